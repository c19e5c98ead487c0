"""Sentences and lists go on over pages, columns and sheets as they are read."""

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ingest.parse import parse
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, put

CUT = (
    "It was resolved that the old bridge be mended by the firm of Messrs",
    "Quarle and Son for £1,200 in May.",
)


def page(*, head: str = "", foot: str = "", first: str = "", last: str = "") -> Draw:
    """Draw a full page whose first and last lines are given."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 815, head, size=9)
        put(canvas, 60, 30, foot, size=9)
        y = 760.0
        if first:
            put(canvas, 60, y, first)
            y -= 27
        for _ in range(7):
            y = fill(canvas, 60, y, FILLER, width=460) - 13.5
        put(canvas, 60, y, last)

    return draw


@pytest.mark.parametrize("head", ["", "Appendix B", "The quay: report of the surveyor", "Item 7"])
@pytest.mark.parametrize("foot", ["", "Issued 3 May", "Quay office copy"])
def test_a_sentence_that_a_page_cuts_is_whole_whatever_is_printed_between(
    head: str, foot: str
) -> None:
    parsed = parse(drawn(page(foot=foot, last=CUT[0]), page(head=head, first=CUT[1])), ".pdf")
    assert " ".join(CUT) in " ".join(parsed.text.split())
    assert all(
        words in [notice.words for notice in parsed.notices] for words in (head, foot) if words
    )


def test_a_heading_in_a_margin_that_cuts_no_sentence_is_read() -> None:
    parsed = parse(drawn(page(last="The end."), page(head="Appendix B", first="The quay.")), ".pdf")
    assert "Appendix B" in parsed.text


def sheet(left: Draw, right: Draw) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(landscape(A4))
        for n, one in enumerate((left, right)):
            canvas.saveState()
            canvas.translate(n * A4[1] / 2, 0)
            canvas.scale(0.7, 0.7)
            one(canvas)
            canvas.restoreState()

    return drawn(draw)


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    def half(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            put(canvas, 60, 790, f"{number}. Matter {number}", bold=True)
            y = fill(canvas, 60, 765, f"First of {number}. {FILLER}", width=460)
            put(canvas, 60, y - 20, f"{number}a. Short matter", bold=True)
            fill(canvas, 60, y - 40, f"Last of {number}. {FILLER}", width=460)

        return draw

    text = " ".join(parse(sheet(half(1), half(2)), ".pdf").text.split())
    places = [text.index(words) for words in ("First of 1", "Last of 1", "First of 2", "Last of 2")]
    assert places == sorted(places)
    assert (
        text.index("1a. Short matter") < text.index("2. Matter 2") < text.index("2a. Short matter")
    )


def test_short_lines_on_both_pages_of_a_sheet_are_not_mixed() -> None:
    def half(words: list[str]) -> Draw:
        def draw(canvas: Canvas) -> None:
            fill(canvas, 60, 790, FILLER, width=460)
            for n, line in enumerate(words):
                put(canvas, 60, 680 - 20 * n, line)

        return draw

    parsed = parse(
        sheet(half(["Present:", "Cllr Moule", "Cllr Tench"]), half(["Noted.", "Closed."])), ".pdf"
    )
    text = " ".join(parsed.text.split())
    assert text.index("Cllr Tench") < text.index("Noted.")


def test_the_last_line_of_a_full_page_is_no_margin() -> None:
    """Lines that stand far apart, of which one page holds one more than the others do."""

    def spaced(lines: list[str]) -> Draw:
        def draw(canvas: Canvas) -> None:
            for n, line in enumerate(lines):
                put(canvas, 60 + 18 * (n % 3 > 0), 770 - 24.5 * n, line)

        return draw

    names = ["".join(chr(97 + n * k % 26) for k in (3, 5, 7)) for n in range(84)]
    lines = [f"{name.title()} was put off again by the members who came to" for name in names]
    parsed = parse(drawn(*(spaced(lines[a:b]) for a, b in ((0, 29), (29, 58), (58, 84)))), ".pdf")
    assert all(line in parsed.text for line in lines)


def test_a_footnote_is_read_even_where_it_cuts_a_sentence() -> None:
    note = "1 The survey of the old bridge was made in May 2019 by the county."
    parsed = parse(drawn(page(foot=note, last=CUT[0]), page(first=CUT[1].lower())), ".pdf")
    assert note in parsed.text
