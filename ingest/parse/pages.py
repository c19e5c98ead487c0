"""Find where pages begin in text: at form feeds, numbered comments or numbered rules."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
PAGE_COMMENT = re.compile(r"<!--\s*page\s*:?\s*(\d{1,4})\s*-->", re.IGNORECASE)
RULE = re.compile(
    r"^(?P<rule>(?:-{3,}|\*{3,}|_{3,})[ \t]*\r?)$"
    r"(?P<shown>\s{0,9}^[ \t]*(?:page[ \t]+)?[-–]?[ \t]*(?P<number>\d{1,4})[ \t]*[-–]?"
    r"(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?[ \t]*\r?$)?",
    re.IGNORECASE | re.MULTILINE,
)
"""A rule, with the page number that stands alone on the next line, if one does."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where pages begin, and the text with page numbers and comments blanked out.

    `words` is as long as the text: offsets into one are offsets into the other.
    """

    starts: tuple[int, ...]
    words: str


def find_pages(text: str, *, start: int = 0) -> Pages:
    """Find the pages of a text whose words begin at `start`; none, unless they are sure."""
    if "\f" in text.strip():
        breaks = (found.end() for found in re.finditer("\f", text[: len(text.rstrip())]))
        return Pages((0, *breaks), text)
    marks = list(PAGE_COMMENT.finditer(text, start))
    starts = _counted([int(one[1]) for one in marks], [one.start() for one in marks])
    words = COMMENT.sub(lambda one: _blank(one[0]), text)
    if not starts:
        rules = list(RULE.finditer(words, start))
        numbers = [int(one["number"]) if one["number"] else None for one in rules]
        starts = _counted(numbers, [one.start() for one in rules])
        if starts:
            words = RULE.sub(lambda one: one["rule"] + _blank(one["shown"] or ""), words)
    return Pages(starts, words)


def _counted(numbers: Sequence[int | None], offsets: Sequence[int]) -> tuple[int, ...]:
    """Return the starts of pages, if most breaks are numbered, each by one more than the last.

    The first break stands before page 1, or between the first page and the next.
    """
    shifts = Counter(number - n for n, number in enumerate(numbers) if number is not None)
    shift, right = max(shifts.items(), key=lambda one: one[1], default=(0, 0))
    wrong = shifts.total() - right
    if right < 2 or right * 2 < len(numbers) - 1 or wrong > right // 4:
        return ()
    return (0, *(offsets if shift > 1 else offsets[1:]))


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
