"""Offer answers to take away: to be copied, as a Word file or as Markdown."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from schema import Answer, Citation
from ui import citation_text, resources
from words import pages as words

_NAME = "ask-the-minutes"
_TEXT = "text/markdown"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw(answer: Answer, *, key: str) -> None:
    """Draw what copies or saves an answer."""
    with st.popover(words.COPY_OR_SAVE, icon=":material/content_copy:", type="tertiary"):
        st.code(citation_text.as_text(answer), language=None, wrap_lines=True)
        draw_files([answer], key=key)


def draw_files(answers: Sequence[Answer], *, key: str) -> None:
    """Draw what saves these answers; a file is made when it is asked for."""
    link = partial(_link, st.context.url or "")
    _draw_button(words.AS_WORD, "docx", _WORD, partial(_as_word, answers, link), key)
    _draw_button(words.AS_MARKDOWN, "md", _TEXT, partial(_as_text, answers, link), key)


def _draw_button(label: str, ending: str, kind: str, make: "partial[bytes]", key: str) -> None:
    st.download_button(
        label,
        make,
        file_name=f"{_NAME}.{ending}",
        mime=kind,
        key=f"save-{ending}-{key}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )


def _as_word(answers: Sequence[Answer], link: "partial[str]") -> bytes:
    from ui import export

    return export.as_word(_standing(answers), link)


def _as_text(answers: Sequence[Answer], link: "partial[str]") -> bytes:
    from ui import export

    return export.as_markdown(_standing(answers), link).encode()


def _standing(answers: Sequence[Answer]) -> list[Answer]:
    """Return those answers that still stand: a page may have been open for days."""
    answerer = resources.opening().result()
    return [one for one in answers if answerer.still_stands(one)]


def _link(page: str, citation: Citation) -> str:
    """Return the address at which a citation opens, beside that of the page that is shown."""
    place = {"document": citation.document.id, "start": citation.start, "end": citation.end}
    return urljoin(page, f"source?{urlencode(place)}") if page else ""
