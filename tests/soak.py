"""Kill ingests at random and add and remove without end: `make soak`, for an hour of peace.

    python -m tests.soak [--seed N] [--kills 20] [--rounds 10] [--documents 200]

Prints what it measures; ends with 1 if a store differs from an undisturbed one, or grows or
slows by more than a fifth.
"""

import argparse
import contextlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ingest import ingest
from tests.conftest import ROOT
from tests.finding import search
from tests.stores import contents, size
from vectorstore import Archive, EmbeddingModel

THINGS = "lamps hedges drains bridges benches trees buses pools lanes verges libraries markets"
DEEDS = "be mended by June|be looked at again|be paid for from reserves|not be sold|be let"
QUESTIONS = [f"What was resolved about the {thing}?" for thing in THINGS.split()]


def main() -> int:
    """Run both trials."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=main.__doc__)
    for name, default in (("seed", 1), ("kills", 20), ("rounds", 10), ("documents", 200)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    drawn = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as here:
        same = outlives_kills(Path(here), drawn, options.kills)
        steady = stays_small_and_fast(Path(here), drawn, options.rounds, options.documents)
    return 0 if same and steady else 1


def outlives_kills(here: Path, drawn: random.Random, kills: int) -> bool:
    """Kill ingests of a changing folder; compare what comes of it with an undisturbed store."""
    folder = here / "changing"
    folder.mkdir()
    write_minutes(folder, drawn, range(120))
    started = time.perf_counter()
    ingest_apart(folder, here / "first")
    whole = time.perf_counter() - started
    killed = 0
    while killed < kills:
        write_minutes(folder, drawn, drawn.sample(range(150), 40))
        for path in drawn.sample(sorted(folder.iterdir()), 8):
            path.unlink()
        after = drawn.uniform(0, whole)
        if ingest_apart(folder, here / "killed", killed_after=after):
            print(f"ended before it could be killed after {after:.1f} s", flush=True)
        else:
            killed += 1
            print(f"kill {killed} after {after:.1f} s", flush=True)
    for store in ("killed", "undisturbed"):
        ingest_apart(folder, here / store)
    with opened(here / "killed") as one, opened(here / "undisturbed") as other:
        held, expected = contents(one), contents(other)
    differing = [part for part, value in expected.items() if held[part] != value]
    print("the stores are the same" if not differing else f"they differ in {differing}", flush=True)
    return not differing


def stays_small_and_fast(here: Path, drawn: random.Random, rounds: int, documents: int) -> bool:
    """Remove and add the same documents; compare size and speed with the first round's."""
    kept, moved = here / "kept", here / "moved"
    for folder in (kept, moved):
        folder.mkdir()
        write_minutes(folder, drawn, range(documents))
    sizes, times = [], []
    with opened(here / "rounds") as archive:
        ingest([kept], archive)
        for n in range(rounds):
            ingest([moved], archive)
            sizes.append(size(archive.folder) / 1e6)
            times.append(median_query(archive))
            print(f"round {n + 1}: {sizes[-1]:.1f} MB, {times[-1]:.1f} ms a query", flush=True)
            moved.rename(here / "away")
            moved.mkdir()
            ingest([moved], archive, allow_removal=True)
            moved.rmdir()
            (here / "away").rename(moved)
    return max(sizes) <= 1.2 * sizes[0] and max(times) <= 1.2 * times[0]


def write_minutes(folder: Path, drawn: random.Random, numbers: list[int] | range) -> None:
    """Write the minutes of an invented parish, a meeting a file."""
    for number in numbers:
        items = "\n\n".join(
            f"{n}. The {thing}\n\nThe Clerk said that {drawn.randrange(2, 900)} {thing} had been "
            f"counted in Lane {drawn.randrange(99)}.\n\nRESOLVED: That the {thing} "
            f"{drawn.choice(DEEDS.split('|'))}."
            for n, thing in enumerate(drawn.sample(THINGS.split(), 8), 1)
        )
        when = f"Minutes of the meeting held on {number % 28 + 1} May 2024"
        text = f"Pennick Parish Council\n\n{when}\n\n{items}\n"
        (folder / f"{number:04d}.txt").write_text(text, "utf-8")


def ingest_apart(folder: Path, store: Path, *, killed_after: float | None = None) -> bool:
    """Ingest as people do; tell whether it came to its end before it was killed."""
    arguments = [folder, "--store", store, "--allow-removal"]
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        _, told = process.communicate(timeout=killed_after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return False
    if process.returncode:
        sys.exit(f"an ingest ended with {process.returncode}: {told.decode()}")
    return True


def median_query(archive: Archive) -> float:
    """Return the milliseconds that a search takes, the machine's other work left aside."""
    return 1000 * statistics.median(
        min(timed(archive, question) for _ in range(9)) for question in QUESTIONS
    )


def timed(archive: Archive, question: str) -> float:
    """Return the seconds that one search takes."""
    started = time.perf_counter()
    search(archive, question)
    return time.perf_counter() - started


@contextlib.contextmanager
def opened(store: Path) -> Iterator[Archive]:
    """Open an archive for a while."""
    with contextlib.closing(Archive(store, EmbeddingModel())) as archive:
        yield archive


if __name__ == "__main__":
    sys.exit(main())
