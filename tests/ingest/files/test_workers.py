import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from errors import SourceError
from ingest.files.workers import AHEAD, AHEAD_WEIGHT, Lost, Workers, cpu_seconds

ROOT = Path(__file__).resolve().parents[3]
"""Not taken from `conftest`, which the processes would load with all that it needs."""


def weigh(job: object) -> int:
    return 1


class Crashing:
    """Ends its process while it is put into words for another."""

    def __reduce__(self) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


def suffer(shared: str, job: str) -> str:
    """Do to the process what a parser could, and answer for the rest."""
    if job == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if job == "leave":
        os._exit(3)
    if job == "hang":
        time.sleep(600)
    if job == "gorge":
        try:
            return str(len(bytearray(8_000_000_000)))
        except MemoryError:
            return "too much"
    if job == "gorge in a program":
        code = "bytearray(8_000_000_000)"
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr
    if job == "chatter":
        print("a library prints", flush=True)
        os.write(1, b"and another one\n")
    if job == "niceness":
        return str(os.nice(0))
    if job == "crash in the answer":
        return Crashing()  # type: ignore[return-value]
    return f"{shared} {job}"


def after_a_while(shared: float, job: int) -> tuple[int, int]:
    time.sleep(shared if job == 0 else 0)
    return job, os.getpid()


def spin(shared: float, job: str) -> str:
    """Compute for a while, in Python, in one pattern, or in a program of its own."""
    if job == "pattern":
        re.match(r"(?:a|a)*b", "a" * 60)
    if job == "program":
        subprocess.run([sys.executable, "-c", SPINNING.format(shared)], check=True)
    if job == "sleep":
        time.sleep(shared)
    until = time.process_time() + (600 if job == "without end" else shared)
    while job not in ("program", "sleep") and time.process_time() < until:
        pass
    return job


SPINNING = "import time\nwhile time.process_time() < {}: pass"
"""A program that computes."""
FINITE = ("program", "sleep", "first", "second", "third", "fourth", "fifth", "after all")
"""Jobs of `spin` that come to an end."""


def mark(shared: str, job: int) -> int:
    Path(shared, str(job)).touch()
    return job


@pytest.fixture(scope="module")
def suffered() -> dict[str, str | Lost]:
    jobs = [
        "a",
        "crash",
        "b",
        "crash in the answer",
        "hang",
        "leave",
        "gorge",
        "gorge in a program",
        "chatter",
        "niceness",
        "c",
    ]
    with Workers(suffer, "did", limit_seconds=3) as workers:
        return dict(workers.map(jobs, weigh=weigh))


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("crash", "Segmentation fault"),
        ("crash in the answer", "Killed"),
        ("leave", "ended with 3"),
        ("hang", "took longer than"),
    ],
)
def test_a_job_that_ends_its_process_is_lost_with_the_reason(
    job: str, reason: str, suffered: dict[str, str | Lost]
) -> None:
    lost = suffered[job]
    assert isinstance(lost, Lost)
    assert reason in lost.reason


def test_the_other_jobs_are_done_in_order(suffered: dict[str, str | Lost]) -> None:
    assert list(suffered)[:3] == ["a", "crash", "b"]
    assert [suffered[job] for job in "abc"] == ["did a", "did b", "did c"]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is bounded on Linux")
def test_a_job_cannot_take_all_of_the_memory(suffered: dict[str, str | Lost]) -> None:
    assert suffered["gorge"] == "too much"
    assert "MemoryError" in str(suffered["gorge in a program"])


def test_what_a_library_prints_is_no_answer(suffered: dict[str, str | Lost]) -> None:
    assert suffered["chatter"] == "did chatter"


def test_the_processes_step_back(suffered: dict[str, str | Lost]) -> None:
    assert suffered["niceness"] == str(min(19, os.nice(0) + 10))


@pytest.fixture(scope="module")
def spun() -> dict[str, str | Lost]:
    """What becomes of jobs that may compute for two seconds each, the limit rounded up to one.

    Those that come to an end take a third of it each, since a busy machine counts some of what
    others do as theirs; together they take more than it.
    """
    jobs = [*FINITE[:-1], "pattern", "without end", FINITE[-1]]
    with Workers(spin, 0.7, cpu_seconds=lambda size: 2) as workers:
        return dict(workers.map(jobs, weigh=weigh))


@pytest.mark.skipif(sys.platform == "win32", reason="the system cannot tell")
@pytest.mark.parametrize("job", ["pattern", "without end"])
def test_a_job_that_computes_without_end_is_lost_with_the_reason(
    job: str, spun: dict[str, str | Lost]
) -> None:
    lost = spun[job]
    assert isinstance(lost, Lost)
    assert "more than 2 seconds of computing" in lost.reason


@pytest.mark.parametrize("job", FINITE)
def test_only_a_job_s_own_computing_counts(job: str, spun: dict[str, str | Lost]) -> None:
    assert spun[job] == job


def test_what_may_be_computed_grows_with_the_file() -> None:
    assert cpu_seconds(0) < cpu_seconds(1_000_000) < cpu_seconds(10_000_000)
    assert cpu_seconds(-1) == cpu_seconds(0)


def test_results_come_in_order_however_long_they_take() -> None:
    with Workers(after_a_while, 0.5) as workers:
        done = [result for _, result in workers.map(range(6), weigh=weigh)]
    assert [result[0] for result in done if not isinstance(result, Lost)] == list(range(6))


def test_one_job_after_another_needs_one_process() -> None:
    with Workers(after_a_while, 0) as workers:
        pids = {next(workers.map([job], weigh=weigh))[1] for job in (1, 1, 1)}
    assert len(pids) == 1


@pytest.mark.parametrize(
    ("count", "weight", "begun"), [(AHEAD + 50, 1, AHEAD), (9, AHEAD_WEIGHT // 3, 3)]
)
def test_only_so_much_is_done_ahead(count: int, weight: int, begun: int, tmp_path: Path) -> None:
    with Workers(mark, str(tmp_path)) as workers:
        results = workers.map(range(count), weigh=lambda job: weight)
        assert next(results)[0] == 0
        while not (tmp_path / str(begun - 1)).exists():
            time.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == begun


def test_a_process_that_ended_without_work_costs_nothing() -> None:
    with Workers(after_a_while, 0) as workers:
        ((_, before),) = workers.map([1], weigh=weigh)
        assert not isinstance(before, Lost)
        os.kill(before[1], signal.SIGKILL)
        (process,) = (one._process for one in workers._all if one._process)
        process.wait()
        ((_, after),) = workers.map([2], weigh=weigh)
    assert not isinstance(after, Lost)
    assert (after[0], after[1] != before[1]) == (2, True)


SCRIPT = """
import time
print(__name__, flush=True)
if __name__ == "__main__":
    from ingest.files.workers import Workers
    from tests.ingest.files.test_workers import after_a_while, weigh
    workers = Workers(after_a_while, 0)
    next(workers.map([1], weigh=weigh))
    print("done", flush=True)
    time.sleep(600)
"""


def test_processes_import_no_main_module_and_end_with_their_parent(tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(SCRIPT, "utf-8")
    command = [sys.executable, str(tmp_path / "page.py")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        assert parent.stderr
        assert [parent.stdout.readline() for _ in range(2)] == ["__main__\n", "done\n"]
        parent.kill()
        assert parent.stdout.read() == ""
        assert parent.stderr.read() == ""  # comes to its end when nobody is left who could write


def test_no_process_outlives_the_work() -> None:
    with Workers(after_a_while, 0) as workers:
        ((_, done),) = workers.map([1], weigh=weigh)
    assert not isinstance(done, Lost)
    with pytest.raises(ProcessLookupError):
        os.kill(done[1], 0)


def test_a_process_without_work_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.files.workers.SECONDS_TO_END", 60)
    with Workers(after_a_while, 0) as workers:
        next(workers.map([1], weigh=weigh))
        assert {process.stop() for process in workers._all} == {0}


@pytest.mark.parametrize("program", ["/bin/false", "/no/such/python"])
def test_processes_that_cannot_be_started_stop_the_run(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", program)
    with (
        Workers(after_a_while, 0) as workers,
        pytest.raises(SourceError, match="cannot be started"),
    ):
        next(workers.map([1], weigh=weigh))
