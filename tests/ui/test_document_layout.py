"""A document's text laid out: nothing is lost, nothing is moved, no mark of a format is left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.parse.blocks  # noqa: F401  (before what is timed: it is loaded when it is needed)
from schema import Span
from ui.document_layout import lay_out
from ui.document_parts import Part
from ui.inline_marks import Style, read_pieces, style_of

POST = """\
---
title: Winch Committee
date: 2023-02-07
---

# Winch Committee

**Present:** Cllr Ada Moss (*Chair*), Cllr Bo Reed__n__ and others\\.

## 1. The winch ##

It was proposed, and the [estimate](https://example.invalid/a(b).pdf "cost") was seen,
that the winch be **oiled**.

---
2

- Oil, one can
  - of the thin sort
* Rags

| Item | Cost |
| :--- | ---: |
| Oil | £4 |
| Rags \\| wool | £1 |

<!-- to be checked -->

> RESOLVED: That it be done.
"""


def _shown(text: str, part: Part) -> list[str]:
    return [
        " ".join("".join(text[piece.start : piece.end] for piece in cell).split())
        for cell in part.cells
    ]


def _all(text: str, style: Style = "plain", **options: object) -> list[tuple[str, list[str]]]:
    return [(part.role, _shown(text, part)) for part in lay_out(text, style, **options)]  # type: ignore[arg-type]


def test_markdown_is_shown_without_its_marks() -> None:
    assert _all(POST, "markdown") == [
        ("heading", ["Winch Committee"]),
        ("paragraph", ["Present: Cllr Ada Moss (Chair), Cllr Bo Reed__n__ and others."]),
        ("heading", ["1. The winch"]),
        (
            "paragraph",
            ["It was proposed, and the estimate was seen, that the winch be oiled."],
        ),
        ("item", ["Oil, one can"]),
        ("item", ["of the thin sort"]),
        ("item", ["Rags"]),
        ("row", ["Item", "Cost"]),
        ("row", ["Oil", "£4"]),
        ("row", ["Rags | wool", "£1"]),
        ("paragraph", ["RESOLVED: That it be done."]),
    ]


def test_what_marks_say_is_kept_of_them() -> None:
    parts = lay_out(POST, "markdown")
    assert [part.level for part in parts if part.role == "heading"] == [1, 2]
    assert [part.level for part in parts if part.role == "item"] == [0, 1, 0]
    assert [part.header for part in parts if part.role == "row"] == [True, False, False]
    pieces = [piece for part in parts for cell in part.cells for piece in cell]
    assert [POST[p.start : p.end] for p in pieces if p.bold] == ["Present:", "oiled"]
    assert [POST[p.start : p.end] for p in pieces if p.slanted] == ["Chair"]
    (link,) = [piece for piece in pieces if piece.href]
    assert (POST[link.start : link.end], link.href) == (
        "estimate",
        "https://example.invalid/a(b).pdf",
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** b", "a b"),
        ("a **b", "a b"),
        ("***a*** b", "a b"),
        ("a * b * c", "a * b * c"),
        ("snake_case_word", "snake_case_word"),
        ("_a b_ c", "a b c"),
        ("cost* and price*", "cost* and price*"),
        ("1\\. not a list", "1. not a list"),
        ("`code` and ``more``", "code and more"),
        ("![a plan](plan.png) here", "a plan here"),
        ("[**bold** link](<a b>)", "bold link"),
        ("[1] is no link (so)", "[1] is no link (so)"),
        ("PRESENT**:** all", "PRESENT: all"),
        ("**“*That it be***", "“That it be"),
        ("***I will move* that", "I will move that"),
    ],
)
def test_marks_within_a_line_are_not_shown(text: str, shown: str) -> None:
    pieces = read_pieces(text, 0, len(text), "markdown")
    assert "".join(text[piece.start : piece.end] for piece in pieces) == shown


def test_text_that_is_no_markdown_keeps_all_but_marks_of_bold_words() -> None:
    text = "# 5 of _these_ **and** \\ `x` [a](b) <b>c</b>"
    assert _all(text, headings={}) == [("paragraph", ["# 5 of _these_ and \\ `x` [a](b) <b>c</b>"])]


def test_rows_of_a_table_keep_their_places() -> None:
    text = "Intro:\n\nName | Asked | Given\nOwls |  | £5\n| £2 |\nSum | £7\n\nThe end.\n\nA | B"
    assert _all(text) == [
        ("paragraph", ["Intro:"]),
        ("row", ["Name", "Asked", "Given"]),
        ("row", ["Owls", "", "£5"]),
        ("row", ["£2"]),
        ("row", ["Sum", "£7"]),
        ("paragraph", ["The end."]),
        ("row", ["A", "B"]),
    ]
    assert [part.table for part in lay_out(text) if part.role == "row"] == [1, 1, 1, 1, 2]


def test_wrapped_lines_run_on_and_short_ones_do_not() -> None:
    text = (
        "The Clerk reported that the weir had been looked at by an engineer, who had\n"
        "found it to be sound but for its apron, and that a report would be written\n"
        "by the end of the month.\n\nAgreed."
    )
    assert [shown for _, shown in _all(text)] == [
        [" ".join(text.split("\n\n")[0].split())],
        ["Agreed."],
    ]


def test_a_line_that_begins_with_a_label_in_bold_begins_anew() -> None:
    text = "**Date:** 4 June\n**Time:** 7 pm to 8 pm\n**Where**: the Reading Room, and **then:** so"
    assert [shown for _, (shown,) in _all(text, "markdown")] == [
        "Date: 4 June",
        "Time: 7 pm to 8 pm",
        "Where: the Reading Room, and then: so",
    ]


def test_a_part_ends_where_its_page_does() -> None:
    text = "One two three."
    parts = lay_out(text, page_starts=(0, 4))
    assert [(part.start, part.end, part.goes_on) for part in parts] == [
        (0, 4, False),
        (4, 14, True),
    ]
    assert [_shown(text, part) for part in parts] == [["One"], ["two three."]]


def test_headings_that_are_known_are_the_only_ones() -> None:
    text = "Owls\n\nThe owls were counted by the Clerk, who found that there were seven of them.\n"
    assert _all(text)[0][0] == "heading"
    assert _all(text, headings={})[0][0] == "paragraph"
    (heading, *_) = lay_out(text, headings={Span(0, 4): 2})
    assert (heading.role, heading.level) == ("heading", 2)


def test_a_line_misread_from_an_i_is_no_row_and_a_row_amid_a_paragraph_is_shown_once() -> None:
    text = "15.\n\n| will move that the winch be oiled\nand painted.\n"
    assert "row" not in [role for role, _ in _all(text, "markdown")]
    split = (
        "The owls were counted by the Clerk and\nOwls | 7\nseven of them were found to be there."
    )
    assert [role for role, _ in _all(split)] == ["paragraph", "row", "paragraph"]


def test_what_is_beside_the_text_is_shown_without_rules() -> None:
    shown = _all("Lamps.\n\n(image omitted)\n\n---\n7\n\nThe end.\n", "markdown")
    assert shown[1] == ("rest", ["(image omitted)"])


def test_a_heading_with_upright_lines_is_no_row() -> None:
    text = "Lamps | Weirs\n\nName | Given\nOwls | £5"
    assert [role for role, _ in _all(text, headings={Span(0, 13): 1})] == ["heading", "row", "row"]


def test_what_is_asked_for_is_shown_though_it_marks_the_format() -> None:
    inside = POST.index("2023-02-07")
    shown = _all(POST, "markdown", keep=Span(inside, inside + 4))
    assert "2023-02-07" in shown[0][1][0]
    assert "2023-02-07" not in str(_all(POST, "markdown"))


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "---",
            "4",
            "# A heading",
            "**b** and _c_",
            "- item",
            "| a | b |",
            "|---|---|",
            "a | b",
            "| will move",
            "and on, that the weir be mended by the end of the month, at the cost of the",
            "1. Numbered",
            "> said",
            "<!-- x -->",
            "RESOLVED: That it be so.",
            "████ ██",
            "\f",
            "[x](y) z",
        ]
    ),
    max_size=30,
).map("\n".join)


@given(st.one_of(LINES, st.text(max_size=80)), st.sampled_from(["plain", "markdown"]))
def test_parts_are_in_order_and_what_is_shown_is_in_the_text_once(text: str, style: Style) -> None:
    low = 0
    for part in lay_out(text, style):
        assert part.start >= low
        low = part.start
        for piece in (piece for cell in part.cells for piece in cell):
            assert low <= piece.start < piece.end <= part.end
            low = piece.end


@given(st.one_of(LINES, st.text(max_size=80)))
def test_of_plain_text_no_word_is_lost(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(re.findall(r"[^\W_]", words))

    shown = "".join(
        text[piece.start : piece.end]
        for part in lay_out(text)
        for cell in part.cells
        for piece in cell
    )
    assert letters(shown) == letters(text)


def test_the_name_of_a_file_tells_how_it_is_marked() -> None:
    assert style_of("a/B.MD") == "markdown"
    assert style_of("notes.txt") == style_of("md") == "plain"
