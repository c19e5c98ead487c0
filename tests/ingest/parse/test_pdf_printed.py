"""A stretch of a page's stored text is found among the letters that are printed on it."""

import pytest

from ingest.parse.pdf.printed import find_letters
from schema import Span


def _found(text: str, wanted: str, printed: str) -> str:
    start = text.index(wanted)
    return "".join(
        printed[n] for n in find_letters(text, Span(start, start + len(wanted)), printed)
    )


@pytest.mark.parametrize(
    ("text", "wanted", "printed", "found"),
    [
        ("the weir was mended", "weir was", "the weir was mended", "weirwas"),
        (
            "that it be recom-\nmended now",
            "recom-\nmended",
            "thatitbe recom mended now",
            "recommended",
        ),
        (
            "an o\N{LATIN SMALL LIGATURE FFI}ce",
            "o\N{LATIN SMALL LIGATURE FFI}ce",
            "an office",
            "office",
        ),
        (
            "an office closed",
            "office closed",
            "an o\N{LATIN SMALL LIGATURE FFI}ce closed",
            "o\N{LATIN SMALL LIGATURE FFI}ceclosed",
        ),
        ("CAFÉ prices", "CAFÉ prices", "Cafe\u0301 prices", "Cafeprices"),
        ("not here", "not here", "something else", ""),
    ],
)
def test_letters_and_figures_bring_them_together(
    text: str, wanted: str, printed: str, found: str
) -> None:
    assert _found(text, wanted, printed) == found


def test_of_words_that_stand_there_twice_those_with_the_same_around_are_meant() -> None:
    text = "Lamps: it was agreed. Weirs: it was agreed. Owls: it was agreed, at last."
    printed = "Owls: it was agreed, at last. Lamps: it was agreed. Weirs: it was agreed."
    for before in ("Lamps: ", "Weirs: ", "Owls: "):
        start = text.index("it was", text.index(before))
        (first, *_) = find_letters(text, Span(start, start + len("it was agreed")), printed)
        assert printed[first - len(before) : first] == before


def test_words_that_columns_part_are_found_piece_by_piece() -> None:
    text = "The county council resolved that the lamps be lit at six every evening of the week."
    printed = (
        "The county council resol | Present: Cllr Moss | ved that the lamps be lit at six"
        " | Cllr Reed | every evening of the week."
    )
    shown = _found(text, text, printed)
    assert shown == "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("size", [200_000])
def test_a_page_that_says_one_thing_again_and_again_takes_no_time(size: int) -> None:
    assert find_letters("a" * size, Span(0, size), "a" * size) == list(range(size))
    assert find_letters("ab" * 500, Span(0, 1000), "ac" * (size // 2)) == []
