"""Compare the catalogue with both indexes and with itself, and mend what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from schema import Passage
from vectorstore.archive import Archive
from vectorstore.records import Entry, hash_of
from vectorstore.vectors import PART
from words import archive as said

DifferenceKind = Literal[
    "unfinished",
    "altered",
    "vector missing",
    "vector extra",
    "vector wrong",
    "words missing",
    "words extra",
]
NEAR = 1e-3
"""Chroma keeps vectors at length one anew, which moves them by less."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree; `id` is a passage's, or an altered document's."""

    kind: DifferenceKind
    id: str
    said: str


def check(archive: Archive) -> list[Difference]:
    """Tell what differs between the catalogue, the vectors and the word index.

    Raises:
        StoreBusy: another process is writing.
        StoreError: an index cannot be read at all.
    """
    with archive.held():
        archive.refresh()
        return [*_unfinished(archive), *_altered(archive), *_of_indexes(archive)]


def repair(archive: Archive) -> list[Difference]:
    """Mend what differs, and return it.

    Indexes are brought in step with the catalogue. A document that was altered is removed,
    and its file forgotten, so that the next ingest reads it anew.

    Raises:
        StoreBusy: another process is writing.
        StoreError: an index cannot be read or written at all.
    """
    with archive.writing():
        altered = _altered(archive)
        found = [*altered, *_of_indexes(archive)]
        _forget(archive, {document.id for document in altered})
        if found:
            archive.catalogue.index(replace(archive.catalogue.indexed(), behind=True))
        by_kind: dict[str, list[str]] = {}
        for one in found:
            by_kind.setdefault(one.kind, []).append(one.id)
        archive.vectors.draft().delete(by_kind.get("vector wrong", []))
        archive.vectors.align()
        archive.lexical.delete(by_kind.get("words extra", []))
        for part in archive.parts(by_kind.get("words missing", [])):
            archive.lexical.add(*part)
    return found


def _forget(archive: Archive, altered: set[str]) -> None:
    documents = archive.catalogue.stored_documents(altered).values()
    places = {(document.root, document.source) for document in documents}
    sources = archive.catalogue.sources().values()
    archive.catalogue.forget_sources(s.path for s in sources if (s.root, s.source) in places)
    archive.remove(altered)


def _unfinished(archive: Archive) -> list[Difference]:
    why = said.INTERRUPTED
    found = [Difference("unfinished", passage, why) for passage in archive.catalogue.unfinished()]
    if archive.catalogue.indexed().behind and not found:
        found.append(Difference("unfinished", "", why))
    return found


def _altered(archive: Archive) -> list[Difference]:
    """Find documents whose text, or whose passages, are not what was stored."""
    catalogue = archive.catalogue
    found = dict.fromkeys(catalogue.altered(), said.ALTERED)
    ids = catalogue.passage_ids()
    for low in range(0, len(ids), PART):
        passages = catalogue.stored_passages(ids[low : low + PART])
        for entry in catalogue.entries(passages):
            wrong = _wrong_with(passages[entry.id], entry)
            if wrong:
                found.setdefault(entry.document_id, said.passage(entry.id, wrong))
    return [Difference("altered", document, why) for document, why in sorted(found.items())]


def _wrong_with(passage: Passage, entry: Entry) -> str:
    if len(passage.text) != passage.end - passage.start:
        return said.NOT_IN_DOCUMENT
    if hash_of(entry.text) != entry.text_hash:
        return said.OTHER_WORDS
    if any(s.start < passage.start or s.end > passage.end for s in passage.sentences):
        return said.SENTENCES_OUTSIDE
    return ""


def _of_indexes(archive: Archive) -> list[Difference]:
    ids = archive.catalogue.passage_ids()
    wanted, near, worded = set(ids), archive.dense.ids(), archive.lexical.ids()
    sets: tuple[tuple[DifferenceKind, set[str], str], ...] = (
        ("vector missing", wanted - near, said.NO_VECTOR),
        ("vector extra", near - wanted, said.NO_SUCH_PASSAGE),
        ("words missing", wanted - worded, said.NOT_IN_WORD_INDEX),
        ("words extra", worded - wanted, said.NO_SUCH_PASSAGE),
        ("vector wrong", set(_wrong_vectors(archive, ids)), said.OTHER_VECTOR),
    )
    return [Difference(kind, one, why) for kind, found, why in sets for one in sorted(found)]


def _wrong_vectors(archive: Archive, ids: Sequence[str]) -> Iterator[str]:
    for low in range(0, len(ids), PART):
        part = ids[low : low + PART]
        held, compared = archive.dense.vectors(part), archive.dense.compared(part)
        for entry in archive.catalogue.entries(part):
            if entry.id in held and entry.vector is not None:
                kept = np.frombuffer(entry.vector, np.float32)
                both = held[entry.id], compared.get(entry.id, kept)
                if max(float(np.abs(one - kept).max()) for one in both) > NEAR:
                    yield entry.id
