"""The report and its plot, as files that people read."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from errors import SettingError
from evaluation.measure import Measured, Measurement
from evaluation.plot import MEASURES, described, draw, series_of
from evaluation.report import write_report
from evaluation.tables import aligned, answering, explained, finding, kinds, times

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def report(compared: Measurement, tmp_path: Path) -> str:
    write_report(compared, tmp_path / "new" / "three.md")
    return (tmp_path / "new" / "three.md").read_text("utf-8")


def test_a_report_says_what_was_asked_of_what(report: str) -> None:
    assert "3 questions were asked of 19 documents" in report
    assert "1 of them follow another question, and 1 are answered nowhere" in report
    assert "Each answerable one weighs 50.0%." in report


def test_a_report_shows_its_plot_with_its_figures_in_words(
    report: str, compared: Measurement
) -> None:
    assert f"![{described(compared)}](three.svg)" in report
    assert "right answers 50.0%" in described(compared)


def test_a_report_has_a_row_for_whatever_was_measured(report: str) -> None:
    for name in ("Ask the Minutes", "by meaning alone", "by words alone", "tutorial pipeline"):
        assert re.search(rf"^\| {name} \| \d", report, re.M), name
    assert re.search(r"^\| number \| 1 \| 100.0% \| ", report, re.M)
    assert re.search(r"^\| none \(unanswerable\) \| 1 \| 100.0% \| 0.0% \| – \| ", report, re.M)


def test_every_table_is_whole(report: str) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", report, re.M):
        assert len({line.count(" | ") for line in table.splitlines()}) == 1


def test_each_wrong_question_is_shown_with_what_it_should_have_got(report: str) -> None:
    wrong = report.split("got wrong")[1]
    assert "**And who presented it?** (g2, person)" in wrong
    assert "  - after: How many valid signatures" in wrong
    assert r"  - should say: no such words \| \$x\$ \<b\>" in wrong
    assert "  - should cite: council/2024-09-18-council.txt" in wrong
    assert "  - first right passage: not among the " in wrong
    assert "g1" not in wrong


def test_all_but_the_times_is_the_same_in_every_run(
    report: str, compared: Measurement, tmp_path: Path
) -> None:
    def slower(measured: Measured | None) -> Measured | None:
        return measured and replace(measured, scores=replace(measured.scores, seconds=9.0))

    product = slower(compared.product)
    assert product is not None
    other = replace(compared, product=product, tutorial=slower(compared.tutorial))
    write_report(other, tmp_path / "three.md")
    again = (tmp_path / "three.md").read_text("utf-8")
    differing = [
        line
        for line, other_line in zip(report.splitlines(), again.splitlines(), strict=True)
        if line != other_line
    ]
    assert all(line.endswith(" ms |") for line in differing)
    assert len(differing) == 2
    assert draw(compared) == draw(other)


def test_a_report_without_a_comparison_speaks_of_none(
    measurement: Measurement, tmp_path: Path
) -> None:
    write_report(measurement, tmp_path / "three.md")
    assert "tutorial" not in (tmp_path / "three.md").read_text("utf-8")
    assert "tutorial" not in (tmp_path / "three.svg").read_text("utf-8")


def test_a_report_where_all_is_right_says_so(measurement: Measurement, tmp_path: Path) -> None:
    right = [verdict for verdict in measurement.product.verdicts if verdict.right]
    perfect = replace(measurement, product=replace(measurement.product, verdicts=right))
    write_report(perfect, tmp_path / "right.md")
    assert (tmp_path / "right.md").read_text("utf-8").endswith("got wrong\n\nNothing.\n")


def test_the_plot_is_a_drawing_with_a_title_and_a_description(compared: Measurement) -> None:
    root = ElementTree.fromstring(draw(compared))
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "Answers to 3 questions (three)"
    assert root.findtext(f"{SVG}desc") == described(compared)


def test_odd_names_of_questions_are_drawn_as_they_are(measurement: Measurement) -> None:
    root = ElementTree.fromstring(draw(replace(measurement, gold=r"$x^{$ \1 <b> & \g")))
    assert root.findtext(f"{SVG}title") == r"Answers to 3 questions ($x^{$ \1 <b> & \g)"


def test_the_plot_tells_ways_apart_by_shape_alone(compared: Measurement) -> None:
    series = series_of(compared)
    assert len({one.mark for one in series}) == len(series) == 4
    assert all(len(one.shares) == len(MEASURES) for one in series)
    colours = set(re.findall(r"#[0-9a-f]{6}", draw(compared)))
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_without_the_library_that_draws_one_is_told_what_to_do(
    measurement: Measurement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(SettingError, match=r"requirements-dev\.txt.*make \.venv/\.dev"):
        write_report(measurement, tmp_path / "three.md")
    assert not list(tmp_path.iterdir())


def test_a_report_that_cannot_be_written_is_told_of(
    measurement: Measurement, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SettingError, match="Name another file with --report"):
        write_report(measurement, tmp_path / "file" / "three.md")


def test_what_was_declined_is_explained_with_what_was_nearest(measurement: Measurement) -> None:
    declined = measurement.product.verdicts[2]
    told = dict(explained(declined))
    assert told["got"] == "(declined)"
    assert set(told) <= {"got", "nearest"}


def test_columns_are_aligned_for_a_terminal(compared: Measurement) -> None:
    for rows in (finding(compared), answering(compared), kinds(compared), times(compared)):
        lines = aligned(rows).splitlines()
        assert len({len(line) for line in lines}) == 1
        assert len(lines) == len(rows)
