"""Take the sentences that may answer a question from the passages that were found.

Each is seen by signals (`answering.signals`) and weighed against the others, and against the
chance that nothing here answers (`answering.weigh`).
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.question.read import Question
from answering.reader import Mark, Reading
from answering.signals import UNREAD, Field, Seen
from answering.signals.named import of_its_council
from answering.signals.office_holders import holders
from answering.signals.record import on_record
from answering.signals.same_matter import Stem
from answering.weigh import weigh_against_none
from english.offices import fills_deputys_instead
from schema import Passage, SearchResult, Sentence, Span, Statement

Marked = tuple[Seen, tuple[Span, ...]]
"""A sentence as its signals see it once it is read, and the words of it that answer."""
BESIDE, AROUND = 0.75, 0.5
"""The parts of a word's weight that count where it stands beside a sentence, and elsewhere in its
passage."""
LONGEST_MARK = 90
"""Characters that the reader marks of a sentence; more would be most of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer, and what speaks for it.

    `coverage` is the share, 0 to 1, of the question's word weight that stands in the
    sentence or, in part, around it; `marks` are the words of it that answer, if any do;
    `margin` is by how much the reader prefers an answer here to none, in logits. `score` is
    the logarithm of how many times likelier it is to answer than that nothing does. `also` names
    the sources of other papers of its meeting that say the same.
    """

    result: SearchResult
    sentence: Sentence
    marks: tuple[Span, ...]
    coverage: float
    margin: float
    score: float
    also: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return its words, white space folded."""
        text = self.result.document.text
        return " ".join(text[self.sentence.start : self.sentence.end].split())

    @property
    def marked(self) -> str:
        """Return its words that answer, white space folded."""
        text = self.result.document.text
        return "; ".join(" ".join(text[mark.start : mark.end].split()) for mark in self.marks)

    @property
    def day(self) -> datetime.date | None:
        """Return the date of the meeting at which it was said."""
        return self.result.document.meeting_at(self.sentence.start).date

    @property
    def record(self) -> list[Statement]:
        """Return what it puts on record."""
        return on_record(self.result.passage, self.sentence)


def readable(passage: Passage) -> str:
    """Return what the reader reads of a passage: its context, then its text, without bold marks.

    Offsets in the text are kept, moved by the length of the context and its line's end.
    """
    return f"{passage.context}\n{passage.text.replace('*', ' ')}"


def weigh(question: Question, found: Sequence[Marked]) -> list[Evidence]:
    """Weigh the sentences that were seen, and return them best first.

    Of a question for the holder of an office, only what names one is kept.
    """
    seen = [one for one, _ in found]
    scores = weigh_against_none(question, seen, field_of(seen))
    weighed = [
        Evidence(one.result, one.sentence, marks, one.coverage, one.margin, score)
        for (one, marks), score in zip(found, scores, strict=True)
        if marks or not question.office
    ]
    return sorted(weighed, key=lambda evidence: evidence.score, reverse=True)


def see(
    question: Question, results: Sequence[SearchResult], idf: Mapping[str, float], *, stem: Stem
) -> list[list[Seen]]:
    """Return the sentences of passages as their signals see them before they are read.

    What another council did than the one that is named is left out, and who became a deputy
    where it is asked who came into the office, or the other way about.

    Args:
        question: what is asked.
        results: passages, best first.
        idf: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.
    """
    own = of_its_council(question, results)
    return [list(_sentences(question, result, idf, stem)) for result in own]


def mark(seen: Sequence[Seen], reading: Reading | None) -> Iterator[tuple[Seen, tuple[Span, ...]]]:
    """Yield the sentences of a passage with what the reader makes of them, and words to mark.

    Without a reader, nothing is doubted more than anything else.
    """
    for one in seen:
        passage, sentence = one.result.passage, one.sentence
        moved = len(passage.context) + 1 - passage.start
        best = reading.best(sentence.start + moved, sentence.end + moved) if reading else None
        margin = 0.0 if reading is None else max(UNREAD, best.margin) if best else UNREAD
        # The reader marks anybody; who holds an office is known by where the name stands.
        office = one.question.office
        yield replace(one, margin=margin), _holders(one) if office else _shown(best, moved)


def field_of(seen: Sequence[Seen]) -> Field:
    """Return what all sentences of a question are together."""
    margins: dict[str, float] = {}
    for one in seen:
        i = one.result.passage.id
        margins[i] = max(margins.get(i, UNREAD), one.margin)
    return Field(margins, top=max((one.result.score for one in seen), default=0.0))


def _sentences(
    question: Question, result: SearchResult, idf: Mapping[str, float], stem: Stem
) -> Iterator[Seen]:
    passage, text = result.passage, result.document.text
    covered = _coverage(text, passage, idf, stem)
    for sentence, coverage in zip(passage.sentences, covered, strict=True):
        words = text[sentence.start : sentence.end]
        if not fills_deputys_instead(question.query, words):
            made = tuple(on_record(passage, sentence))
            yield Seen(question, result, sentence, words, UNREAD, coverage, made)


def _coverage(text: str, passage: Passage, idf: Mapping[str, float], stem: Stem) -> list[float]:
    """Return, for each sentence, the share of the question's word weight in and around it."""
    said = passage.sentences
    stems = [set(stem(text[sentence.start : sentence.end])) for sentence in said]
    around = set(stem(passage.embedded_text))
    full = sum(idf.values()) or 1.0
    covered = []
    for place, sentence in enumerate(said):
        beside = set().union(*stems[max(0, place - 1) : place + 2])
        if sentence.lead:
            beside.update(stem(text[sentence.lead.start : sentence.lead.end]))
        shares = ((stems[place], 1.0), (beside, BESIDE), (around, AROUND))
        found = (
            weight * next((part for words, part in shares if word in words), 0.0)
            for word, weight in idf.items()
        )
        covered.append(sum(found) / full)
    return covered


def _shown(read: Mark | None, moved: int) -> tuple[Span, ...]:
    """Return the words to mark: the reader's, unless they are most of a sentence."""
    if read is None or read.end - read.start > LONGEST_MARK:
        return ()
    return (Span(read.start - moved, read.end - moved),)


def _holders(seen: Seen) -> tuple[Span, ...]:
    text, sentence, question = seen.result.document.text, seen.sentence, seen.question
    return holders(text, sentence.start, sentence.end, question.office, question.query)
