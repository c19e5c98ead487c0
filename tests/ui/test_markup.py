"""Text made into HTML that shows it as it is."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

import ingest.parse.blocks  # noqa: F401  (before what is timed: it is loaded when it is needed)
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
    assert _shown(re.sub(r"</(?:p|li|td|th)>", " ", drawn)).split() == words.split()


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


def test_rows_are_a_table_and_its_lead_the_header() -> None:
    drawn = markup.quotation("Owls | £5", 50, marks=[Span(57, 59)], lead="Group | Given")
    assert drawn == (
        '<table class="atm-table"><tbody><tr><th>Group</th><th>Given</th></tr>'
        "<tr><td>Owls</td><td><strong>£5</strong></td></tr></tbody></table>"
    )


def test_a_lead_in_stands_above_its_quotation() -> None:
    drawn = markup.quotation("(a) the weir", 0, marks=[], lead="RESOLVED: That")
    assert drawn == '<span class="atm-lead">RESOLVED: That</span>(a) the weir'


def test_a_passage_is_drawn_without_the_marks_of_its_format() -> None:
    words = "## 3. The weir\n\n**Agreed** to\nmend it:\n\n- soon\n- well\n"
    quote = words.index("mend")
    drawn = markup.paragraphs(
        words, 100, quotes=[Span(100 + quote, 104 + quote)], marks=[], style="markdown"
    )
    assert drawn == (
        '<p class="atm-part-heading">3. The weir</p><p><b>Agreed</b> to\n<mark>mend</mark> it:</p>'
        '<ul class="atm-list"><li class="atm-bullet">soon</li><li class="atm-bullet">well</li></ul>'
    )


def test_a_header_that_lacks_a_cell_is_put_over_no_column() -> None:
    words = "| A | B |\n|---|---|\n| Owls | £5 | 3 |\n"
    drawn = markup.paragraphs(words, 0, quotes=[], marks=[], style="markdown")
    assert '<tr><th colspan="3"><span class="atm-apart">A</span>' in drawn
    assert "<tr><td>Owls</td><td>£5</td><td>3</td></tr>" in drawn
