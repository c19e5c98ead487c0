"""Hand every parser, and every step after it, what nobody thought of: `make fuzz`.

    python -m tests.fuzz [--minutes 10] [--seed N] [--kinds text,page,word,pdf] [--keep FOLDER]

Draws a shape of tests/hostile.py or a whole file, damages and mixes it, and reads it in a process
of its own, bounded as those of the ingest are. Prints what broke a bound: more computing than the
size of the file allows, more memory, a fault of the reader, a process that ended. Ends with 1 if
anything did; each file is kept in FOLDER.
"""

import argparse
import itertools
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.files.load import SourceFile
from ingest.files.reading import Job, Outcome, read_file
from ingest.files.workers import Lost, Workers
from tests.hostile import PAGE_SHAPES, TEXT_SHAPES, WORD, WORD_SHAPES, Counting, Shape
from tests.hostile_pdf import PDF_SHAPES
from tests.making import pdf

SHAPES: dict[str, dict[str, Shape]] = {
    "text": TEXT_SHAPES,
    "page": PAGE_SHAPES,
    "word": WORD_SHAPES,
    "pdf": PDF_SHAPES,
}
WHOLE: dict[str, Shape] = {
    "word": lambda size: (WORD, ".docx"),
    "pdf": lambda size: (pdf([["Minutes of the council", "The drains were mended."]] * 3), ".pdf"),
}
LARGEST = 200_000
"""Characters of a shape."""
CPU_SECONDS = 4
CPU_SECONDS_A_MEGABYTE = 60
"""A twentieth of what the ingest allows a small file, and twice what it allows a large one."""


def main() -> int:
    """Fuzz for a while."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--kinds", default=",".join(SHAPES))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "minutes-fuzz"))
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    options.keep.mkdir(parents=True, exist_ok=True)
    ends = time.monotonic() + 60 * options.minutes
    made = inputs(random.Random(seed), options.kinds.split(","), options.keep, ends)
    counts = Counter[str]()
    with Workers[Counting, Job, Outcome](
        read_file, Counting(), cpu_seconds=may_compute, limit_seconds=900
    ) as workers:
        for job, done in workers.map(made, weigh=lambda job: job.size):
            fault = fault_of(done)
            counts["bounds broken" if fault else "read or refused"] += 1
            if fault:
                print(f"{job.file.path}: {fault}", flush=True)
            else:
                job.file.path.unlink()
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()), flush=True)
    return 1 if counts["bounds broken"] else 0


def may_compute(size: int) -> int:
    """Return the seconds that may be computed on a file: packed ones hold more than they weigh."""
    return CPU_SECONDS + CPU_SECONDS_A_MEGABYTE * max(size, LARGEST) // 1_000_000


def fault_of(done: Outcome | Lost) -> str:
    """Say which bound was broken, empty if none."""
    if isinstance(done, Lost):
        return done.reason
    return done.message if "has a fault" in done.message else ""


def inputs(drawn: random.Random, kinds: Sequence[str], folder: Path, ends: float) -> Iterator[Job]:
    """Write one file after another until the time is over; each is a job."""
    for number in itertools.count():
        if time.monotonic() >= ends:
            return
        kind = drawn.choice(kinds)
        data, ending = one_of(kind, drawn)
        for _ in range(drawn.choice((0, 0, 1, 3))):
            data = damaged(data, drawn)
        name = f"{number:06d}{ending}"
        (folder / name).write_bytes(data)
        yield Job(SourceFile(str(folder), name), "fuzz", size=len(data))


def one_of(kind: str, drawn: random.Random) -> tuple[bytes, str]:
    """Draw a shape of a kind, or mix two of them where that makes a file."""
    shapes = [*SHAPES[kind].values(), *([WHOLE[kind]] * 5 if kind in WHOLE else [])]
    size = int(LARGEST ** drawn.uniform(0.4, 1))
    data, ending = drawn.choice(shapes)(size)
    if kind in ("text", "page") and drawn.random() < 0.6:
        other, ending = drawn.choice(shapes)(size)
        at = drawn.choice((len(data), drawn.randrange(len(data) + 1)))
        data = data[:at] + other + data[at:]
    return data, ending


def damaged(data: bytes, drawn: random.Random) -> bytes:
    """Overwrite, repeat, take out or swap a stretch of a file."""
    low = drawn.randrange(len(data) + 1)
    piece = data[low : low + int(10 ** drawn.uniform(0, 4))]
    deed = drawn.randrange(5)
    if deed == 0:
        return data[:low] + drawn.randbytes(drawn.randrange(1, 9)) + data[low + 4 :]
    if deed == 1:
        return data[:low] + piece * drawn.randrange(2, 9) + data[low:]
    if deed == 2:
        return data[:low] + data[low + len(piece) :]
    if deed == 3:
        number = str(drawn.choice((-1, 0, 2**31, 10**12))).encode()
        return data[:low] + number + data[low + len(number) :]
    at = drawn.randrange(len(data) + 1)
    return data[:at] + piece + data[at:]


if __name__ == "__main__":
    sys.exit(main())
