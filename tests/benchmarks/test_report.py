"""What is told was measured: rows, goals and the report are computed from the figures alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import tables
from benchmarks.baselines import Tutorial
from benchmarks.figures import PRODUCT, Figure, Times, memory, percentile
from benchmarks.goals import goals_of
from benchmarks.plot import described, points_of
from benchmarks.questions import FILTERS
from benchmarks.report import lines, write_report
from benchmarks.results import Results, Run, read_results, write_results
from errors import SettingError


def times(name: str, size: int, median: float, way: str = PRODUCT, filters: str = "") -> Figure:
    return Figure(
        name, size, median, way=way, filters=filters,
        high=2 * median, cpu=median / 2, cpu_high=median, count=7,
    )  # fmt: skip


def run(size: int, *figures: Figure) -> Run:
    return Run(size, figures, "2 × loom", "abc123", "2031-05-04", load=(0.5, 1.5), questions=7)


def searches(size: int, plain: float, filtered: float) -> list[Figure]:
    return [
        times("search", size, plain if name == "none" else filtered, filters=name)
        for name in FILTERS
    ]


RESULTS = Results(
    (
        run(
            0,
            Figure("documents", 300, 20, unit=""),
            times("ingest", 300, 10),
            times("ingest", 300, 16, Tutorial.name),
            times("ingest", 300, 8, "the model alone"),
        ),
        run(10_000, times("answer", 10_040, 0.2, filters="none"), *searches(10_040, 0.01, 0.01)),
        run(
            1_000_000,
            times("answer", 1_000_050, 0.26, filters="none"),
            *searches(1_000_050, 0.02, 0.05),
            times("embed", 1_000_050, 0.004),
        ),
    )
)


def goal(results: Results, words: str) -> tuple[str, bool | None]:
    (found,) = [one for one in goals_of(results) if words in one.what]
    return found.measured, found.reached


def test_goals_are_told_of_what_was_measured() -> None:
    assert goal(RESULTS, "documents a second") == ("1.60 ×", True)
    assert goal(RESULTS, "search at 1,000,000") == ("20 / 40 ms", True)
    assert goal(RESULTS, "with any filter") == ("2.50 ×", False)
    assert goal(RESULTS, "against 10,000") == ("1.30 ×", True)
    assert goal(RESULTS, "embedding a question") == ("4 ms", True)


def test_goals_follow_the_figures() -> None:
    slower = run(1_000_000, *searches(1_000_050, 0.02, 0.03), times("embed", 1, 0.011))
    results = RESULTS.including(slower)
    assert goal(results, "with any filter") == ("1.50 ×", True)
    assert goal(results, "embedding a question") == ("11 ms", False)
    assert goal(results, "against 10,000") == ("–", None)


def test_a_tail_that_is_too_long_is_not_enough() -> None:
    long = [replace(one, high=0.061) for one in searches(1, 0.02, 0.02)]
    assert goal(RESULTS.including(run(1_000_000, *long)), "search at") == ("20 / 61 ms", False)


def test_what_was_not_measured_is_said_to_be_so() -> None:
    assert {one.reached for one in goals_of(Results())} == {None}
    assert all(row[-1] == "not measured" for row in tables.goals(Results())[1:])


def test_ingest_is_told_beside_the_tutorial_and_the_model() -> None:
    rows = {row[0]: row[1:] for row in tables.ingest(RESULTS)}
    assert rows[PRODUCT] == ("2.00", "10.0", "5.0", "1.00", "1.00")
    assert rows[Tutorial.name] == ("1.25", "16.0", "8.0", "0.62", "0.62")
    assert rows["the model alone"][0] == "–"


def test_times_have_a_row_for_each_store_and_filter() -> None:
    rows = tables.times(RESULTS, "search")
    assert len(rows) == 1 + 2 * len(FILTERS)
    assert rows[-1] == ("1,000,000", "all", "50 ms", "100 ms", "25 ms", "50 ms", "7")


def test_a_baseline_is_told_beside_what_the_product_took_in_turn_with_it() -> None:
    beside = times("search beside", 9, 0.03, Tutorial.name)
    other = times("search", 9, 0.06, Tutorial.name, "none")
    rows = tables.compared(Results((run(9, other, beside),)))
    assert rows[1] == ("9", Tutorial.name, "60 ms", "120 ms", "30 ms", "30 ms", "15 ms")


def test_the_plot_shows_the_computing_of_each_store() -> None:
    assert points_of(RESULTS, "search")["all"] == [(10_000, 5, 10), (1_000_000, 25, 50)]
    assert "filter all, 1,000,000 passages: 25 and 50" in described(RESULTS)


def test_a_run_replaces_that_of_its_size_and_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "figures.json"
    assert read_results(path) == Results()
    write_results(RESULTS, path)
    assert read_results(path) == RESULTS
    more = RESULTS.including(run(10_000)).including(run(500))
    assert [one.size for one in more.runs] == [0, 500, 10_000, 1_000_000]
    assert not more.runs[2].figures


def test_figures_that_are_damaged_are_told_with_their_file(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text('{"runs": [{"size": "many"}]}', "utf-8")
    with pytest.raises(SettingError, match=r"figures\.json"):
        read_results(path)


def test_the_report_has_the_machine_the_commit_and_what_is_missing(tmp_path: Path) -> None:
    missing = replace(RESULTS.runs[0], missing=("The loom is not measured.",))
    write_report(RESULTS.including(missing), tmp_path)
    told = (tmp_path / "README.md").read_text("utf-8")
    assert "2 × loom" in told
    assert "abc123" in told
    assert "0.5 to 1.5" in told
    assert "The loom is not measured." in told
    assert "20 / 40 ms" in told
    assert "<title>" in (tmp_path / "times.svg").read_text("utf-8")


def test_the_report_links_to_the_changes_where_there_are_some() -> None:
    assert "changes.md" not in "\n".join(lines(RESULTS, with_changes=False))
    assert "changes.md" in "\n".join(lines(RESULTS, with_changes=True))


def test_a_percentile_is_what_so_many_do_not_exceed() -> None:
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([3.0], 0.95) == 3.0
    assert percentile([5, 1, 3], 0.5) == 3


def test_times_are_what_was_taken() -> None:
    taken = Times()
    assert [taken.take(lambda: sum(range(200_000))) for _ in range(3)] == [19999900000] * 3
    figure = taken.figure("sum", 1)
    assert figure.count == 3
    assert figure.high is not None
    assert 0 < figure.median <= figure.high == max(taken.wall)
    assert figure.cpu is not None
    assert figure.cpu > 0


def test_memory_is_what_is_held_and_was_held() -> None:
    much = list(range(100_000, 2_000_000))  # each of them takes 28 bytes, and 8 in the list
    held, most = memory()
    assert most >= held > 60
    del much
    assert memory()[1] > 60
