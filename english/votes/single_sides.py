"""Find what a text says of single sides of a vote, in whichever way: label and names, count,
roll call."""

import re
from collections.abc import Iterator
from dataclasses import replace

from english.votes.choices import find_candidates, find_divisions, find_options
from english.votes.labels import INLINE, LINE, MAY_LABEL, ON_WHAT, TITLED, WEAK
from english.votes.names import MEMBER, OFFICE, read_names
from english.votes.side import Mark, read_side
from english.votes.words import MEMBERS, ROLES, SIDE_WORD, N, number, role_of
from schema import Span, VoteRole

BEFORE = re.compile(
    rf"(?<![\w£$€.,/-])(?P<n>{N})\s*[*_]*(?:\s*[–—-]\s*)?\s*{MEMBERS}"
    rf"(?P<side>{SIDE_WORD}|agreed|in\s+agreement)(?![\w-])(?P<what>{ON_WHAT})(?!\s*:)",
    re.IGNORECASE,
)
"""A count before its side: "8 votes for", "two members abstained"."""
MAY_COUNT = re.compile(
    rf"(?<![\w£$€.,/-]){N}\s*[*_]*(?:\s*[–—-]\s*)?\s*{MEMBERS}(?:{SIDE_WORD}|agreed|in\s+agreement)"
    r"(?![\w-])"
)
"""What a casefolded text holds somewhere, if members are counted in it before their side."""
_ENDS = re.compile(r"\W*\Z|\s*[,;)\n]|\.\s+[A-Z]|\s+(?:votes?|and)\b")
_SCORED = re.compile(rf"\b{N}\s+(?:votes?\s+)?to\s+\Z", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:approved|carried|passed|agreed|recommended|adopted|elected)\b[^.;\n]{{0,20}}?\b(?P<side>by)\s+(?P<n>{N})\s+votes?\b"
    r"(?!\s*(?:to\b|against|for\b))",
    re.IGNORECASE,
)
"""What was "approved by 7 votes"."""
_VERB = (
    r"(?:(?:then|also|had|has|having|was|were|who|all|both|each|alone)\s+)*(?:"
    r"(?:voted|voting|votes)\s+(?:(?P<side1>"
    + SIDE_WORD
    + r")|[\"“'‘](?P<side3>yes|no|aye|nay)[\"”'’])"
    r"|(?P<side2>abstained|abstaining|abstains|dissented|dissenting|recused))(?!\w)"
)
_VERBS = ("vot", "abstain", "dissent", "recus")
"""One of which each verb holds."""
_PEOPLE_VOTED = re.compile(rf"(?<=\w),?\s{{1,2}}{_VERB}", re.IGNORECASE)
_OPENED = re.compile(r"\s*[(\[]\s*(?:[Nn]amely|[Bb]eing)?\s*")
_COUNTED = re.compile(
    rf"(?:^|(?<=[.;:)])\s)[ \t*_•-]*(?P<n>{N})\s+{MEMBERS}\Z", re.IGNORECASE | re.MULTILINE
)
_OF_BODY = re.compile(r"\b(?:the|a|an|of|its)\s+\Z", re.IGNORECASE)
_OFFICE = re.compile(OFFICE)
_NAMED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'.-]*")


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Find what is said of sides, in order, each place read in the surest way alone.

    Of what is told beside its label, the first reading holds: "5 for 1 against" and "For 5 Against
    1" have the same words in the middle.
    """
    folded = text[start:end].casefold()  # what a quick look tells is looked for in vain
    labelled = _inline(text, start, end) if MAY_LABEL.search(folded) else ()
    may_count = MAY_COUNT.search(folded)
    beside = [*labelled, *(_counts(text, start, end) if may_count else ())]
    if "vote" in folded:
        beside += _approvals(text, start, end)
    ways = (
        _roll_calls(text, start, end),
        find_candidates(text, start, end),
        find_divisions(text, start, end),
        _lines(text, start, end),
        find_options(text, start, end) if may_count else (),
        sorted(beside, key=_begins),
        _people(text, start, end) if any(verb in folded for verb in _VERBS) else (),
    )
    found: list[Mark] = []
    taken = bytearray(end - start + 1)
    for way in ways:
        roll: Span | None = None  # that of which another side was taken
        for mark in way:
            low, high = _begins(mark) - start, max(mark.end, mark.label.end) - start
            if mark.label == roll or not any(taken[low:high]):
                found.append(mark)
                taken[low:high] = b"\1" * (high - low)
                roll = mark.label
    return sorted(found, key=lambda mark: (_begins(mark), mark.end))


def _begins(mark: Mark) -> int:
    return min(mark.start, mark.label.start)


def _lines(text: str, start: int, end: int) -> Iterator[Mark]:
    for label in LINE.finditer(text, start, end):
        mark = read_side(text, label, end)
        if not (mark.empty and WEAK.match(label["label"])):
            yield mark


_THING_END = re.compile(
    r"\b(?:motion|amendment|resolution|bill|ordinance|item|application|report)s?\W*\Z", re.I
)


_THEN_SIDE = re.compile(rf"\s*{N}\s*[;,]\s*(?:and\s+)?(?:votes?\s+)?{SIDE_WORD}\b", re.IGNORECASE)


def _inline(text: str, start: int, end: int) -> Iterator[Mark]:
    for pattern in (INLINE, TITLED):
        for label in pattern.finditer(text, start, end):
            bare = not label["sep"].strip() if pattern is INLINE else False
            numbered = bare and not label["count"] and _THING_END.search(label["label"])
            if numbered and not _THEN_SIDE.match(text, label.end(), end):
                continue  # the number of a motion, not of those for it
            mark = _with_count_before(text, read_side(text, label, end), start)
            if not (mark.empty and WEAK.match(label["label"])):
                yield mark


def _counts(text: str, start: int, end: int) -> Iterator[Mark]:
    for found in BEFORE.finditer(text, start, end):
        span = Span(found.start("side"), found.end())
        voted = (
            "vot" in found[0].lower()
            or "abst" in found["side"].lower()
            or "favo" in found["side"].lower()
        )
        if found["side"].lower() == "no" and not _ENDS.match(text, found.end("side")):
            continue  # "three no. benches"
        if _SCORED.search(text, max(start, found.start() - 30), found.start()):
            continue  # "three to two in favour"
        role = role_of(found["side"]) or "for"  # "agreed"
        mark = Mark(role, found.start(), found.end(), span, count=number(found["n"]), sure=voted)
        yield _with_names_after(text, mark, end)


def _with_names_after(text: str, mark: Mark, end: int) -> Mark:
    """Add to a counted side the names that stand in brackets after it, if they can be its own."""
    opened = _OPENED.match(text, mark.end, end)
    listed = read_names(text, opened.end(), end) if opened else None
    if not opened or not listed or text[listed.end : listed.end + 1] not in (")", "]"):
        return mark
    few = abs(len(listed.names) - (mark.count or 0)) <= 2 and len(listed.names) > 1
    if not (few or MEMBER.match(text, opened.end()) or len(listed.names) == mark.count):
        return mark  # "five in favour (Labour)"
    return replace(mark, end=listed.end + 1, names=listed.names)


def _with_count_before(text: str, mark: Mark, start: int) -> Mark:
    """Add to named members of a side the number that stands before its label: "4 in favour: …"."""
    before = _COUNTED.search(text, max(start, mark.label.start - 30), mark.label.start)
    if not before or "\n" in before[0] or not mark.names or mark.count is not None:
        return mark
    return replace(mark, count=number(before["n"]))


def _approvals(text: str, start: int, end: int) -> Iterator[Mark]:
    for found in _BY.finditer(text, start, end):
        span = Span(found.start("side"), found.end())
        yield Mark("for", found.start("n"), found.end(), span, count=number(found["n"]), sure=True)


def _people(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield those of whom a sentence says how they voted: "Cllr Birch voted against"."""
    for verb in _PEOPLE_VOTED.finditer(text, start, end):
        low = max(start, text.rfind("\n\n", start, verb.start()) + 1, verb.start() - 160)
        for name in _NAMED.finditer(text, low, verb.start()):
            lower = _OF_BODY.search(text, max(low, name.start() - 8), name.start())
            if lower and not _OFFICE.match(name[0]):
                continue  # "members of the District voted …", but "the Mayor voted …"
            listed = read_names(text, name.start(), verb.start())
            if listed.names and listed.end == verb.start():
                side = verb["side1"] or verb["side2"] or verb["side3"]
                label = Span(verb.start(), verb.end())
                yield Mark(role_of(side), name.start(), verb.end(), label, listed.names, sure=True)
                break


_ROLL_SIDE = "(?:" + "|".join(ROLES.values()) + "|[YN](?![\\w.]))"
_PAIR = re.compile(
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.()-]*(?:[ ,]{1,2}[^\W\d_a-zß-öø-ÿ][\w’'.()-]*){0,4})"
    r"(?P<sep>[ \t]*(?:[-–—:=,|(\[]|\.{2,})[ \t*_]*"
    r"|[ \t]+(?:voted[ \t]+|votes[ \t]+|voting[ \t]+)?|\t+)"
    rf"[\"“‘']?(?P<side>(?i:{_ROLL_SIDE}))(?![\w’'-])[\"”’']?[)\]]?"
)
_JOINS = re.compile(r"[\s,;.|&*_•·/-]*(?:and\s+)?(?:[\s,;.|&*_•·-]*)", re.IGNORECASE)


def _roll_calls(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the sides of roll calls: "Birch yes; Cedar no; Elder absent"."""
    run: list[re.Match[str]] = []
    for pair in _PAIR.finditer(text, start, end):
        alike = run and run[-1]["sep"].strip() == pair["sep"].strip()
        if alike and _JOINS.fullmatch(text[run[-1].end() : pair.start()]):
            run.append(pair)
            continue
        yield from _roll(run)
        run = [pair]
    yield from _roll(run)


_LOOSE = ("for", "approve", "approved", "approving", "supporting", "favour", "favor")
"""Words that may go on with something else after a name: "Procedures for …"."""


def _roll(run: list[re.Match[str]]) -> Iterator[Mark]:
    sides: dict[VoteRole, list[str]] = {}
    for pair in run:
        listed = read_names(pair["name"], 0, len(pair["name"]))
        role = role_of(pair["side"])
        loose = not pair["sep"].strip() and pair["side"].lower() in _LOOSE
        if role is None or not listed.names or loose:
            return
        sides.setdefault(role, []).extend(listed.names[-1:])
    if len(run) < 2 or not {"for", "against", "abstaining"} & set(sides):
        return
    for role, names in sides.items():
        span = Span(run[0].start(), run[-1].end())
        yield Mark(role, span.start, span.end, span, names=tuple(names), sure=True)
