"""Check who voted against the list of who was there, where minutes have one that can be read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from english.offices import DEPUTY, PRESIDING
from english.persons import COUNCILLOR, MEMBER, TITLE, titled
from english.votes.same_member import Roll
from ingest.parse.line_marks import NUMBER, plain
from schema import Document, Passage, Span, Statement

Told = Literal["here", "away", "other"]
_CUE = re.compile(
    r"(?P<away>\bapolog\w*\b(?!\s+for\s+(?:being\s+)?late)|\babsen(?:t|ces?|tees?)\b|\bexcused\b|"
    r"\bnot\s+(?:present|in\s+attendance)\b|\bnon-?attendance\b|\b(?:un|in)abl?e?(?:ility)?\s+to\s+attend\b|"
    r"\b(?:did|could)\s+not\s+(?:attend|be\s+(?:there|present))\b)"
    r"|(?P<other>\b(?:officials?|officers?|staff|executive|employees|public|press|visitors|guests)\b"
    r"[^,.;:\n]{0,30}?\b(?:in\s+attendance|present|attending)\b|\b(?:officials|officers|staff)\s*:)"
    r"|(?P<here>\bpresent\b|\bin\s+attendance\b|\battend(?:ing|ed|ance|ees)\b|\bsederunt\b|"
    r"\broll\s+call\b|\bin\s+the\s+chair\b|\bpresid(?:ed|ing)\b|\bsubstitut\w+\b|"
    rf"^\W*(?:(?:committee\s+|board\s+)?{MEMBER}|"
    rf"{DEPUTY}?{PRESIDING})\s*:)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[^,;:()|]*\((?=[^()]*\b(?:apolog|absen|excused|not\s+present))(?![^()]*\blate)[^()]*\)",
    re.IGNORECASE,
)
"""A name in a list of members that is said in brackets to have been away."""
_UPPER = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_DASH = re.compile(r"[–—-]\s*\Z")
_CLAUSE_END = re.compile(r"[,;.]\s")
_CAME = re.compile(
    r"\b(?:arriv\w+|join\w*|entered|came\s+in|re-?turned|took\s+(?:up\s+)?(?:his|her|their|the)\s+"
    r"(?:seat|place)|co-?opt\w*|sworn|oath|acceptance\s+of\s+office|logged|late|substitut\w+|"
    r"replac\w+|presid\w+|in\s+the\s+chair|took\s+the\s+chair|chair\s+was\s+(?:\w+\s+)?taken|chaired|welcomed|"
    r"attend\w*\s+(?:\w+\s+)?(?:remotely|online|virtually|via|by))\b",
    re.IGNORECASE,
)
"""What is said of a member who was not there when the roll was taken."""
_TICKED = re.compile(r"[✓✔√☑●■✗✘☒]|\b(?!(?:no?|nil|none)\b)\w", re.IGNORECASE)
"""What marks a cell; its crosses are marks as well as its ticks."""
_SENTENCE_END = re.compile(rf"(?<=[^\W\d_]{{2}}[.;)])\s+|(?<=[.;])\s+(?={titled(COUNCILLOR)})")
_SENTENCE = re.compile(r"(?:[^.\n]|\.(?!\s)|(?<=\b[A-Z])\.(?=\s)|\n(?![ \t]*\n)){3,600}")
_NAMED = re.compile(rf"\W*\d{{1,2}}[.)]\W+{TITLE}\b", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
HEAD = 4_000
"""Characters from a meeting's start within which it is said who was there."""
SHARE, FEWEST = 0.6, 2
"""What share of the voters, and how many of them, a list has that was read as a whole."""


def check_voters(document: Document, passages: Sequence[Passage]) -> list[Passage]:
    """Mark votes of whose voters one is not on the meeting's list of who was there.

    A list that lacks many of them was not read as a whole, or is of something else: it marks none.
    """
    votes: dict[int, list[Statement]] = {}
    for one in (one for passage in passages for one in passage.statements if _voters(one)):
        votes.setdefault(document.meeting_at(one.start).start, []).append(one)
    strange: set[int] = set()
    for start, own in votes.items():
        roll = _roll(document, passages, start)
        if _is_whole(roll, own):
            strange.update(id(vote) for vote in own if _lacks(roll, vote))
    return [
        replace(passage, statements=tuple(_marked(one, strange) for one in passage.statements))
        for passage in passages
    ]


def _marked(one: Statement, strange: set[int]) -> Statement:
    doubted = id(one) in strange and one.doubt is None
    return replace(one, doubt="not in attendance") if doubted else one


def _voters(vote: Statement) -> set[str]:
    sides = (side for side in vote.sides if side.role not in ("absent", "not voting"))
    return {name for side in sides for name in side.names}


def _is_whole(roll: Roll, votes: Sequence[Statement]) -> bool:
    """Tell whether a roll has most of those who voted."""
    told = [roll.lists(name) for name in set().union(*map(_voters, votes))]
    return told.count(True) >= max(FEWEST, SHARE * (len(told) - told.count(None)))


def _lacks(roll: Roll, vote: Statement) -> list[str]:
    names = _voters(vote)
    return [name for name in names if roll.lists(name, names - {name}) is False]


def _roll(document: Document, passages: Sequence[Passage], start: int) -> Roll:
    """Read what tells who was at a meeting."""
    text = document.text
    end = next((one.start for one in document.meetings if one.start > start), len(text))
    own = [one for one in passages if start <= one.start < end]
    voted = [Span(one.start, one.end) for p in own for one in p.statements if one.sides]
    first = min((one.start for one in voted), default=end)
    told = [_told(text, start, min(start + HEAD, first), None)]
    for one in own:
        if one.kind == "attendance":
            cue = _CUE.search(one.item or "")
            told.append(_told(text, one.start, one.end, _state(cue) if cue else None))
    told.append(_came(text, start, end, voted))
    return Roll("\n".join(told))


def _state(cue: re.Match[str]) -> Told:
    return "away" if cue["away"] else "other" if cue["other"] else "here"


def _told(text: str, start: int, end: int, state: Told | None) -> str:
    """Return the words of a stretch that list who was there."""
    here: list[str] = []
    columns: Mapping[int, Told] = {}
    for line in text[start:end].splitlines():
        words = _ASIDE.sub("", plain(line))
        if not words:
            continue
        if "|" in words:
            columns = _columns(words) or columns
            if _of_row(words, columns, state) == "here":
                here.append(words)
            state = next(iter(_columns(words).values()), state)
            continue
        spans = list(_spans(words, state))
        if not spans and state and not _lists(words):
            state = None
        for told, said in spans or [(state, words)]:
            if told == "here":
                here.append(said)
        if spans:
            state = spans[-1][0]
    return "\n".join(here)


def _columns(row: str) -> Mapping[int, Told]:
    """Return what the cells of a table's row say of who is named in it, or below it."""
    cues = ((n, _CUE.search(cell)) for n, cell in enumerate(_cells(row)))
    return {n: _state(cue) for n, cue in cues if cue}


def _cells(row: str) -> list[str]:
    return row.removeprefix("|").removesuffix("|").split("|")


def _of_row(row: str, columns: Mapping[int, Told], state: Told | None) -> Told | None:
    """Tell what is said of who is named in a row: by itself, or by a tick below a heading."""
    if own := set(_columns(row).values()):
        return own.pop() if len(own) == 1 else None
    cells = dict(enumerate(_cells(row)))
    ticked = [told for n, told in columns.items() if n and _TICKED.search(cells.get(n, ""))]
    if ticked or max(columns, default=0) == 0:
        return ticked[0] if ticked else state
    return "away"


def _spans(words: str, state: Told | None) -> Iterator[tuple[Told | None, str]]:
    """Yield the parts of a line by what its cues say of the names in each."""
    cues = [one for one in _CUE.finditer(words) if not _in_brackets(words, one.start())]
    at = 0
    for cue in cues:
        begins = cue.start()
        after = _CLAUSE_END.split(words[cue.end() :], maxsplit=1)[0]
        if not _UPPER.search(after) or (state is None and at == 0):
            parts = _CLAUSE_END if _DASH.search(words[at:begins]) else _SENTENCE_END
            begins = max((one.end() for one in parts.finditer(words, at, begins)), default=at)
        if words[at:begins].strip():
            yield state, words[at:begins]
        state, at = _state(cue), begins
    if cues:
        yield state, words[at:]


def _in_brackets(words: str, at: int) -> bool:
    return words.rfind("(", 0, at) > words.rfind(")", 0, at)


def _lists(words: str) -> bool:
    """Tell a line of names from a sentence, and from the title of the first item."""
    if NUMBER.match(words) and not _NAMED.match(words):
        return False
    said = [word for word in _WORD.findall(words) if word not in ("and", "of", "the")]
    return 2 * sum(word[0].islower() for word in said) < len(said) or "|" in words


def _came(text: str, start: int, end: int, voted: Sequence[Span]) -> str:
    """Return the sentences that tell who came later, took a seat or took the chair."""
    return "\n".join(
        one[0]
        for one in _SENTENCE.finditer(text, start, end)
        if _CAME.search(one[0])
        and not any(vote.start < one.end() and one.start() < vote.end for vote in voted)
    )
