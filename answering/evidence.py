"""Take the sentences that answer a question from the passages that were found.

Passages are ranked by the search's score and by how far the reader holds that their best
sentence answers. Within a passage, a sentence is weighed by the reader, by the words of the
question that it holds (rare words weigh more; words that stand beside it count in part), by
whether it has what the question wants, and by what it puts on record.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answering.kinds.bodies import is_named_as_one
from answering.kinds.counts import worth_of_count
from answering.kinds.decisive import decisive_words
from answering.kinds.offices import holders
from answering.kinds.wanted import MEASURED, Wanted
from answering.named import is_of_its_council
from answering.question import Question
from answering.reader import Mark, Reading
from answering.record import is_routine, is_title, only_moves, worth_of_passage, worth_of_record
from answering.years import speaks_of_its_months, speaks_of_its_years
from schema import Passage, SearchResult, Sentence, Span

Stem = Callable[[str], list[str]]

# What each thing that speaks for a passage or a sentence counts, beside a cosine of 1. Round
# figures: the development questions are too few for finer ones.
READ, SHIFT, CALM = 0.5, 4.0, 4.0
"""That the reader is sure of a passage's best sentence: its margin, in logits, is moved by SHIFT
and divided by CALM before it is squashed to 0 … 1. The reader was trained to doubt, so that it
is the differences below 0 that tell one passage from another."""
MARKED, SPREAD = 0.4, 5.0
"""The same of a sentence among the others of its passage, divided by SPREAD."""
COVERED, BESIDE, AROUND = 0.4, 0.75, 0.5
"""That all the question's words stand in a sentence; and the parts of that which count for words
that stand beside it, and elsewhere in its passage."""
WANTED = 0.15
"""That it holds a date for "when", a sum for "how much" …"""
DUE = 0.3
"""That the best sentence of a passage holds a deadline where one is wanted, not any date, or counts
what is asked for, not anything else."""
TITLE = -0.3
"""That it is a title, which says nothing."""
DOUBT, ROUTINE = -30.0, -20.0
"""The margins of what was not read, and of what is put down whatever a meeting was about."""
SECOND_BEST: Mapping[Wanted, Sequence[Wanted]] = {
    "deadline": ("date",),
    "person": ("organisation",),
}
"""What may stand for what is wanted, and is worth half of it."""
TELLING: frozenset[Wanted] = frozenset(("deadline", "count"))
"""Kinds of which any sentence may hold something, and few what is asked for."""
LONGEST_MARK = 90
"""Characters that the reader marks of a sentence; more would be most of it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer, and what speaks for it.

    `coverage` is the share, 0 to 1, of the question's word weight that stands in the
    sentence or, in part, around it; `marks` are the words that could be what is wanted;
    `margin` is by how much the reader prefers an answer here to none, in logits; `holds` is 1
    if it holds what the question wants, less if it holds what may stand for it, else 0; `record`
    is what its place in the record counts for or against it. `score` is its passage's, less what
    it lacks of the passage's best sentence.
    """

    result: SearchResult
    sentence: Sentence
    marks: tuple[Span, ...]
    coverage: float
    margin: float
    holds: float
    record: float
    score: float


def readable(passage: Passage) -> str:
    """Return what the reader reads of a passage: its context, then its text, without bold marks.

    Offsets in the text are kept, moved by the length of the context and its line's end.
    """
    return f"{passage.context}\n{passage.text.replace('*', ' ')}"


def weigh(
    question: Question,
    results: Sequence[SearchResult],
    readings: Sequence[Reading | None],
    rarities: Mapping[str, float],
    *,
    stem: Stem,
) -> list[Evidence]:
    """Weigh the sentences of passages.

    Args:
        question: what is asked.
        results: passages, best first.
        readings: what the reader makes of each, None where there is no reader.
        rarities: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.

    Returns:
        Evidence, best first; of a question for a date, a sum, a number or a firm, only what holds
        one.
    """
    weighed = [
        evidence
        for result, reading in zip(results, readings, strict=True)
        for evidence in _sentences(question, result, reading, rarities, stem)
    ]
    # Where something speaks of the time or council asked about, what speaks of others is no answer.
    for speaks in (speaks_of_its_years, speaks_of_its_months, is_of_its_council):
        weighed = [one for one in weighed if speaks(question, one.result)] or weighed
    strict = MEASURED.issuperset(question.wants) or question.wanted == "organisation"
    if strict or question.office:
        weighed = [evidence for evidence in weighed if evidence.holds]
    elif question.wanted == "person":  # whom nothing may name in a way that is known
        weighed = [evidence for evidence in weighed if evidence.holds] or weighed
    passages: dict[str, list[Evidence]] = {}
    for evidence in weighed:
        passages.setdefault(evidence.result.passage.id, []).append(evidence)
    ranked = [one for own in passages.values() for one in _ranked(question, own)]
    return sorted(ranked, key=lambda evidence: evidence.score, reverse=True)


def _ranked(question: Question, own: Sequence[Evidence]) -> Iterator[Evidence]:
    """Give the best sentence of a passage the passage's score, and others what they lack of it."""
    result = own[0].result
    best = max(own, key=lambda one: one.score)
    score = result.score + READ * _squashed(max(one.margin for one in own), CALM)
    score += worth_of_passage(question.wants, result.passage)
    score += min(0.0, best.record)  # the reply to a question is better than the question
    if question.wanted in TELLING:
        score += DUE * best.holds
    for one in own:
        yield replace(one, score=score + one.score - best.score)


def _squashed(margin: float, calm: float) -> float:
    return 1 / (1 + math.exp(-(max(margin, DOUBT) + SHIFT) / calm))


def _sentences(
    question: Question,
    result: SearchResult,
    reading: Reading | None,
    rarities: Mapping[str, float],
    stem: Stem,
) -> Iterator[Evidence]:
    """Weigh each sentence of one passage among the others."""
    passage, text = result.passage, result.document.text
    covered = _coverage(text, passage, rarities, stem)
    moved = len(passage.context) + 1 - passage.start
    for sentence, coverage in zip(passage.sentences, covered, strict=True):
        words = text[sentence.start : sentence.end]
        read = reading.best(sentence.start + moved, sentence.end + moved) if reading else None
        margin = read.margin if read else DOUBT
        if is_routine(question.query, words) or only_moves(question.query, question.wants, words):
            margin = min(margin, ROUTINE)
        marks, worth = _decisive(question, text, sentence, stem)
        score = MARKED * _squashed(margin, SPREAD) + COVERED * coverage + WANTED * worth
        recorded = worth_of_record(question.query, question.wants, passage, sentence, words)
        recorded += TITLE if is_title(words) else 0.0
        score += recorded
        # The reader marks anybody; who holds an office is known by where the name stands.
        shown = marks if question.office else _shown(read, moved, marks, sentence)
        yield Evidence(result, sentence, shown, coverage, margin, worth, recorded, score)


def _coverage(
    text: str, passage: Passage, rarities: Mapping[str, float], stem: Stem
) -> list[float]:
    """Return, for each sentence, the share of the question's word weight in and around it."""
    said = passage.sentences
    stems = [set(stem(text[sentence.start : sentence.end])) for sentence in said]
    around = set(stem(passage.embedded_text))
    full = sum(rarities.values()) or 1.0
    covered = []
    for place, sentence in enumerate(said):
        beside = set().union(*stems[max(0, place - 1) : place + 2])
        if sentence.lead:
            beside.update(stem(text[sentence.lead.start : sentence.lead.end]))
        shares = ((stems[place], 1.0), (beside, BESIDE), (around, AROUND))
        found = (
            weight * next((part for words, part in shares if word in words), 0.0)
            for word, weight in rarities.items()
        )
        covered.append(sum(found) / full)
    return covered


def _shown(
    read: Mark | None, moved: int, marks: tuple[Span, ...], sentence: Sentence
) -> tuple[Span, ...]:
    """Return the words to mark: the reader's, unless it doubts or marks nearly everything."""
    if read is None or read.margin < 0:
        return marks
    span = Span(read.start - moved, read.end - moved)
    length = span.end - span.start
    if length > LONGEST_MARK or length * 4 > 3 * (sentence.end - sentence.start):
        return marks
    return (span,)


def _decisive(
    question: Question, text: str, sentence: Sentence, stem: Stem
) -> tuple[tuple[Span, ...], float]:
    """Return the words that could be what is wanted, and what share of the worth they have.

    What the question says itself is left out: it asks for something else.
    """
    start, end = sentence.start, sentence.end
    if question.office:
        held = holders(text, start, end, question.office, question.query)
        return held, float(bool(held))
    asked = _plain(question.query)
    second = [other for wanted in question.wants for other in SECOND_BEST.get(wanted, ())]
    for wanted in dict.fromkeys([*question.wants, *second]):
        found = decisive_words(text, start, end, wanted)
        marks = tuple(one for one in found if _plain(text[one.start : one.end]) not in asked)
        if not marks:
            continue
        if wanted == "count":
            return marks, worth_of_count(question.query, text, start, end, marks, stem)
        named = any(is_named_as_one(text[one.start : one.end]) for one in marks)
        lesser = wanted in second or (wanted == "organisation" and not named)
        return marks, 0.5 if lesser else 1.0
    return (), 0.0


def _plain(words: str) -> str:
    return words.lower().replace("’", "'")
