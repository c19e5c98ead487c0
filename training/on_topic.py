"""Fit how near what answers best must be to a question, lest it is about something else.

    python -m training.on_topic --asked FILE NAME STORE [--asked …] [--out FILE]

What lies near is the likeliest sentence where it is right. What lies far is the likeliest for what
no minutes hold: made-up matters, and questions on the other archives. Each archive is left out in
turn and measured by what the others fit.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import numpy as np

from answering.finding import find
from answering.on_topic import WEIGHTS, likelihood, signals_of, words_of
from answering.passage_reader import PassageReader
from answering.question.read import read_question
from answering.reader import Reader
from answering.weigh import likelihood as likely
from answering.weigh import load_weights
from commands import Command, option, sets, show
from errors import SettingError
from schema import Span
from training.asked import Asked, OnArchives, find_answer, read_asked
from training.decision import answers
from training.made_up import made_up
from vectorstore import Archive, EmbeddingModel
from words import evaluation as said

STRANGERS = 100
"""Questions on the other archives that each is asked too, which nothing in it answers."""
SEED = 9
LOST = 0.01
"""The most of the right answers that may be taken for something else."""


@dataclass(frozen=True, slots=True)
class Near:
    """How near the likeliest sentence is to its question, and whether it answers it."""

    signals: Mapping[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights, that of none of them, and the bound."""

    weights: Mapping[str, float]
    always: float
    bound: float

    def keeps(self, near: Near) -> bool:
        """Tell whether a sentence is near enough to be quoted."""
        return likelihood(near.signals, self.weights, self.always) >= self.bound


def nearness_of(asked: Sequence[Asked], archive: Archive, reader: Reader) -> Iterator[Near]:
    """Yield, of each question that the product would answer rightly or should not, how near.

    Raises:
        StoreError: the archive cannot be read.
    """
    passages, stem = PassageReader(archive, reader), archive.lexical.words
    ids = {document.source: document.id for document, _ in archive.catalogue.documents()}
    for one in asked:
        question = read_question(one.question)
        evidence = passages.weigh(question, find(archive, question))
        if likely([each.score for each in evidence]) < load_weights().bound:
            continue
        span = _answer(one, archive, ids)
        right = span is not None and answers(evidence[0], one, ids[one.source], span)
        if right or not one.sentence:
            words = words_of(archive, question)
            yield Near(signals_of(question, evidence[0], words, stem), right)


def _answer(asked: Asked, archive: Archive, ids: Mapping[str, str]) -> Span | None:
    document = archive.catalogue.document(ids.get(asked.source, ""))
    return find_answer(document.text, asked) if document and asked.sentence else None


def fit(archives: Sequence[Sequence[Near]]) -> Fitted:
    """Return the weights, and the bound that hardly any right answer is below.

    Raises:
        SettingError: nothing is right, or everything.
    """
    from sklearn.linear_model import LogisticRegression  # takes a second

    near = [one for each in archives for one in each]
    if len({one.right for one in near}) < 2:
        raise SettingError(said.NOTHING_TO_TELL_APART)
    names = list(near[0].signals)
    rows = np.array([[one.signals[name] for name in names] for one in near])
    right = np.array([one.right for one in near])
    spread = rows.std(axis=0) + 1e-9
    found = LogisticRegression().fit(rows / spread, right)
    weights = dict(zip(names, map(float, found.coef_[0] / spread), strict=True))
    always = float(found.intercept_[0])
    told = sorted(likelihood(one.signals, weights, always) for one in near if one.right)
    return Fitted(weights, always, told[int(LOST * len(told))])


def measure(near: Sequence[Near], fitted: Fitted) -> dict[str, float]:
    """Return the shares of right answers that are lost, and of others that are declined."""
    kept = [(one.right, fitted.keeps(one)) for one in near]
    return {
        "right_lost": round(1 - float(np.mean([keeps for right, keeps in kept if right])), 4),
        "declined": round(1 - float(np.mean([keeps for right, keeps in kept if not right])), 4),
    }


Out = Annotated[Path, option("--out", "FILE.json", "a file for the weights", Path)]


def fit_about(asked: OnArchives, out: Out = WEIGHTS) -> int:
    """Fit the weights and the bound, tell what they do on archives left out, and save them."""
    given = sets(asked, 3)
    read = {
        name: [one for one in read_asked(Path(path), name) if not one.history and one.sentence]
        for path, name, _ in given
    }
    near = {}
    for _, name, store in given:
        others = [one for other, some in read.items() if other != name for one in some]
        near[name] = _gather(store, read[name], others)
    left_out = {}
    for name in near if len(near) > 1 else ():
        fitted = fit([some for other, some in near.items() if other != name])
        left_out[name] = measure(near[name], fitted)
        show(f"{name} left out: {left_out[name]}")
    _save(list(near.values()), left_out, out)
    return 0


def _gather(store: str, own: Sequence[Asked], others: Sequence[Asked]) -> list[Near]:
    strange = Random(SEED).sample(list(others), min(STRANGERS, len(others)))
    nowhere = [*(one.question for one in strange), *made_up()]
    asked = [*own, *(Asked(question=one, source="") for one in nowhere)]
    archive = Archive(Path(store), EmbeddingModel(), create=False)
    near = list(nearness_of(asked, archive, Reader()))
    archive.close()
    return near


def _save(
    archives: Sequence[Sequence[Near]], left_out: Mapping[str, Mapping[str, float]], out: Path
) -> None:
    fitted = fit(archives)
    every = [one for some in archives for one in some]
    data = np.array([[*one.signals.values(), one.right] for one in every])
    kept = {
        "questions": len(every),
        "data": hashlib.sha256(data.tobytes()).hexdigest(),
        "left_out": left_out,
        "bound": round(fitted.bound, 4),
        "always": round(fitted.always, 4),
        "weights": {name: round(weight, 4) for name, weight in fitted.weights.items()},
    }
    out.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


main = Command("python -m training.on_topic", fit_about)

if __name__ == "__main__":
    sys.exit(main())
