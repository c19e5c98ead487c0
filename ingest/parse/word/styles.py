"""What a Word file's styles say of paragraphs and runs, each style with what it is based on."""

import re
from collections.abc import Iterator

from ingest.parse.word.package import (
    Element,
    at,
    attribute,
    children,
    integer,
    is_on,
    value_of,
)

STRIKES = ("strike", "dstrike")
BODY_TEXT = 9
"""The outline level of what is no heading."""


class Styles:
    """The styles of one Word file, by id."""

    def __init__(self, part: Element | None) -> None:
        found = children(part, "style") if part is not None else ()
        self._styles = {attribute(style, "styleId"): style for style in found}
        self._set: dict[tuple[str, str], bool | None] = {}

    def heading_level(self, paragraph: Element) -> int:
        """Return a heading's level from 1, 0 for a paragraph that is none."""
        for element in self._chain(paragraph):
            if (outline := value_of(element, "pPr", "outlineLvl")).isdecimal():
                return 0 if int(outline) >= BODY_TEXT else int(outline) + 1
            name = value_of(element, "name").lower()
            if found := re.fullmatch(r"heading (\d)|title", name):
                return int(found[1] or 1)
        return 0

    def is_listed(self, paragraph: Element) -> bool:
        """Tell whether a paragraph's style is one for lists."""
        names = (value_of(style, "name").lower() for style in self._chain(paragraph))
        return any(name.startswith("list") and name != "list paragraph" for name in names)

    def list_of(self, paragraph: Element) -> tuple[str, str, int | None]:
        """Return the list that counts a paragraph: its id, the style that names it, the level.

        The id is "" where there is none; the level None where only the style is known.
        """
        level = None
        for element in self._chain(paragraph):
            numbered = at(element, "pPr", "numPr")
            if numbered is None:
                continue
            if (given := value_of(numbered, "ilvl")) and level is None:
                level = integer(given)
            if list_id := value_of(numbered, "numId"):
                return ("" if list_id == "0" else list_id), attribute(element, "styleId"), level
        return "", "", None

    def is_contents(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        return any(
            value_of(style, "name").lower().startswith("toc ") for style in self._chain(paragraph)
        )

    def is_strong(self, paragraph: Element, run: Element) -> bool:
        """Tell whether a run is shown in bold or underlined."""
        chain = [run, *self._chain_of(value_of(run, "rPr", "rStyle"))]
        chain += list(self._chain(paragraph))[1:]
        for mark in ("b", "u"):
            said = next((one for one in chain if at(one, "rPr", mark) is not None), None)
            if is_on(said, "rPr", mark):
                return True
        return False

    def is_hidden(self, paragraph: Element, run: Element) -> bool:
        """Tell whether a run is hidden text."""
        return self._is_set(paragraph, run, "vanish")

    def is_struck(self, paragraph: Element, run: Element) -> bool:
        """Tell whether a run is struck through, as what no longer stands."""
        return any(self._is_set(paragraph, run, mark) for mark in STRIKES)

    def _is_set(self, paragraph: Element, run: Element, mark: str) -> bool:
        """Tell whether a switch is on for a run: by itself, its style or its paragraph's."""
        if at(run, "rPr", mark) is not None:
            return is_on(run, "rPr", mark)
        styles = value_of(run, "rPr", "rStyle"), value_of(paragraph, "pPr", "pStyle")
        return next(
            (on for style in styles if (on := self._style_sets(style, mark)) is not None), False
        )

    def _style_sets(self, style: str, mark: str) -> bool | None:
        """Return whether a style turns a switch on or off, None where it says nothing."""
        key = style, mark
        if key not in self._set:
            chain = self._chain_of(style)
            said = next((one for one in chain if at(one, "rPr", mark) is not None), None)
            self._set[key] = is_on(said, "rPr", mark) if said is not None else None
        return self._set[key]

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        yield paragraph
        yield from self._chain_of(value_of(paragraph, "pPr", "pStyle"))

    def _chain_of(self, style_id: str) -> Iterator[Element]:
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_of(self._styles[style_id], "basedOn")
