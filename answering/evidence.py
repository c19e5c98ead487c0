"""Take the sentences that may answer a question from the passages that were found.

Each is seen by signals (`answering.signals`) and weighed against the others, and against the
chance that nothing here answers (`answering.weigh`).
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answering.question.read import Question
from answering.reader import Mark, Reading
from answering.signals import UNREAD, Field, Seen
from answering.signals.named import of_its_council
from answering.signals.offices import holders
from answering.signals.record import on_record
from answering.weigh import weigh_against_none
from english.offices import fills_deputys_instead
from schema import Passage, SearchResult, Sentence, Span, Statement

Stem = Callable[[str], list[str]]

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


def weigh(question: Question, found: Sequence[tuple[Seen, tuple[Span, ...]]]) -> list[Evidence]:
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
    question: Question,
    results: Sequence[SearchResult],
    readings: Sequence[Reading | None],
    idf: Mapping[str, float],
    *,
    stem: Stem,
) -> Iterator[tuple[Seen, tuple[Span, ...]]]:
    """Yield each sentence of passages as its signals see it, and its words to mark.

    What another council did than the one that is named is left out, and who became a deputy
    where it is asked who came into the office, or the other way about.

    Args:
        question: what is asked.
        results: passages, best first.
        readings: what the reader makes of each, None where there is no reader.
        idf: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.
    """
    own = of_its_council(question, results)
    for result, reading in zip(results, readings, strict=True):
        if result in own:
            yield from _sentences(question, result, reading, idf, stem)


def field_of(seen: Sequence[Seen]) -> Field:
    """Return what all sentences of a question are together."""
    margins: dict[str, float] = {}
    for one in seen:
        i = one.result.passage.id
        margins[i] = max(margins.get(i, UNREAD), one.margin)
    return Field(margins, top=max((one.result.score for one in seen), default=0.0))


def _sentences(
    question: Question,
    result: SearchResult,
    reading: Reading | None,
    idf: Mapping[str, float],
    stem: Stem,
) -> Iterator[tuple[Seen, tuple[Span, ...]]]:
    """Yield each sentence of a passage as its signals see it, and the words to mark."""
    passage, text = result.passage, result.document.text
    covered = _coverage(text, passage, idf, stem)
    moved = len(passage.context) + 1 - passage.start
    for sentence, coverage in zip(passage.sentences, covered, strict=True):
        if fills_deputys_instead(question.query, text[sentence.start : sentence.end]):
            continue
        read = reading.best(sentence.start + moved, sentence.end + moved) if reading else None
        seen = Seen(
            question=question,
            result=result,
            sentence=sentence,
            words=text[sentence.start : sentence.end],
            margin=_margin(reading, read),
            coverage=coverage,
            made=tuple(on_record(passage, sentence)),
        )
        # The reader marks anybody; who holds an office is known by where the name stands.
        yield seen, _holders(question, text, sentence) if question.office else _shown(read, moved)


def _margin(reading: Reading | None, read: Mark | None) -> float:
    """Return the reader's margin; without a reader, nothing is doubted more than anything else."""
    if reading is None:
        return 0.0
    return max(UNREAD, read.margin) if read else UNREAD


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


def _holders(question: Question, text: str, sentence: Sentence) -> tuple[Span, ...]:
    return holders(text, sentence.start, sentence.end, question.office, question.query)
