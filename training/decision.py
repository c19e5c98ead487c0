"""Fit the weights by which a sentence is chosen, or none, and the bound of declining.

    python -m training.decision --asked FILE NAME STORE READER [--asked …] [--out FILE]

READER is one that was not trained on that archive: what is fitted on its margins then holds for
councils that no reader has seen. Each archive is left out in turn and measured by what the others
fit; then the weights are fitted on all of them.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import numpy as np

from answering.evidence import Evidence, field_of
from answering.finding import find
from answering.passage_reader import PassageReader
from answering.question.read import read_question
from answering.reader import Reader
from answering.signals import SIGNALS, Seen
from answering.weigh import WEIGHTS, speaks_for_none
from commands import Command, option, sets, show
from schema import Span
from training.asked import Asked, find_answer, folded, read_asked
from training.logit import Choice, Matrix, fit_logit
from vectorstore import Archive, EmbeddingModel

STRENGTH = 2.0
STRANGERS = 40
"""Questions on the other archives that each is asked too, which nothing in it answers: people also
ask what no minutes hold, and near misses alone don't teach that."""
SEED = 9
DECLINED_WRONG = 0.10
"""The most of the questions that something answers that may be declined; on archives left out it
came to 10 of 100 in the mean, from 4 to 23."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A question's sentences to choose from, "none" being the last; `answerable` or a near miss."""

    choice: Choice
    answerable: bool

    def choose(self, weights: Matrix) -> tuple[float, bool]:
        """Return how likely it is that something answers, and whether the likeliest does."""
        sums = self.choice.signals @ weights
        powers = np.exp(sums - sums.max())
        told = 1 - powers[-1] / powers.sum()
        right = len(powers) > 1 and bool(self.choice.right[int(powers[:-1].argmax())])
        return float(told), right and self.answerable


def decisions_of(asked: Sequence[Asked], archive: Archive, reader: Reader) -> Iterator[Decision]:
    """Yield each question with the sentences that the product would choose from.

    Raises:
        StoreError: the archive cannot be read.
    """
    passages = PassageReader(archive, reader)
    ids = {document.source: document.id for document, _ in archive.catalogue.documents()}
    for one in asked:
        document = archive.catalogue.document(ids.get(one.source, ""))
        span = find_answer(document.text, one) if document and one.sentence else None
        if one.sentence and span is None:
            continue
        question = read_question(one.question, one.history)
        seen = [one for one, _ in passages.see(question, find(archive, question))]
        field = field_of(seen)
        none = list(speaks_for_none(question).values())
        rows = [
            [*(signal(each, field) for signal in SIGNALS.values()), *(0.0 for _ in none)]
            for each in seen
        ]
        right = [span is not None and answers(each, one, ids[one.source], span) for each in seen]
        rows.append([*(0.0 for _ in SIGNALS), *none])
        right.append(not any(right))
        yield Decision(Choice(np.array(rows), np.array(right)), bool(one.sentence))


def answers(seen: Seen | Evidence, asked: Asked, document: str, span: Span) -> bool:
    """Tell whether a sentence answers: where it was asked of, or where the same words stand."""
    if seen.result.document.id == document:
        return seen.sentence.start < span.end and span.start < seen.sentence.end
    said, answer, words = folded(asked.sentence), folded(asked.answer), folded(seen.words)
    return answer in words and (said in words or words in said)


def bound_of(decisions: Sequence[Decision], weights: Matrix, share: float) -> float:
    """Return the likelihood below which at most a share of what is answerable is declined.

    Conformal risk control (Angelopoulos et al., 2022): of n questions, at most share x (n + 1) - 1
    may be declined, so that the share holds for the next question too.
    """
    told = sorted(one.choose(weights)[0] for one in decisions if one.answerable)
    allowed = int(share * (len(told) + 1)) - 1
    return told[max(0, min(allowed, len(told) - 1))]


def measure(decisions: Sequence[Decision], weights: Matrix, bound: float) -> dict[str, float]:
    """Return the shares of right answers and of right and wrong declines."""
    made = [(one.answerable, *one.choose(weights)) for one in decisions]
    asked = [(told, right) for answerable, told, right in made if answerable]
    others = [told for answerable, told, _ in made if not answerable]
    return {
        "chosen": round(float(np.mean([right for _, right in asked])), 4),
        "right": round(float(np.mean([right and told >= bound for told, right in asked])), 4),
        "declined_right": round(float(np.mean([told < bound for told in others])), 4),
        "declined_wrong": round(float(np.mean([told < bound for told, _ in asked])), 4),
    }


OnArchivesRead = Annotated[
    list[str],
    option(
        "--asked",
        "FILE NAME STORE READER",
        "questions on an archive by its name in the file, with a reader that was not trained on "
        "it; may be given again",
    ),
]
Out = Annotated[Path, option("--out", "FILE.json", "a file for the weights", Path)]


def fit_decision(asked: OnArchivesRead, out: Out = WEIGHTS) -> int:
    """Fit the weights and the bound, tell what they do on archives left out, and save them."""
    given = sets(asked, 4)
    train = {name: read_asked(Path(path), name) for path, name, *_ in given}
    told = {}
    for path, name, store, reader in given:
        strange = [one for other, some in train.items() if other != name for one in some]
        told[name] = _gather(path, name, store, reader, strange)
    left_out = {}
    for name in told if len(told) > 1 else ():
        others = [fitted for other, (fitted, _) in told.items() if other != name]
        weights = fit(others)
        bound = bound_of([one for each in others for one in each], weights, DECLINED_WRONG)
        left_out[name] = measure(told[name][1], weights, bound)
        show(f"{name} left out: {left_out[name]}")
    _save([fitted for fitted, _ in told.values()], left_out, out)
    return 0


def fit(archives: Sequence[Sequence[Decision]]) -> Matrix:
    """Return the weights of all signals, then of what speaks for none."""
    return fit_logit([[one.choice for one in each] for each in archives], strength=STRENGTH)


def _gather(
    path: str, name: str, store: str, reader: str, strange: Sequence[Asked]
) -> tuple[list[Decision], list[Decision]]:
    """Return what to fit on and what to measure with of one archive."""
    archive = Archive(Path(store), EmbeddingModel(), create=False)
    reading = Reader(Path(reader))
    some = Random(SEED).sample(list(strange), min(STRANGERS, len(strange)))
    nowhere = [one.model_copy(update={"answer": "", "sentence": ""}) for one in some]
    asked = (
        [*read_asked(Path(path), name), *nowhere],
        read_asked(Path(path), name, "dev"),
    )
    fitted, measured = (list(decisions_of(part, archive, reading)) for part in asked)
    archive.close()
    return fitted, measured


def _save(
    archives: Sequence[Sequence[Decision]], left_out: dict[str, dict[str, float]], out: Path
) -> None:
    weights = fit(archives)
    together = [one for each in archives for one in each]
    bound = bound_of(together, weights, DECLINED_WRONG)
    data = hashlib.sha256(b"".join(one.choice.signals.tobytes() for one in together))
    named = dict(zip(SIGNALS, weights, strict=False))
    none = dict(zip(speaks_for_none(read_question("minutes")), weights[len(named) :], strict=True))
    kept = {
        "questions": len(together),
        "data": data.hexdigest(),
        "left_out": left_out,
        "bound": round(bound, 4),
        "none": {name: round(float(weight), 4) for name, weight in none.items()},
        "weights": {name: round(float(weight), 4) for name, weight in named.items()},
    }
    out.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


main = Command("python -m training.decision", fit_decision)

if __name__ == "__main__":
    sys.exit(main())
