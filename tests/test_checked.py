import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from answering import weigh
from checked import Weight, read_json, read_lines, read_weights
from errors import ModelError, SettingError
from ingest.access import meaning
from ingest.metadata import fitted
from searching import ranking


@dataclass(frozen=True, slots=True)
class Bench:
    place: str
    weight: Weight
    seats: tuple[int, int] = (0, 0)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "benches.json"
    path.write_text(text, "utf-8")
    return path


def test_what_a_file_holds_is_read_as_its_type_and_what_is_beside_it_passed_over(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, '{"place": "weir", "weight": 2, "seats": [1, 3], "fitted_on": "a"}')
    assert read_weights(path, Bench) == Bench("weir", 2.0, (1, 3))
    assert read_json(path, Bench) == Bench("weir", 2.0, (1, 3))


BROKEN = {
    "": "JSON",
    '{"place": "weir", "weight": 2': "JSON",
    "[]": "object",
    '{"weight": 2}': "place",
    '{"place": "weir", "weight": "heavy"}': "weight",
    '{"place": "weir", "weight": NaN}': "weight",
    '{"place": "weir", "weight": Infinity}': "weight",
    '{"place": "weir", "weight": null}': "weight",
    '{"place": "weir", "weight": 2, "seats": [1, "many"]}': "seats.1",
    '{"place": "weir", "weight": 2, "seats": [1]}': "seats",
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_wrong_is_said_with_the_file_and_the_field(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ModelError, match=r"part of this program: fetch it again") as told:
        read_weights(path, Bench)
    assert str(path) in str(told.value)
    assert BROKEN[text] in str(told.value)
    with pytest.raises(SettingError) as asked:
        read_json(path, Bench)
    assert BROKEN[text] in str(asked.value)
    assert "program" not in str(asked.value)


def test_the_mark_that_some_editors_begin_a_file_with_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, '\ufeff{"place": "weir", "weight": 2}')
    assert read_json(path, Bench) == next(read_lines(path, Bench)) == Bench("weir", 2.0)


def test_the_line_that_is_wrong_is_said(tmp_path: Path) -> None:
    right = '{"place": "a\u2028b", "weight": 1}'
    path = written(tmp_path, f'{right}\r\n\n   \n{right}\n{{"place": 4, "weight": "no"}}\n{right}')
    lines = read_lines(path, Bench)
    assert [next(lines).place, next(lines).place] == ["a\u2028b"] * 2
    with pytest.raises(SettingError, match=r"benches\.json, line 5: place: .*\(and 1 more\)"):
        next(lines)


@pytest.mark.parametrize("made", [lambda path: None, Path.mkdir, lambda p: p.write_bytes(b"\xff")])
def test_a_file_that_cannot_be_read_is_an_error_of_the_product(
    made: Callable[[Path], object], tmp_path: Path
) -> None:
    path = tmp_path / "it"
    made(path)
    with pytest.raises(ModelError, match="it cannot be read"):
        read_weights(path, Bench)
    with pytest.raises(SettingError, match="it cannot be read"):
        read_json(path, Bench)
    with pytest.raises(SettingError, match="it cannot be read"):
        list(read_lines(path, Bench))


@pytest.mark.parametrize("lacking", ["weights", "none", "bound"])
def test_weights_of_answering_that_lack_something_are_refused(lacking: str, tmp_path: Path) -> None:
    held = json.loads(weigh.WEIGHTS.read_text("utf-8"))
    del held[lacking]
    with pytest.raises(ModelError, match=f"benches.json: {lacking}: Field required"):
        weigh.load_weights(written(tmp_path, json.dumps(held)))


def test_weights_of_searching_and_reading_that_hold_no_numbers_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, '{"weights": {"month": "much"}, "intercepts": {"minutes": 0}}')
    monkeypatch.setattr(meaning, "WEIGHTS", path)
    monkeypatch.setattr(fitted, "FOLDER", tmp_path)
    for load in (
        lambda: ranking.load_weights(path),
        meaning.load_weights.__wrapped__,
        lambda: fitted.load_weights("benches"),
    ):
        with pytest.raises(ModelError, match="month"):
            load()
