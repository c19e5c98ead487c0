import io

import pytest
from pypdf import PdfReader

from errors import NeedsOcr, SourceError
from ingest.parse import parse
from ingest.parse.parsed import Parsed
from tests.making import encrypted, pdf, scanned_pdf

PAGES = [
    ["1. Footbridge", "The footbridge at Sallow Lane had been closed since February,", "so"],
    ["2. Bus shelter", "Nobody knew who owned the bus shelter in Chandler Street.", "It leaked."],
    ["3. Allotments", "There were 14 names on the waiting list for 22 plots.", "16 had been let."],
    ["4. Next meeting", "The next meeting would be on Tuesday 14 May 2024 at 7.30 pm.", "Closed."],
]
HEAD = "Pennick Parish Council, 9 April 2024"


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse(pdf(PAGES, head=HEAD, foot="Page {page} of 4"), ".pdf")


def test_pages_are_read_in_order(parsed: Parsed) -> None:
    places = [parsed.text.index(page[1]) for page in PAGES]
    assert places == sorted(places)


def test_running_heads_and_feet_are_left_out(parsed: Parsed) -> None:
    assert HEAD not in parsed.text
    assert "Page" not in parsed.text


def test_each_page_starts_where_its_words_do(parsed: Parsed) -> None:
    assert len(parsed.page_starts) == 4
    for page, start, end in zip(
        PAGES, parsed.page_starts, [*parsed.page_starts[1:], len(parsed.text)], strict=True
    ):
        assert all(line in parsed.text[start:end] for line in page)


def test_numbers_at_a_pages_edge_that_belong_to_a_sentence_are_kept(parsed: Parsed) -> None:
    assert "16 had been let." in parsed.text


def test_a_single_page_keeps_its_first_and_last_line() -> None:
    parsed = parse(pdf([PAGES[0]], head=HEAD, foot="Signed by the Chair"), ".pdf")
    assert HEAD in parsed.text
    assert "Signed by the Chair" in parsed.text


def test_all_words_are_there_for_another_reader_too(parsed: Parsed) -> None:
    read = PdfReader(io.BytesIO(pdf(PAGES)))
    others = ["".join(page.extract_text().split()) for page in read.pages]
    for number, start in enumerate(parsed.page_starts):
        end = [*parsed.page_starts, len(parsed.text)][number + 1]
        assert "".join(parsed.text[start:end].split()) == others[number]


def test_pictures_of_pages_need_ocr() -> None:
    with pytest.raises(NeedsOcr, match="2 page"):
        parse(scanned_pdf(2), ".pdf")


def test_a_protected_file_asks_for_a_copy_without_password() -> None:
    with pytest.raises(SourceError, match="password"):
        parse(encrypted(pdf(PAGES)), ".pdf")


def test_a_file_protected_only_against_changes_is_read() -> None:
    assert "bus shelter" in parse(encrypted(pdf(PAGES), password=""), ".pdf").text


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_file_cut_short_is_said_to_be(share: float) -> None:
    whole = pdf(PAGES)
    with pytest.raises(SourceError, match="cut short"):
        parse(whole[: int(len(whole) * share)], ".pdf")


def test_a_name_and_nothing_behind_it_is_damaged() -> None:
    with pytest.raises(SourceError, match="damaged"):
        parse(b"%PDF-1.7 and no more", ".pdf")
