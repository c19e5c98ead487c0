"""Read what stands in a Word file's forms: boxes that are ticked or not, choices, symbols."""

from ingest.parse.word.package import Element, at, attribute, children, integer, is_on, value_of

TICKED, EMPTY = "☒", "☐"
TICK, CROSS = "✓", "✗"
SYMBOLS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6F: EMPTY,
        0x71: EMPTY,
        0xA8: EMPTY,
        0xFB: CROSS,
        0xFC: TICK,
        0xFD: TICKED,
        0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: CROSS,
        0x50: TICK,
        0x51: TICKED,
        0x52: "☑",
        0x53: TICKED,
        0x54: TICKED,
        0xA3: EMPTY,
    },
    "symbol": {
        0xA3: "≤",
        0xA4: "⁄",
        0xB0: "°",
        0xB1: "±",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xA2: "′",
        0xB2: "″",
        0x2D: "−",
    },
}
"""The characters of fonts that have pictures in place of letters."""
PRIVATE = 0xF000
"""Where Word keeps the characters of such fonts."""


def symbol(element: Element) -> str:
    """Return a symbol as a character, "" for one that says nothing."""
    code = attribute(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = SYMBOLS.get(attribute(element, "font").lower())
    if known is not None or number >= PRIVATE:
        return (known or {}).get(number & 0xFF, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""


def form_field(element: Element) -> str:
    """Return what an old form's field shows that stands in no run: a tick, or a choice."""
    box = at(element, "ffData", "checkBox")
    if box is not None:
        stated = "checked" if at(box, "checked") is not None else "default"
        return TICKED if is_on(box, stated) else EMPTY
    choices = at(element, "ffData", "ddList")
    if choices is None:
        return ""
    entries = [attribute(entry, "val") for entry in children(choices, "listEntry")]
    chosen = integer(value_of(choices, "result") or value_of(choices, "default"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""
