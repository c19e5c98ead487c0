from functools import partial

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.parse import Block, parse
from ingest.parse.parsed import Parsed
from tests.ingest.parse.pdf_drawing import FILLER, drawn, fill, put, table

LEFT = "Left column. " + FILLER
RIGHT = "Right column. " + FILLER
BUDGET = [["Service", "Budget", "Spent"], ["Roads", "£41,000", "£40,100"], ["Baths", "£8,000", ""]]
COLUMNS = (60.0, 240.0, 340.0, 440.0)


def blocks(parsed: Parsed) -> list[tuple[str, str]]:
    return [(block.role, flat(parsed, block)) for block in parsed.blocks]


def flat(parsed: Parsed, block: Block) -> str:
    return " ".join(parsed.text[block.start : block.end].split())


def rows(parsed: Parsed) -> list[str]:
    return [words for role, words in blocks(parsed) if role == "row"]


def test_two_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 790, "A title that stands above both of the columns of this page", size=14)
        fill(canvas, 60, 750, LEFT, width=220)
        fill(canvas, 310, 744, RIGHT, width=220)

    read = [words for _, words in blocks(parse(drawn(page), ".pdf"))]
    assert read == ["A title that stands above both of the columns of this page", LEFT, RIGHT]


def test_a_number_beside_its_text_stays_with_it() -> None:
    def page(canvas: Canvas) -> None:
        y = 780.0
        for number in (1, 2, 3):
            put(canvas, 60, y, f"{number}.", bold=True)
            put(canvas, 100, y, f"Footpath {number}", bold=True)
            y = fill(canvas, 100, y - 20, FILLER, width=400) - 12

    parsed = parse(drawn(page), ".pdf")
    assert blocks(parsed) == [
        one for n in (1, 2, 3) for one in (("heading", f"{n}. Footpath {n}"), ("paragraph", FILLER))
    ]
    assert {block.level for block in parsed.blocks if block.role == "heading"} == {2}


def test_who_acts_is_noted_after_the_paragraph_not_within_a_sentence() -> None:
    def page(canvas: Canvas) -> None:
        fill(canvas, 60, 780, FILLER, width=380)
        put(canvas, 510, 780 - 13.5, "BT")
        fill(canvas, 60, 680, FILLER, width=380)

    assert blocks(parse(drawn(page), ".pdf")) == [
        ("paragraph", f"{FILLER} BT"),
        ("paragraph", FILLER),
    ]


@pytest.mark.parametrize("rules", [True, False])
def test_a_table_is_rows_under_the_row_that_names_its_columns(rules: bool) -> None:
    whole = [[cell or "£0" for cell in row] for row in BUDGET]

    def page(canvas: Canvas) -> None:
        y = fill(canvas, 60, 780, FILLER, width=460)
        table(canvas, whole, y=y - 20, columns=COLUMNS, rules=rules)
        fill(canvas, 60, y - 120, FILLER, width=460)

    parsed = parse(drawn(page), ".pdf")
    assert rows(parsed) == [" | ".join(row) for row in whole]
    assert [b.header for b in parsed.blocks if b.role == "row"] == [True, False, False]
    assert [role for role, _ in blocks(parsed)] == ["paragraph", *["row"] * 3, "paragraph"]


def test_the_lines_of_a_cell_stay_in_it() -> None:
    def page(canvas: Canvas) -> None:
        table(canvas, [["Item", "What was agreed"], [], []], y=780, columns=(60, 160, 500))
        for x, y, words in (
            (66, 755, "Old"),
            (166, 755, "The quay to be shut"),
            (66, 747, "quay"),
            (166, 747, "until the spring"),
        ):
            put(canvas, x, y, words, size=7)

    assert rows(parse(drawn(page), ".pdf"))[1] == "Old quay | The quay to be shut until the spring"


def test_an_empty_cell_keeps_its_place() -> None:
    gap = [["Service", "Budget", "Spent"], ["Roads", "", "£40,100"], ["Baths", "£8,000", "£7,500"]]
    parsed = parse(drawn(lambda canvas: table(canvas, gap, y=780, columns=COLUMNS)), ".pdf")
    assert rows(parsed)[1] == "Roads | | £40,100"


def test_figures_below_one_another_are_rows_without_rules_between_them() -> None:
    def page(canvas: Canvas) -> None:
        for n, row in enumerate([["Roads", "41.0"], ["Baths", "8.0"], ["Parks", "3.5"]]):
            put(canvas, 66, 760 - 15 * n, row[0])
            put(canvas, 306, 760 - 15 * n, row[1])
        for x in (60, 300, 400):
            canvas.line(x, 780, x, 720)
        for y in (780, 720):
            canvas.line(60, y, 400, y)

    assert rows(parse(drawn(page), ".pdf")) == ["Roads | 41.0", "Baths | 8.0", "Parks | 3.5"]


def test_a_box_around_a_paragraph_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        end = fill(canvas, 66, 780, FILLER, width=440)
        canvas.rect(60, end, 460, 800 - end)

    assert blocks(parse(drawn(page), ".pdf")) == [("paragraph", FILLER)]


def test_headings_are_known_by_their_print() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 800, "Minutes of the meeting", size=18)
        put(canvas, 60, 770, "Footpaths", bold=True)
        fill(canvas, 60, 750, FILLER, width=460)
        put(canvas, 60, 690, "The quay is shut")
        fill(canvas, 60, 670, FILLER, width=460)

    parsed = parse(drawn(page), ".pdf")
    assert [(block.role, block.level) for block in parsed.blocks] == [
        ("heading", 1),
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_bold_words_within_a_paragraph_make_no_heading() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 780, "The council had resolved at its last meeting that the whole of")
        put(
            canvas,
            60,
            766,
            "the old quay be shut to all who keep dogs, and Sallow",
            bold=True,
        )
        put(canvas, 60, 752, "Lane be swept before the fair is held, at a cost of £310 or less.")

    assert [role for role, _ in blocks(parse(drawn(page), ".pdf"))] == ["paragraph"]


def test_a_list_keeps_its_marks_and_ends_where_the_text_is_set_out_again() -> None:
    def page(canvas: Canvas) -> None:
        y = fill(canvas, 60, 780, "It was agreed:", width=460)
        for letter in "ab":
            put(canvas, 80, y, f"({letter})")
            y = fill(canvas, 110, y, FILLER, width=400)
        fill(canvas, 60, y, "Nobody spoke against it.", width=460)

    parsed = parse(drawn(page), ".pdf")
    assert blocks(parsed) == [
        ("paragraph", "It was agreed:"),
        ("item", f"(a) {FILLER}"),
        ("item", f"(b) {FILLER}"),
        ("paragraph", "Nobody spoke against it."),
    ]
    assert [block.label for block in parsed.blocks] == ["", "(a)", "(b)", ""]


def test_a_sentence_that_a_page_cuts_is_one_paragraph() -> None:
    cut = [FILLER.removesuffix(".") + " and", "for the fair."]
    pages = [partial(fill, x=60, y=780, text=words, width=460) for words in cut]
    parsed = parse(drawn(*pages), ".pdf")
    (block,) = parsed.blocks
    assert block.start < parsed.page_starts[1] < block.end
    assert parsed.text[parsed.page_starts[1] :].strip() == "for the fair."


def test_a_word_that_a_lines_end_parts_is_whole() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 780, "It was agreed that the council should ask the county for its plan-")
        put(canvas, 60, 766, "ning officer to look at the quay before it is opened to anybody.")

    assert "planning officer" in parse(drawn(page), ".pdf").text


def test_a_page_printed_sideways_is_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(100, 100)
        canvas.rotate(90)
        fill(canvas, 0, 0, FILLER, width=460)

    assert blocks(parse(drawn(page), ".pdf")) == [("paragraph", FILLER)]


def test_ligatures_and_spaces_that_do_not_break_can_be_searched() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Vera", 11)
        canvas.drawString(60, 780, "The \ufb01ve \ufb02oods cost £\u00bd\xa0million")

    assert parse(drawn(page), ".pdf").text.strip() == "The five floods cost £½ million"
