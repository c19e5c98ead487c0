"""The figures that are to be reached, and what was measured of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.baselines import Tutorial
from benchmarks.figures import PRODUCT, Figure
from benchmarks.questions import FILTERS, PLAIN
from benchmarks.results import Results, Run

MILLION, HUNDRED_THOUSAND, TEN_THOUSAND = 1_000_000, 100_000, 10_000
ANSWERED_AT = 51_000
"""Passages of the store that the time of an answer was asked for."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What is asked for, what was measured by the clock and of computing, and whether it is enough.

    `reached` is None where it was not measured.
    """

    what: str
    asked: str
    measured: str = "–"
    computing: str = "–"
    reached: bool | None = None


def goals_of(results: Results) -> list[Goal]:
    """Return all goals with what was measured."""
    return [
        *_ingest(results),
        *_search(results),
        *_answers(results),
        *_memory(results),
        *_together(results),
    ]


def run_of(results: Results, size: int) -> Run | None:
    """Return the run of the store of so many passages."""
    return next((run for run in results.runs if run.size == size), None)


def _ingest(results: Results) -> Iterator[Goal]:
    what, asked = "ingest, documents a second against the tutorial's pipeline", "≥ 1.3 ×"
    for run in reversed(results.runs):
        own, other = _of(run, "ingest"), _of(run, "ingest", Tutorial.name)
        if own and other:
            wall, cpu = other.median / own.median, (other.cpu or 0) / (own.cpu or 1)
            yield Goal(what, asked, f"{wall:.2f} ×", f"{cpu:.2f} ×", wall >= 1.3)
            return
    yield Goal(what, asked)


def _search(results: Results) -> Iterator[Goal]:
    run = run_of(results, MILLION)
    plain = _of(run, "search", filters=PLAIN)
    yield _times("search at 1,000,000, without the question's embedding", plain, 0.025, 0.060)
    what, asked = "… with any filter, against none", "≤ 2 ×"
    found = [_of(run, "search", filters=one) for one in FILTERS if one != PLAIN]
    known = [one for one in found if one]
    if plain and known:
        worst = max(one.median / plain.median for one in known)
        computing = max((one.cpu or 0) / (plain.cpu or 1) for one in known)
        yield Goal(what, asked, f"{worst:.2f} ×", f"{computing:.2f} ×", worst <= 2)
    else:
        yield Goal(what, asked)
    yield _times("embedding a question", _last(results, "embed"), 0.010, None)


def _answers(results: Results) -> Iterator[Goal]:
    at = next((run for run in results.runs if run.size >= ANSWERED_AT), None)
    size = f"{at.size:,}" if at else f"{ANSWERED_AT:,}"
    asked = _of(at, "answer", filters=PLAIN)
    yield _times(f"whole answer, warm, at {size} (asked at {ANSWERED_AT:,})", asked, 0.25, 0.5)
    small = _of(run_of(results, TEN_THOUSAND), "answer", filters=PLAIN)
    large = _of(run_of(results, MILLION), "answer", filters=PLAIN)
    what, ratio = "whole answer at 1,000,000 against 10,000", "≤ 1.5 ×"
    if small and large:
        wall, cpu = large.median / small.median, (large.cpu or 0) / (small.cpu or 1)
        yield Goal(what, ratio, f"{wall:.2f} ×", f"{cpu:.2f} ×", wall <= 1.5)
    else:
        yield Goal(what, ratio)
    run = run_of(results, HUNDRED_THOUSAND)
    first, imported = _of(run, "start: first"), _of(run, "start: import")
    told = "process start to first answer at 100,000"
    if first and imported:
        measured = f"{first.median:.1f} s, of which importing {imported.median:.1f} s"
        computed = f"{first.cpu:.1f} s, {imported.cpu:.1f} s"
        yield Goal(told, "< 8 s", measured, computed, first.median < 8)
    else:
        yield Goal(told, "< 8 s")


def _memory(results: Results) -> Iterator[Goal]:
    for size, most in ((HUNDRED_THOUSAND, 1000), (MILLION, 4000)):
        run = run_of(results, size)
        server, opened = _of(run, "memory: server"), _of(run, "memory: open")
        answered = _of(run, "memory: all")
        what, asked = f"memory at {size:,} of the app that serves", f"< {most / 1000:g} GB"
        if server and opened and answered:
            held = server.median + answered.median - opened.median
            yield Goal(what, asked, f"{held:,.0f} MB", "–", held < most)
        else:
            yield Goal(what, asked)


def _together(results: Results) -> Iterator[Goal]:
    alone, together = (_last(results, f"rate {one}") for one in ("alone", "together"))
    failed, longest = _last(results, "failed together"), _last(results, "longest wait by shortest")
    what = "answers a second of 20 people at once against one alone"
    if alone and together and failed and longest:
        ratio = together.median / alone.median
        yield Goal(what, "≥ 1 ×", f"{ratio:.2f} ×", reached=ratio >= 1)
        yield Goal(
            "… of their questions failed", "0", f"{failed.median:.0f}", "–", not failed.median
        )
        starved = f"longest mean wait {longest.median:.2f} × the shortest"
        yield Goal(
            "… none waits much longer than others", "≤ 2 ×", starved, "–", longest.median <= 2
        )
    else:
        yield Goal(what, "≥ 1 ×")


def _times(what: str, figure: Figure | None, median: float, high: float | None) -> Goal:
    """Compare a median, and a 95th percentile if one is asked for, both in seconds."""
    asked = _ms(median, high)
    if figure is None:
        return Goal(what, asked)
    reached = figure.median <= median and (high is None or (figure.high or 0) <= high)
    measured = _ms(figure.median, figure.high if high else None)
    cpu = _ms(figure.cpu or 0, figure.cpu_high if high else None)
    return Goal(what, asked, measured, cpu, reached)


def _ms(median: float, high: float | None) -> str:
    told = f"{1000 * median:.0f}" + (f" / {1000 * high:.0f}" if high is not None else "")
    return f"{told} ms"


def _of(run: Run | None, name: str, way: str = PRODUCT, filters: str = "") -> Figure | None:
    found = run.figures if run else ()
    key = (name, way, filters)
    return next((one for one in found if (one.name, one.way, one.filters) == key), None)


def _last(results: Results, name: str) -> Figure | None:
    """Return a figure of the largest store that it was measured of."""
    found = (_of(run, name) for run in reversed(results.runs))
    return next((one for one in found if one), None)
