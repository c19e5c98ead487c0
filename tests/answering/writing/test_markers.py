import pytest

from answering.writing.markers import after_stops, take_markers


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("So it was [1].", (1,)),
        ("So it was. [1]", (1,)),
        ("So [2] it was [1].", (2, 1)),
        ("So it was [1][2].", (1, 2)),
        ("So it was [1] [2].", (1, 2)),
        ("So it was [1], [2] and [3].", (1, 2, 3)),
        ("So it was [1, 2].", (1, 2)),
        ("So it was [1;3].", (1, 3)),
        ("So it was [1 and 2].", (1, 2)),
        ("So it was [1-3].", (1, 2, 3)),
        ("So it was [2–9].", (2, 3)),
        ("So it was [ 1 ].", (1,)),
        ("So it was [passage 2].", (2,)),
        ("So it was [2][2].", (2,)),
    ],
)
def test_markers_are_read_and_taken_out(text: str, markers: tuple[int, ...]) -> None:
    words, found = take_markers(text, 3)
    assert found == markers
    assert words.replace(" it", " it").startswith("So it was")
    assert "[" not in words


@pytest.mark.parametrize("text", ["So it was [0].", "So it was [4].", "So it was [2024].", "So."])
def test_what_names_no_passage_is_struck_out(text: str) -> None:
    words, found = take_markers(text, 3)
    assert found == ()
    assert "[" not in words


def test_known_markers_beside_unknown_ones_stay() -> None:
    assert take_markers("So it was [9][1][0].", 3) == ("So it was.", (1,))


@pytest.mark.parametrize("text", ["Paid [sic] twice.", "See [the] plan.", "[x](1)", "[1a]", "[-]"])
def test_brackets_that_are_no_markers_stay(text: str) -> None:
    assert take_markers(text, 3) == (text, ())


def test_no_marker_is_known_where_nothing_was_given() -> None:
    assert take_markers("So it was [1].", 0) == ("So it was.", ())


def test_digits_of_other_scripts_are_no_markers() -> None:
    assert take_markers("So it was [١].", 3) == ("So it was [١].", ())


def test_markers_before_a_stop_are_put_behind_it() -> None:
    assert after_stops("One [1]. Two [2][3]! Three. [1]") == "One. [1] Two! [2][3] Three. [1]"
