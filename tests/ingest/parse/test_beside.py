"""What is taken out of a page leaves its words, and the page as whole as it was."""

import itertools

import pytest
from bs4 import BeautifulSoup

from ingest.parse.html.asides import take_out

PAGE = "<body><p>One</p><i>two</i><p>Three <b>four</b></p><i>five <u>six</u></i></body>"


@pytest.mark.parametrize("name", ["p", "i", "b", "u", "body"])
def test_what_is_left_can_be_walked_from_end_to_end(name: str) -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    take_out(soup.find_all(name), None)
    forward = list(soup.descendants)
    assert soup.find(name) is None
    assert all(one.next_element is other for one, other in itertools.pairwise(forward))
    assert all(other.previous_element is one for one, other in itertools.pairwise(forward))
    for tag in [soup, *soup.find_all(True)]:
        assert [tag.contents[0], *tag.contents[0].next_siblings] == tag.contents
        assert [*reversed(list(tag.contents[-1].previous_siblings))] == tag.contents[:-1]


def test_its_words_are_left_where_it_stood() -> None:
    soup = BeautifulSoup(PAGE, "lxml")
    take_out(soup.find_all("i"), "hidden")
    assert [str(one) for one in soup.body.contents[1::2]] == ["two", "five\nsix"]  # type: ignore[union-attr]


def test_what_stands_in_what_was_taken_out_can_be_given_too() -> None:
    soup = BeautifulSoup("<div>a<div>b</div></div><p>c</p>", "lxml")
    take_out(soup.find_all("div"), None)
    assert soup.get_text() == "c"
