"""One run of the benchmarks: which stores are made, and what is measured in each."""

import datetime
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.asking import measure_asking
from benchmarks.changing import measure_changes
from benchmarks.figures import Figure
from benchmarks.ingesting import measure_ingest
from benchmarks.papers import Origin
from benchmarks.questions import Asked, questions_of
from benchmarks.results import Run, commit, machine
from benchmarks.starting import ROOT, measure_server, measure_start
from benchmarks.stores import Store, StoreMaker
from benchmarks.together import measure_together
from errors import SettingError
from vectorstore import Archive, EmbeddingModel
from words import benchmarks as said

IN_STORES = ("asking", "start", "together", "changes")
"""What is measured in each store."""
PARTS = ("ingest", "stores", *IN_STORES)
"""What is done, in this order; stores are made for whatever is measured in them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured.

    questions: that are asked of each store; `filtered` of them are answered with each filter.
    real: passages of the largest store whose vectors are all the model's own.
    compared: passages of the largest store that the baselines search too.
    rounds: how often documents are ingested, and how often a store is changed.
    files: that are ingested at the most.
    embedded: passages of the real documents, where they must be embedded to make stores of.
    each: questions that each of the people asks who ask at once.
    """

    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)
    questions: int = 120
    filtered: int = 120
    real: int = 10_000
    compared: int = 100_000
    rounds: int = 3
    each: int = 6
    files: int = 100
    embedded: int = 6000
    quick: bool = False


QUICK = Plan(
    sizes=(1_000, 10_000),
    questions=30,
    filtered=12,
    real=1_000,
    compared=1_000,
    rounds=2,
    each=3,
    files=30,
    embedded=600,
    quick=True,
)


@dataclass(slots=True)
class Benchmark:
    """Measures what a plan says, and tells what it is doing.

    Args:
        plan: how much.
        origin: of what the stores are made.
        ingested: what is ingested from files.
        gold: questions about what the stores are made of; without it they are made.
        keep: the folder that stores are kept in.
        parts: what is measured, of `PARTS`.
        tell: is told what is being done.
    """

    plan: Plan
    origin: Origin
    ingested: Origin
    gold: Path | None
    keep: Path
    parts: Collection[str]
    tell: Callable[[str], object]
    _missing: list[str] = field(default_factory=list)

    def runs(self) -> Iterator[Run]:
        """Measure, and yield what was measured of each store."""
        if "ingest" in self.parts:
            self.tell(said.measuring("ingest", 0))
            yield self._run("", 0, True, 0, self._ingest)
        if set(self.parts) == {"ingest"}:
            return
        maker = StoreMaker(self.origin, self.keep, self.tell)
        for size in sorted(self.plan.sizes):
            store = maker.store(size, real=size <= self.plan.real)
            if not {*self.parts} - {"ingest", "stores"}:
                continue
            with closing(Archive(store.folder, EmbeddingModel(), create=False)) as archive:
                asked = questions_of(archive, self.plan.questions, self.gold)
            if not asked:
                raise SettingError(said.NO_QUESTIONS)
            measure = partial(self._measure, store, asked)
            recipe = store.recipe
            yield self._run(recipe.folder, size, recipe.real, len(asked), measure)

    def _run(
        self,
        store: str,
        size: int,
        real: bool,
        questions: int,
        measure: Callable[[], Iterator[Figure]],
    ) -> Run:
        self._missing = []
        began = os.getloadavg()[0]
        figures = tuple(measure())
        return Run(
            size,
            figures,
            machine(),
            commit(ROOT),
            datetime.datetime.now(datetime.UTC).date().isoformat(),
            quick=self.plan.quick,
            load=(round(began, 1), round(os.getloadavg()[0], 1)),
            questions=questions,
            gold=bool(questions and self.gold),
            missing=tuple(self._missing),
            real=real,
            store=store,
            only=self._only() if store else (),
        )

    def _only(self) -> tuple[str, ...]:
        """Return the parts that are measured in a store, none where all are."""
        measured = tuple(part for part in IN_STORES if part in self.parts)
        return () if measured == IN_STORES else measured

    def _ingest(self) -> Iterator[Figure]:
        return measure_ingest(self.ingested, rounds=self.plan.rounds, tell=self._note)

    def _measure(self, store: Store, asked: list[Asked]) -> Iterator[Figure]:
        plan, size = self.plan, store.recipe.passages
        steps: dict[str, Callable[[], Iterator[Figure]]] = {
            "asking": lambda: measure_asking(
                store,
                asked,
                answers=plan.filtered,
                compare=size <= plan.compared,
                tell=self._note,
            ),
            "start": lambda: self._start(store, asked),
            "together": lambda: measure_together(store, asked, each=plan.each),
            "changes": lambda: measure_changes(store, rounds=plan.rounds),
        }
        for part, measure in steps.items():
            if part in self.parts:
                self.tell(said.measuring(part, store.passages))
                yield from measure()

    def _start(self, store: Store, asked: list[Asked]) -> Iterator[Figure]:
        yield from measure_start(store, asked)
        with tempfile.TemporaryDirectory() as folder:
            yield from measure_server(store, Path(folder))

    def _note(self, words: str) -> None:
        """Tell something; what is said of a baseline that is missing stands in the report too."""
        if not words.startswith(" "):
            self._missing.append(words)
        self.tell(words)
