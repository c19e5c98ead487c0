"""Draw what was measured: a row a measure, a mark a way of answering, on one scale.

The marks differ in shape and filling, not in colour, so that they can be told apart in
greyscale and by readers who don't see colours.
"""

import io
import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from errors import SettingError
from evaluation.measure import Measured, Measurement
from evaluation.tables import ARMS, PRODUCT, TUTORIAL, percent
from words import evaluation as said

MEASURES = (
    "right answers",
    "citations of right documents",
    "unanswerable questions declined",
    "a right passage is first",
    "… among the first five",
    "… among the first ten",
)
INK, PALE = "#111111", "#c8c8c8"
BESIDE = 12
"""Points between a mark and its share: above or below, so that two never cover each other."""
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "text.parse_math": False,  # a name is no formula
    "svg.fonttype": "path",  # the same shapes wherever it is looked at
    "svg.hashsalt": "ask-the-minutes",  # the same names of parts in every run
}


@dataclass(frozen=True, slots=True)
class Series:
    """One way of answering: its name, its mark, and a share for each measure that it has.

    `told` is how far from its marks their shares are written, upwards; 0 leaves them out.
    """

    name: str
    mark: str
    shares: tuple[float | None, ...]
    size: float = 6
    filled: bool = False
    told: int = 0


def series_of(measured: Measurement) -> list[Series]:
    """Return what is drawn, the product last so that its marks lie on top."""
    found = [
        Series(ARMS[arm], mark, (None, None, None, *_recall(measured.arms[arm][0])))
        for arm, mark in (("dense", "^"), ("lexical", "v"))
    ]
    if measured.tutorial:
        found.append(Series(TUTORIAL, "s", _shares(measured.tutorial), size=9, told=-BESIDE))
    product = Series(PRODUCT, "o", _shares(measured.product), size=10, filled=True, told=BESIDE)
    return [*found, product]


def described(measured: Measurement) -> str:
    """Return in words what the plot shows, for those who cannot see it."""
    told = []
    for series in reversed(series_of(measured)):
        shares = zip(MEASURES, series.shares, strict=True)
        values = [f"{name} {percent(share)}" for name, share in shares if share is not None]
        told.append(f"{series.name}: {', '.join(values)}")
    return f"{'; '.join(told)}."


def draw(measured: Measurement) -> str:
    """Return the plot as an SVG with its title and its description.

    Raises:
        SettingError: the library that draws is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SettingError(said.package_missing("--report", error)) from error
    title = f"Answers to {measured.product.scores.questions} questions ({measured.gold})"
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8, 4.6), layout="constrained")
        axes = figure.add_subplot()
        _frame(axes, title)
        for series in series_of(measured):
            _mark(axes, series)
        figure.legend(loc="outside lower center", ncols=4, frameon=False, reverse=True)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return accessible(drawn.getvalue(), title, described(measured))


def _frame(axes: Any, title: str) -> None:
    axes.set_title(title, loc="left", fontweight="bold", pad=16)
    axes.set_xlim(-2, 102)
    axes.set_xticks(range(0, 101, 20), [f"{tick}%" for tick in range(0, 101, 20)])
    axes.set_yticks(range(len(MEASURES)), MEASURES)
    axes.set_ylim(len(MEASURES) - 0.5, -0.5)
    axes.hlines(range(len(MEASURES)), 0, 100, color=PALE, linewidth=1, zorder=0)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _mark(axes: Any, series: Series) -> None:
    places = [(100 * share, y) for y, share in enumerate(series.shares) if share is not None]
    axes.plot(
        [x for x, _ in places],
        [y for _, y in places],
        linestyle="none",
        marker=series.mark,
        markersize=series.size,
        markeredgecolor=INK,
        markerfacecolor=INK if series.filled else "white",
        label=series.name,
    )
    for x, y in places if series.told else ():
        axes.annotate(
            f"{x:.0f}%",
            (x, y),
            (0, series.told),
            textcoords="offset points",
            ha="center",
            va="center",
        )


def _shares(measured: Measured) -> tuple[float | None, ...]:
    scores = measured.scores
    answers = (scores.answer_accuracy, scores.citation_precision, scores.declined_right)
    return (*answers, *_recall(scores.recall))


def _recall(recall: Any) -> tuple[float | None, ...]:
    return tuple((recall or {}).get(depth) for depth in ("1", "5", "10"))


def accessible(svg: str, title: str, description: str) -> str:
    """Give a drawing the title and description that readers of screens tell."""
    told = f"<title>{escape(title)}</title>\n <desc>{escape(description)}</desc>"
    return re.sub(r"<svg\b[^>]*", lambda tag: f'{tag[0]} role="img"', svg, count=1).replace(
        'role="img">', f'role="img">\n {told}', 1
    )
