"""Take the sentences that answer a question from the passages that were found.

A sentence is weighed by the words of the question that it holds (rare words weigh more;
words that stand beside it, in its lead-in, its neighbours or its heading count in part),
by whether it has what the question wants, and by its passage's score.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from answering.kinds import decisive_words
from answering.question import MEASURED, Question, Wanted
from schema import SearchResult, Sentence, Span

Stem = Callable[[str], list[str]]

PASSAGES = 8
"""Passages, best first, whose sentences are weighed."""

# What each thing that speaks for a sentence counts, beside 1 for all the question's words
# standing in it. Round figures: the development questions are too few for finer ones.
BESIDE = 0.75
AROUND = 0.5
WANTED = 0.5
PASSAGE = 2.0
SECOND_BEST: Mapping[Wanted, Wanted] = {"deadline": "date"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer, and what speaks for it.

    `coverage` is the share, 0 to 1, of the question's word weight that stands in the
    sentence or, in part, around it; `marks` are the words that could be what is wanted.
    """

    result: SearchResult
    sentence: Sentence
    marks: tuple[Span, ...]
    coverage: float
    score: float

    @property
    def confidence(self) -> float:
        """Return how far meaning and words together say that this is the subject asked about.

        The parts are a cosine and shares of word weight, never scaled to the other
        results, so that a best of bad results stays bad.
        """
        found = self.result
        return found.similarity + 0.5 * min(found.word_score, 1.0) + 0.5 * self.coverage


def weigh(
    question: Question,
    results: Sequence[SearchResult],
    rarities: Mapping[str, float],
    *,
    stem: Stem,
) -> list[Evidence]:
    """Weigh the sentences of the best passages.

    Args:
        question: what is asked.
        results: passages, best first.
        rarities: the question's word stems that are evidence, with their weights.
        stem: cuts a text into word stems.

    Returns:
        Evidence, best first; of a question for a date, a sum or a number, only what holds one.
    """
    weighed = [
        evidence
        for result in results[:PASSAGES]
        for evidence in _sentences(question, result, rarities, stem)
    ]
    if question.wanted in MEASURED:
        weighed = [evidence for evidence in weighed if evidence.marks]
    return sorted(weighed, key=lambda evidence: evidence.score, reverse=True)


def _sentences(
    question: Question, result: SearchResult, rarities: Mapping[str, float], stem: Stem
) -> list[Evidence]:
    """Weigh each sentence of one passage."""
    text, said = result.document.text, result.passage.sentences
    stems = [set(stem(text[sentence.start : sentence.end])) for sentence in said]
    around = set(stem(result.passage.embedded_text))
    full = sum(rarities.values()) or 1.0
    weighed = []
    for place, sentence in enumerate(said):
        beside = set().union(*stems[max(0, place - 1) : place + 2])
        if sentence.lead:
            beside.update(stem(text[sentence.lead.start : sentence.lead.end]))
        coverage = 0.0
        for word, weight in rarities.items():
            if word in stems[place]:
                coverage += weight / full
            elif word in beside:
                coverage += BESIDE * weight / full
            elif word in around:
                coverage += AROUND * weight / full
        marks, worth = _decisive(question, text, sentence)
        score = coverage + PASSAGE * result.score + worth
        weighed.append(Evidence(result, sentence, marks, coverage, score))
    return weighed


def _decisive(question: Question, text: str, sentence: Sentence) -> tuple[tuple[Span, ...], float]:
    """Return the words that could be what is wanted, and what having them is worth.

    What the question says itself is left out: it asks for something else. Where a deadline
    is wanted, another date is worth half.
    """
    asked = question.query.lower()
    for wanted, worth in (
        (question.wanted, WANTED),
        (SECOND_BEST.get(question.wanted), WANTED / 2),
    ):
        if wanted is None:
            break
        found = decisive_words(text, sentence.start, sentence.end, wanted)
        marks = tuple(mark for mark in found if text[mark.start : mark.end].lower() not in asked)
        if marks:
            return marks, worth
    return (), 0.0
