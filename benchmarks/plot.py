"""Draw how long searches and answers take in stores of each size, with each filter.

The marks differ in shape, not in colour, as those of `evaluation.plot`.
"""

import io
from typing import Any

from benchmarks.figures import PRODUCT
from benchmarks.questions import FILTERS, PLAIN
from benchmarks.results import Results
from errors import SettingError
from evaluation.plot import INK, PALE, STYLE, accessible
from words import benchmarks as said
from words.evaluation import package_missing

PANELS = {"search": "search, without the question's embedding", "answer": "whole answer"}
TOLD = (PLAIN, "all")
"""Filters that are told of in words too."""
MARKS = dict(zip(FILTERS, "osv^D", strict=True))
TITLE = "Milliseconds a question by the passages of the store: median and 95th percentile"

Points = list[tuple[int, float, float]]
"""Of one filter: passages, and milliseconds of computing, median and 95th percentile."""


def points_of(results: Results, name: str) -> dict[str, Points]:
    """Return what is drawn of a measure, by filters."""
    found: dict[str, Points] = {}
    for run in results.runs:
        for one in run.figures:
            if one.name == name and one.way == PRODUCT and one.cpu is not None:
                high = one.cpu if one.cpu_high is None else one.cpu_high
                found.setdefault(one.filters, []).append((run.size, 1000 * one.cpu, 1000 * high))
    return found


def described(results: Results) -> str:
    """Return in words what the plot shows, for those who cannot see it."""
    return said.plotted(
        f"{panel}, filter {filters}, {size:,} passages: {median:.0f} and {high:.0f}"
        for name, panel in PANELS.items()
        for filters, points in points_of(results, name).items()
        for size, median, high in points
        if filters in TOLD
    )


def draw(results: Results) -> str:
    """Return the plot as an SVG with its title and its description.

    Raises:
        SettingError: the library that draws is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SettingError(package_missing("--report", error)) from error
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(9, 4.2), layout="constrained")
        panels = figure.subplots(1, len(PANELS))
        for axes, (name, panel) in zip(panels, PANELS.items(), strict=True):
            _panel(axes, panel, points_of(results, name))
        handles, labels = panels[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=5, frameon=False)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return accessible(drawn.getvalue(), TITLE, described(results))


def _panel(axes: Any, title: str, found: dict[str, Points]) -> None:
    axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("passages")
    axes.set_ylabel("ms of computing")
    axes.grid(color=PALE, linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    for filters, points in found.items():
        sizes = [size for size, _, _ in points]
        mark = MARKS.get(filters, "x")
        axes.plot(
            sizes,
            [median for _, median, _ in points],
            color=INK,
            marker=mark,
            markerfacecolor="white",
            linewidth=0.8,
            label=f"filter: {filters}",
        )
        axes.plot(
            sizes, [high for *_, high in points], color=INK, marker=mark, ls=":", linewidth=0.6
        )
