"""Places in the address of a document's page."""

import pytest

from schema import Span
from tests.ui.test_chat_page import citation
from ui.places import MOST, Places, address_of, read_places


def test_an_address_names_the_quotation_and_the_others_of_its_answer() -> None:
    one = citation()
    other = citation(marker=2, start=0, end=22, marks=(), quote="The kettle was mended.")
    address = address_of(one, [one, other])
    assert address == {
        "document": "kettle",
        "start": "23",
        "end": "34",
        "quotes": "23-34.0-22",
        "marks": "31-33",
    }
    places = read_places(address, 34)
    assert places == Places(Span(23, 34), (Span(0, 22), Span(23, 34)), (Span(31, 33),))
    assert places.number == 2


def test_a_lone_quotation_needs_no_list() -> None:
    address = address_of(citation(marks=()))
    assert address == {"document": "kettle", "start": "23", "end": "34"}


@pytest.mark.parametrize(
    ("start", "end"),
    [("", "5"), ("5", "5"), ("6", "5"), ("-1", "5"), ("0", "36"), ("0", "9" * 5000), ("٣", "٩")],
)
def test_what_is_no_place_is_left_out(start: str, end: str) -> None:
    assert read_places({"start": start, "end": end, "quotes": f"{start}-{end}.x"}, 35) == Places()


def test_no_more_places_are_read_than_an_answer_has() -> None:
    listed = ".".join(f"{n}-{n + 1}" for n in range(10_000))
    assert len(read_places({"quotes": listed, "marks": listed}, 10**6).quotes) == MOST
