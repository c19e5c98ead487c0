"""A page of a PDF drawn as it looks, with the box of what is quoted."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from errors import SourceError
from ingest.parse import ocr, parse
from ingest.parse.pdf.pictures import MAX_PIXELS, MAX_SIDE, Picture, draw_page
from schema import Span
from tests.ingest.parse.pdf_drawing import drawn
from tests.ingest.parse.test_pdf_scans import scan
from tests.making import encrypted, pdf

LINE = "RESOLVED: That the weir be mended."


def changed(data: bytes, change: Callable[[PageObject], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer.pages[0])
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def cropped(page: PageObject) -> None:
    page.cropbox = RectangleObject((30, 500, 500, 800))


def cropped_and_turned(page: PageObject) -> None:
    cropped(page)
    page.rotate(90)


def vast(page: PageObject) -> None:
    page.mediabox = page.cropbox = RectangleObject((0, 0, 14_000, 14_000))


def strip(page: PageObject) -> None:
    page.mediabox = page.cropbox = RectangleObject((60, 760, 14_000, 790))


def ink_of(picture: Picture) -> tuple[float, float, float, float]:
    """Return the box around all that is printed, as shares of the page."""
    image = ImageOps.invert(Image.open(io.BytesIO(picture.data)).convert("L"))
    left, top, right, bottom = image.point(lambda shade: 255 * (shade > 90)).getbbox() or (0,) * 4
    wide, high = picture.width, picture.height
    return left / wide, top / high, right / wide, bottom / high


@pytest.mark.parametrize(
    "change",
    [
        lambda page: None,
        lambda page: page.rotate(90),
        lambda page: page.rotate(180),
        lambda page: page.rotate(270),
        cropped,
        cropped_and_turned,
    ],
)
def test_the_box_is_around_the_words_however_the_page_is_turned_or_cut(
    change: Callable[[PageObject], object],
) -> None:
    picture = draw_page(changed(pdf([[LINE]]), change), 1, LINE, [Span(0, len(LINE))])
    ((box,),) = picture.boxes
    left, top, right, bottom = ink_of(picture)
    near = 0.012
    assert box[0] - near < left < box[0] + near
    assert box[1] - near < top < box[1] + near
    assert box[0] + box[2] - near < right < box[0] + box[2] + near
    assert box[1] + box[3] - near < bottom < box[1] + box[3] + near


@pytest.mark.parametrize("change", [vast, strip])
def test_a_picture_is_bounded_whatever_the_page_claims(
    change: Callable[[PageObject], object],
) -> None:
    picture = draw_page(changed(pdf([[LINE]]), change), 1, LINE, [])
    assert picture.width * picture.height <= MAX_PIXELS * 1.01
    assert max(picture.width, picture.height) <= MAX_SIDE + 1


def test_words_of_two_lines_have_two_boxes_and_what_is_not_there_has_none() -> None:
    text = "The weir was looked at\nby the engineer.\nNobody came."
    said = ["The weir was looked at", "by the engineer.", "Nobody came."]
    spans = [Span(4, text.index(".")), Span(text.index("Nobody"), len(text))]
    picture = draw_page(pdf([said]), 1, text, spans)
    assert [len(boxes) for boxes in picture.boxes] == [2, 1]
    other = "Something else altogether is said here."
    assert draw_page(pdf([said]), 1, other, [Span(0, len(other))]).boxes == ((),)


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
def test_the_words_of_a_scan_are_read_again_to_be_found() -> None:
    said = "The footbridge at Sallow Lane is closed until the spring"
    data = drawn(scan(said, "", "Nobody knew who owned it"))
    text = parse(data, ".pdf").text
    start = text.index(said)
    span = Span(start, start + len(said))
    assert draw_page(data, 1, text, [span]).boxes == ((),)
    ((box,),) = draw_page(data, 1, text, [span], scanned=True).boxes
    assert box[2] > 0.2
    assert box[3] < 0.05


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", encrypted(pdf([[LINE]]))])
def test_what_cannot_be_opened_is_said_to_be(data: bytes) -> None:
    with pytest.raises(SourceError):
        draw_page(data, 1, "", [])
