"""Read what people put on a page of a PDF: notes, stamps, typed words and filled form fields."""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
    """What was put on a page: its words, if any, and its boxes, as PDFium has them.

    "typed" words and a "field" stand on the page; a "note" opens from it; what a "struck" box
    covers is crossed out.
    """

    kind: Literal["typed", "note", "stamp", "field", "struck"]
    words: str
    boxes: tuple[Box, ...]


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


def as_runs(annotation: Annotation) -> list[Run]:
    """Return the words of an annotation where they stand, its box being on the upright page."""
    left, top, right, bottom = annotation.boxes[0]
    lines = [words for line in annotation.words.splitlines() if (words := " ".join(line.split()))]
    high = min((bottom - top) / max(len(lines), 1), LINE)
    if len(lines) == 1 and bottom - top < 2 * LINE:
        top = (top + bottom - high) / 2
    return [
        Run(words, left, top + n * high, right, top + (n + 1) * high, high / 1.2)
        for n, words in enumerate(lines)
    ]


def below(annotation: Annotation, high: float) -> Annotation:
    """Put an annotation below a page that is so high, in the order of where they stand."""
    left, top, right, _ = annotation.boxes[0]
    top += 3 * high
    lines = len(annotation.words.splitlines())
    return replace(annotation, boxes=((left, top, right, top + lines * LINE),))


def _read(annotation: Any, form: Any) -> Annotation | None:
    kind = _KINDS.get(raw.FPDFAnnot_GetSubtype(annotation))
    if kind is None or raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return None
    words = _field(annotation, form) if kind == "field" else _string(annotation, b"Contents")
    if kind == "stamp" and not words:
        words = _NAME_PART.sub(" ", _string(annotation, b"Name")).strip("#")
    if not words and kind != "struck":
        return None
    return Annotation(kind, words, tuple(_boxes(annotation)) or (_box(annotation),))


def _box(annotation: Any) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    return rect.left, rect.bottom, rect.right, rect.top


def _boxes(annotation: Any) -> Iterator[Box]:
    """Yield the boxes of the lines that a stroke crosses."""
    points = raw.FS_QUADPOINTSF()
    for n in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, n, ctypes.byref(points)):
            xs = (points.x1, points.x2, points.x3, points.x4)
            ys = (points.y1, points.y2, points.y3, points.y4)
            yield min(xs), min(ys), max(xs), max(ys)


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
