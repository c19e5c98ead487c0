"""Put together what the reader is trained on: published questions, and those made of minutes."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from answering.evidence import readable
from schema import Document, Passage
from training.examples import Example, sample, says, unanswered, without_answer
from training.minutes import Asker
from training.questions import read_questions
from vectorstore import Archive

LIMITS = {
    "wikipedia": 6500,
    "forum": 3500,
    "policy": 600,
    "policies": 600,
    "qed": 1400,
    "xquad": 1100,
    "wikipedia other": 1500,
    "wikipedia without its answer": 2000,
    "forum other": 600,
    "forum without its answer": 1000,
    "policy other": 200,
    "policies other": 200,
    "policies without its answer": 200,
    "qed without its answer": 350,
    "xquad other": 250,
    "xquad without its answer": 300,
    "clapnq": 300,
    "minutes deadline": 700,
    "minutes date": 1400,
    "minutes amount": 1400,
    "minutes number": 1300,
    "minutes duration": 600,
    "minutes person": 1000,
    "minutes reason": 900,
    "minutes resolution": 1600,
    "minutes proposer": 400,
    "minutes seconder": 400,
    "minutes vote": 300,
    "minutes swapped": 1500,
}
"""Examples of each source; the unanswered ones of minutes come on top."""
OTHERS = 8
"""Passages found for a question, among which is one that does not answer it."""
PER_PASSAGE = 2
UNANSWERED = ("elsewhere", "beside", "without")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Meetings between two dates, inclusive, whose minutes are kept for measuring."""

    first: datetime.date
    last: datetime.date

    def holds(self, document: Document) -> bool:
        """Tell whether a document is one of them; one without a date may be."""
        return document.date is None or self.first <= document.date <= self.last


def gather(
    questions: Path, archives: Sequence[tuple[Archive, LeftOut | None]], chance: Random
) -> list[Example]:
    """Return all examples, in a random order.

    Raises:
        SettingError: the published questions cannot be read.
        StoreError: an archive cannot be read.
    """
    made = list(read_questions(questions, chance))
    owners: dict[Example, tuple[Archive, LeftOut | None, Passage]] = {}
    for archive, left_out in archives:
        for passage, example in _questions(archive, left_out, chance):
            owners[example] = (archive, left_out, passage)
    chosen = list(sample([*made, *owners], LIMITS, chance))
    for example in [one for one in chosen if one in owners and one.answer]:
        other = _unanswered(example, *owners[example], chance)
        if other:
            chosen.append(other)
    chance.shuffle(chosen)
    return chosen


def _questions(
    archive: Archive, left_out: LeftOut | None, chance: Random
) -> Iterator[tuple[Passage, Example]]:
    asker = Asker(chance)
    for document, passages in _documents(archive, left_out):
        for passage in passages:
            asked = list(asker.ask(document, passage))
            for example in chance.sample(asked, min(PER_PASSAGE, len(asked))):
                yield passage, example


def _documents(
    archive: Archive, left_out: LeftOut | None
) -> Iterator[tuple[Document, list[Passage]]]:
    ids = archive.catalogue.passage_ids()
    for low in range(0, len(ids), 2000):
        passages = archive.catalogue.passages(ids[low : low + 2000])
        documents = archive.catalogue.documents_by_id({p.document_id for p in passages.values()})
        for document in documents.values():
            if document.kind not in ("minutes", "decision") or (
                left_out and left_out.holds(document)
            ):
                continue
            yield document, [p for p in passages.values() if p.document_id == document.id]


def _unanswered(
    example: Example,
    archive: Archive,
    left_out: LeftOut | None,
    passage: Passage,
    chance: Random,
) -> Example | None:
    """Find what is like the answer's passage and does not answer: hard, as searches find it."""
    way = chance.choice(UNANSWERED)
    if way == "without" and (bare := without_answer(example)):
        return bare
    words = archive.lexical.words(example.question)
    within = [passage.document_id] if way == "beside" else None
    ids = archive.lexical.search(words, count=OTHERS, documents=within)
    found = archive.catalogue.passages(ids)
    held = archive.catalogue.documents_by_id({one.document_id for one in found.values()})
    for one in (found[i] for i in ids if i in found):
        document = held.get(one.document_id)
        if document is None or (left_out and left_out.holds(document)) or one.id == passage.id:
            continue
        if not says(one.text, example.answer) and len(one.text.split()) > 12:
            return unanswered(example.question, readable(one), f"minutes {way}")
    return None
