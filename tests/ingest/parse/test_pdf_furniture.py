from reportlab.pdfgen.canvas import Canvas

from ingest.parse import parse
from tests.ingest.parse.pdf_drawing import FILLER, Draw, drawn, fill, put, table


def page(number: int, *, head: str = "", foot: str = "", body: str = "") -> Draw:
    def draw(canvas: Canvas) -> None:
        put(canvas, 60, 815, head)
        put(canvas, 60, 30, foot)
        end = fill(canvas, 60, 700, f"Page of item {number}. {FILLER}", width=460)
        fill(canvas, 60, end - 20, body, width=460)

    return draw


def test_heads_of_odd_and_even_pages_are_left_out() -> None:
    heads = ("Pennick Parish Council", "9 April 2024")
    parsed = parse(drawn(*(page(n, head=heads[n % 2]) for n in range(6))), ".pdf")
    assert not any(head in parsed.text for head in heads)
    assert set(parsed.facts["running_head"].splitlines()) == set(heads)


def test_page_numbers_in_every_dress_are_left_out() -> None:
    dresses = ("Page {} of 8", "- {} -", "{}", "Page {}", "{} / 8", "p. {}", "[{}]", "{}")
    parsed = parse(drawn(*(page(n, foot=f.format(n + 1)) for n, f in enumerate(dresses))), ".pdf")
    lines = {line for line in parsed.text.splitlines() if len(line) < 20}
    assert not any(any(map(str.isdigit, line)) for line in lines)


def test_a_line_that_comes_again_in_the_body_stays() -> None:
    said = "RESOLVED: That the report be noted."
    parsed = parse(drawn(*(page(n, body=said) for n in range(5))), ".pdf")
    assert parsed.text.count(said) == 5


def test_a_head_that_only_one_part_of_a_pack_has_is_left_out() -> None:
    parts = [page(n, head=("Quay report", "Lamps report")[n > 2]) for n in range(6)]
    assert "report\n" not in parse(drawn(*parts), ".pdf").text


def test_a_table_that_goes_on_keeps_the_names_of_its_columns() -> None:
    rows = [["Service", "Budget"], ["Roads", "£41,000"], ["Baths", "£8,000"]]
    pages = [lambda canvas: table(canvas, rows, y=820, columns=(60, 240, 340))] * 3
    assert parse(drawn(*pages), ".pdf").text.count("Service | Budget") == 3


def test_every_block_is_on_the_page_that_prints_it() -> None:
    parsed = parse(drawn(*(page(n, head="Head", foot=str(n)) for n in range(4))), ".pdf")
    for number, start in enumerate(parsed.page_starts):
        first = next(block for block in parsed.blocks if block.start >= start)
        assert f"Page of item {number}." in parsed.text[first.start : first.end]
