"""The source page: a document's stored text, opened at the words that a link names."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from answering import Answerer
from errors import StoreBusy
from schema import ClearedDocument, Span
from tests.cleared import altered
from tests.ui.conftest import Serve
from tests.ui.drawing import FakeAnswerer, markup_of, open_source, text_of
from ui import document_view, source_page
from ui.places import Places
from words import pages as words
from words import source as words_of_source


def _viewer(page: AppTest) -> dict[str, Any]:
    (component,) = page.main.get("bidi_component")
    shown: dict[str, Any] = json.loads(component.proto.json)
    return shown


def _runs(page: AppTest) -> list[tuple[str, int]]:
    """Return what is shown, run by run, each with the number of the quotation it is in."""
    runs = [
        run
        for section in _viewer(page)["sections"]
        for part in section["parts"]
        for cell in part["cells"]
        for run in (*cell, " ")
    ]
    return [(run, 0) if isinstance(run, str) else (run[0], run[2]) for run in runs]


def _whole(page: AppTest) -> list[str]:
    return "".join(words for words, _ in _runs(page)).split()


def _quoted(page: AppTest, number: int = 1) -> str:
    return "".join(words for words, quote in _runs(page) if quote == number)


@pytest.fixture
def document(tiny: Answerer, serve: Serve) -> ClearedDocument:
    """A document of the tiny archive, which is what the pages open."""
    serve(tiny)
    held = next(d for d, _ in tiny.documents() if d.source.endswith("2024-04-09.txt"))
    found = tiny.document(held.id)
    assert found
    return found


def test_a_link_shows_the_whole_text_with_the_quote_highlighted(document: ClearedDocument) -> None:
    start = document.text.index("RESOLVED")
    page = open_source(document=document.id, start=str(start), end=str(start + 8))
    assert _quoted(page) == "RESOLVED"
    assert _whole(page) == document.text.split()


def test_the_document_is_named_and_dated(document: ClearedDocument) -> None:
    shown = text_of(open_source(document=document.id))
    assert document.title in shown
    assert "Pennick Parish Council · Full Council · 9 April 2024 · Minutes" in shown
    assert document.source in shown
    assert words_of_source.STORED_TEXT in shown


def test_without_a_place_it_is_shown_from_its_beginning(document: ClearedDocument) -> None:
    page = open_source(document=document.id)
    assert not _viewer(page)["quotes"]
    assert not _quoted(page)
    assert words_of_source.BAD_PLACE[0] not in text_of(page)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("", "5"),
        ("5", ""),
        ("5", "5"),
        ("6", "5"),
        ("-1", "5"),
        ("0", "999999"),
        ("0", "9" * 5000),
        ("one", "two"),
        ("1.5", "2"),
        ("1_0", "20"),
        ("٣", "٩"),
        ("1\n", "5"),
    ],
)
def test_numbers_that_name_no_place_get_a_plain_message(
    document: ClearedDocument, start: str, end: str
) -> None:
    page = open_source(document=document.id, start=start, end=end)
    assert words_of_source.BAD_PLACE[0] in text_of(page)
    assert _whole(page) == document.text.split()
    assert not page.exception


@pytest.mark.parametrize(
    "unknown", ["nonesuch", "../../etc/passwd", "' OR 1=1 --", "\0", "é" * 999]
)
def test_a_document_that_is_not_held_gets_a_plain_message(
    serve: Serve, tiny: Answerer, unknown: str
) -> None:
    serve(tiny)
    page = open_source(document=unknown, start="1", end="2")
    assert words_of_source.UNKNOWN_DOCUMENT[0] in text_of(page)
    assert not page.exception


def test_no_document_gets_a_plain_message(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    assert words_of_source.NO_DOCUMENT[0] in text_of(open_source())


def test_an_archive_that_cannot_be_opened_gets_a_plain_message(serve: Serve) -> None:
    serve(StoreBusy("Wait until it has finished."))
    page = open_source(document="any")
    assert "\n".join(words.BUSY) in text_of(page)


def test_the_text_can_be_downloaded(document: ClearedDocument) -> None:
    page = open_source(document=document.id)
    (button,) = page.download_button
    assert button.label == words_of_source.DOWNLOAD


def test_pages_are_told_apart_and_a_quote_may_cross_them(
    serve: Serve, document: ClearedDocument
) -> None:
    answerer = FakeAnswerer()
    text = "First page.\nSecond page.\n"
    paged = altered(document, id="paged", text=text, page_starts=(0, 12))
    answerer.held["paged"] = paged
    serve(answerer)
    page = open_source(document="paged", start="6", end="18")
    sections = _viewer(page)["sections"]
    assert [section["heading"] for section in sections] == ["Page 1", "Page 2"]
    assert [part["cells"] for section in sections for part in section["parts"]] == [
        [["First ", ["page. ", document_view.QUOTED, 1, ""]]],
        [[["Second", document_view.QUOTED, 1, ""], " page."]],
    ]
    assert "Minutes · Page 1" in text_of(page)


def test_what_is_withheld_is_said_to_be_and_not_told(
    serve: Serve, document: ClearedDocument
) -> None:
    text = f"Lamps.\n{'█' * 9}\n{'█' * 9}\nPaths. {'█' * 5} The end."
    parts = (Span(7, 27), Span(34, 39))
    answerer = FakeAnswerer()
    answerer.held["d"] = altered(document, id="d", text=text, restricted=parts, page_starts=(0, 20))
    serve(answerer)
    for start, end in (("0", "0"), ("0", "6"), ("8", "30"), ("34", "39"), ("0", str(len(text)))):
        page = open_source(document="d", start=start, end=end)
        said = " ".join(_whole(page)).replace(words_of_source.WITHHELD, "X")
        assert "█" not in said
        assert re.sub(r"X(?: ?X)*", "X", said) == "Lamps. X Paths. X The end."


@pytest.mark.parametrize(
    ("restricted", "said"),
    [((Span(2, 9),), words_of_source.WITHHELD_FILE), ((), words_of_source.GONE)],
)
def test_it_is_said_why_the_pages_of_a_pdf_are_not_shown_as_they_look(
    serve: Serve, document: ClearedDocument, restricted: tuple[Span, ...], said: str
) -> None:
    answerer = FakeAnswerer()
    answerer.held["d"] = altered(
        document, id="d", source="a.PDF", page_starts=(0, 20), restricted=restricted
    )
    serve(answerer)
    page = open_source(document="d", start="30", end="40")
    assert said in text_of(page)
    assert not _viewer(page)["pictured"]


def test_the_page_shown_is_the_one_that_was_turned_to_or_that_of_the_quotation(
    document: ClearedDocument,
) -> None:
    paged = altered(document, page_starts=(0, 20, 40))
    place = Places(Span(25, 30), (Span(25, 30),))
    assert source_page.page_to_show(paged, Places(), None) == 1
    assert source_page.page_to_show(paged, place, None) == 2
    assert source_page.page_to_show(paged, place, 3) == 3
    assert source_page.page_to_show(paged, place, 10**9) == 3
    assert source_page.page_to_show(paged, place, -5) == 1


def test_an_address_that_is_not_of_the_web_is_no_link(
    serve: Serve, document: ClearedDocument
) -> None:
    answerer = FakeAnswerer()
    for name, url in (("web", "https://example.invalid/a?b&c"), ("script", "javascript:alert(1)")):
        answerer.held[name] = altered(document, id=name, url=url)
    serve(answerer)
    assert 'href="https://example.invalid/a?b&amp;c"' in markup_of(open_source(document="web"))
    drawn = markup_of(open_source(document="script"))
    assert 'href="javascript' not in drawn
    assert "javascript:alert(1)" in drawn


def test_all_quotations_of_an_answer_are_marked_and_what_is_decisive_in_them(
    document: ClearedDocument,
) -> None:
    first, second = document.text.index("Cllr Odo"), document.text.index("RESOLVED")
    page = open_source(
        document=document.id,
        start=str(second),
        end=str(second + 8),
        quotes=f"{second}-{second + 8}.{first}-{first + 8}.9-x.0-99999999",
        marks=f"{second}-{second + 3}",
    )
    assert (_viewer(page)["quotes"], _viewer(page)["asked"]) == (2, 2)
    assert (_quoted(page, 1), _quoted(page, 2)) == ("Cllr Odo", "RESOLVED")
    runs = [
        run for s in _viewer(page)["sections"] for p in s["parts"] for c in p["cells"] for run in c
    ]
    assert ["RES", document_view.QUOTED + document_view.MARKED, 2, ""] in runs


def test_headings_and_contents_are_those_that_the_archive_knows(document: ClearedDocument) -> None:
    shown = _viewer(open_source(document=document.id))
    titles = ["1. Apologies", "2. Repair of the footbridge", "3. Bus shelter", "4. Next meeting"]
    assert [title for _, _, title in shown["contents"]][-4:] == titles
    parts = [part for section in shown["sections"] for part in section["parts"]]
    headings = [part for part in parts if part["role"] == "heading"]
    assert [part["cells"][0][0] for part in headings][-4:] == titles
    assert [part["at"] for part in headings] == [at for at, _, _ in shown["contents"]]


def test_a_markdown_document_shows_no_marks_and_its_table_as_one(
    serve: Serve, tiny: Answerer
) -> None:
    serve(tiny)
    held = next(d for d, _ in tiny.documents() if d.source.endswith(".md"))
    stored = tiny.document(held.id)
    assert stored
    start = stored.text.index("| Lantern Club")
    page = open_source(document=held.id, start=str(start), end=str(start + 30))
    shown = " ".join(_whole(page))
    assert not {"##", "**", "---", "|"} & set(_whole(page))
    assert "title:" not in shown
    rows = [p for s in _viewer(page)["sections"] for p in s["parts"] if p["role"] == "row"]
    assert [row.get("header", False) for row in rows] == [True, False, False]
    assert [cell[0][0] for cell in rows[2]["cells"]] == ["Lantern Club", "£120", "£120"]
    assert _quoted(page) == "Lantern Club£120£120"


def test_the_page_and_the_viewer_hold_no_address_of_another_host() -> None:
    for path in Path(source_page.__file__).parent.iterdir():
        if path.suffix in (".css", ".js", ".svg"):
            assert "http" not in path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
