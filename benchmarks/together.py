"""Twenty people who ask at once, beside one who asks the same alone."""

import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing

from answering import Answerer
from benchmarks.figures import Figure, percentile
from benchmarks.questions import Asked
from benchmarks.stores import Store
from errors import MinutesError
from settings import Settings

PEOPLE = 20


class _Person(threading.Thread):
    """Asks some questions, one after the other, and notes how long each answer was waited for."""

    def __init__(self, answerer: Answerer, questions: Sequence[str], go: threading.Event) -> None:
        super().__init__()
        self._answerer = answerer
        self._questions = questions
        self._go = go
        self.waits: list[float] = []
        self.failed = 0

    def run(self) -> None:
        """Ask."""
        self._go.wait()
        for question in self._questions:
            started = time.perf_counter()
            try:
                self._answerer.answer(question)
            except MinutesError:
                self.failed += 1
            self.waits.append(time.perf_counter() - started)


def measure_together(store: Store, asked: Sequence[Asked], *, each: int) -> Iterator[Figure]:
    """Measure people who all ask at the same moment.

    Args:
        store: what they ask.
        asked: their questions, handed out in turn.
        each: how many each of them asks.
    """
    wanted = [one.question for one in asked]
    questions = [wanted[n % len(wanted)] for n in range(PEOPLE * each)]
    settings = Settings.from_environment().with_store(store.folder)
    with closing(Answerer.open(settings, create=False)) as answerer:
        _, *alone = _ask(answerer, [questions])
        people, *together = _ask(answerer, [questions[n::PEOPLE] for n in range(PEOPLE)])
    size, count = store.passages, len(questions)
    waits = [wait for person in people for wait in person.waits]
    means = [statistics.mean(person.waits) for person in people]
    failed = sum(person.failed for person in people)
    for name, (took, computed) in (("alone", alone), ("together", together)):
        yield Figure(
            f"rate {name}", size, count / took, unit="/s", cpu=computed / count, count=count
        )
    yield Figure(
        "wait together", size, statistics.median(waits), high=percentile(waits, 0.95), count=count
    )
    yield Figure("longest wait by shortest", size, max(means) / min(means), unit="×")
    yield Figure("failed together", size, failed, unit="")


def _ask(answerer: Answerer, shares: Sequence[Sequence[str]]) -> tuple[list[_Person], float, float]:
    """Let people ask, all from the same moment; return them, and the seconds that passed and that
    were computed until the last had all answers."""
    go = threading.Event()
    people = [_Person(answerer, questions, go) for questions in shares]
    for one in people:
        one.start()
    spent, started = time.process_time(), time.perf_counter()
    go.set()
    for one in people:
        one.join()
    return people, time.perf_counter() - started, time.process_time() - spent
