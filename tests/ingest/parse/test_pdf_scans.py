import io
import threading

import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from errors import EmptySource, NeedsOcr, OcrTooSlow
from ingest.parse import ocr, parse
from ingest.parse.pdf import scans
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, picture, put
from tests.making import pdf, scanned_pdf

SAID = "The footbridge at Sallow Lane is closed until the spring"

with_tesseract = pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")


def photographed(*lines: str) -> Image.Image:
    """Return a picture of a page that shows lines."""
    document = pdfium.PdfDocument(pdf([lines]))
    image: Image.Image = document[0].render(scale=3, grayscale=True).to_pil()
    document.close()
    return image


def scan(*lines: str) -> Draw:
    return lambda canvas: picture(canvas, photographed(*lines))


def worded(canvas: Canvas) -> None:
    fill(canvas, 60, 780, FILLER, width=460)


def blank(canvas: Canvas) -> None:
    """Draw nothing."""


@with_tesseract
def test_a_page_that_is_a_picture_is_read_and_named() -> None:
    parsed = parse(drawn(worded, scan(SAID), blank), ".pdf")
    assert SAID in parsed.text[parsed.page_starts[1] : parsed.page_starts[2]]
    assert parsed.ocr_pages == (2,)
    assert "unread_pages" not in parsed.facts


@with_tesseract
def test_a_document_of_pictures_is_read() -> None:
    parsed = parse(drawn(scan(SAID), scan("Nobody knew who owned the bus shelter")), ".pdf")
    assert parsed.ocr_pages == (1, 2)
    assert parsed.text.index("Sallow") < parsed.text.index("shelter")


@with_tesseract
def test_pictures_without_words_are_said_to_be() -> None:
    with pytest.raises(NeedsOcr, match="no words"):
        parse(scanned_pdf(1), ".pdf")


def test_without_tesseract_a_document_of_pictures_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NeedsOcr, match=r"its 2 pages.*tesseract-ocr.*again"):
        parse(scanned_pdf(2), ".pdf")


def test_without_tesseract_the_rest_is_read_and_the_pictures_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    parsed = parse(drawn(worded, scan(SAID), worded, scan(SAID), blank), ".pdf")
    assert parsed.facts["unread_pages"] == "2, 4"
    assert parsed.ocr_pages == ()
    assert " ".join(parsed.text.split()).count(FILLER) == 2


def test_blank_pages_are_no_pictures() -> None:
    with pytest.raises(EmptySource):
        parse(drawn(blank, blank), ".pdf")


def test_a_letterhead_with_a_crest_is_no_scan() -> None:
    def page(canvas: Canvas) -> None:
        worded(canvas)
        picture(canvas, Image.new("L", (20, 20), 255))

    assert parse(drawn(page), ".pdf").ocr_pages == ()


@with_tesseract
def test_a_page_that_claims_to_be_enormous_is_drawn_no_larger_than_it_need_be() -> None:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(10_000, 14_000))
    canvas.drawImage(ImageReader(photographed(SAID)), 0, 0, 10_000, 14_000)
    canvas.save()
    assert SAID in parse(held.getvalue(), ".pdf").text


@with_tesseract
@pytest.mark.parametrize(
    "stamps", [["Page 14"], ["Minute Item 7", "Page 14"], ["Not for publication"]]
)
def test_a_scan_on_which_something_is_stamped_is_read(stamps: list[str]) -> None:
    def page(canvas: Canvas) -> None:
        scan(SAID)(canvas)
        for n, words in enumerate(stamps):
            put(canvas, 400, (815, 20)[n], words)

    parsed = parse(drawn(worded, page), ".pdf")
    assert SAID in parsed.text
    assert all(parsed.text.count(words) <= 1 for words in stamps)
    assert parsed.ocr_pages == (2,)


@with_tesseract
def test_a_page_that_takes_too_long_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "read_picture", lambda picture: ocr.Reading(trouble="slow"))
    parsed = parse(drawn(worded, scan(SAID), blank, scan(SAID)), ".pdf")
    assert {fact: parsed.facts.get(fact) for fact in ("slow_pages", "unread_pages")} == {
        "slow_pages": "2, 4",
        "unread_pages": None,
    }
    with pytest.raises(OcrTooSlow, match=r"took too long.*next time"):
        parse(scanned_pdf(2), ".pdf")


@with_tesseract
def test_a_page_that_tesseract_fails_at_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "read_picture", lambda picture: ocr.Reading(trouble="failed"))
    assert parse(drawn(worded, scan(SAID)), ".pdf").facts["failed_pages"] == "2"


@with_tesseract
def test_pages_after_a_documents_time_are_left_for_the_next_ingest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scans, "SECONDS", -1)
    assert parse(drawn(worded, scan(SAID)), ".pdf").facts["slow_pages"] == "2"


def test_pages_are_read_at_once_and_stand_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(3, timeout=30)
    numbers = iter(range(9))

    def read(picture: Image.Image) -> ocr.Reading:
        number = next(numbers)
        together.wait()
        return ocr.Reading(((f"Page{number}said", (100, 1000, 400, 1040), 0),))

    monkeypatch.setattr(ocr, "CORES", 3)
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", read)
    blocks = parse(drawn(*[scan(SAID)] * 9), ".pdf")
    assert len(blocks.ocr_pages) == 9
    assert sorted(blocks.text.split()) == [f"Page{n}said" for n in range(9)]


def test_files_that_are_attached_are_named() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(worded))))
    writer.add_attachment("budget.xlsx", b"PK")
    held = io.BytesIO()
    writer.write(held)
    assert parse(held.getvalue(), ".pdf").facts["attachments"] == "budget.xlsx"
