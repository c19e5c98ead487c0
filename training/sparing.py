"""Fit how sure of a passage the reader is hoped to be before the passage is left unread.

    python -m training.sparing --asked FILE NAME STORE [--asked …] [--out FILE]

The least such margin is taken with which hardly any answer is another than where all is read. Each
archive is left out in turn and measured by what the others fit. The questions are those that the
reader was not trained on.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np

from answering.evidence import Marked, weigh
from answering.finding import find
from answering.passage_reader import PassageReader
from answering.question.read import Question, read_question
from answering.reader import Reader
from answering.signals.same_matter import Stem
from answering.weigh import likelihood, load_weights
from answering.worth_reading import WEIGHTS, Worth, needs_all, read_in_turn
from commands import Command, option, sets, show
from training.asked import OnArchives, read_asked
from vectorstore import Archive, EmbeddingModel

PART = "dev"
MARGINS = np.arange(0.0, 10.5, 0.5)
"""What is tried, in logits."""
CHANGED = 0.002
"""The most of the answers that may be others."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question with its passages, all of them read."""

    question: Question
    passages: Sequence[Sequence[Marked]]
    stem: Stem

    def spare(self, hoped: float) -> tuple[bool, int]:
        """Return whether the answer is the same with what is spared, and how many were read."""
        seen = [[one for one, _ in some] for some in self.passages]
        worth = Worth(self.question, seen, stem=self.stem, hoped=hoped)
        some = read_in_turn(worth, seen, read=lambda place: self.passages[place])
        whole = [each for one in self.passages for each in one]
        read = len({one.result.passage.id for one, _ in some})
        return self._answer(some) == self._answer(whole), read

    def _answer(self, marked: Sequence[Marked]) -> tuple[str, int] | None:
        evidence = weigh(self.question, marked)
        if likelihood([one.score for one in evidence]) < load_weights().bound:
            return None
        return evidence[0].result.passage.id, evidence[0].sentence.start


def read_all(path: str, name: str, store: str) -> Iterator[Read]:
    """Yield the questions on an archive with all that is found for them.

    Raises:
        StoreError: the archive cannot be read.
    """
    archive = Archive(Path(store), EmbeddingModel(), create=False)
    passages, stem = PassageReader(archive, Reader()), archive.lexical.words
    for one in read_asked(Path(path), name, PART):
        question = read_question(one.question, one.history)
        if not needs_all(question):
            marked = passages.see(question, find(archive, question))
            by: dict[str, list[Marked]] = {}
            for each in marked:
                by.setdefault(each[0].result.passage.id, []).append(each)
            yield Read(question, list(by.values()), stem)
    archive.close()


def fit(archives: Sequence[Sequence[Read]]) -> float:
    """Return the least margin with which hardly any answer is another."""
    read = [one for some in archives for one in some]
    few = (hoped for hoped in MARGINS if measure(read, hoped)["changed"] <= CHANGED)
    return float(next(few, MARGINS[-1]))


def measure(read: Sequence[Read], hoped: float) -> dict[str, float]:
    """Return the share of answers that are others, and that of the passages that are read."""
    told = [one.spare(hoped) for one in read]
    return {
        "changed": round(1 - float(np.mean([same for same, _ in told])), 4),
        "read": round(sum(n for _, n in told) / sum(len(one.passages) for one in read), 4),
    }


Out = Annotated[Path, option("--out", "FILE.json", "a file for the margin", Path)]


def fit_sparing(asked: OnArchives, out: Out = WEIGHTS) -> int:
    """Fit the margin, tell what it does on archives left out, and save it."""
    read = {name: list(read_all(path, name, store)) for path, name, store in sets(asked, 3)}
    left_out = {}
    for name in read if len(read) > 1 else ():
        hoped = fit([some for other, some in read.items() if other != name])
        left_out[name] = {"hoped": hoped, **measure(read[name], hoped)}
        show(f"{name} left out: {left_out[name]}")
    every = [one for some in read.values() for one in some]
    margins = np.array([one.margin for each in every for some in each.passages for one, _ in some])
    kept = {
        "questions": len(every),
        "data": hashlib.sha256(margins.tobytes()).hexdigest(),
        "left_out": left_out,
        "hoped": fit(list(read.values())),
    }
    out.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


main = Command("python -m training.sparing", fit_sparing)

if __name__ == "__main__":
    sys.exit(main())
