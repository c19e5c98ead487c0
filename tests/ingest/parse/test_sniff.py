import contextlib

import pytest

from errors import EmptySource, SourceError
from ingest.parse import READABLE, parse
from tests.making import pdf, word_of, zipped

PDF = pdf([["Minutes of the meeting of the parish council", "The drains were mended."]])
WORD = word_of("Minutes of the meeting", "The drains were mended.")
PAGE = b"<!DOCTYPE html><html><body><p>The drains were mended.</p></body></html>"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CODE = b"""\
// Opens and closes the menu
function toggle(menu) {
    const button = document.getElementById("menu-button");
    button.addEventListener("click", () => {
        menu.classList.toggle("open");
    });
}
"""
FILLER = (
    b"<h1>Minutes</h1><p>Lorem ipsum dolor sit amet, consectetur adipisicing elit. Nemo odit quas "
    b"soluta totam, unde voluptatem et rerum quia nulla.</p>"
)


@pytest.mark.parametrize("data", [PDF, WORD, PAGE], ids=["PDF", "Word", "page"])
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".pdf", ".docx", ".doc", ".aspx"])
def test_a_misnamed_file_is_read_as_what_it_is(data: bytes, ending: str) -> None:
    assert "The drains were mended." in parse(data, ending).text


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + PAGE,
        b"\r\n  <!-- saved from a site -->\n" + PAGE,
        b'<?xml version="1.0" encoding="utf-8"?>\n' + PAGE,
        b"<div class='post'><p>The drains were mended.</p></div>",
    ],
    ids=["byte order mark", "comment", "XHTML", "fragment"],
)
def test_a_page_is_known_by_how_it_begins(data: bytes) -> None:
    assert parse(data, ".txt").text == "The drains were mended."


def test_a_document_that_is_plain_text_is_read_as_such() -> None:
    assert parse(b"The drains were mended.\r\n", ".doc").text == "The drains were mended.\r\n"


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (b"just words", ".pdf", "is not a PDF file"),
        (b"just words", ".docx", "is not a Word file"),
        (bytes(range(256)) * 9, ".docx", "is not a Word file"),
        (OLD_OFFICE, ".docx", "old Office file"),
        (OLD_OFFICE + "Workbook".encode("utf-16-le"), ".doc", "spreadsheet"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), ".docx", "password"),
        (zipped(notes="words"), ".txt", "is a zip archive"),
        (b"\x89PNG\r\n" + bytes(90), ".txt", "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(90), ".pdf", "picture"),
        (b"\x1f\x8b\x08" + bytes(90), ".html", "gzip"),
        (b"\x7fELF" + bytes(90), ".md", "program"),
        (b"<?php include 'top.php'; echo $minutes; ?>\n<br>", ".php", "program"),
        (b"<?php\nfunction drains() { return 1; }\n", ".txt", "program"),
        (CODE, ".txt", "program"),
        (FILLER, ".php", "filler"),
    ],
)
def test_what_is_no_document_is_named(data: bytes, ending: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parse(data, ending)


def test_a_page_with_some_program_in_it_is_read() -> None:
    page = b"<?php include 'top.php'; ?>\n<h1>Minutes</h1><p>The drains were mended.</p>"
    assert parse(page, ".php").text == "Minutes\n\nThe drains were mended."


def test_minutes_that_quote_filler_are_read() -> None:
    text = "The Clerk said that the page still read lorem ipsum and would be put right by May.\n"
    assert parse(text.encode(), ".txt").text == text


def test_a_list_of_resolutions_is_no_program() -> None:
    text = "RESOLVED:\n" + "".join(f"({n}) that drain {n} be mended;\n" for n in range(1, 20))
    assert parse(text.encode(), ".txt").text == text


@pytest.mark.parametrize("ending", sorted(READABLE))
def test_nothing_at_all_is_empty_in_every_format(ending: str) -> None:
    with pytest.raises(EmptySource):
        parse(b"", ending)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".pdf", ".docx"])
@pytest.mark.parametrize("whole", [PDF, WORD, PAGE], ids=["PDF", "Word", "page"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_file_cut_short_is_read_or_refused_and_never_breaks(
    whole: bytes, ending: str, share: float
) -> None:
    with contextlib.suppress(SourceError):
        assert parse(whole[: int(len(whole) * share)], ending).blocks
