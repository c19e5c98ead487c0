"""Makes evidence and readings of short texts, as searches and the reader would."""

import datetime
from collections.abc import Mapping, Sequence

import numpy as np

from answering.evidence import Evidence, Marked, mark, see
from answering.question.read import Question
from answering.reader import Reading
from schema import Document, Passage, SearchResult, Sentence, Span, Statement
from tests.cleared import document_of, passage_of

DAY = datetime.date(2024, 4, 9)


def stem(text: str) -> list[str]:
    """Cut a text into words, as a word index would."""
    return [word.strip(".?,()").lower() for word in text.split()]


def found(
    *said: str,
    statements: Sequence[Statement] = (),
    day: datetime.date | None = DAY,
    name: str = "d1",
    context: str = "Lamps",
    part: str | None = None,
    score: float = 1.0,
) -> SearchResult:
    """Make a result of sentences that stand in one passage."""
    text = " ".join(said)
    spans = [Sentence(text.index(one), text.index(one) + len(one)) for one in said]
    document = Document(
        name, "v1", "/", f"{name}.txt", "T", "minutes", None, None, day, "public", text
    )
    passage = Passage(
        f"{name}-p",
        name,
        0,
        len(text),
        text,
        context,
        sentences=tuple(spans),
        statements=tuple(statements),
        part=part,
    )
    return SearchResult(passage_of(passage), document_of(document), 1, score, 0.5, 0.5)


def reading(result: SearchResult, words: str, margin: float) -> Reading:
    """Make what a reader says that prefers `words` to no answer by so many logits."""
    offset = len(result.passage.context) + 1
    at = offset + result.passage.text.index(words)
    ends = [n for n, letter in enumerate(result.passage.text, offset) if letter == " "]
    starts = [offset, *(n + 1 for n in ends)]
    places = np.array(list(zip(starts, [*ends, offset + len(result.passage.text)], strict=True)))
    scores = np.full(len(places), -10.0, dtype=np.float32)
    first, last = scores.copy(), scores.copy()
    first[[n for n, (low, high) in enumerate(places) if low <= at < high]] = margin / 2
    end = at + len(words)
    last[[n for n, (low, high) in enumerate(places) if low < end <= high]] = margin / 2
    return Reading(places, first, last, 0.0)


def read(
    question: Question,
    results: Sequence[SearchResult],
    readings: Sequence[Reading | None],
    idf: Mapping[str, float],
) -> list[Marked]:
    """Return the sentences of results with what a reader would make of each result."""
    made = {one.passage.id: read for one, read in zip(results, readings, strict=True)}
    passages = see(question, results, idf, stem=stem)
    return [each for some in passages for each in mark(some, made[some[0].result.passage.id])]


def evidence(
    result: SearchResult,
    place: int,
    score: float,
    *,
    mark: str = "",
    coverage: float = 1.0,
    margin: float = 0.0,
) -> Evidence:
    """Make evidence of one sentence of a result; `mark` are its decisive words."""
    text = result.document.text
    sentence = result.passage.sentences[place]
    at = text.index(mark, sentence.start)
    marks = (Span(at, at + len(mark)),) if mark else ()
    return Evidence(result, sentence, marks, coverage, margin, score)
