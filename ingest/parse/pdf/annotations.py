"""Read what people put on a page of a PDF: notes, stamps, typed words and filled form fields."""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2.raw as raw

from ingest.parse.pdf.shapes import Box, Run

MAX_ANNOTATIONS = 5_000
"""Of one page: more is a drawing, or a trap."""
_UNSEEN = 0x02 | 0x20
"""The flags of what is hidden, or shown nowhere."""
_KINDS: dict[int, Literal["typed", "note", "stamp", "field", "struck"]] = {
    raw.FPDF_ANNOT_FREETEXT: "typed",
    raw.FPDF_ANNOT_TEXT: "note",
    raw.FPDF_ANNOT_HIGHLIGHT: "note",
    raw.FPDF_ANNOT_STAMP: "stamp",
    raw.FPDF_ANNOT_WIDGET: "field",
    raw.FPDF_ANNOT_STRIKEOUT: "struck",
}
_TICKED = (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON)
_WRITTEN = (
    raw.FPDF_FORMFIELD_TEXTFIELD,
    raw.FPDF_FORMFIELD_COMBOBOX,
    raw.FPDF_FORMFIELD_LISTBOX,
)
_NAME_PART = re.compile(r"(?<=[a-z])(?=[A-Z])")
TICK = "☒"
LINE = 12.0
"""Points: the height of a line of what is put on a page."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was put on a page: its words, if any, and its box on the page as PDFium has it.

    "typed" words and a "field" stand on the page; a "note" opens from it; what a "struck" box
    covers is crossed out.
    """

    kind: Literal["typed", "note", "stamp", "field", "struck"]
    words: str
    box: Box


def read_annotations(page: Any, form: Any) -> Iterator[Annotation]:
    """Yield what can be seen on a page; `form` is the document's, None if it has none."""
    for n in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, n)
        if not annotation:
            continue
        try:
            if found := _read(annotation, form):
                yield found
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def as_runs(annotation: Annotation, box: Box) -> list[Run]:
    """Return the words of an annotation where they stand: its `box` on the upright page."""
    left, top, right, bottom = box
    lines = annotation.words.splitlines()
    high = min((bottom - top) / len(lines), LINE)
    return [
        Run(" ".join(words.split()), left, top + n * high, right, top + (n + 1) * high, high / 1.2)
        for n, words in enumerate(lines)
        if words.strip()
    ]


def _read(annotation: Any, form: Any) -> Annotation | None:
    kind = _KINDS.get(raw.FPDFAnnot_GetSubtype(annotation))
    if kind is None or raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return None
    words = _field(annotation, form) if kind == "field" else _string(annotation, b"Contents")
    if kind == "stamp" and not words:
        words = _NAME_PART.sub(" ", _string(annotation, b"Name")).strip("#")
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    if not words and kind != "struck":
        return None
    return Annotation(kind, words, (rect.left, rect.bottom, rect.right, rect.top))


def _field(annotation: Any, form: Any) -> str:
    """Return what a field is filled with; of a box that is ticked, a tick."""
    if form is None:
        return ""
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _TICKED:
        return TICK if raw.FPDFAnnot_IsChecked(form, annotation) else ""
    if kind not in _WRITTEN:
        return ""
    return _spelt(lambda held, size: raw.FPDFAnnot_GetFormFieldValue(form, annotation, held, size))


def _string(annotation: Any, name: bytes) -> str:
    return _spelt(lambda held, size: raw.FPDFAnnot_GetStringValue(annotation, name, held, size))


def _spelt(read: Callable[[Any, int], int]) -> str:
    """Read a string whose length PDFium says first, in bytes."""
    size = read(None, 0)
    held = ctypes.create_string_buffer(size + 2)
    read(ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return held.raw[:size].decode("utf-16-le", "replace").replace("\0", "").strip()
