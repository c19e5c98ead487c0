"""Words are whole however their letters are set: spaced out, printed twice, raised, joined."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.parse import parse
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, put

SAID = "Resolved that the sluice be let to Quill and Son for £1,250 a year."


def read(draw: Draw) -> str:
    def page(canvas: Canvas) -> None:
        fill(canvas, 60, 780, FILLER, width=460)
        draw(canvas)

    return " ".join(parse(drawn(page), ".pdf").text.split())


def tracked(words: str, room: float, *, size: float = 11) -> Draw:
    """Write words with room between all their letters."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 600)
        text.setFont("Helvetica", size)
        text.setCharSpace(room)
        text.textLine(words)
        canvas.drawText(text)

    return draw


@pytest.mark.parametrize("room", [0.5, 1.0, 1.6, 2.2, 3.0, 4.5, 6.0])
def test_a_sentence_with_room_between_its_letters_is_read_in_words(room: float) -> None:
    short = "Resolved that the sluice be let for £125."
    assert short in read(tracked(short, room))


@pytest.mark.parametrize("words", ["A G E N D A", "M I N U T E S", "D R A F T", "P A R T  T W O"])
def test_a_heading_that_is_typed_with_spaces_is_read_in_words(words: str) -> None:
    whole = "  ".join(part.replace(" ", "") for part in words.split("  ")).replace("  ", " ")
    assert whole in read(lambda canvas: put(canvas, 60, 600, words, bold=True))


def test_a_numbered_heading_that_is_typed_with_spaces_keeps_its_number() -> None:
    assert "4. BOAT HIRE" in read(lambda canvas: put(canvas, 60, 600, "4. B O A T  H I R E"))


def test_letters_set_one_by_one_are_read_in_words() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for letter in "The quay is shut.":
            put(canvas, x, 600, letter)
            x += canvas.stringWidth(letter, "Helvetica", 11) + 2

    assert "The quay is shut." in read(draw)


@pytest.mark.parametrize("words", ["Cllrs A. B. Moule and C. D. Tench", "1 2 3 4 5 6", "a b"])
def test_single_letters_and_figures_that_are_meant_stay_apart(words: str) -> None:
    assert words in read(lambda canvas: put(canvas, 60, 600, words))


@pytest.mark.parametrize("step", [(0.3, 0), (0.5, 0), (1.0, 0), (0.3, 0.3), (0, 0.5)])
@pytest.mark.parametrize("times", [2, 3, 4])
def test_what_is_printed_over_itself_to_be_bold_is_read_once(
    step: tuple[float, float], times: int
) -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(times):
            put(canvas, 60 + n * step[0], 600 + n * step[1], SAID)

    assert read(draw).count("sluice") == 1
    assert SAID in read(draw)


def test_letters_that_are_each_printed_twice_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        x = 60.0
        for letter in SAID:
            put(canvas, x, 600, letter)
            put(canvas, x + 0.4, 600, letter)
            x += canvas.stringWidth(letter, "Helvetica", 11)

    assert SAID in read(draw)
