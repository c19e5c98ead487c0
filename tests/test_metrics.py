"""What is counted says how much is asked and what comes of it; labels are few, and known before."""

import subprocess
import sys
from collections.abc import Iterator
from typing import get_args

import pytest
from prometheus_client.parser import text_string_to_metric_families

import metrics
from answering.clock import Clock
from errors import SettingError, StoreBusy
from ingest import Report
from ingest.files.report import Problem
from schema import Form, Status
from tests.conftest import ROOT

READY = metrics.State(True, 2, 19, 304, 3, 4)


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    metrics._board.clear()
    yield
    metrics._board.clear()


def samples(state: metrics.State = READY) -> dict[tuple[str, ...], float]:
    """Read all figures as Prometheus does: by name and the values of their labels."""
    written = metrics.written(state)
    assert written is not None
    return {
        (sample.name, *(f"{name}={sample.labels[name]}" for name in sorted(sample.labels))): (
            sample.value
        )
        for family in text_string_to_metric_families(written.decode())
        for sample in family.samples
    }


def test_nothing_is_counted_and_no_library_loaded_unless_it_is_begun() -> None:
    metrics.count_answer("answered", "vote", {"read": 1}, 0.1)
    metrics.count_failure("answering", StoreBusy())
    assert metrics.written(READY) is None
    code = "import sys, metrics; assert 'prometheus_client' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_answers_are_counted_by_what_came_of_them() -> None:
    metrics.begin("1.2", "18")
    for status, form in (("answered", "vote"), ("answered", "vote"), ("not_in_minutes", "")):
        metrics.count_answer(status, form, {}, 0.2)
    found = samples()
    assert found["minutes_questions_total", "form=vote", "status=answered"] == 2
    assert found["minutes_questions_total", "form=none", "status=not_in_minutes"] == 1
    assert found["minutes_question_seconds_count",] == 3
    assert found["minutes_question_seconds_sum",] == pytest.approx(0.6)
    assert found["minutes_build_info", "reader_version=18", "version=1.2"] == 1


def test_each_step_and_the_whole_have_their_times() -> None:
    metrics.begin("1", "1")
    metrics.count_answer("answered", "sentence", {"search": 40, "verify": 2}, 61)
    found = samples()
    assert found["minutes_step_seconds_bucket", "le=0.025", "step=search"] == 0
    assert found["minutes_step_seconds_bucket", "le=0.05", "step=search"] == 1
    assert found["minutes_step_seconds_sum", "step=verify"] == pytest.approx(0.002)
    assert found["minutes_question_seconds_bucket", "le=60.0"] == 0
    assert found["minutes_question_seconds_bucket", "le=120.0"] == 1


def test_whatever_is_counted_labels_stay_few() -> None:
    metrics.begin("1", "1")
    for n in range(50):
        words = f"Who mended lamp {n}?"
        metrics.count_answer(words, words, {words: n}, n)
        metrics.count_failure("answering", ValueError(words))
    for status in get_args(Status):
        for form in get_args(Form):
            metrics.count_answer(status, form, dict.fromkeys(metrics.STEPS, 1), 1)
    written = metrics.written(READY)
    assert written is not None
    assert b"lamp" not in written
    bound = (len(get_args(Status)) + 1) * (len(get_args(Form)) + 1)
    bound += (len(metrics.STEPS) + 2) * (len(metrics.BUCKETS) + 3) + 40
    assert len(samples()) <= bound


def test_failures_are_told_by_the_names_of_our_own_errors() -> None:
    metrics.begin("1", "1")
    metrics.count_failure("answering", StoreBusy("/secret/folder"))
    metrics.count_failure("ingest", SettingError())
    metrics.count_failure("ingest", type("Odd", (Exception,), {})())
    found = samples()
    assert found["minutes_failures_total", "error=StoreBusy", "room=answering"] == 1
    assert found["minutes_failures_total", "error=SettingError", "room=ingest"] == 1
    assert found["minutes_failures_total", "error=other", "room=ingest"] == 1


def test_a_run_of_the_ingest_and_its_files_are_counted() -> None:
    metrics.begin("1", "1")
    broken = Report(added=3, problems=[Problem("a.pdf", "failed", "it is broken")])
    for report in (broken, Report(unchanged=4)):
        metrics.count_ingest(report.counts(), complete=report.complete)
    found = samples()
    assert found["minutes_ingest_runs_total", "outcome=complete"] == 1
    assert found["minutes_ingest_runs_total", "outcome=incomplete"] == 1
    assert found["minutes_ingest_files_total", "outcome=added"] == 3
    assert found["minutes_ingest_files_total", "outcome=failed"] == 1
    assert found["minutes_ingest_files_total", "outcome=unchanged"] == 4


def test_the_archive_is_as_it_is_and_what_is_not_known_is_not_there() -> None:
    metrics.begin("1", "1")
    found = samples()
    assert found["minutes_ready",] == 1
    assert found["minutes_questions_waiting",] == 2
    assert found["minutes_archive_documents",] == 19
    assert found["minutes_archive_passages",] == 304
    assert found["minutes_archive_documents_withheld", "extent=whole"] == 3
    assert found["minutes_archive_documents_withheld", "extent=part"] == 4
    closed = samples(metrics.State(ready=False))
    assert closed["minutes_ready",] == 0
    assert not any(
        name[0].startswith(("minutes_archive", "minutes_questions_w")) for name in closed
    )


def test_it_is_begun_once() -> None:
    metrics.begin("1", "1")
    metrics.count_left()
    metrics.count_stand_in()
    metrics.begin("2", "2")
    found = samples()
    assert found["minutes_questions_left_total",] == 1
    assert found["minutes_quotations_stood_in_total",] == 1
    assert ("minutes_build_info", "reader_version=2", "version=2") not in found


def test_the_process_itself_is_told_of() -> None:
    metrics.begin("1", "1")
    assert samples()["process_resident_memory_bytes",] > 0


def test_the_steps_are_those_that_answers_take() -> None:
    source = (ROOT / "answering" / "path.py").read_text("utf-8")
    assert all(f'clock.end("{step}")' in source for step in metrics.STEPS)
    assert source.count("clock.end(") == len(metrics.STEPS)
    assert Clock().steps_ms == {}
