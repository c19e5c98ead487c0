"""What was measured, in rows of words: for the terminal and for the report alike."""

from collections.abc import Iterator, Sequence

from benchmarks.figures import PRODUCT, Figure
from benchmarks.goals import goals_of
from benchmarks.ingesting import MODEL, USUAL
from benchmarks.questions import FILTERS
from benchmarks.results import Results, Run

NOTHING = "–"
Row = tuple[str, ...]
REACHED = {True: "yes", False: "no", None: "not measured"}


def goals(results: Results) -> list[Row]:
    """Return what is asked for, what was measured, and whether that is enough, a row each."""
    head = ("", "asked", "by the clock", "of computing", "reached")
    rows: list[Row] = [
        (one.what, one.asked, one.measured, one.computing, REACHED[one.reached])
        for one in goals_of(results)
    ]
    return [head, *rows]


def runs(results: Results) -> list[Row]:
    """Return of what and on what each run was made, a row each."""
    head = ("passages", "vectors", "questions", "day", "commit", "load", "machine")
    return [head, *(_run(run) for run in results.runs)]


def ingest(results: Results) -> list[Row]:
    """Return how fast each way ingests the same documents, a row each."""
    head = ("", "documents a second", "seconds", "computing", "product = 1", "of computing")
    rows: list[Row] = [head]
    for run in results.runs:
        counted = [one.median for one in run.figures if one.name == "documents"]
        found = [one for one in run.figures if one.name == "ingest"]
        own = next((one for one in found if one.way == PRODUCT), None)
        for one in found if own else ():
            assert own is not None
            documents = NOTHING if one.way in (MODEL, USUAL) else f"{counted[0] / one.median:.2f}"
            against = f"{own.median / one.median:.2f}"
            computing = f"{_cpu(own) / max(_cpu(one), 1e-9):.2f}"
            seconds = (f"{one.median:.1f}", f"{_cpu(one):.1f}")
            rows.append((one.way, documents, *seconds, against, computing))
    return rows


def times(results: Results, name: str) -> list[Row]:
    """Return how long something takes with each filter in each store, a row a store and filter."""
    head = ("passages", "filter", "median", "95th percentile", "computing", "95th", "questions")
    found = {(run.size, one.filters): one for run in results.runs for one in _of(run, name)}
    rows = [
        (f"{size:,}", filters, *_times(found[size, filters]), str(found[size, filters].count))
        for size in dict.fromkeys(size for size, _ in found)
        for filters in FILTERS
        if (size, filters) in found
    ]
    return [head, *rows]


def compared(results: Results) -> list[Row]:
    """Return how long each baseline searches, and the product in turn with it, a row each."""
    head = ("passages", "", "median", "95th percentile", "computing", "the product's", "computing")
    rows: list[Row] = [head]
    for run in results.runs:
        own = {one.way: one for one in run.figures if one.name == "search beside"}
        for one in run.figures:
            if one.name == "search" and one.way != PRODUCT and one.way in own:
                beside = own[one.way]
                told = (*_times(one)[:3], ms(beside.median), ms(_cpu(beside)))
                rows.append((f"{run.size:,}", one.way, *told))
    return rows


def upkeep(results: Results) -> list[Row]:
    """Return memory, disk, start and changes, a row a measure and a column a store."""
    names = {
        "memory: server": "memory of the app, ready",
        "memory: open": "memory of a process, open",
        "memory: all": "… after all questions",
        "memory: most": "… at most",
        "disk: catalogue": "disk: catalogue",
        "disk: vectors": "disk: vectors",
        "disk: words": "disk: words",
        "start: import": "start: imported",
        "start: open": "start: opened",
        "start: first": "start: first answer",
        "start: server": "start: app ready",
        "ingest again": "the same ingested again",
        "add": "a document added",
        "delete": "a document deleted",
    }
    measured = [run for run in results.runs if run.figures]
    rows: list[Row] = [("", *(f"{run.size:,}" if run.size else "files" for run in measured))]
    for name, told in names.items():
        found = [next(iter(_of(run, name)), None) for run in measured]
        if any(found):
            rows.append((told, *(_amount(one) for one in found)))
    return rows


def together(results: Results) -> list[Row]:
    """Return what twenty people who ask at once get, a row a store."""
    head = (
        "passages",
        "answers a second, one",
        "twenty",
        "wait, median",
        "95th",
        "spread",
        "failed",
    )
    rows: list[Row] = [head]
    for run in results.runs:
        found = {one.name: one for one in run.figures}
        if "rate together" in found:
            wait = found["wait together"]
            rows.append(
                (
                    f"{run.size:,}",
                    f"{found['rate alone'].median:.2f}",
                    f"{found['rate together'].median:.2f}",
                    ms(wait.median),
                    ms(wait.high),
                    f"{found['longest wait by shortest'].median:.2f} ×",
                    f"{found['failed together'].median:.0f}",
                )
            )
    return rows


def missing(results: Results) -> Sequence[str]:
    """Return what was not measured, and why, each once."""
    return list(dict.fromkeys(why for run in results.runs for why in run.missing))


def ms(seconds: float | None) -> str:
    """Write seconds as milliseconds."""
    return NOTHING if seconds is None else f"{1000 * seconds:,.0f} ms"


def _of(run: Run, name: str) -> Iterator[Figure]:
    return (one for one in run.figures if one.name == name and one.way == PRODUCT)


def _times(figure: Figure) -> Row:
    return ms(figure.median), ms(figure.high), ms(figure.cpu), ms(figure.cpu_high)


def _cpu(figure: Figure) -> float:
    return figure.cpu or 0.0


def _amount(figure: Figure | None) -> str:
    if figure is None:
        return NOTHING
    if figure.unit == "MB":
        return f"{figure.median:,.0f} MB"
    return f"{figure.median:.2f} s ({_cpu(figure):.2f})"


def _run(run: Run) -> Row:
    read = next((one.median for one in run.figures if one.name == "documents"), 0)
    size = f"{run.size:,}" if run.size else f"{read:.0f} files"
    vectors = "the model's" if run.real else "drawn around real ones"
    load = " to ".join(f"{one:.1f}" for one in run.load)
    asked = f"{run.questions}{' by readers' if run.gold else ''}{' (quick)' if run.quick else ''}"
    return size, vectors, asked, run.day, run.commit, load, run.machine
