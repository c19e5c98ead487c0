"""Make documents without a parser, and tell all that a store holds."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from schema import Document, Passage, Sentence
from vectorstore import Archive
from vectorstore.check import check

Paper = tuple[Document, list[Passage]]


def paper(name: str, *lines: str) -> Paper:
    """Make a document of which every line is a passage."""
    text = "\n".join(lines)
    version = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()[:24]
    document = Document(
        id=name,
        version=version,
        root="/minutes",
        source=f"{name}.txt",
        title=name,
        kind="minutes",
        council="Pennick Parish Council",
        committee=None,
        date=None,
        access="public",
        text=text,
    )
    passages, start = [], 0
    for n, line in enumerate(lines):
        end = start + len(line)
        passages.append(
            Passage(
                id=f"{version}-{n:05d}",
                document_id=name,
                start=start,
                end=end,
                text=line,
                context=name.title(),
                sentences=(Sentence(start, end),),
            )
        )
        start = end + 1
    return document, passages


def bring(archive: Archive, wanted: Sequence[Paper]) -> None:
    """Make an archive hold the wanted documents and no others, as an ingest does."""
    with archive.writing():
        held = archive.catalogue.versions()
        archive.remove(held.keys() - {document.id for document, _ in wanted})
        archive.add([one for one in wanted if held.get(one[0].id) != one[0].version])


def contents(archive: Archive) -> dict[str, object]:
    """Tell everything that an archive holds, so that two can be compared."""
    catalogue = archive.catalogue
    ids = catalogue.passage_ids()
    entries = {entry.id: entry for entry in catalogue.entries(ids)}
    return {
        "documents": catalogue.stored_documents(catalogue.versions()),
        "passages": catalogue.stored_passages(ids),
        "texts": {one: (entry.text, entry.text_hash) for one, entry in entries.items()},
        "vectors": archive.dense.ids(),
        "words": archive.lexical.ids(),
        "unfinished": catalogue.unfinished(),
        "behind": catalogue.indexed().behind,
        "differences": check(archive),
        "folders": len(list(archive.folder.glob("vectors-*"))),
    }


def size(folder: Path) -> int:
    """Return how many bytes the files below a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
