"""What is drawn over, put on or set around the words of a PDF."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas

from ingest.parse import parse
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, put

BEFORE, WRONG, AFTER = "The precept was set at ", "£12,000", " £13,500 for the year."


def read(draw: Draw) -> str:
    def page(canvas: Canvas) -> None:
        fill(canvas, 60, 780, FILLER, width=460)
        draw(canvas)

    return " ".join(parse(drawn(page), ".pdf").text.split())


def struck(*, how: str, size: float = 11, at: float = 0.3) -> Draw:
    """Write a sentence of which a sum is crossed out."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 600, BEFORE + WRONG + AFTER, size=size)
        left = 60 + canvas.stringWidth(BEFORE, "Helvetica", size)
        right = left + canvas.stringWidth(WRONG, "Helvetica", size)
        y = 600 + at * size
        if how == "line":
            canvas.line(left, y, right, y)
        elif how == "box":
            canvas.rect(left, y - 0.3, right - left, 0.6, stroke=0, fill=1)
        elif how == "double":
            canvas.line(left, y - 0.8, right, y - 0.8)
            canvas.line(left, y + 0.8, right, y + 0.8)
        elif how == "pieces":
            middle = (left + right) / 2
            canvas.line(left, y, middle, y)
            canvas.line(middle, y, right, y)

    return draw


@pytest.mark.parametrize("how", ["line", "box", "double", "pieces"])
@pytest.mark.parametrize("size", [9, 11, 14])
def test_words_that_are_crossed_out_are_no_words_of_the_minutes(how: str, size: float) -> None:
    said = read(struck(how=how, size=size))
    assert "The precept was set at £13,500 for the year." in said
    assert "12,000" not in said


def test_a_whole_sentence_that_is_crossed_out_over_two_lines_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (600, 586):
            put(canvas, 60, y, "The old pump house is to be sold to the first who asks.")
            canvas.line(60, y + 3.5, 60 + 275, y + 3.5)
        put(canvas, 60, 560, "The weir was oiled.")

    said = read(draw)
    assert "pump house" not in said
    assert "The weir was oiled." in said


@pytest.mark.parametrize("at", [-0.15, 1.0])
def test_words_that_are_underlined_or_stand_under_a_rule_are_read(at: float) -> None:
    assert WRONG in read(struck(how="line", at=at))


def test_words_in_a_ruled_table_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(3):
            put(canvas, 70, 600 - 11 * n, f"Lamp {n} in Mill Lane")
            canvas.line(60, 609 - 11 * n, 300, 609 - 11 * n)

    assert all(f"Lamp {n} in Mill Lane" in read(draw) for n in range(3))


def test_what_is_said_to_have_been_crossed_out_is_told_beside_the_text() -> None:
    def page(canvas: Canvas) -> None:
        fill(canvas, 60, 780, FILLER, width=460)
        struck(how="line")(canvas)

    told = [
        notice.words for notice in parse(drawn(page), ".pdf").notices if notice.place == "hidden"
    ]
    assert told == [WRONG]


def form(canvas: Canvas) -> None:
    put(canvas, 60, 700, "Name of the councillor:")
    canvas.acroForm.textfield(
        name="name", value="Agatha Moule", x=190, y=694, width=200, height=18, borderWidth=0
    )
    put(canvas, 60, 670, "Interest declared:")
    canvas.acroForm.checkbox(name="yes", checked=True, x=190, y=666, size=14)
    put(canvas, 210, 670, "yes")
    canvas.acroForm.checkbox(name="no", checked=False, x=250, y=666, size=14)
    put(canvas, 270, 670, "no")
    put(canvas, 60, 640, "Item:")
    canvas.acroForm.choice(
        name="item", value="Quay", options=["Quay", "Lamps"], x=190, y=634, width=90, height=18
    )


def test_what_a_form_is_filled_with_stands_beside_its_label() -> None:
    said = read(form).replace(" | ", " ")
    assert "Name of the councillor: Agatha Moule" in said
    assert "☒ yes" in said
    assert "☒ no" not in said
    assert "Item: Quay" in said


def put_on(annotation: FreeText | Text) -> str:
    def page(canvas: Canvas) -> None:
        fill(canvas, 60, 780, FILLER, width=460)
        put(canvas, 60, 600, "The hire of the hall is")
        put(canvas, 60, 560, "The meeting closed at nine.")

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(page))))
    writer.add_annotation(0, annotation)
    held = io.BytesIO()
    writer.write(held)
    return " ".join(parse(held.getvalue(), ".pdf").text.split())


def test_words_that_were_typed_on_a_page_stand_where_they_were_typed() -> None:
    said = put_on(FreeText(text="£21 an hour.", rect=(176, 597, 300, 611)))
    assert "The hire of the hall is £21 an hour. The meeting closed" in said


def test_a_note_that_opens_from_a_page_stands_below_it() -> None:
    said = put_on(Text(text="Checked with the treasurer.", rect=(500, 640, 520, 660)))
    assert said.endswith("The meeting closed at nine. Checked with the treasurer.")


@pytest.mark.parametrize("colour", [black, white])
def test_words_under_a_box_that_was_drawn_over_them_are_not_read(colour: Color) -> None:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 600, "The land was sold to Mrs Oglethorpe for a song.")
        canvas.setFillColor(colour)
        canvas.rect(150, 596, 200, 14, stroke=0, fill=1)
        canvas.setFillColor(black)

    said = read(draw)
    assert "Oglethorpe" not in said
    assert "The land was sold" in said


def raised(before: str, figure: str, after: str, *, lift: float = 4, size: float = 7) -> Draw:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for words, y, print_size in ((before, 600.0, 11.0), (figure, 600 + lift, size)):
            put(canvas, x, y, words, size=print_size)
            x += canvas.stringWidth(words, "Helvetica", print_size)
        put(canvas, x, 600, after)

    return draw


@pytest.mark.parametrize(("day", "end"), [("14", "th"), ("1", "st"), ("22", "nd"), ("3", "rd")])
@pytest.mark.parametrize("lift", [3, 4, 5])
def test_the_raised_end_of_a_days_number_belongs_to_it(day: str, end: str, lift: float) -> None:
    said = read(raised(f"It was held on {day}", end, " May 2024 in the hall.", lift=lift))
    assert f"It was held on {day}{end} May 2024 in the hall." in said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The grant was £1,250", " for the quay."),
        ("The quay", " was shut."),
        ("The quay was shut.", " It leaked."),
        ("There were 14", " of them."),
    ],
)
@pytest.mark.parametrize(("figure", "mark"), [("1", "[1]"), ("23", "[23]"), ("*", "*")])
def test_the_number_of_a_note_is_no_part_of_a_word_or_sum(
    before: str, after: str, figure: str, mark: str
) -> None:
    assert f"{before}{mark}{after}" in read(raised(before, figure, after))


def test_the_power_of_a_unit_is_no_note() -> None:
    assert "an area of 30 m² of land" in read(raised("an area of 30 m", "2", " of land"))
