"""Read the labels of the sides of a vote, as they are set: "For (7): ...", "AGAINST", "(3)"."""

import re
from typing import NamedTuple

_COUNT = re.compile(r"[*_]*[(\[](?:total\W{1,3})?\d{1,3}[)\]]\W*\Z", re.IGNORECASE)
_COUNTED = re.compile(r"[^(\[\n]{2,60}[(\[]\d{1,3}[)\]]")
"""A side's label with its number."""
_LABELLED = re.compile(
    r"[*_]*(?P<label>[^:\n()–—]{2,60}?)[*_]*\s*(?P<count>[(\[]\d{1,3}[)\]])?[*_]*\s*[:–—]"
)
"""A side's label with its names after it on the line, its number between them or not."""
_PARTS = re.compile(r"\W*[:–—=-]\W*|\W*[(\[]\d{1,3}[)\]]\W*")
"""What parts a side's label from its names on one line."""
_STANDS_APART = re.compile(r"\n|[*_]")
"""What shows that a label stands on a line of its own, or in bold."""
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SET = re.compile(r"[*_#]+")
"""What sets words in bold or as a heading: within a label too, where its parts were set apart."""


class Label(NamedTuple):
    """A side's label before its names: its words, and where they and its number end, 0 if none."""

    words: str
    end: int
    number_end: int


def is_apart(between: str) -> bool:
    """Tell by what stands between a label and its names whether they are parted."""
    return bool(_PARTS.fullmatch(between)) or stands_alone(between)


def stands_alone(between: str) -> bool:
    """Tell by what follows a label whether it stands on a line of its own, or in bold."""
    return bool(_STANDS_APART.search(between))


def number_at_end(words: str) -> int | None:
    """Return where the number begins that a list of names ends with."""
    found = _COUNT.search(words)
    return found.start() if found else None


def label_with_number(words: str) -> int:
    """Return where a label that words begin with ends with its number, 0 if it has none."""
    found = _COUNTED.match(words)
    return found.end() if found else 0


def label_before_names(words: str) -> Label | None:
    """Return the label that words begin with."""
    found = _LABELLED.match(words)
    if found is None:
        return None
    return Label(found["label"], found.end("label"), found.end("count") if found["count"] else 0)


def without_brackets(label: str) -> str:
    """Return a label without what stands in brackets, and without the marks that set it."""
    return _BRACKETED.sub("", _SET.sub("", label)).strip(" :.")
