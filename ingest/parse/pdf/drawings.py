"""Find what is drawn on a page with PDFium: rules, shaded boxes, pictures."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from ingest.parse.pdf.shapes import Box, Layers, Rule, turned

MAX_OBJECTS = 20_000
"""Drawn objects of one page that are looked at: a map can hold a million."""
BACKGROUND = 0.8
"""Of a page's area: a box that is larger is its background or its frame, not a cell."""
COVERED = 0.3
"""Of a page without text, the part that pictures must cover for it to be a scan."""
SCANNED = 0.7
"""Of a page with few words in its margins, the part that a picture covers which is a scan."""
DRAWN = 150
"""Drawn shapes on a page without text that make its letters likely to be drawn."""
MAX_COVERS = 200
"""Boxes of one page that are looked at for words below them: more make up a table or a map."""
TINT = 235
"""Of 255, the most of each colour in a ground on which white can be read."""
THIN = 3.0
"""Points: what is thinner is a rule, not a box."""


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    """Yield the drawn objects of a page with their kinds, at most MAX_OBJECTS of them."""
    for n in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, n)
        yield drawn, raw.FPDFPageObj_GetType(drawn)


def _bounds(drawn: Any) -> tuple[float, float, float, float]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def find_rules(
    page: Any, turn: int, bounds: Sequence[float]
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Find the straight lines across and down a page: those drawn, and the sides of boxes."""
    across: list[Rule] = []
    down: list[Rule] = []
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    for drawn, kind in _objects(page):
        if kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        left, top, right, bottom = turned(_bounds(drawn), turn, bounds)
        if bottom - top > THIN < right - left and raw.FPDFPath_CountSegments(drawn) > 6:
            continue  # a drawing, not a box
        if (right - left) * (bottom - top) > BACKGROUND * wide * high:
            continue
        filled = min(right - left, bottom - top) > THIN and not _is_stroked(drawn)
        if right - left > THIN:
            ats = [(top + bottom) / 2] if bottom - top <= THIN else [top, bottom]
            across += [Rule(at, left, right, filled) for at in ats]
        if bottom - top > THIN:
            ats = [(left + right) / 2] if right - left <= THIN else [left, right]
            down += [Rule(at, top, bottom, filled) for at in ats]
    return _merged(across), _merged(down)


def _is_stroked(drawn: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Join rules in one line that touch or overlap."""
    merged: list[Rule] = []
    tracks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.filled, rule.at)):
        last = tracks[-1][0] if tracks else None
        if last and last.filled == rule.filled and rule.at - last.at < THIN / 2:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    for track in tracks:
        track.sort(key=lambda rule: rule.low)
        merged.append(track[0])
        for rule in track[1:]:
            last = merged[-1]
            if rule.low <= last.high + THIN:
                merged[-1] = replace(last, high=max(last.high, rule.high))
            else:
                merged.append(rule)
    return tuple(merged)


def find_grounds(page: Any, turn: int, bounds: Sequence[float]) -> tuple[Box, ...]:
    """Find what a page is painted with besides white: boxes, and pictures."""
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)
    return tuple(
        turned(_bounds(drawn), turn, bounds)
        for drawn, kind in _objects(page)
        if kind in kinds or (kind == raw.FPDF_PAGEOBJ_PATH and _is_tinted(drawn))
    )


def find_layers(page: Any, turn: int, bounds: Sequence[float]) -> Layers:
    """Find the order in which words and the boxes that may hide them were drawn."""
    layers = Layers()
    most = BACKGROUND * (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
    for n, (drawn, kind) in enumerate(_objects(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            layers.order[ctypes.cast(drawn, ctypes.c_void_p).value or 0] = n
        elif kind == raw.FPDF_PAGEOBJ_PATH and layers.order and len(layers.covers) < MAX_COVERS:
            left, top, right, low = box = turned(_bounds(drawn), turn, bounds)
            wide, high = right - left, low - top
            if min(wide, high) > THIN and wide * high < most and _is_opaque(drawn):
                layers.covers.append((n, box))
    return layers


def _is_opaque(drawn: Any) -> bool:
    """Tell whether a shape is a box that nothing shows through."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value or raw.FPDFPath_CountSegments(drawn) > 6:
        return False
    return not raw.FPDFPageObj_HasTransparency(drawn)


def _is_tinted(drawn: Any) -> bool:
    """Tell whether a shape is filled with a colour on which white can be read."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    colour = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, colour))
    red, green, blue, opacity = (part.value for part in colour)
    white = known and min(red, green, blue) > TINT
    return bool(fill.value) and not white and (not known or opacity > 0)


def is_pictured(page: Any, area: float) -> bool:
    """Tell whether pictures cover much of a page, or its letters are drawn as shapes."""
    shapes = sum(kind == raw.FPDF_PAGEOBJ_PATH for _, kind in _objects(page))
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return shapes >= DRAWN or _covered(page, kinds) >= COVERED * area


def is_scan(page: Any, area: float) -> bool:
    """Tell whether one picture is all of a page but for what was stamped on it."""
    return _covered(page, (raw.FPDF_PAGEOBJ_IMAGE,)) >= SCANNED * area


def _covered(page: Any, kinds: Sequence[int]) -> float:
    """Return the area that things of some kinds cover."""
    covered = 0.0
    for drawn, kind in _objects(page):
        if kind in kinds:
            left, bottom, right, top = _bounds(drawn)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered
