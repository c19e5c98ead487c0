"""Text made into HTML that shows it as it is: the only place where HTML is put together.

`Html` is a type of its own, so that the type checker refuses text that was not escaped.
"""

import base64
import html
import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NewType

import streamlit as st

from schema import Span
from ui.document_layout import lay_out
from ui.document_parts import Part
from ui.inline_marks import Piece, Style, read_pieces
from ui.runs import Cutter

Html = NewType("Html", str)

_STYLES = tuple(
    Path(__file__).with_name(f"{name}.css") for name in ("tokens", "frame", "page", "answer")
)
ICON = str(Path(__file__).with_name("icon.svg"))
_SYMBOL = re.compile(r"([!-/:-@\[-`{-~])")
_CODE = re.compile(r":(?=\S)|[-<>=~](?=[-<>=~])")
_CSS = {"heading": "part-heading", "rest": "rest"}
_JOINER = "\u2060"


def text(words: str) -> Html:
    """Escape words, so that they are shown as they are."""
    return Html(html.escape(words))


def element(name: str, *inside: Html, css: str = "", **attributes: str) -> Html:
    """Make an element; a name of an attribute may end in _ and have _ for -."""
    given = {"class": f"atm-{css}"} if css else {}
    given |= {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    shown = "".join(f' {key}="{html.escape(value)}"' for key, value in given.items())
    return Html(f"<{name}{shown}>{''.join(inside)}</{name}>")


def picture(path: str) -> str:
    """Return the address of an SVG file that holds the picture itself."""
    data = base64.b64encode(Path(path).read_bytes()).decode("ascii")
    return f"data:image/svg+xml;base64,{data}"


def show(content: Html) -> None:
    """Draw an element."""
    st.html(content)


def style() -> None:
    """Give the page its style sheets."""
    for sheet in _STYLES:
        st.html(sheet)


def highlighted(
    words: str,
    start: int,
    *,
    quotes: Sequence[Span] = (),
    marks: Sequence[Span] = (),
    style: Style = "plain",
) -> Html:
    """Show a stretch of a document with its quotations and decisive words marked.

    Args:
        words: the text of the stretch.
        start: where it begins in the document; the spans are offsets in the document.
        quotes: what is quoted; what lies outside the stretch is passed over.
        marks: what is decisive.
        style: how the document is marked; its marks are not shown.
    """
    cutter = Cutter(_within(quotes, start), _within(marks, start))
    return _runs(words, cutter, read_pieces(words, 0, len(words), style))


def passage_text(words: str, style: Style = "plain") -> Html:
    """Escape words of a document, without the marks of its format."""
    return highlighted(words, 0, style=style)


def paragraphs(
    words: str,
    start: int,
    *,
    quotes: Sequence[Span],
    marks: Sequence[Span],
    style: Style = "plain",
    lead: str = "",
) -> Html:
    """Show a stretch as a document: headings, paragraphs, lists and tables, marked as above.

    `lead` is the row that names the columns, if the stretch begins within a table.
    """
    cutter = Cutter(_within(quotes, start), _within(marks, start))
    parts = lay_out(words, style)
    shown: list[Html] = []
    for role, some in itertools.groupby(parts, key=lambda part: (part.role, part.table)):
        drawn = list(some)
        if role[0] == "row":
            first = not shown and not any(part.header for part in drawn)
            shown.append(_table(words, cutter, drawn, style, lead if first else ""))
        elif role[0] == "item":
            items = (
                element("li", _runs(words, cutter, part.cells[0]), css="bullet" * part.bullet)
                for part in drawn
            )
            shown.append(element("ul", *items, css="list"))
        else:
            shown += [
                element("p", _runs(words, cutter, part.cells[0]), css=_CSS.get(part.role, ""))
                for part in drawn
            ]
    return Html("".join(shown))


def quotation(
    words: str, start: int, *, marks: Sequence[Span], style: Style = "plain", lead: str = ""
) -> Html:
    """Show what is quoted, below its lead-in: rows of a table as a table with its header."""
    if is_table(words, style):
        cutter = Cutter((), _within(marks, start))
        return _table(words, cutter, lay_out(words, style), style, lead)
    above = [element("span", passage_text(lead, style), css="lead")] if lead else []
    return Html("".join([*above, highlighted(words, start, marks=marks, style=style)]))


def is_table(words: str, style: Style) -> bool:
    """Tell whether words are rows of a table, and nothing else."""
    parts = lay_out(words, style)
    return bool(parts) and all(part.role == "row" for part in parts)


def _table(words: str, cutter: Cutter, rows: Sequence[Part], style: Style, lead: str) -> Html:
    """Draw a table; a lead-in with as many cells as its rows names its columns."""
    columns = max(len(row.cells) for row in rows)
    head = next((part for part in lay_out(lead, style) if len(part.cells) == columns > 1), None)
    above = [_row(lead, Cutter(), head, columns, "th")] if head else []
    drawn = [_row(words, cutter, row, columns, "th" if row.header else "td") for row in rows]
    caption = [element("caption", passage_text(lead, style))] if lead and not head else []
    return element("table", *caption, element("tbody", *above, *drawn), css="table")


def _row(words: str, cutter: Cutter, row: Part, columns: int, name: str) -> Html:
    if name == "th" and len(row.cells) < columns:  # which columns it names is not known
        over = [element("span", _runs(words, cutter, cell), css="apart") for cell in row.cells]
        return element("tr", element("th", *over, colspan=str(columns)))
    cells = []
    for n, cell in enumerate(row.cells, 1):
        span = {"colspan": str(columns - n + 1)} if n == len(row.cells) < columns else {}
        cells.append(element(name, _runs(words, cutter, cell), **span))
    return element("tr", *cells)


def _runs(words: str, cutter: Cutter, pieces: Sequence[Piece]) -> Html:
    shown = []
    for run in cutter.cut(pieces):
        part = text(words[run.piece.start : run.piece.end])
        if run.piece.slanted:
            part = element("em", part)
        if run.marked:
            part = element("strong", part)
        elif run.piece.bold:
            part = element("b", part)
        if run.quote:
            part = element("mark", part)
        shown.append(part)
    return Html("".join(shown).replace("</mark><mark>", ""))


def _within(spans: Sequence[Span], start: int) -> list[Span]:
    """Return spans as offsets of what begins at `start`."""
    return [Span(span.start - start, span.end - start) for span in spans]


def joined(parts: Iterable[str | None], separator: str = " · ") -> Html:
    """Escape what is known and set it in a line."""
    return text(separator.join(part for part in parts if part))


def label(words: str) -> str:
    """Write words so that a widget's label, which is Markdown, shows them as they are.

    A backslash is enough for Markdown itself. Emoji codes and arrows are looked for when
    the backslashes are gone, so they are broken up by an invisible joiner.
    """
    return _SYMBOL.sub(r"\\\1", _CODE.sub(f"\\g<0>{_JOINER}", " ".join(words.split())))
