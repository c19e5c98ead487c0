"""Find what minutes put on record: resolutions, motions, votes, declarations, actions …"""

import datetime
import re
from collections.abc import Iterator, Sequence

from english.decisions import own_words
from english.votes import Vote, find_votes
from ingest.statements.actions import due_date, find_action, parties
from ingest.statements.apologies_and_interests import find_attendance
from ingest.statements.deeds import find_deed
from ingest.statements.people import PERSON, People, named, plain_name
from ingest.statements.pieces import Stretch, find_stretches
from ingest.statements.recorded_votes import with_votes
from ingest.statements.settle import settle, settles
from schema import Sentence, Statement

_I = re.IGNORECASE
_MAY_PLAN = ("planning", "application", "/")
_PLANNING = re.compile(r"\bplanning\b|\bapplications?\b|\b\d\d/\d{4,5}\b")
_ASKS = re.compile(
    r"^[\WIl1]{0,12}(?:we\s+)?will\s+ask\b|^\W*(?:Q\s?\d{0,2}\s*[.:)]|Question\s*\d{0,2}\s*[:.–-]|(?-i:QUESTION)\b)"
    r"|(?<!be\s)(?<!been\s)(?<!has\s)(?<!have\s)(?<!had\s)\b(?:asked|enquired|inquired|questioned)\s+"
    r"(?:(?!to\b|for\b|that\b)\S+\s+){0,8}?(?:if|whether|who|what|when|where|why|how|about)\b"
    r"|\b(?:enquired|queried)\b"
    r"|^\W*(?:\d{1,3}[.)]?\s+)?(?:supplementary\s+)?question\b[^.?]{0,80}\b(?:by|from)\b",
    _I,
)
_SPEAKER = re.compile(
    rf"\W*(?P<name>{PERSON})\s+(?:\w+\s+)?(?:asked|enquired|inquired|queried|questioned)\b"
)
_ANSWERS = re.compile(
    r"^\W*(?:A\s?\d{0,2}\s*[.:)]\s|(?:Answer|Reply|Response)\s*\d{0,2}\s*[:.–-])"
    r"|^\W*in\s+(?:reply|response|answer)\b(?!.{0,30}\bconsultation\b)"
    r"|\b(?:replied|responded|answered)\b(?=\s*(?:that\b|,|by\b|:))",
    _I,
)
_MAY_ANSWER = ("repl", "respon", "answer")
"""One of which an answer holds in lower case, unless it is labelled with an A."""
_LABEL_A = re.compile(r"\W*[Aa]\s?\d{0,2}\s*[.:)]\s")
_ANSWER_HEAD = re.compile(r"\W*(?:answer|reply|response)\W*", _I)
_NEXT_QUESTION = re.compile(
    r"\W*(?:\d{1,3}[A-Z]?[.)]?\W+)?(?:(?:supplementary\s+)?question|notice\s+of\s+motion|I\s+will\s+(?:ask|move)|"
    r"in\s+proposing|proposed\b|the\s+(?:notice\s+of\s+)?motion\b|on\s+the\s+proposal|(?:it|this)\s+was\s+(?:\w+\s+)?(?:proposed|seconded|agreed|resolved)\b)",
    _I,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS = re.compile(r"[^\W\d_]{2,}+.*?[^\W\d_]{2}", re.DOTALL)
_NARRATES = re.compile(
    r"\b(?:was|were|had|said|asked|reported|explained|advised|noted|could)\b", _I
)
_RESOLVED_HEAD = re.compile(r"\W*(?:and\s+)?(?:it\s+was\s+)?(?:unanimously\s+)?resolved\W*", _I)


def find_statements(
    text: str,
    sentences: Sequence[Sentence],
    *,
    heading: str = "",
    part: str | None = None,
    day: datetime.date | None = None,
    votes: Sequence[Vote] | None = None,
    low: int = 0,
    own: str = "",
) -> tuple[Statement, ...]:
    """Find what one passage puts on record.

    Args:
        text: the whole document.
        sentences: the passage's sentences, in order.
        heading: the title of the agenda item.
        part: "Decision", "Minutes" or "Reply", where the item has such parts.
        day: the meeting's date, which gives a due date without a year its year.
        votes: the recorded votes that the passage holds a part of, if they were read before.
        low: where what stands under the item begins.
        own: the names of the meeting: its minutes' title, its council and its committee.
    """
    if not sentences:
        return ()
    if votes is None:
        votes = find_votes(text, sentences[0].start, sentences[-1].end)
    title = heading.rpartition("›")[2]
    answering = part == "Reply" or bool(_ANSWER_HEAD.fullmatch(title))
    found: list[Statement] = []
    body = own_words(own)
    for stretch in find_stretches(text, sentences):
        if answering := answering and not _NEXT_QUESTION.match(stretch.words):
            start = found[0].start if found else stretch.start
            found = [Statement("answer", start, stretch.end)]
            continue
        if found and settles(stretch) and (settled := settle(found[-1], stretch)):
            found[-1] = settled
            continue
        found += _read(stretch, heading, part, day, body)
    return with_votes(text, found, votes, low=low)


def _read(
    stretch: Stretch,
    heading: str,
    part: str | None,
    day: datetime.date | None,
    own: frozenset[str],
) -> Iterator[Statement]:
    """Yield what one stretch puts on record, one statement at the most of each sort."""
    told = f"{stretch.lead} {stretch.words}".strip()
    if _RESOLVED_HEAD.fullmatch(heading.rpartition("›")[2]) and re.match(r"\W*That\b", told):
        told = f"RESOLVED {told}"
    at = (stretch.start, stretch.end)
    if attended := find_attendance(stretch, heading):
        yield attended
        return
    if not _WORDS.search(told) and not settles(stretch):
        return
    low = f"{heading} {told}".casefold()
    planning = any(stem in low for stem in _MAY_PLAN) and bool(_PLANNING.search(low))
    deed = find_deed(told, planning=planning, own=own)
    if deed is None and part == "Decision" and _decides(stretch):
        yield Statement("resolution", *at, outcome="carried", people=parties(told))
    elif deed:
        yield Statement(deed.kind, *at, deed.outcome, parties(told), None, due_date(told, day))
    elif (owner := find_action(stretch.words)) is not None:
        yield Statement("action", *at, people=owner, due=due_date(stretch.words, day))
    elif _answers(stretch.words):
        yield Statement("answer", *at)
    elif _asks(stretch.words):
        yield Statement("question", *at, people=_speaker(stretch.words))


def _answers(words: str) -> bool:
    low = words.casefold()
    may = any(stem in low for stem in _MAY_ANSWER) or _LABEL_A.match(words)
    return bool(may and _ANSWERS.search(words))


def _asks(words: str) -> bool:
    low = words.casefold()
    return ("ask" in low or "q" in low) and bool(_ASKS.search(words))


def _decides(stretch: Stretch) -> bool:
    """Tell whether words in a decision's own part decide, and don't tell how it came to it."""
    told = stretch.lead or _NARRATES.search(stretch.words)
    leads = stretch.words.endswith(":")
    return not told and not leads and len(_WORD.findall(stretch.words)) > 3


def _speaker(words: str) -> People:
    found = _SPEAKER.match(words)
    return named([plain_name(found["name"])]) if found else ()
