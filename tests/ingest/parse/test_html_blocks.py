"""A page's blocks are what a reader sees as apart: rows, headings, paragraphs, raised figures."""

import pytest

from ingest.parse import parse


def read(content: str) -> list[tuple[str, str]]:
    parsed = parse(f"<html><body>{content}</body></html>".encode(), ".html")
    return [(block.role, parsed.text[block.start : block.end]) for block in parsed.blocks]


def rows(content: str) -> list[str]:
    return [words for role, words in read(f"<table>{content}</table>") if role == "row"]


HEAD = "<tr><th>Ward</th><th>Lamp</th><th>Cost</th></tr>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "<tr><td rowspan=2>Fen</td><td>A</td><td>£1</td></tr><tr><td>B</td><td>£2</td></tr>",
            ["Fen | A | £1", "Fen | B | £2"],
        ),
        (
            "<tr><td>Fen</td><td rowspan='2'>A</td><td>£1</td></tr>"
            "<tr><td>Mill</td><td>£2</td></tr>",
            ["Fen | A | £1", "Mill | A | £2"],
        ),
        (
            "<tr><td>Fen</td><td>A</td><td rowspan=3>£1</td></tr><tr><td>Mill</td><td>B</td></tr>"
            "<tr><td>Weir</td><td>C</td></tr>",
            ["Fen | A | £1", "Mill | B | £1", "Weir | C | £1"],
        ),
        ("<tr><td colspan=2>Total</td><td>£3</td></tr><tr><td>x</td></tr>", ["Total |  | £3", "x"]),
        (
            "<tr><td rowspan=2 colspan=2>Fen</td><td>£1</td></tr><tr><td>£2</td></tr>",
            ["Fen |  | £1", "Fen |  | £2"],
        ),
        (
            "<tr><td colspan=3>Northern wards</td></tr><tr><td>a</td><td>b</td></tr>",
            ["Northern wards", "a | b"],
        ),
        ("<tr><td rowspan=99999999>Fen</td><td colspan=x>A</td><td>£1</td></tr>", ["Fen | A | £1"]),
    ],
)
def test_cells_that_span_stand_where_they_are_shown(body: str, shown: list[str]) -> None:
    assert rows(HEAD + body) == ["Ward | Lamp | Cost", *shown]


def test_what_claims_to_span_without_end_costs_little() -> None:
    row = f"<tr><td rowspan=60 colspan=60>{'x' * 290}</td><td>y</td></tr>"
    parsed = parse(f"<table>{row * 3000}</table>".encode(), ".html")
    assert len(parsed.text) < 30_000_000


def test_a_header_that_is_named_again_is_a_header() -> None:
    body = HEAD + "<tr><td>Fen</td><td>A</td><td>£1</td></tr>"
    again = body.replace("th>", "td>") * 2
    parsed = parse(f"<table>{again}</table>".encode(), ".html")
    assert [block.header for block in parsed.blocks] == [True, False, True, False]


@pytest.mark.parametrize(
    "words",
    [
        "RESOLVED that the lamps be bought",
        "Result: carried by 4 votes to 2",
        "The motion was carried",
        "The members agreed that all of the lamps should be lit at dusk.",
    ],
)
def test_a_row_that_states_a_result_is_a_paragraph(words: str) -> None:
    body = f"{HEAD}<tr><td>Fen</td><td>A</td><td>£1</td></tr><tr><td colspan=3>{words}</td></tr>"
    assert read(f"<table>{body}</table>")[-1] == ("paragraph", words)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("14<sup>th</sup> May", "14th May"),
        ("£250<sup>1</sup>", "£250[1]"),
        ("Coun<b>cil</b>", "Council"),
        ("<p>Fen</p><p>Mill</p>", "Fen Mill"),
        ("Fen<br>Mill", "Fen Mill"),
        ("Fen <s>Weir</s> Mill", "Fen Mill"),
        ("main&shy;tenance", "maintenance"),
        ("well&#8209;known", "well-known"),
    ],
)
def test_words_in_cells_and_paragraphs_are_whole(cell: str, shown: str) -> None:
    assert rows(f"{HEAD}<tr><td>{cell}</td><td>A</td></tr>")[1] == f"{shown} | A"
    assert read(f"<div>{cell}</div>") == [("paragraph", shown)] or "<p>" in cell


@pytest.mark.parametrize(
    ("raised", "shown"),
    [
        ("The 21<sup>st</sup> of June", "The 21st of June"),
        ("spent £40<sup><a href='#n'>2</a></sup>.", "spent £40[2]."),
        ("agreed<sup>[3]</sup>.", "agreed[3]."),
        ("in 1998<sup>4</sup> the", "in 1998[4] the"),
        ("an area of 30 m<sup>2</sup>", "an area of 30 m²"),
        ("note<sup>1,2</sup>", "note[1,2]"),
    ],
)
def test_raised_figures_are_no_digits_of_a_sum(raised: str, shown: str) -> None:
    assert read(f"<p>{raised}</p>") == [("paragraph", shown)]


LONG = "The Clerk told how the lamps of the fen had been lit in the week before."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<p><b>Lamps</b><br>{LONG}</p>", ["heading", "paragraph"]),
        (f"<p><strong>4. Lamps</strong> <br/>{LONG}</p>", ["heading", "paragraph"]),
        (f"<div><b>La<i>mps</i></b><br>{LONG}</div>", ["heading", "paragraph"]),
        (f"<p><b>Lamps</b> {LONG}</p>", ["paragraph"]),
        (f"<p>{LONG}<br><br>{LONG}</p>", ["paragraph", "paragraph"]),
        (f"<p>{LONG}<br>{LONG}</p>", ["paragraph"]),
        (f"<p><b>RESOLVED</b><br>{LONG}</p>", ["paragraph"]),
        (f"<p><b>The following lamps are to be lit:</b></p><p>{LONG}</p>", ["paragraph"] * 2),
    ],
)
def test_a_bold_line_heads_what_follows_it(content: str, expected: list[str]) -> None:
    assert [role for role, _ in read(content)] == expected


@pytest.mark.parametrize(
    "gone",
    [
        "<s>Cllr Auk</s>",
        "<del>Cllr <b>Auk</b></del>",
        "<strike>Cllr Auk</strike>",
        '<span style="text-decoration: line-through">Cllr Auk</span>',
        '<span style="color:red;TEXT-DECORATION-LINE:underline line-through">Cllr Auk</span>',
        "<style>.void, p.old { text-decoration: line-through; }</style>"
        '<i class="void">Cllr Auk</i>',
        "<style>@media print {{ .x {{ color: red }} }} s2 {} #gone { text-decoration:line-through}"
        '</style><i id="gone">Cllr Auk</i>',
    ],
)
def test_struck_out_words_are_left_out(gone: str) -> None:
    assert read(f"<p>The key is kept by {gone} Cllr Teal.</p>") == [
        ("paragraph", "The key is kept by Cllr Teal.")
    ]
