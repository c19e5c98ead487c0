"""The way to where a source is published: a link of the web alone, at what is quoted."""

from dataclasses import replace

import pytest

from schema import FETCHED
from tests.ui.conftest import Serve
from tests.ui.drawing import FakeAnswerer, ask, markup_of, open_chat, open_panel, panel_of
from tests.ui.test_chat_page import answer_of, citation
from ui import published
from words import source as words

URL = "https://minutes.oldmere.example/ieListDocuments.aspx?CId=114&MId=7&Ver=4"


def shown(url: str | None, source: str = "m7.html", **changes: object) -> str:
    one = citation(**changes)
    document = replace(one.document, url=url, source=source, page_starts=(0, 23))
    return published.shown(replace(one, document=document)) or ""


def test_a_card_leads_to_where_its_source_is_published_and_says_as_of_when(serve: Serve) -> None:
    one = citation()
    notes = (f"{FETCHED}2026-11-03T02:10:00+00:00",)
    document = replace(one.document, url=URL, notes=notes)
    serve(FakeAnswerer(answer_of(replace(one, document=document))))
    drawn = markup_of(panel_of(open_panel(ask(open_chat(), "How much?"))))
    link = f'<a href="{URL.replace("&", "&amp;")}" rel="noopener noreferrer" target="_blank">'
    assert f"{link}{words.OPEN_PUBLISHED.replace(chr(39), '&#x27;')}</a>" in drawn
    assert "as fetched on 3 November 2026" in drawn


def test_a_source_that_was_published_nowhere_has_no_way_there() -> None:
    assert shown(None) == ""


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JAVASCRIPT:alert(1)//https://minutes.example/",
        "data:text/html,hello",
        "vbscript:x",
        "file:///etc/hosts",
        "//minutes.example/a",
        "https:",
        "http://[broken",
        "minutes.example/a",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(url: str) -> None:
    drawn = shown(url, "m7.txt")
    assert "href" not in drawn
    assert "<a" not in drawn


def test_an_address_cannot_leave_its_attribute() -> None:
    drawn = shown('https://minutes.example/"onmouseover="alert(1)<b>', "m7.txt")
    assert drawn.count('"') == 2 + 6
    assert "<b>" not in drawn


@pytest.mark.parametrize(
    ("url", "source", "end"),
    [
        (URL, "m7.html", "#:~:text=It%20cost%20%C2%A35."),
        (f"{URL}#AI9", "m7.aspx", "#AI9:~:text=It%20cost%20%C2%A35."),
        (URL, "m7-minutes.pdf", "#page=2"),
        (URL, "m7.txt", "Ver=4"),
        (URL, "m7.docx", "Ver=4"),
    ],
)
def test_it_opens_at_what_is_quoted_where_a_browser_can(url: str, source: str, end: str) -> None:
    assert f'{end}" rel=' in shown(url, source)


def test_a_long_quotation_is_found_by_its_ends_and_signs_of_its_own_are_written_out() -> None:
    said = "The well-known lamps, all of them & more, were to be mended by the co-op"
    drawn = shown(URL, "m7.html", quote=said)
    assert "#:~:text=The%20well%2Dknown%20lamps%2C%20all,mended%20by%20the%20co%2Dop" in drawn
    assert ":~:" not in shown(URL, "m7.html", quote="Lamps | 7 | £5")
