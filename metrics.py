"""What is counted of the service, in Prometheus's form, where that is switched on.

Until `begin` was called, all that counts does nothing. It counts what was asked and what came of
it, never who asked or what: each label is one of a few words that the product itself knows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from errors import MinutesError
from schema import Form, Status
from words import service as said

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

STEPS = ("read", "wait", "search", "weigh", "quote", "write", "verify")
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
"""Seconds: from what a step takes to what a language model may."""
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
OTHER = "other"
"""The label of what the product does not know by name."""


@dataclass(frozen=True, slots=True)
class State:
    """The service at a moment; what is not known, as the archive is not open, is None."""

    ready: bool
    waiting: int | None = None
    documents: int | None = None
    passages: int | None = None
    withheld: int | None = None
    withheld_in_part: int | None = None


class _Board:
    """The figures of this process."""

    def __init__(self, version: str, reader_version: str) -> None:
        import prometheus_client as prometheus  # here, as commands count nothing

        prometheus.disable_created_metrics()  # type: ignore[no-untyped-call]
        self._prometheus = prometheus
        self._registry = registry = prometheus.CollectorRegistry()
        prometheus.ProcessCollector(registry=registry)
        prometheus.Gauge(
            "minutes_build_info", said.BUILD, ("version", "reader_version"), registry=registry
        ).labels(version, reader_version).set(1)

        def counter(name: str, about: str, *labels: str) -> prometheus.Counter:
            return prometheus.Counter(f"minutes_{name}", about, labels, registry=registry)

        self.questions = counter("questions", said.QUESTIONS, "status", "form")
        self.failures = counter("failures", said.FAILURES, "room", "error")
        self.left = counter("questions_left", said.LEFT)
        self.stood_in = counter("quotations_stood_in", said.STOOD_IN)
        self.runs = counter("ingest_runs", said.INGEST_RUNS, "outcome")
        self.files = counter("ingest_files", said.INGEST_FILES, "outcome")
        self.steps = prometheus.Histogram(
            "minutes_step_seconds",
            said.STEP_SECONDS,
            ("step",),
            buckets=BUCKETS,
            registry=registry,
        )
        self.whole = prometheus.Histogram(
            "minutes_question_seconds", said.QUESTION_SECONDS, buckets=BUCKETS, registry=registry
        )
        for status in ("answered", "not_in_minutes", "passages_only"):
            self.questions.labels(status, "none")  # a rate needs a first nought to rise from
        for outcome in ("complete", "incomplete"):
            self.runs.labels(outcome)

    def written(self, state: State) -> bytes:
        """Write all figures, with the state that the service is in."""
        now = self._prometheus.CollectorRegistry()
        now.register(_Moment(state))
        latest = self._prometheus.generate_latest
        return latest(self._registry) + latest(now)


class _Moment:
    """The figures of a moment; what is not known is left out, not nought."""

    def __init__(self, state: State) -> None:
        self._state = state

    def collect(self) -> "Iterable[Metric]":
        """Yield the figures, as Prometheus's registry asks for them."""
        from prometheus_client.core import GaugeMetricFamily

        state = self._state
        yield GaugeMetricFamily("minutes_ready", said.READY, value=float(state.ready))
        for name, about, value in (
            ("minutes_questions_waiting", said.WAITING, state.waiting),
            ("minutes_archive_documents", said.DOCUMENTS, state.documents),
            ("minutes_archive_passages", said.PASSAGES, state.passages),
        ):
            if value is not None:
                yield GaugeMetricFamily(name, about, value=value)
        withheld = GaugeMetricFamily(
            "minutes_archive_documents_withheld", said.WITHHELD, labels=("extent",)
        )
        for extent, value in (("whole", state.withheld), ("part", state.withheld_in_part)):
            if value is not None:
                withheld.add_metric((extent,), value)
        yield withheld


_board: list[_Board] = []


def begin(version: str, reader_version: str) -> None:
    """Begin to count, once a process."""
    if not _board:
        _board.append(_Board(version, reader_version))


def count_answer(status: str, form: str, steps_ms: Mapping[str, int], seconds: float) -> None:
    """Count an answer, and what it and its steps took."""
    for board in _board:
        kind = _known(status, get_args(Status))
        board.questions.labels(kind, _known(form, get_args(Form)) or "none").inc()
        board.whole.observe(seconds)
        for step, ms in steps_ms.items():
            board.steps.labels(_known(step, STEPS)).observe(ms / 1000)


def count_stand_in() -> None:
    """Count an answer where quotations stand in for a language model's."""
    for board in _board:
        board.stood_in.inc()


def count_failure(room: str, error: BaseException) -> None:
    """Count what could not be done; `room` is named by the code, never by what was asked."""
    for board in _board:
        board.failures.labels(room, name_of(error)).inc()


def count_left() -> None:
    """Count a question that its reader did not wait for."""
    for board in _board:
        board.left.inc()


def count_ingest(files: Mapping[str, int], *, complete: bool) -> None:
    """Count a run of the ingest, and its files by what became of them."""
    for board in _board:
        board.runs.labels("complete" if complete else "incomplete").inc()
        for outcome, count in files.items():
            board.files.labels(outcome).inc(count)


def name_of(error: BaseException) -> str:
    """Return the name of an error of the product's own; others are not told apart."""
    return error.name if isinstance(error, MinutesError) else OTHER


def written(state: State) -> bytes | None:
    """Write all figures in Prometheus's text format; None where nothing is counted."""
    return _board[0].written(state) if _board else None


def _known(given: str, known: tuple[Any, ...]) -> str:
    return given if given in known else OTHER
