"""`python -m benchmarks`: measure how fast, how large and how steady the product is."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from benchmarks import tables
from benchmarks.papers import Origin
from benchmarks.report import FIGURES, write_report
from benchmarks.results import read_results, write_results
from benchmarks.run import PARTS, QUICK, Benchmark, Plan
from benchmarks.starting import ROOT
from commands import Command, complain, flag, one_of, option, positive, show
from errors import SettingError
from evaluation.tables import aligned
from words import benchmarks as said

SAMPLES = ROOT / "samples" / "minutes"
SMALLEST = 100
FROM_FILES, FROM_ARCHIVE = 400, 4000
"""Documents that stores are made of at the most: those of an archive need not be embedded."""
KEEP = Path("data") / "bench"

Sources = Annotated[
    list[Path] | None,
    option("--source", "FOLDER...", "minutes to make stores of, beside the samples", Path),
]
Taken = Annotated[
    Path | None,
    option("--archive", "STORE", "an archive to take documents and vectors from instead", Path),
]
Sizes = Annotated[
    list[int] | None, option("--sizes", "N...", "passages of the stores that are made", positive)
]
Gold = Annotated[
    Path | None,
    option("--gold", "FILE", "gold questions about these minutes, to ask in place of others", Path),
]
Parts = Annotated[
    list[str] | None, option("--only", "PART...", f"some of {', '.join(PARTS)}", one_of(PARTS))
]
Keep = Annotated[
    Path | None, option("--keep", "FOLDER", f"where stores are kept ({KEEP.as_posix()})", Path)
]
Report = Annotated[
    Path | None,
    option("--report", "FOLDER", "where figures, report and plot are kept, and added to", Path),
]
Quick = Annotated[bool, flag("--quick", "small stores and few questions: some five minutes")]


def bench(
    source: Sources = None,
    taken: Taken = None,
    sizes: Sizes = None,
    gold: Gold = None,
    only: Parts = None,
    keep: Keep = None,
    report: Report = None,
    quick: Quick = False,
) -> int:
    """Measure ingest, searches, answers, memory, disk, start and changes."""
    plan = QUICK if quick else Plan()
    if sizes:
        plan = replace(plan, sizes=tuple(sizes))
    if min(plan.sizes) < SMALLEST:
        raise SettingError(said.too_small(SMALLEST))
    places = (SAMPLES, *(source or ()))
    kept = keep or KEEP
    folder = report or kept / "report"
    results = read_results(folder / FIGURES)
    benchmark = Benchmark(
        plan,
        Origin(places, taken, most=FROM_ARCHIVE if taken else FROM_FILES, passages=plan.embedded),
        Origin(places, most=plan.files),
        gold,
        kept,
        only or PARTS,
        complain,
    )
    for run in benchmark.runs():
        # Read anew: another run may have measured another store meanwhile.
        results = read_results(folder / FIGURES).including(run)
        write_results(results, folder / FIGURES)
        write_report(results, folder)
    for rows in (tables.goals(results), tables.ingest(results), tables.times(results, "search")):
        show(f"{aligned(rows)}\n")
    show(said.written(folder))
    return 0


main = Command("python -m benchmarks", bench)

if __name__ == "__main__":
    sys.exit(main())
