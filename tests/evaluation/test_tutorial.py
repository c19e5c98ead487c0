"""The tutorial's pipeline, with its own libraries and the real model."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from errors import SettingError, StoreError
from evaluation.gold import GoldQuestion
from evaluation.scoring_rules import words_in
from evaluation.tutorial import MADE, TutorialPipeline
from ingest import Progress
from schema import ClearedDocument
from tests.evaluation.test_metrics import document
from tests.making import TINY
from vectorstore import EmbeddingModel

BRIDGE = GoldQuestion(id="q1", question="Which quotation for the footbridge was accepted?")


def tiny() -> list[ClearedDocument]:
    return [replace(document(source), text=text) for source, text in TINY.items()]


def opened(
    folder: Path, model: EmbeddingModel, documents: list[ClearedDocument]
) -> tuple[TutorialPipeline, list[Progress]]:
    told: list[Progress] = []
    return TutorialPipeline(folder, model, documents, progress=told.append), told


@pytest.fixture(scope="module")
def made(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tutorial") / "vectors"
    opened(folder, model, tiny())
    return folder


def test_the_nearest_passage_is_the_answer_and_is_quoted_from_its_document(
    made: Path, model: EmbeddingModel
) -> None:
    pipeline, _ = opened(made, model, tiny())
    answer = pipeline.answer(BRIDGE)
    (cited,) = answer.citations
    assert answer.status == "answered"
    assert cited.document.source == "pennick/2024-04-09.txt"
    assert cited.document.text[cited.start : cited.end] == cited.quote
    assert answer.text == f"{' '.join(cited.quote.split())} [1]"
    assert words_in(answer.text) == 80
    assert [found.rank for found in answer.passages] == list(range(1, len(answer.passages) + 1))
    similar = [found.similarity for found in answer.passages]
    assert similar == sorted(similar, reverse=True)
    for found in answer.passages:
        passage = found.passage
        assert found.document.text[passage.start : passage.end] == passage.text
        assert len(passage.text) <= 1000
    assert answer.seconds > 0


def test_it_never_declines_and_knows_no_conversation(made: Path, model: EmbeddingModel) -> None:
    pipeline, _ = opened(made, model, tiny())
    alone = pipeline.answer(GoldQuestion(id="q", question="And who proposed it?"))
    after = pipeline.answer(
        GoldQuestion(id="q", question="And who proposed it?", history=(BRIDGE.question,))
    )
    assert alone.status == after.status == "answered"
    assert alone.text == after.text


def test_its_vectors_are_kept_and_only_what_changed_is_embedded(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    first, *others = tiny()
    _, told = opened(tmp_path, model, [first, *others])
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 4, 4)
    assert told[-1].passages >= 4
    _, told = opened(tmp_path, model, [first, *others])
    assert told == [Progress(4, 4)]
    changed = replace(first, text="Pennick Parish Council\n\nThe footbridge was given to the moon.")
    pipeline, told = opened(tmp_path, model, [changed, *others[1:]])
    assert (told[0].done, told[-1].done, told[-1].passages) == (2, 3, 1)
    found = pipeline.answer(BRIDGE).passages
    assert {one.document.text for one in found} == {changed.text, *(o.text for o in others[1:])}


def test_a_run_that_was_stopped_goes_on_where_it_was(
    model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaluation.tutorial.BATCH", 1)

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        TutorialPipeline(tmp_path, model, tiny(), progress=stop)
    pipeline, told = opened(tmp_path, model, tiny())
    assert (told[0].done, told[-1].done) == (2, 4)
    ids = [found.passage.id for found in pipeline.answer(BRIDGE).passages]
    assert len(ids) == len(set(ids))


def test_what_was_written_and_not_recorded_is_forgotten_when_it_is_gone(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    opened(tmp_path, model, tiny())
    (tmp_path / MADE).unlink()
    first, *_ = tiny()
    pipeline, told = opened(tmp_path, model, [first])
    assert told[-1].done == 1
    assert {found.document.source for found in pipeline.answer(BRIDGE).passages} == {first.source}


def test_documents_that_are_longer_than_a_batch_are_held_whole(
    model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaluation.tutorial.BATCH", 2)
    text = "\n\n".join(f"{n}. The lamp of street {n} was mended. " * 20 for n in range(12))
    pipeline, told = opened(tmp_path, model, [replace(document("long.txt"), text=text)])
    assert told[-1] == Progress(1, 1, told[-1].passages)
    assert told[-1].passages > 10
    assert len(pipeline.answer(BRIDGE).passages) == 10


def test_a_folder_of_another_model_is_refused(made: Path, model: EmbeddingModel) -> None:
    told = json.loads((made / MADE).read_text("utf-8"))
    other = made.parent / "other"
    other.mkdir()
    (other / MADE).write_text(json.dumps({**told, "model": "another"}), "utf-8")
    with pytest.raises(SettingError, match=r"model another.*Name another folder"):
        opened(other, model, tiny())


@pytest.mark.parametrize("name", [MADE, "chroma.sqlite3"])
def test_a_folder_that_is_broken_is_told_of(
    name: str, model: EmbeddingModel, tmp_path: Path
) -> None:
    (tmp_path / name).write_text("broken " * 500, "utf-8")
    with pytest.raises(StoreError, match="Delete it and run this again"):
        opened(tmp_path, model, tiny())


def test_without_documents_there_is_nothing_to_compare(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    with pytest.raises(SettingError, match="no public documents"):
        opened(tmp_path / "vectors", model, [])
    assert not (tmp_path / "vectors").exists()


@pytest.mark.parametrize("package", ["langchain_chroma", "langchain_text_splitters"])
def test_a_missing_package_is_told_of_with_what_to_do(
    package: str, model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SettingError, match=r"requirements-dev\.txt.*make \.venv/\.dev"):
        opened(tmp_path, model, tiny())
