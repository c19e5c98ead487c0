"""What a keeper sees and does on the page of documents, and nobody else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import logs
from answering import Answerer
from ingest.by_hand.keeping import correct, remove
from ingest.files import pipeline
from tests.here import Here
from tests.making import minutes
from tests.ui.conftest import Serve
from tests.ui.drawing import text_of, when_ready
from tests.ui.test_documents_page import listed, open_library
from ui import keeper_corrections, keeper_documents, keeper_errands, keeper_sign_in
from vectorstore import Archive, EmbeddingModel
from words import archive as words_of_archive
from words import keeper as door
from words import keeping as words
from words import library as said


@pytest.fixture
def own(
    archive_folder: Path, model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Answerer]:
    """What answers from a copy of the tiny archive, at a keeper's hands."""
    shutil.copytree(archive_folder, tmp_path / "own")
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: True)
    monkeypatch.setattr(pipeline, "Workers", Here)
    monkeypatch.setattr(keeper_errands, "_latest", [])
    answerer = Answerer(Archive(tmp_path / "own", model, create=False))
    yield answerer
    answerer.close()


def page_of(own: Answerer, serve: Serve) -> AppTest:
    serve(own)
    return open_library()


def done() -> keeper_errands.Errand:
    errand = keeper_errands.latest()
    assert errand
    assert errand.done.wait(120)
    return errand


def heading() -> str:
    came = done().came
    assert came, done().refused
    return came.heading


def test_nobody_else_sees_anything_of_it(tiny: Answerer, serve: Serve) -> None:
    serve(tiny)
    page = open_library()
    assert not [one for one in page.button if one.label != door.ENTER]
    assert door.CLOSED in text_of(page)
    for name in (words.FOLDERS, words.AMISS, words.REMOVED):
        assert name not in text_of(page)
    assert not page.get("file_uploader")


def test_the_limits_are_said_before_anything_is_sent(own: Answerer, serve: Serve) -> None:
    page = page_of(own, serve)
    assert "300 files and 500 MB at once, 95 MB each" in text_of(page)
    assert page.get("file_uploader")


def test_what_is_sent_is_added_and_each_failure_named(own: Answerer, serve: Serve) -> None:
    page = page_of(own, serve)
    sent = [("weir.txt", minutes("the weir be mended").encode()), ("x.pdf", b"%PDF-1.4 no")]
    assert keeper_documents.start_adding(own.archive, sent)
    assert heading() == "1 added, 1 failed"
    page.run()
    shown = text_of(page)
    assert "x.pdf: it is damaged" in shown
    assert "weir.txt" in listed(page)
    assert f"{words.AMISS} (1)" in shown
    assert words.SENT_HERE in shown


def test_a_folder_is_read_again_and_most_of_it_gone_is_asked_about(
    own: Answerer, serve: Serve, tmp_path: Path
) -> None:
    folder = tmp_path / "f"
    folder.mkdir()
    for name in ("lamp", "gate", "wall"):
        (folder / f"{name}.txt").write_text(minutes(f"the {name} be mended"))
    assert keeper_documents.start_reading(own.archive, str(folder), "f")
    assert heading() == "3 added"
    (folder / "lamp.txt").unlink()
    (folder / "gate.txt").unlink()
    page = page_of(own, serve)
    number = sum(one.key.startswith("folder-") for one in page.button if one.key)
    labels = [one for one in page.button if one.label == words.READ_AGAIN]
    assert len(labels) == number == 2
    assert keeper_documents.start_reading(own.archive, str(folder), "f")
    assert "2 of the 3 documents" in done().refused
    page.run()
    assert words.NOT_DONE in text_of(page)
    assert len(own.documents()) == 7
    (insist,) = [one for one in page.button if one.label == words.ALL_THE_SAME]
    insist.click().run()
    assert heading() == "1 unchanged, 2 removed"
    assert len(own.documents()) == 5


def test_a_removed_document_is_gone_and_comes_back_by_undoing(own: Answerer, serve: Serve) -> None:
    (document, *_) = [one for one, _ in own.documents() if one.source.endswith("kingfishers.txt")]
    path = str(Path(document.root, document.source))
    assert keeper_corrections.start_removal(own.archive, path, document.title)
    assert heading() == words.removed(document.title)
    page = page_of(own, serve)
    assert document.source not in listed(page)
    assert f"{words.REMOVED} (1)" in text_of(page)
    (undo,) = [one for one in page.button if one.label == words.UNDO]
    undo.click().run()
    assert heading() == words.brought_back(["kingfishers.txt"])
    page.run()
    assert document.source in listed(page)


def test_a_removal_of_earlier_is_taken_back_in_the_list(own: Answerer, serve: Serve) -> None:
    remove(own.archive, ["news/kingfishers.txt"])
    page = page_of(own, serve)
    (back,) = [one for one in page.button if one.label == words.BRING_BACK]
    back.click().run()
    assert heading() == words.brought_back(["kingfishers.txt"])


def test_a_correction_is_told_in_the_table(own: Answerer, serve: Serve) -> None:
    correct(own.archive, "news/kingfishers.txt", {"date": "2 June 2031"})
    page = page_of(own, serve)
    rows = page.dataframe[0].value
    (state,) = rows[rows["File"] == "news/kingfishers.txt"]["State"]
    assert state == f"Whole, {said.CORRECTED}"
    assert "2031-06-02" in set(rows["Meeting"])


def test_one_thing_is_done_at_a_time(own: Answerer) -> None:
    import threading

    go_on = threading.Event()

    def wait(_: object, tell: keeper_errands.Tell) -> keeper_errands.Came:
        go_on.wait(60)
        return keeper_errands.Came("waited")

    assert keeper_errands.start(own.archive, "waiting", wait)
    assert keeper_errands.is_busy()
    assert not keeper_documents.start_adding(own.archive, [("a.txt", b"x")])
    keeper_errands.close()
    assert keeper_errands.latest() is not None
    go_on.set()
    assert heading() == "waited"
    keeper_errands.close()
    assert keeper_errands.latest() is None


def test_nothing_is_done_for_who_is_let_in_no_longer(
    own: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: False)
    assert not keeper_documents.start_adding(own.archive, [("a.txt", b"x")])
    assert keeper_errands.latest() is None


def test_a_store_that_is_written_elsewhere_and_a_fault_are_told(own: Answerer) -> None:
    with own.archive.held():
        assert keeper_documents.start_adding(own.archive, [("a.txt", b"x")])
        assert done().refused == words_of_archive.busy(own.archive.folder)

    def fail(_: object, tell: keeper_errands.Tell) -> keeper_errands.Came:
        raise ZeroDivisionError

    assert keeper_errands.start(own.archive, "failing", fail)
    assert done().refused == words.UNFORESEEN


def news_on(own: Answerer, document: str) -> str:
    """Return what the page of a document says."""

    def script() -> None:
        import streamlit as st

        from ui import source_page

        source_page.draw(st.Page(lambda: None, title="Ask", url_path="ask"))

    page = AppTest.from_function(script, default_timeout=120)
    page.query_params["document"] = document
    return text_of(when_ready(page.run()))


def test_what_came_is_told_on_the_page_of_the_document_that_it_concerns_alone(
    own: Answerer, serve: Serve
) -> None:
    one, other = (document for document, _ in own.documents()[:2])
    assert keeper_corrections.start_removal(
        own.archive, str(Path(one.root, one.source)), one.title, about=one.id
    )
    removed = heading()
    assert removed in text_of(page_of(own, serve))
    assert removed in news_on(own, one.id)
    assert removed not in news_on(own, other.id)
    keeper_errands.bring_back(own.archive, [str(Path(one.root, one.source))], about=one.id)
    back = heading()
    assert back in news_on(own, one.id)
    assert back not in news_on(own, other.id)
    keeper_errands.close()
    assert back not in news_on(own, one.id)


def test_what_concerns_no_document_is_told_on_the_page_of_documents_alone(
    own: Answerer, serve: Serve
) -> None:
    assert keeper_documents.start_adding(
        own.archive, [("a.txt", minutes("the mill be let").encode())]
    )
    added = heading()
    assert added in text_of(page_of(own, serve))
    for document, _ in own.documents():
        assert added not in news_on(own, document.id)


def test_what_is_logged_of_an_errand_belongs_to_what_started_it(own: Answerer) -> None:
    def note(_: object, tell: keeper_errands.Tell) -> keeper_errands.Came:
        return keeper_errands.Came(logs.request())

    with logs.belonging_to("proxy.7"):
        assert keeper_errands.start(own.archive, "noting", note)
        assert heading() == "proxy.7"
    assert keeper_errands.start(own.archive, "noting", note)
    assert heading() not in ("", "proxy.7")
