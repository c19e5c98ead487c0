"""What a PDF says beside its text: margins, watermarks, stamps, unseen words, properties."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject as Array
from pypdf.generic import DictionaryObject, FloatObject, NameObject
from pypdf.generic import TextStringObject as String
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

from ingest.parse import parse
from ingest.parse.parsed import Parsed, Place
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, put

Said = tuple[str, Place, tuple[int, ...]]


def page(*extras: Draw, item: int = 1) -> Draw:
    """Draw a page of minutes, with more drawn behind it."""

    def draw(canvas: Canvas) -> None:
        for extra in extras:
            extra(canvas)
        canvas.setFillColor(black)
        y = fill(canvas, 60, 760, f"{item}. Matter {item}", width=460)
        for _ in range(3):
            y = fill(canvas, 60, y - 14, FILLER, width=460)

    return draw


def said(parsed: Parsed) -> list[Said]:
    """Return each notice with the numbers of the pages that it stands over."""
    bounds = [*parsed.page_starts, len(parsed.text)]
    return [
        (
            notice.words,
            notice.place,
            tuple(
                n + 1
                for n, start in enumerate(parsed.page_starts)
                if notice.start <= start and bounds[n + 1] <= notice.end
            ),
        )
        for notice in parsed.notices
    ]


def at(x: float, y: float, words: str, *, size: float = 9) -> Draw:
    return lambda canvas: put(canvas, x, y, words, size=size)


@pytest.mark.parametrize("y", [812, 24])
@pytest.mark.parametrize("marked", [(1, 2, 3), (1,), (2,), (3,), (1, 3)])
def test_what_stands_in_a_margin_is_told_for_its_pages(y: float, marked: tuple[int, ...]) -> None:
    draw = at(60, y, "NOT FOR PUBLICATION")
    pages = [page(*[draw] * (n in marked), item=n) for n in (1, 2, 3)]
    told = said(parse(drawn(*pages), ".pdf"))
    assert {words for words, _, _ in told} == {"NOT FOR PUBLICATION"}
    assert {place for _, place, _ in told} == {"head" if y > 400 else "foot"}
    assert sorted(number for _, _, pages in told for number in pages) == list(marked)


@pytest.mark.parametrize("dress", ["Page {}", "- {} -", "{} of 3", "{}"])
def test_a_page_number_beside_a_mark_is_left_out(dress: str) -> None:
    def foot(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            put(canvas, 60, 24, "Exempt")
            put(canvas, 480, 24, dress.format(number))

        return draw

    parsed = parse(drawn(*(page(foot(n), item=n) for n in (1, 2, 3))), ".pdf")
    assert said(parsed) == [("Exempt", "foot", (1, 2, 3))]


def test_the_lines_of_a_stamp_are_told_together() -> None:
    def stamp(canvas: Canvas) -> None:
        put(canvas, 200, 820, "By virtue of paragraph 3 of Part 1 of Schedule 12A", size=7)
        put(canvas, 220, 812, "of the Local Government Act 1972.", size=7)

    parsed = parse(drawn(page(), page(stamp, item=2)), ".pdf")
    words = "By virtue of paragraph 3 of Part 1 of Schedule 12A\nof the Local Government Act 1972."
    assert said(parsed) == [(words, "head", (2,))]


def test_a_stamp_in_a_corner_is_told() -> None:
    parsed = parse(drawn(page(at(470, 800, "EXEMPT", size=20)), page(item=2)), ".pdf")
    assert said(parsed) == [("EXEMPT", "head", (1,))]


def test_items_that_begin_pages_are_no_running_heads() -> None:
    parsed = parse(drawn(*(page(item=n) for n in range(1, 6))), ".pdf")
    assert all(f"{n}. Matter {n}" in parsed.text for n in range(1, 6))
    assert not parsed.notices


def slanted(words: str, *, angle: float = 45, size: float = 70, apart: bool = False) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(HexColor("#d9d9d9"))
        canvas.translate(120, 300)
        canvas.rotate(angle)
        canvas.setFont("Helvetica-Bold", size)
        if apart:
            for n, letter in enumerate(words):
                canvas.drawString(0.7 * size * n, 0, letter)
        else:
            canvas.drawString(0, 0, words)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize("angle", [20, 45, 55, 60, 70])
def test_a_slanted_watermark_is_told_and_not_read(angle: float) -> None:
    parsed = parse(drawn(page(slanted("DRAFT", angle=angle)), page(item=2)), ".pdf")
    assert said(parsed) == [("DRAFT", "watermark", (1,))]
    assert parsed.text == parse(drawn(page(), page(item=2)), ".pdf").text


def test_a_watermark_whose_letters_are_set_one_by_one_is_a_word() -> None:
    parsed = parse(drawn(page(slanted("DRAFT", apart=True))), ".pdf")
    assert ("DRAFT", "watermark", (1,)) in said(parsed)


def test_a_watermark_of_several_words_is_told_whole() -> None:
    parsed = parse(drawn(page(slanted("NOT FOR PUBLICATION", size=44))), ".pdf")
    assert ("NOT FOR PUBLICATION", "watermark", (1,)) in said(parsed)


@pytest.mark.parametrize("colour", [HexColor("#e0e0e0"), Color(1, 0, 0, alpha=0.2), black])
def test_a_watermark_that_lies_flat_behind_the_lines_is_told_and_not_read(colour: Color) -> None:
    def behind(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        put(canvas, 150, 690, "DRAFT", size=80, bold=True)

    parsed = parse(drawn(page(behind), page(item=2)), ".pdf")
    assert said(parsed) == [("DRAFT", "watermark", (1,))]
    assert "DRAFT" not in parsed.text


def test_a_large_title_is_no_watermark() -> None:
    parsed = parse(drawn(page(at(60, 790, "Pennick Parish", size=34))), ".pdf")
    assert "Pennick Parish" in parsed.text
    assert "watermark" not in {place for _, place, _ in said(parsed)}


def unpainted(canvas: Canvas) -> None:
    canvas.saveState()
    words = canvas.beginText(60, 300)
    words.setTextRenderMode(3)
    words.textLine("The land was given away.")
    canvas.drawText(words)
    canvas.restoreState()


def in_white(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    put(canvas, 60, 300, "The land was given away.")


def clear(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0, 0, 0, alpha=0))
    put(canvas, 60, 300, "The land was given away.")
    canvas.setFillAlpha(1)


def white_on_white_paper(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    put(canvas, 60, 300, "The land was given away.")


@pytest.mark.parametrize("draw", [unpainted, in_white, clear, white_on_white_paper])
def test_what_nobody_can_see_is_told_and_not_read(draw: Draw) -> None:
    parsed = parse(drawn(page(draw)), ".pdf")
    assert [one for one in said(parsed) if one[1] == "hidden"] == [
        ("The land was given away.", "hidden", (1,))
    ]
    assert "given away" not in parsed.text


def test_white_print_on_a_dark_ground_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor("#003366"))
        canvas.rect(50, 290, 300, 30, stroke=0, fill=1)
        in_white(canvas)

    parsed = parse(drawn(page(draw)), ".pdf")
    assert "The land was given away." in parsed.text
    assert "hidden" not in {place for _, place, _ in said(parsed)}


def test_what_the_file_says_of_itself_is_told_of_all_of_it() -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle("Draft minutes, April")
        canvas.setKeywords("exempt")
        page()(canvas)

    parsed = parse(drawn(titled, page(item=2)), ".pdf")
    assert said(parsed) == [
        ("Draft minutes, April", "property", (1, 2)),
        ("exempt", "property", (1, 2)),
    ]


def annotated(put_on: Callable[[PdfWriter], object]) -> bytes:
    """Put something on the second of two pages."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(page(), page(item=2)))))
    put_on(writer)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def stamped(name: str, words: str = "") -> bytes:
    stamp = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/Rect"): Array([FloatObject(n) for n in (400, 780, 560, 820)]),
            NameObject("/Name"): NameObject(f"/{name}"),
            NameObject("/Contents"): String(words),
        }
    )
    return annotated(lambda writer: writer.add_annotation(1, stamp))


@pytest.mark.parametrize(
    ("data", "words", "place"),
    [
        (stamped("Confidential"), "Confidential", "stamp"),
        (stamped("NotForPublicRelease"), "Not For Public Release", "stamp"),
        (stamped("X", "Not for publication"), "Not for publication", "stamp"),
        (
            annotated(
                lambda w: w.add_annotation(1, Text(text="See 4.", rect=(500, 600, 520, 620)))
            ),
            "See 4.",
            "margin",
        ),
        (
            annotated(
                lambda w: w.add_annotation(1, FreeText(text="Exempt", rect=(60, 780, 200, 800)))
            ),
            "Exempt",
            "margin",
        ),
    ],
)
def test_what_was_put_on_a_page_is_told(data: bytes, words: str, place: Place) -> None:
    assert (words, place, (2,)) in said(parse(data, ".pdf"))
