"""Weights are fitted that choose what is right, and a bound that declines no more than it may."""

import json
from pathlib import Path

import numpy as np
import pytest

from answering.weigh import WEIGHTS as DECISION
from ingest import ingest
from tests.making import minutes, write
from training import decision, on_topic, ranking, sparing
from training.decision import Decision, bound_of, measure
from training.logit import Choice, fit_logit
from vectorstore import Archive


def choices(count: int, seed: int) -> list[Choice]:
    """Make choices in which the first signal tells the right one and the second is noise."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        signals = chance.normal(size=(6, 2))
        right = np.zeros(6, dtype=bool)
        right[int((signals[:, 0] + 0.2 * chance.normal(size=6)).argmax())] = True
        made.append(Choice(signals, right))
    return made


def test_what_tells_gets_the_weight_and_noise_none() -> None:
    weights = fit_logit([choices(80, 1), choices(20, 2)], strength=1.0)
    assert weights[0] > 1.0
    assert abs(weights[1]) < 0.2 * weights[0]


def test_choices_without_a_right_one_teach_nothing() -> None:
    none = [Choice(one.signals, np.zeros(6, dtype=bool)) for one in choices(20, 3)]
    told = choices(40, 4)
    both, alone = (fit_logit([each], strength=1.0) for each in (told + none, told))
    assert both[0] > 0
    assert alone[0] > 0


def decisions(margins: list[float], *, answerable: bool) -> list[Decision]:
    """Make questions with one sentence each, which is right where something answers."""
    return [
        Decision(
            Choice(np.array([[margin, 0.0], [0.0, 1.0]]), np.array([answerable, not answerable])),
            answerable,
        )
        for margin in margins
    ]


WEIGHTS = np.array([1.0, 0.0])


def test_the_bound_declines_no_more_of_what_is_answerable_than_it_may() -> None:
    asked = decisions(list(np.linspace(-3, 3, 99)), answerable=True)
    for share in (0.05, 0.1, 0.3):
        bound = bound_of(asked, WEIGHTS, share)
        told = measure([*asked, *decisions([-9.0], answerable=False)], WEIGHTS, bound)
        assert share - 0.03 <= told["declined_wrong"] <= share
        assert told["declined_right"] == 1.0
        assert told["chosen"] == 1.0
        assert told["right"] == pytest.approx(1 - told["declined_wrong"], abs=1e-4)


@pytest.fixture
def asked(archive: Archive, folder: Path, tmp_path: Path) -> tuple[Path, str]:
    """Questions on a small archive, and its folder."""
    write(
        folder,
        a=minutes("the lamps of Fen Lane be mended by Friday 28 June 2024"),
        b=minutes("the kettle be descaled at a cost of £40"),
    )
    ingest([folder], archive)
    rows = []
    for part in ("train", "dev"):
        lamps = {"question": "When will the lamps be mended?", "source": "a.txt"}
        lamps |= {"answer": "28 June 2024", "sentence": "mended by Friday 28 June 2024"}
        moths = {"question": "What do the moths of Fen Lane cost?", "source": "a.txt"}
        rows += [one | {"corpus": "fen", "part": part} for one in (lamps, moths)]
    path = tmp_path / "asked.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    store = str(archive.folder)
    archive.close()
    return path, store


def test_the_search_is_fitted_on_questions_and_says_on_how_many(
    asked: tuple[Path, str], tmp_path: Path
) -> None:
    out = tmp_path / "ranking.json"
    assert ranking.main(["--asked", str(asked[0]), "fen", asked[1], "--out", str(out)]) == 0
    kept = json.loads(out.read_text())
    assert kept["questions"] == 1
    assert kept["weights"]["meaning"] == 1.0


def test_the_decision_is_fitted_on_questions_and_near_misses(
    asked: tuple[Path, str], tmp_path: Path
) -> None:
    out = tmp_path / "decision.json"
    reader = str(DECISION.parent)
    assert (
        decision.main(["--asked", str(asked[0]), "fen", asked[1], reader, "--out", str(out)]) == 0
    )
    kept = json.loads(out.read_text())
    assert kept["questions"] == 2
    assert 0 < kept["bound"] < 1


def test_reading_is_spared_where_the_answer_stays_the_same(
    asked: tuple[Path, str], tmp_path: Path
) -> None:
    out = tmp_path / "sparing.json"
    assert sparing.main(["--asked", str(asked[0]), "fen", asked[1], "--out", str(out)]) == 0
    kept = json.loads(out.read_text())
    assert kept["questions"] == 2
    assert kept["hoped"] == 0.0  # a small archive has nothing to leave unread
    (read, *_) = sparing.read_all(str(asked[0]), "fen", asked[1])
    assert sparing.measure([read], sparing.MARGINS[-1]) == {"changed": 0.0, "read": 1.0}


def test_how_near_is_near_enough_is_fitted_on_right_answers_and_made_up_matters(
    asked: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "on_topic.json"
    given = ["--asked", str(asked[0]), "fen", asked[1], "--out", str(out)]
    monkeypatch.setattr(on_topic, "made_up", lambda: ["When will the moths be mended?"])
    assert on_topic.main(given) == 0
    kept = json.loads(out.read_text())
    assert kept["questions"] == 2
    assert 0 < kept["bound"] < 1


def test_where_all_that_is_answered_is_right_nothing_can_be_told_apart(
    asked: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(on_topic, "made_up", lambda: [])
    given = ["--asked", str(asked[0]), "fen", asked[1], "--out", str(tmp_path / "none.json")]
    assert on_topic.main(given) == 2
    assert "too few" in capsys.readouterr().err
    assert not (tmp_path / "none.json").exists()


def test_questions_that_cannot_be_read_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.jsonl")
    assert decision.main(["--asked", missing, "fen", str(tmp_path), str(DECISION.parent)]) == 2
    assert "none.jsonl" in capsys.readouterr().err
    assert ranking.main(["--asked", missing, "fen", str(tmp_path)]) == 2
    assert "StoreError" in capsys.readouterr().err  # there is no archive either
