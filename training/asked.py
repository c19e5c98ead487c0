"""Examples of questions that people wrote on minutes, with what a search finds beside the answer.

Each question names the document that answers it and quotes the sentence; one without a sentence is
a near miss, which nothing answers. What the product's own search finds for it and does not say the
answer is what a reader must learn to tell from it: the same matter in another year, the next item.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from answering.evidence import readable
from answering.question.read import read_question
from checked import read_lines
from commands import option
from english.query import read_query
from errors import SettingError
from schema import ClearedDocument, SearchResult, Span
from searching import search
from training.examples import Example, says, unanswered
from vectorstore import Archive
from words import evaluation as said

FOUND = 12
"""Passages that are searched for, as for an answer."""
OTHERS = 3
"""Of those that do not answer, how many are read with a question that something answers."""
NEAR_MISSES = 4
"""The same of a question that nothing answers."""


class Asked(BaseModel):
    """A question on one document of an archive; `answer` and `sentence` are empty for a near miss.

    `corpus` names the archive, `part` what the question is kept for: "train" or "dev".
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    source: str
    history: tuple[str, ...] = ()
    answer: str = ""
    sentence: str = ""
    corpus: str = ""
    part: str = "train"


OnArchives = Annotated[
    list[str],
    option(
        "--asked",
        "FILE NAME STORE",
        "questions on an archive by its name in the file; may be given again",
    ),
]


def read_asked(path: Path, corpus: str, part: str = "train") -> list[Asked]:
    """Read the questions on one archive that are kept for one part, one JSON object a line.

    Raises:
        SettingError: the file cannot be read, a line is no question, or none is on the archive.
    """
    asked = list(read_lines(path, Asked))
    chosen = [one for one in asked if one.corpus == corpus and one.part == part]
    if not chosen:
        raise SettingError(said.no_questions(path, part, corpus))
    return chosen


def examples_of(
    asked: Iterable[Asked], archive: Archive, chance: Random
) -> Iterator[list[Example]]:
    """Yield what a reader learns from each question: the passages that answer, and others.

    A question whose sentence stands nowhere in its document, as it was read, is left out.

    Raises:
        StoreError: the archive cannot be read.
    """
    ids = {document.source: document.id for document, _ in archive.catalogue.documents()}
    for one in asked:
        query = read_question(one.question, one.history).query
        document = archive.catalogue.document(ids[one.source]) if one.source in ids else None
        found = search(archive, read_query(query), count=FOUND)
        if not one.sentence:
            yield list(_others(one, query, found, NEAR_MISSES, chance))
        elif document and (span := find_answer(document.text, one)):
            answering = list(_answering(query, archive, document, span))
            yield [*answering, *_others(one, query, found, OTHERS, chance)] if answering else []


def find_answer(text: str, asked: Asked) -> Span | None:
    """Return where the answer stands within its sentence, however lines are broken there."""
    sentence = _pattern(asked.sentence).search(text)
    if not sentence:
        return None
    answer = _pattern(asked.answer).search(text, sentence.start(), sentence.end())
    return Span(answer.start(), answer.end()) if answer else None


def folded(words: str) -> str:
    """Return words with white space folded."""
    return " ".join(words.split())


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _answering(
    query: str, archive: Archive, document: ClearedDocument, span: Span
) -> Iterator[Example]:
    ids = archive.catalogue.ids_of(document.version)
    for passage in archive.catalogue.passages(ids).values():
        if passage.start <= span.start and span.end <= passage.end:
            moved = len(passage.context) + 1 - passage.start
            yield Example(query, readable(passage), span.start + moved, span.end + moved, "asked")


def _others(
    asked: Asked, query: str, found: Sequence[SearchResult], count: int, chance: Random
) -> Iterator[Example]:
    """Yield passages that were found and do not answer, most of them of the best found."""
    said = folded(asked.sentence)
    wrong = [
        one.passage
        for one in found
        if not asked.answer
        or not (says(one.passage.text, asked.answer) or said in folded(one.passage.text))
    ]
    for passage in chance.sample(wrong[: 2 * count], min(count, len(wrong))):
        yield unanswered(query, readable(passage), "asked other")
