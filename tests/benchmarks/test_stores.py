"""Stores are made of what they should be, and taken again as long as that is the same."""

import json
from contextlib import closing

import numpy as np
import pytest

from benchmarks.changing import measure_changes
from benchmarks.copies import Copies
from benchmarks.stores import MADE, StoreMaker, disk
from benchmarks.vectors import Drawing, KnownVectors, closeness_of
from tests.benchmarks.conftest import Invented, Quick, papers, vector
from tests.stores import contents
from vectorstore import Archive
from vectorstore.check import check


def test_a_store_is_whole_and_holds_as_many_passages_as_asked(maker: StoreMaker) -> None:
    store = maker.store(200, real=False)
    assert 200 <= store.passages < 205
    assert not store.again
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        assert check(archive) == []
        assert archive.dense.count() == store.passages
        held = archive.catalogue.documents()
    assert [document.title for document, _ in held if document.source == "m0.txt"]
    assert sum(document.root == "copies" for document, _ in held) == store.documents - 6


def test_a_kept_store_is_taken_again_without_embedding_anything(maker: StoreMaker) -> None:
    made = maker.store(200, real=True)
    assert Quick.encoded > 150
    Quick.encoded = 0
    again = maker.store(200, real=True)
    assert again.again
    assert (again.folder, again.passages) == (made.folder, made.passages)
    assert Quick.encoded == 0


def test_another_recipe_makes_another_store(
    maker: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {maker.store(150, real=False).folder, maker.store(160, real=False).folder}
    folders.add(maker.store(150, real=True).folder)
    other = StoreMaker(Invented(5), maker._keep, print)  # type: ignore[arg-type]
    folders.add(other.store(150, real=False).folder)
    assert len(folders) == 4


def test_a_store_whose_making_was_stopped_is_finished(
    maker: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.stores.PART_LEAST", 1)
    monkeypatch.setattr("benchmarks.stores.BATCH", 40)

    def stop(words: str) -> None:
        if "passages" in words and words.startswith("  1"):
            raise KeyboardInterrupt

    stopped = StoreMaker(Invented(), maker._keep, stop)  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        stopped.store(200, real=False)
    (folder,) = maker._keep.iterdir()
    assert not (folder / MADE).exists()
    store = maker.store(200, real=False)
    assert store.folder == folder
    assert 200 <= store.passages < 205
    assert json.loads((folder / MADE).read_text("utf-8"))["passages"] == 200


def test_drawn_vectors_are_as_near_to_their_originals_as_is_asked() -> None:
    base = {f"passage {n}": vector(f"passage {n} of lamps") for n in range(40)}
    rows = np.stack(list(base.values()))
    for closeness in (0.6, 0.9):
        drawing = Drawing(base, closeness)
        drawn = np.stack([drawing.draw(f"copy of {text}", text) for text in base])
        assert np.allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-5)
        assert abs(closeness_of(drawn, rows) - closeness) < 0.05
        assert np.array_equal(drawing.draw("copy", "passage 1"), drawing.draw("copy", "passage 1"))
        assert not np.array_equal(drawing.draw("a", "passage 1"), drawing.draw("b", "passage 1"))


def test_what_is_known_is_not_embedded() -> None:
    model = Quick()
    Quick.encoded = 0
    model.know({"the lamps": vector("nothing of the kind")})
    assert np.array_equal(model.encode(["the lamps"])[0], vector("nothing of the kind"))
    assert Quick.encoded == 0
    both = model.encode(["the lamps", "the ferry"])
    assert np.array_equal(both[0], vector("nothing of the kind"))
    assert np.array_equal(both[1], vector("the ferry"))
    assert Quick.encoded == 1
    assert isinstance(model, KnownVectors)


def test_changes_are_measured_and_undone(
    maker: StoreMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.changing.KnownVectors", Quick)
    store = maker.store(150, real=False)
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        before = contents(archive)
    figures = {figure.name: figure for figure in measure_changes(store, rounds=2)}
    assert figures["add"].count == figures["delete"].count == 2
    assert figures["add"].median > 0
    assert figures["disk: catalogue"].median > 0
    assert set(disk(store.folder)) == {"catalogue", "vectors", "words"}
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        assert contents(archive) == before


def test_the_spare_document_is_one_that_is_not_there(maker: StoreMaker) -> None:
    store = maker.store(150, real=False)
    (document, passages), vectors = store.spare()
    with closing(Archive(store.folder, Quick(), create=False)) as archive:
        assert document.id not in archive.catalogue.versions()
    assert {one.embedded_text for one in passages} == set(vectors)
    assert document == Copies(papers()).copy(150)[0][0]
