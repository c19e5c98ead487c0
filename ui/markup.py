"""Text made into HTML that shows it as it is: the only place where HTML is put together.

`Html` is a type of its own, so that the type checker refuses text that was not escaped.
"""

import html
import itertools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NewType

import streamlit as st

from schema import Span

Html = NewType("Html", str)

_STYLE = Path(__file__).with_name("page.css")
ICON = str(Path(__file__).with_name("icon.svg"))
_SYMBOL = re.compile(r"([!-/:-@\[-`{-~])")
_CODE = re.compile(r":(?=\S)|[-<>=~](?=[-<>=~])")
_PARAGRAPH = re.compile(r"\S(?:(?!\n\s*\n).)*", re.DOTALL)
_JOINER = "\u2060"


def text(words: str) -> Html:
    """Escape words, so that they are shown as they are."""
    return Html(html.escape(words))


def passage_text(words: str) -> Html:
    """Escape words of a document; Markdown's marks of bold words are left out."""
    return text(words.replace("**", ""))


def element(name: str, *inside: Html, css: str = "", **attributes: str) -> Html:
    """Make an element; a name of an attribute may end in _ and have _ for -."""
    given = {"class": f"atm-{css}"} if css else {}
    given |= {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    shown = "".join(f' {key}="{html.escape(value)}"' for key, value in given.items())
    return Html(f"<{name}{shown}>{''.join(inside)}</{name}>")


def show(content: Html) -> None:
    """Draw an element."""
    st.html(content)


def style() -> None:
    """Give the page its style sheet."""
    st.html(_STYLE)


def highlighted(
    words: str, start: int, *, quotes: Sequence[Span] = (), marks: Sequence[Span] = ()
) -> Html:
    """Show a stretch of a document with its quotations and decisive words marked.

    Args:
        words: the text of the stretch.
        start: where it begins in the document; the spans are offsets in the document.
        quotes: what is quoted; what lies outside the stretch is passed over.
        marks: what is decisive.
    """
    end = start + len(words)
    edges = {edge for span in (*quotes, *marks) for edge in (span.start, span.end)}
    cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    shown = []
    for low, high in itertools.pairwise(cuts):
        part = passage_text(words[low - start : high - start])
        if _within(low, marks):
            part = element("strong", part)
        if _within(low, quotes):
            part = element("mark", part)
        shown.append(part)
    return Html("".join(shown).replace("</mark><mark>", ""))


def paragraphs(words: str, start: int, *, quotes: Sequence[Span], marks: Sequence[Span]) -> Html:
    """Show a stretch as `highlighted` does, each paragraph in an element of its own."""
    return Html(
        "".join(
            element("p", highlighted(part[0], start + part.start(), quotes=quotes, marks=marks))
            for part in _PARAGRAPH.finditer(words)
        )
    )


def joined(parts: Iterable[str | None], separator: str = " · ") -> Html:
    """Escape what is known and set it in a line."""
    return text(separator.join(part for part in parts if part))


def label(words: str) -> str:
    """Write words so that a widget's label, which is Markdown, shows them as they are.

    A backslash is enough for Markdown itself. Emoji codes and arrows are looked for when
    the backslashes are gone, so they are broken up by an invisible joiner.
    """
    return _SYMBOL.sub(r"\\\1", _CODE.sub(f"\\g<0>{_JOINER}", " ".join(words.split())))


def _within(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)
