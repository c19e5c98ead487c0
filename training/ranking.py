"""Fit the weights by which the search ranks what both of its arms propose.

    python -m training.ranking --asked FILE NAME STORE [--asked …] [--out FILE]

Each signal's weight is the one that makes what answers the likeliest of what was proposed for its
question (`training.logit`). Each archive is left out in turn and measured by what the others fit;
then the weights are fitted on all of them.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np

from answering.finding import find_before
from answering.question.read import read_question
from commands import Command, option, sets, show
from english.query import read_query
from schema import Filters
from searching.candidates import IndexedQuery, breadth_for, propose
from searching.ranking import SIGNALS, WEIGHTS, rank_first, see
from searching.surroundings import those_beside
from training.asked import Asked, OnArchives, find_answer, folded, read_asked
from training.logit import Choice, fit_logit
from vectorstore import Archive, EmbeddingModel

STRENGTH = 3.0
"""How far a weight may be drawn from 0, in units of its signal's spread."""
GIVEN = {"newest": 0.15}
"""Weights that are not fitted: hardly a question asks for the latest, and whoever does means it."""
DEPTHS = (1, 5, 12, 20)


def choices_of(asked: Sequence[Asked], archive: Archive) -> Iterator[Choice]:
    """Yield what the search proposes for each question that something answers.

    Raises:
        StoreError: the archive cannot be read.
    """
    ids = {document.source: document.id for document, _ in archive.catalogue.documents()}
    breadth = breadth_for(max(DEPTHS))
    for one in asked:
        document = archive.catalogue.document(ids.get(one.source, ""))
        span = find_answer(document.text, one) if document and one.sentence else None
        if document is None or span is None:
            continue
        question = read_question(one.question, one.history)
        before = find_before(archive, question)
        query = IndexedQuery.of(archive, read_query(question.query, before=before))
        found = rank_first(archive, query, propose(archive, query, Filters(), breadth))
        new, beside, _ = those_beside(archive, query, found, breadth // 2, restricted=False)
        found = rank_first(archive, query, [*found, *new])
        rows = [
            [signal(seen) for signal in SIGNALS.values()]
            for seen in see(archive, query, found, beside)
        ]
        said = folded(one.sentence)
        answers = [
            (passage.document_id == document.id and passage.start <= span.start < passage.end)
            or said in folded(passage.text)
            for passage in (candidate.passage for candidate in found)
        ]
        yield Choice(np.array(rows), np.array(answers))


def fit(archives: Sequence[Sequence[Choice]]) -> dict[str, float]:
    """Return each signal's weight; that of a cosine of 1 is 1."""
    found = fit_logit(archives, strength=STRENGTH)
    scaled = found / found[list(SIGNALS).index("meaning")]
    fitted = {name: round(float(one), 4) for name, one in zip(SIGNALS, scaled, strict=True)}
    return {**fitted, **GIVEN}


def measure(choices: Sequence[Choice], weights: dict[str, float]) -> dict[str, float]:
    """Return for which share of questions what answers is among the first, by depth."""
    held = np.array([weights[name] for name in SIGNALS])
    ranks = []
    for choice in choices:
        order = np.argsort(-(choice.signals @ held), kind="stable")
        right = np.flatnonzero(choice.right[order])
        ranks.append(int(right[0]) + 1 if right.size else np.inf)
    return {f"recall@{n}": round(float(np.mean(np.array(ranks) <= n)), 4) for n in DEPTHS}


Out = Annotated[Path, option("--out", "FILE.json", "a file for the weights", Path)]


def fit_ranking(asked: OnArchives, out: Out = WEIGHTS) -> int:
    """Fit the weights, tell what they do on archives left out, and save them."""
    told = {name: _gather(Path(path), name, Path(store)) for path, name, store in sets(asked, 3)}
    left_out = {}
    for name in told if len(told) > 1 else ():
        weights = fit([choices for other, (choices, _) in told.items() if other != name])
        left_out[name] = measure(told[name][1], weights)
        show(f"{name} left out: {left_out[name]}")
    weights = fit([choices for choices, _ in told.values()])
    data = hashlib.sha256(b"".join(c.signals.tobytes() for cs, _ in told.values() for c in cs))
    kept = {
        "questions": sum(len(choices) for choices, _ in told.values()),
        "data": data.hexdigest(),
        "left_out": left_out,
        "weights": weights,
    }
    out.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


def _gather(path: Path, name: str, store: Path) -> tuple[list[Choice], list[Choice]]:
    """Return what to fit on and what to measure with of one archive."""
    archive = Archive(store, EmbeddingModel(), create=False)
    parts = [list(choices_of(read_asked(path, name, part), archive)) for part in ("train", "dev")]
    archive.close()
    return parts[0], parts[1]


main = Command("python -m training.ranking", fit_ranking)

if __name__ == "__main__":
    sys.exit(main())
