import pytest

from ingest.passages.hyphens import find_joins
from schema import Passage


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("the plan-\nning officer", "the planning officer"),
        ("the plan- \n ning officer", "the planning officer"),
        ("the plan\u00ad\nning officer", "the planning officer"),
        ("a well-\nknown lane, and well-known it is", "a well-\nknown lane, and well-known it is"),
        ("a mid-\nday walk, mid-day and midday", "a midday walk, mid-day and midday"),
        ("from Ash-\nElm to Oak", "from Ash-\nElm to Oak"),
        ("the years 2021-\n22", "the years 2021-\n22"),
        ("a list:\n- one\n- two", "a list:\n- one\n- two"),
    ],
)
def test_a_word_broken_by_a_line_is_searched_for_whole(text: str, joined: str) -> None:
    passage = Passage("p", "d", 0, len(text), text=text, context="", joins=find_joins(text))
    assert passage.embedded_text == joined
    assert passage.text == text
