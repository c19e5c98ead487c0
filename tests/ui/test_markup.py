"""Text made into HTML that shows it as it is."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from schema import Span
from ui import markup


def _shown(drawn: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", drawn))


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(*sorted(ends)))


@given(st.text(max_size=40), st.integers(0, 20), st.lists(spans), st.lists(spans))
def test_highlighting_changes_no_character(
    words: str, start: int, quotes: list[Span], marks: list[Span]
) -> None:
    drawn = markup.highlighted(words, start, quotes=quotes, marks=marks)
    assert _shown(drawn) == words


@given(st.text(max_size=40), st.integers(0, 20), st.lists(spans))
def test_paragraphs_lose_no_word(words: str, start: int, quotes: list[Span]) -> None:
    drawn = markup.paragraphs(words, start, quotes=quotes, marks=())
    assert _shown(drawn).split() == words.split()


def test_marks_stand_within_quotes() -> None:
    drawn = markup.highlighted("it cost £5.", 10, quotes=[Span(10, 21)], marks=[Span(18, 20)])
    assert drawn == "<mark>it cost <strong>£5</strong>.</mark>"


def test_a_quote_over_two_paragraphs_is_highlighted_in_both() -> None:
    drawn = markup.paragraphs("one two\n \nthree", 0, quotes=[Span(4, 15)], marks=[])
    assert drawn == "<p>one <mark>two</mark></p><p><mark>three</mark></p>"


def test_attributes_are_escaped() -> None:
    drawn = markup.element("a", markup.text("x"), href='"><script>', aria_label="so")
    assert drawn == '<a href="&quot;&gt;&lt;script&gt;" aria-label="so">x</a>'


def test_a_label_is_broken_up_where_markdown_or_streamlit_would_change_it() -> None:
    assert markup.label("What of the Post-16 plan: £5?") == r"What of the Post\-16 plan\: £5\?"
    assert markup.label("**b**\n:smile: -> x") == "\\*\\*b\\*\\* \\:\u2060smile\\: \\-\u2060\\> x"
