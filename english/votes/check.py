"""Tell what is wrong with a recorded vote: a wrong tally is worse than none."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from english.persons import MEMBER
from english.votes.same_member import may_be_one, read_member
from english.votes.side import Mark
from english.votes.words import CASTING, SPECIAL, cast
from schema import Doubt, Outcome

_TWO = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’']{3,} [^\W\d_a-zß-öø-ÿ][\w’']{3,}")
_UNANIMOUS = re.compile(r"\bunanim\w+|\bnem\W{0,2}con\b", re.IGNORECASE)
_TOTAL = re.compile(
    rf"\b(?:total\s+(?:votes|number)[^.\n\d]{{0,30}}|votes\s+cast\W{{1,3}}|{MEMBER}\s+voting\W{{1,3}}|"
    r"ballots\s+cast\W{1,3})(\d{1,3})\b",
    re.IGNORECASE,
)


def doubt_of(
    text: str,
    marks: Sequence[Mark],
    outcome: Outcome | None,
    result: re.Match[str] | None,
    *,
    high: int,
    end: int,
) -> Doubt | None:
    """Return why a vote is not to be relied on, None where nothing speaks against it.

    Args:
        text: the text that it stands in.
        marks: its sides.
        outcome: what it is said to have come to, None where that can't be compared.
        result: the words that say so.
        high: where its last side ends.
        end: where it ends.
    """
    if result and outcome == "carried" and _is_said_unanimous(text, marks, result):
        return "does not add up"
    if not _adds_up(text, marks, end):
        return "does not add up"
    if (
        result
        and outcome
        and not _agrees(text[max(0, marks[0].start - 200) : end + 200], marks, outcome)
    ):
        return "does not add up"
    return "cut" if _is_cut(text, marks, result, high) else None


def _size(mark: Mark) -> int | None:
    return mark.count if mark.count is not None else (len(mark.names) or None)


def _adds_up(text: str, marks: Sequence[Mark], end: int) -> bool:
    if any(mark.names and mark.count not in (None, *_counted(mark.names)) for mark in marks):
        return False
    if _is_listed_twice(text, marks):
        return False
    total = _TOTAL.search(text, marks[0].start, end + 120)
    sizes = [
        _size(mark) or 0 for mark in marks if mark.role in ("for", "against", "abstaining", None)
    ]
    return not total or int(total[1]) in (sum(sizes), sum(sizes[:2]))


def _counted(names: Sequence[str]) -> Iterator[int]:
    """Yield how many names may be: two that lost their comma are read as one of two words."""
    yield len(names)
    plain = [one for one in names if (read := read_member(one)) and not read.initials]
    if len(plain) >= 2 * (len(names) - len(plain)) > 0:
        yield len(names) + sum(bool(_TWO.fullmatch(one)) for one in names)


def _is_listed_twice(text: str, marks: Sequence[Mark]) -> bool:
    """Tell whether a member is listed twice, on two sides perhaps written otherwise on each.

    A surname alone is nobody's where there are namesakes.
    """
    listed = list(_listed(text, marks))
    family = Counter(read.last for _, name, _ in listed if (read := read_member(name)))
    for (n, name, aside), (m, other, beside) in itertools.combinations(listed, 2):
        if aside and beside and aside != beside:
            continue  # "Birch (East), Birch (West)"
        read = read_member(name)
        lone = read is not None and family[read.last] == 2
        if name.casefold() == other.casefold() or (n != m and lone and may_be_one(name, other)):
            return True
    return False


def _listed(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, str, str]]:
    """Yield the place of each side with the names of it, and what stands in brackets after each."""
    for n, mark in enumerate(marks):
        asides: dict[str, Iterator[str]] = {}
        for name in mark.names:
            if name not in asides:
                words = r"\s+".join(map(re.escape, name.split()))
                beside = re.compile(rf"\b{words}(?!\w)\s?(?:[(\[]([^()\[\]]*)[)\]])?")
                asides[name] = iter(beside.findall(text, mark.start, mark.end))
            yield n, name, next(asides[name], "").casefold()


def _agrees(near: str, marks: Sequence[Mark], outcome: Outcome) -> bool:
    """Tell whether the numbers could have come to the outcome that is told."""
    sizes = {mark.role: _size(mark) for mark in marks}
    yes, no = sizes.get("for"), sizes.get("against")
    if yes is None or no is None or SPECIAL.search(near):
        return True
    if yes == no:
        decided = cast(near) or outcome
        return decided == outcome and (outcome == "lost" or bool(CASTING.search(near)))
    return (yes > no) == (outcome == "carried")


def _is_said_unanimous(text: str, marks: Sequence[Mark], result: re.Match[str]) -> bool:
    """Tell a vote that is said to have been unanimous and lists somebody against."""
    opposed = any(mark.role == "against" and _size(mark) for mark in marks)
    told = text[result.start() : result.end() + 16].partition(".")[0]
    return opposed and bool(_UNANIMOUS.search(told))


def _is_cut(text: str, marks: Sequence[Mark], result: re.Match[str] | None, high: int) -> bool:
    """Tell a vote that breaks off: within names, after a label, or before its other side."""
    if any(mark.open or mark.empty for mark in marks):
        return True
    roles = {mark.role for mark in marks}
    listed = any(mark.names for mark in marks if mark.role == "for")
    lone = listed and "against" not in roles and None not in roles
    return lone and result is None and not text[high:].strip(" \n\t.*_)")
