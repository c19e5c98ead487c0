"""A run measures what it is told to, of real parts, and says what it could not measure."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from benchmarks.__main__ import main
from benchmarks.asking import measure_asking
from benchmarks.baselines import Baseline, Ensemble, Tutorial, split
from benchmarks.figures import PRODUCT, Figure
from benchmarks.ingesting import MODEL, USUAL, measure_ingest
from benchmarks.papers import Origin, embed_papers
from benchmarks.questions import FILTERS, questions_of
from benchmarks.stores import StoreMaker
from benchmarks.together import measure_together
from errors import SettingError
from tests.benchmarks.conftest import Quick
from tests.here import Here
from tests.making import minutes, write
from vectorstore import Archive


class Missing(Baseline):
    """Needs what nobody has."""

    name = "the loom"
    packages: ClassVar[tuple[str, ...]] = ("loom_of_nobody",)

    def index(self, texts: object) -> None: ...
    def search(self, query: str, count: int = 12) -> int:
        return 0


class Broken(Missing):
    """Fails as a library does."""

    name = "the broken loom"
    packages = ()

    def index(self, texts: object) -> None:
        raise PermissionError("no thread")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("asking.KnownVectors", "papers.EmbeddingModel"):
        monkeypatch.setattr(f"benchmarks.{place}", Quick)
    monkeypatch.setattr("benchmarks.ingesting.EmbeddingModel", lambda name="": Quick())
    monkeypatch.setattr("answering.answerer.EmbeddingModel", lambda name: Quick())
    monkeypatch.setattr("benchmarks.papers.Workers", Here)
    monkeypatch.setattr("ingest.files.pipeline.Workers", Here)


def test_questions_let_their_own_document_through(maker: StoreMaker) -> None:
    store = maker.store(150, real=False)
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        asked = questions_of(archive, 20)
        assert questions_of(archive, 20) == asked
        assert len(asked) == 20
        assert sum(one.question.startswith("What was decided about") for one in asked) == 10
        for one in asked:
            assert tuple(one.filters) == FILTERS
            found = {name: archive.catalogue.matching(f) for name, f in one.filters.items()}
            assert found["all"]
            assert found["all"] == found["committee"] & found["dates"] & found["council"]
            assert all(found["all"] <= within for within in found.values())


def test_questions_of_somebody_who_read_the_documents_are_asked_alone(
    maker: StoreMaker, tmp_path: Path
) -> None:
    own = [
        {"id": "a", "question": "When were the lamps mended?", "unanswerable": True},
        {"id": "b", "question": "And the ferry?", "history": ["When were the lamps mended?"]},
        {"id": "c", "question": "Who paid for the ferry?", "unanswerable": True},
    ]
    (tmp_path / "own.jsonl").write_text("\n".join(json.dumps(one) for one in own), "utf-8")
    store = maker.store(150, real=False)
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        asked = questions_of(archive, 20, tmp_path / "own.jsonl")
        assert {one.question for one in asked} == {
            "When were the lamps mended?",
            "Who paid for the ferry?",
        }
        assert all(tuple(one.filters) == FILTERS for one in asked)
        assert len(questions_of(archive, 1, tmp_path / "own.jsonl")) == 1


def test_asking_is_measured_with_each_filter_and_baselines_in_turn(
    maker: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = maker.store(120, real=False)
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        asked = questions_of(archive, 3)
    monkeypatch.setattr("benchmarks.asking.BASELINES", (Tutorial, Missing, Broken))
    told: list[str] = []
    figures = list(measure_asking(store, asked, answers=1, compare=True, tell=told.append))

    def found(name: str, way: str = PRODUCT) -> list[Figure]:
        return [one for one in figures if (one.name, one.way) == (name, way)]

    assert [one.filters for one in found("search")] == list(FILTERS)
    assert [one.count for one in found("search")] == [3] * 5
    assert [one.count for one in found("answer")] == [3, 1, 1, 1, 1]
    assert [one.count for one in found("search", Tutorial.name)] == [3]
    assert [one.count for one in found("search beside", Tutorial.name)] == [3]
    assert [one.count for one in found("embed")] == [3]
    assert all(one.size == store.passages for one in figures)
    assert [words.split(" is ")[0] for words in told] == ["the loom", "the broken loom"]
    assert "loom_of_nobody" in told[0]
    assert "no thread" in told[1]


def test_people_who_ask_at_once_all_get_answers(
    maker: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.together.PEOPLE", 3)
    store = maker.store(120, real=False)
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        asked = questions_of(archive, 4)
    figures = {one.name: one for one in measure_together(store, asked, each=1)}
    assert figures["rate together"].count == figures["wait together"].count == 3
    assert figures["failed together"].median == 0
    assert figures["longest wait by shortest"].median >= 1


def test_ingest_is_measured_on_files_beside_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=minutes("the lamps be mended"), b=minutes("the ferry be painted"))
    monkeypatch.setattr("benchmarks.ingesting.BASELINES", (Tutorial, Missing, Broken))
    told: list[str] = []
    figures = list(measure_ingest(Origin((tmp_path,)), rounds=2, tell=told.append))
    ways = {one.way: one for one in figures if one.name == "ingest"}
    assert set(ways) == {PRODUCT, Tutorial.name, MODEL, USUAL}
    assert all(one.count == 2 for one in ways.values())
    (documents,) = [one.median for one in figures if one.name == "documents"]
    assert documents == 2
    (again,) = [one for one in figures if one.name == "ingest again"]
    assert again.count == 2
    assert any("loom_of_nobody" in words for words in told)


def test_a_missing_extra_is_said_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"requirements-bench\.txt"):
        Missing(tmp_path, Quick())
    assert set(Tutorial.packages) < set(Ensemble.packages)
    assert all(len(piece) <= 1000 for piece in split(["a lamp " * 600]))


def test_documents_of_an_archive_are_taken_with_their_vectors(
    maker: StoreMaker, tmp_path: Path
) -> None:
    store = maker.store(150, real=True)
    Quick.encoded = 0
    taken = Origin((tmp_path,), store.folder)
    read = embed_papers(taken.read(Quick()), Quick())
    assert len(read.papers) == store.documents
    assert set(read.vectors) == set(read.texts)
    assert Quick.encoded == 0
    assert taken.mark() != replace(taken, archive=None).mark()


def test_files_are_read_anew_where_one_has_changed(tmp_path: Path) -> None:
    write(tmp_path, a=minutes("the lamps be mended"), b=minutes("the ferry be painted"))
    origin = Origin((tmp_path,))
    before = origin.mark()
    assert len(origin.read(Quick()).papers) == 2
    assert len(replace(origin, passages=1).read(Quick()).papers) == 1
    write(tmp_path, b=minutes("the ferry be sold, and the landing stage let to whoever asks"))
    assert origin.mark() != before
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").unlink()
    with pytest.raises(SettingError, match="--source"):
        origin.read(Quick())


def test_the_command_writes_what_it_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    write(tmp_path / "papers", a=minutes("the lamps of Fen Lane be mended"))
    monkeypatch.setattr("benchmarks.__main__.SAMPLES", tmp_path / "papers")
    monkeypatch.setattr("benchmarks.ingesting.BASELINES", (Missing,))
    given = ["--quick", "--only", "ingest", "--keep", tmp_path / "keep"]
    assert main([*map(str, given), "--report", str(tmp_path / "report")]) == 0
    told = capsys.readouterr()
    assert PRODUCT in told.out
    held = json.loads((tmp_path / "report" / "figures.json").read_text("utf-8"))
    assert [one["size"] for one in held["runs"]] == [0]
    assert held["runs"][0]["quick"]
    assert "loom_of_nobody" in (tmp_path / "report" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--sizes", "20"], "fewer than 100"),
        (["--sizes", "500", "--archive", "nowhere"], "no archive in nowhere"),
        (["--quick", "--only", "asking", "--source", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_measured_is_said(
    given: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*given, "--keep", str(tmp_path), "--only", "asking"]) == 2
    assert said in capsys.readouterr().err
