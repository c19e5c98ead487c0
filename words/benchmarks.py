"""What is said by the benchmarks."""

from collections.abc import Iterable

from words.numbers import number_of

NO_PAPERS = (
    "None of the documents could be read that the benchmark's stores are made of. "
    "Name a folder with minutes with --source."
)
WARMING = "The minutes of the last meeting were approved."
READING = "Reading the documents that stores are made of …"
NO_QUESTIONS = (
    "The store holds no document with a council, a committee and a date, so that no filter can be "
    "measured. Name other minutes with --source."
)


def no_archive(folder: object) -> str:
    """Say that a folder holds no archive."""
    return f"There is no archive in {folder}. Name another one with --archive, or leave it out."


def embedding(count: int) -> str:
    """Say that texts are embedded."""
    return f"Embedding {number_of(count, 'text')} …"


def making(passages: int, folder: object) -> str:
    """Say that a store is made."""
    return f"Making a store of {passages:,} passages in {folder} …"


def made(passages: int, wanted: int) -> str:
    """Say how far the making of a store is."""
    return f"  {passages:,} of {wanted:,} passages"


def taken_again(folder: object) -> str:
    """Say that a store is there already."""
    return f"The store in {folder} is made of the same and is taken again."


def extra_missing(name: str, package: str) -> str:
    """Say that a baseline is not measured."""
    return (
        f"{name} is not measured: the package {package} is not installed. "
        "Run `pip install -r requirements-bench.txt` to measure it."
    )


def ingesting(name: str) -> str:
    """Say what is measured."""
    return f"  ingest: {name}"


def not_started(why: str) -> str:
    """Say that a process that is measured did not answer."""
    return f"A process that was to be measured ended or did not answer: {why[-800:]}"


def too_small(least: int) -> str:
    """Say that a store would be too small."""
    return f"A store of fewer than {least} passages says nothing; name larger --sizes."


def measuring(part: str, passages: int) -> str:
    """Say what is measured."""
    where = f" in {passages:,} passages" if passages else ""
    return f"Measuring {part}{where} …"


def written(folder: object) -> str:
    """Say where the report is."""
    return f"The report is in {folder}."


def plotted(points: Iterable[str]) -> str:
    """Say what the plot shows."""
    return f"Milliseconds of computing, median and 95th percentile: {'; '.join(points)}."


def extra_fails(name: str, why: object) -> str:
    """Say that a baseline failed."""
    return f"{name} is not measured: it failed ({type(why).__name__}: {str(why)[:300]})."
