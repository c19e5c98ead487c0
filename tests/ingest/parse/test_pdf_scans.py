import io

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from errors import EmptySource, NeedsOcr
from ingest.parse import ocr, parse
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, picture
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
    with pytest.raises(NeedsOcr, match=r"2 page\(s\).*tesseract-ocr.*again"):
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
