"""`python -m evaluation.ablation GOLD.jsonl --store DIR [--json]`: what does each part add?

Takes parts of the product away, one at a time, asks the same questions, and shows what is
lost. VARIANTS is the list: a name, and what answers when that part is away.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from answering import Answerer
from answering.question.read import read_question
from answering.reader import Reader
from commands import AsJson, Command, Store, argument, option, show
from english.query import read_query
from evaluation.gold import GoldQuestion, read_gold
from evaluation.metrics import Answering, Scores, judge, score
from evaluation.metrics import as_json as score_as_json
from evaluation.tables import Row, aligned, decimal, percent
from schema import Answer, Passage, Scope
from searching.candidates import Arms
from searching.search import Step, search
from settings import Settings
from vectorstore import Archive, EmbeddingModel

NOWHERE = Scope(0, 0, (), (), None, None)


@dataclass(frozen=True, slots=True)
class Variant:
    """The product with a part away: makes what answers from an archive.

    `searches_only` says that nothing is answered, so that only recall can be told.
    """

    make: Callable[[Archive], Answering]
    searches_only: bool = False


def product(*without: Step, reader: bool = True) -> Variant:
    """Return the product without some of its parts."""

    def make(archive: Archive) -> Answering:
        answerer = Answerer(archive, Reader() if reader else None, without=without)
        return lambda gold: answerer.answer(gold.question, history=gold.history)

    return Variant(make)


def arm(name: Arms) -> Variant:
    """Return a variant that only searches, by one arm or by both."""

    def make(archive: Archive) -> Answering:
        def find(gold: GoldQuestion) -> Answer:
            query = read_question(gold.question, gold.history).query
            found = tuple(search(archive, read_query(query), arms=name))
            return Answer(gold.question, "passages_only", "", (), NOWHERE, passages=found)

        return find

    return Variant(make, searches_only=True)


VARIANTS: Mapping[str, Variant] = {
    "everything": product(),
    "without the reader": product(reader=False),
    "without the time named": product("time"),
    "without surroundings": product("surroundings"),
    "search alone": arm("both"),
    "search without words": arm("dense"),
    "search without meaning": arm("lexical"),
}
"""To measure another part, add its name and a Variant without it."""


def without_headings(archive: Archive, folder: Path) -> Archive:
    """Make another archive of the same passages, embedded and indexed without their headings.

    It is kept in the folder: made on first use, which takes as long as an ingest.
    """
    bare = Archive(folder, archive.model)
    held = bare.catalogue.versions()
    versions = archive.catalogue.versions()
    with bare.writing():
        bare.remove(held.keys() - versions.keys())
        for batch in _batches([i for i, version in versions.items() if held.get(i) != version]):
            documents = archive.catalogue.stored_documents(batch)
            ids = [i for one in documents.values() for i in archive.catalogue.ids_of(one.version)]
            passages = archive.catalogue.stored_passages(ids).values()
            own: dict[str, list[Passage]] = {i: [] for i in documents}
            for passage in passages:
                own[passage.document_id].append(replace(passage, context=""))
            bare.add([(document, own[i]) for i, document in documents.items()])
    return bare


def _batches(ids: Sequence[str], size: int = 50) -> Iterator[Sequence[str]]:
    for low in range(0, len(ids), size):
        yield ids[low : low + size]


Gold = Annotated[Path, argument("GOLD", "gold questions, one JSON object a line", Path)]
Headings = Annotated[
    Path | None,
    option(
        "--headings",
        "FOLDER",
        "measure what headings add, with an archive without them that is made and kept in FOLDER",
        Path,
    ),
]


def take_away(
    gold: Gold, store: Store = None, headings: Headings = None, as_json: AsJson = False
) -> int:
    """Score the product with each of its parts away."""
    questions = read_gold(gold)
    settings = Settings.from_environment().with_store(store)
    model = EmbeddingModel(settings.embedding_model)
    with closing(Archive.open(settings, model)) as archive:
        scores = {name: _scored(archive, variant, questions) for name, variant in VARIANTS.items()}
        if headings:
            with closing(without_headings(archive, headings)) as bare:
                scores["without headings"] = _scored(bare, product(), questions)
    if as_json:
        show(json.dumps({name: score_as_json(found) for name, found in scores.items()}))
    else:
        show(aligned(_table(scores)))
    return 0


def _scored(archive: Archive, variant: Variant, questions: list[GoldQuestion]) -> Scores:
    def text_of(document_id: str) -> str:
        document = archive.catalogue.document(document_id)
        return document.text if document else ""

    answering = variant.make(archive)
    answering(questions[0])  # warms caches; its time is not counted
    found = score(judge(questions, answering), text_of)
    if variant.searches_only:
        return replace(
            found,
            answer_accuracy=None,
            two_turn_accuracy=None,
            declined_right=None,
            declined_wrong=None,
        )
    return found


def _table(scores: Mapping[str, Scores]) -> list[Row]:
    shares = ("answer_accuracy", "citation_precision", "declined_right", "declined_wrong")
    head = ("", "recall@1", "recall@5", "MRR", *(name.replace("_", " ") for name in shares))
    rows = [head]
    for name, found in scores.items():
        recall = found.recall or {}
        rows.append(
            (
                name,
                percent(recall.get("1")),
                percent(recall.get("5")),
                decimal(found.mrr),
                *(percent(getattr(found, share)) for share in shares),
            )
        )
    return rows


main = Command("python -m evaluation.ablation", take_away)

if __name__ == "__main__":
    sys.exit(main())
