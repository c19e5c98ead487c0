"""Vary real documents, so that an archive of any size is made of few and stays lifelike.

A copy is of another council and other years. Names become other names, the same in all documents
of that council; figures become other figures; some of the words become others that are about as
common, so that the words of a large archive are as rare and as common as those of a small one and
few passages say the same. What a copy is made of depends on its number alone.
"""

import datetime
import hashlib
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from benchmarks.papers import SEED, Paper
from schema import Document, Meeting, Passage, Sentence, Side, Span, Statement

ROOT = "copies"
"""The folder that a copy is said to be of."""
COUNCIL_PAPERS = 600
"""Documents of one council of copies."""
YEARS = 30
CHANGED = 0.4
"""Of the words that can be changed, so many are."""
LIKE = 0.1
"""A word's place among all, the commonest first, moves by at most this part of it."""
LEAST_LETTERS = 4
SELDOM = 20
"""A name is written without its capital in one of so many cases at the most."""
COMMON = 0.01
"""So large a part of all words, the commonest, stay: they are the language's own."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_ALONE = re.compile(r"(?<![\w./@-])[^\W\d_]+")
"""A word that is not part of an address, where names are written small."""
_KEPT = frozenset(
    [f"{datetime.date(2024, month, 1):%B}" for month in range(1, 13)]
    + [f"{datetime.date(2024, 1, day):%A}" for day in range(1, 8)]
    + (
        "Council Councils Councillor Councillors Committee Committees Parish Town City County "
        "District Borough Cabinet Panel Board Assembly Authority Executive Mayor Member Members "
        "Chair Chairman Chairperson Vice Deputy Leader Director Officer Officers Clerk Head Chief "
        "Assistant Service Services Department Minutes Minute Meeting Agenda Item Report Reports "
        "Present Attendance Apologies Absence Declarations Interest Interests Resolved Decision "
        "Motion Matters Public Questions Finance Planning Housing Scrutiny Overview Education "
        "Children People Street Road Lane Park Bridge Church School Hall House"
    ).split()
)
"""Words with a capital that are no names: dates, bodies, offices and headings are told by them."""
_SYLLABLES = (
    "al an ar bar bel bran cal car cor dan den dor el en far fen gar gil hal ham har hol ing kel "
    "ken lan lin lod lor mal mar mel mor nor ol or pen per ral rin ros sal sel sten tal tan tor "
    "ul ver wal wen wil win yar"
).split()

T = TypeVar("T")


class Vocabulary:
    """The words of some documents: which are names, and which are about as common as others."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        texts = (f"{one.title}\n{one.council or ''}\n{one.text}" for one, _ in papers)
        counts: Counter[str] = Counter(word for text in texts for word in _ALONE.findall(text))
        small = {word: n for word, n in counts.items() if word.islower()}
        self._names = {
            word
            for word, n in counts.items()
            if word.istitle() and len(word) > 2 and small.get(word.lower(), 0) * SELDOM < n
        } - _KEPT
        ordered = sorted(small, key=lambda word: (-small[word], word))
        self._ordered = [word for word in ordered if len(word) >= LEAST_LETTERS]
        self._place = {word: n for n, word in enumerate(self._ordered)}

    def is_name(self, word: str) -> bool:
        """Tell whether a word is the name of a person or a place."""
        return word in self._names

    def like(self, word: str, chance: random.Random) -> str:
        """Return a word that is about as common; one that is not known, or very common, itself."""
        place, common = self._place.get(word, 0), int(COMMON * len(self._ordered))
        if place <= common:
            return word
        reach = max(1, int(place * LIKE))
        low, high = max(common, place - reach), min(len(self._ordered) - 1, place + reach)
        return self._ordered[chance.randint(low, high)]


class Copies:
    """Makes copies of documents, each by its number."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._vocabulary = Vocabulary(papers)

    def copy(self, number: int) -> tuple[Paper, Paper]:
        """Return a copy, and the document that it is made of."""
        chance = random.Random(f"{SEED} {number}")
        base = self._papers[number % len(self._papers)]
        council = chance.randrange(1 + number // COUNCIL_PAPERS)
        words = _Words(self._vocabulary, council, years=-chance.randrange(YEARS), chance=chance)
        return _copied(base, number, words), base


class _Words:
    """What becomes of each word of one copy; the same word becomes the same throughout."""

    def __init__(
        self, vocabulary: Vocabulary, council: int, *, years: int, chance: random.Random
    ) -> None:
        self.years = years
        self._vocabulary = vocabulary
        self._council = council
        self._chance = chance
        self._known: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = self._other(word)
        return self._known[word]

    def text(self, text: str) -> str:
        """Return a text with its words changed."""
        if text not in self._texts:
            self._texts[text] = _TOKEN.sub(lambda found: self(str(found[0])), text)
        return self._texts[text]

    def _other(self, word: str) -> str:
        if word[0].isdigit():
            return self._figure(word)
        if self._vocabulary.is_name(word):
            return _name(word, self._council)
        if word.islower() and self._chance.random() < CHANGED:
            return self._vocabulary.like(word, self._chance)
        return word

    def _figure(self, figure: str) -> str:
        """Change a year as all years are changed, and a figure that is neither day nor number."""
        if re.fullmatch(r"(?:19|20)\d\d", figure):
            return str(int(figure) + self.years)
        if len(figure) < 3:
            return figure
        return figure[0] + "".join(
            str(self._chance.randrange(10)) if one.isdigit() else one for one in figure[1:]
        )


@lru_cache(maxsize=200_000)
def _name(word: str, council: int) -> str:
    """Return another name, the same in all documents of one council."""
    chance = random.Random(f"{council} {word}")
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3)))).title()


class _Moved:
    """Where each place of a text is after its words were changed."""

    def __init__(self, text: str, words: Callable[[str], str]) -> None:
        self._ends, self._moves, self._starts = [0], [0], [0]
        pieces, last = [], 0
        for found in _TOKEN.finditer(text):
            other = words(found[0])
            if other == found[0]:
                continue
            pieces += [text[last : found.start()], other]
            last = found.end()
            self._starts.append(found.start())
            self._ends.append(last)
            self._moves.append(self._moves[-1] + len(other) - len(found[0]))
        self.text = "".join([*pieces, text[last:]])

    def __call__(self, place: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at and place < self._ends[at]:  # within a word that was changed
            before, now = self._moves[at - 1], self._ends[at] + self._moves[at]
            return min(place + before, now)
        return place + self._moves[at]

    def span(self, thing: T) -> T:
        """Return something that has a start and an end, moved."""
        return replace(thing, start=self(thing.start), end=self(thing.end))  # type: ignore


def _copied(base: Paper, number: int, words: _Words) -> Paper:
    document, passages = base
    version = hashlib.sha256(f"{number}\0{document.version}".encode()).hexdigest()[:24]
    moved = _Moved(document.text, words)
    copied = replace(
        document,
        id=version[:16],
        version=version,
        root=ROOT,
        source=f"{number:07d}/{document.source}",
        title=words.text(document.title),
        council=_said(document.council, words),
        committee=_said(document.committee, words),
        date=_moved_date(document.date, words.years),
        adopted=_moved_date(document.adopted, words.years),
        text=moved.text,
        page_starts=tuple(map(moved, document.page_starts)),
        meetings=tuple(_meeting(one, moved, words) for one in document.meetings),
    )
    return copied, [_passage(one, copied, moved, words) for one in passages]


def _passage(passage: Passage, document: Document, moved: _Moved, words: _Words) -> Passage:
    found = moved.span(passage)
    return replace(
        found,
        id=f"{document.version}-{passage.id.rpartition('-')[2]}",
        document_id=document.id,
        text=document.text[found.start : found.end],
        context=words.text(passage.context),
        lead=tuple(map(moved.span, passage.lead)),
        sentences=tuple(_sentence(one, moved) for one in passage.sentences),
        repeats=passage.repeats and f"{document.version}-{passage.repeats.rpartition('-')[2]}",
        statements=tuple(_statement(one, moved, words) for one in passage.statements),
        joins=tuple(map(moved, passage.joins)),
    )


def _sentence(sentence: Sentence, moved: _Moved) -> Sentence:
    return replace(moved.span(sentence), lead=_span(sentence.lead, moved))


def _statement(statement: Statement, moved: _Moved, words: _Words) -> Statement:
    return replace(
        moved.span(statement),
        people=tuple((role, words.text(name)) for role, name in statement.people),
        due=_moved_date(statement.due, words.years),
        sides=tuple(_side(one, moved, words) for one in statement.sides),
        subject=_span(statement.subject, moved),
        result=_span(statement.result, moved),
    )


def _side(side: Side, moved: _Moved, words: _Words) -> Side:
    names = tuple(map(words.text, side.names))
    return replace(moved.span(side), names=names, label=_span(side.label, moved))


def _span(span: Span | None, moved: _Moved) -> Span | None:
    return moved.span(span) if span else None


def _meeting(meeting: Meeting, moved: _Moved, words: _Words) -> Meeting:
    return Meeting(
        moved(meeting.start),
        _said(meeting.council, words),
        _said(meeting.committee, words),
        _moved_date(meeting.date, words.years),
    )


def _said(name: str | None, words: _Words) -> str | None:
    return words.text(name) if name else name


def _moved_date(day: datetime.date | None, years: int) -> datetime.date | None:
    """Return the same day in another year, the last of February for a leap day."""
    if day is None:
        return None
    year = max(datetime.MINYEAR, day.year + years)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)
