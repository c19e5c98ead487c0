"""Whatever bytes are handed in, a document or a clear error comes out."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errors import SourceError
from ingest.parse import parse
from ingest.parse.parsed import Parsed
from tests.making import pdf, word_of

ENDINGS = [".txt", ".md", ".html", ".docx", ".pdf", ".php"]
WORD = word_of("Minutes of the meeting", "1. Apologies", "There were none.")
PDF = pdf([["Minutes of the meeting of the parish council", "The drains were mended."]])
PAGE_PIECES = [
    *("<table><tr><td>1.</td>", "<td>", "</table>", "<ol start=3>", "<li>", "<p><b>", "</p>"),
    *("<div class='menu'>", "<nav>", "<article>", "<h2>Share this</h2>", "<a>", "<!--", "-->"),
    *("<div id=modgov>", "<h2 class=mgSubTitleTxt>", "<td class=mgAiTitleTxt>", "<![CDATA["),
    *("<script type='application/ld+json'>{", "</script>", "Minutes:", "&#0;", "&amp;", "\0"),
    *("Cabinet - 9 July 2024", "\f", "---\n", "2\n", "\n\n", "title: x\n", "| a | 1 |\n", "# "),
    *("7. Parking", "words and words. "),
]
XML_PIECES = [
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>words</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>"),
    *("</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:sdt>", "</w:sdt>"),
    *("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:ins>", "</w:ins>"),
    *("<w:pPr><w:pStyle w:val='ListNumber'/><w:outlineLvl w:val='x'/></w:pPr>", "<w:tab/>"),
    *("<w:footnoteReference w:id='9'/>", "<w:sectPr><w:headerReference w:id='1'/></w:sectPr>"),
]
often = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def read(data: bytes, ending: str) -> Parsed | None:
    """Parse, and see that the blocks and pages of what comes out are in order."""
    try:
        parsed = parse(data, ending)
    except SourceError:
        return None
    end = 0
    for block in parsed.blocks:
        assert end <= block.start < block.end <= len(parsed.text)
        assert parsed.text[block.start : block.end].strip()
        end = block.end
    starts = parsed.page_starts
    assert list(starts) == sorted(starts)
    assert not starts or (starts[0] == 0 and starts[-1] <= len(parsed.text))
    parsed.text.encode()
    assert all(isinstance(words, str) and words for words in parsed.facts.values())
    return parsed


@often
@given(st.binary(max_size=300), st.sampled_from(ENDINGS))
def test_any_bytes(data: bytes, ending: str) -> None:
    read(data, ending)


@often
@given(st.text(max_size=300), st.sampled_from(ENDINGS[:3]))
def test_any_text(text: str, ending: str) -> None:
    read(text.encode("utf-8", "replace"), ending)


@often
@given(
    st.lists(st.sampled_from(PAGE_PIECES) | st.text(max_size=9), max_size=40),
    st.sampled_from(ENDINGS[:3]),
)
def test_any_mixture_of_marks(pieces: list[str], ending: str) -> None:
    read("".join(pieces).encode("utf-8", "replace"), ending)


@often
@given(st.sampled_from([WORD, PDF]), st.data())
def test_any_damage(whole: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    bad = data.draw(st.binary(max_size=8))
    read(whole[:place] + bad + whole[place + len(bad) :], ".docx")


def with_body(xml: str) -> bytes:
    """Return a Word file with this XML as its body."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head = data.decode().partition("<w:body>")[0]
                data = f"{head}<w:body>{xml}</w:body></w:document>".encode()
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


@often
@given(st.lists(st.sampled_from(XML_PIECES), max_size=25))
def test_any_mixture_of_word_elements(pieces: list[str]) -> None:
    read(with_body("".join(pieces)), ".docx")


def table_of(cells: list[str]) -> str:
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"


@settings(often, max_examples=25)
@given(
    st.recursive(
        st.sampled_from(["<w:r><w:t>words</w:t></w:r>", ""]).map(lambda run: f"<w:p>{run}</w:p>"),
        lambda inner: st.lists(inner, max_size=3).map(table_of),
        max_leaves=12,
    )
)
def test_any_nesting_of_word_tables(xml: str) -> None:
    read(with_body(xml), ".docx")


LONG = 1_000_000
HUGE = {
    "one line": (b"words and " * (LONG // 10), ".txt"),
    "one word": (b"w" * LONG, ".txt"),
    "spaces": (b"words" + b" " * LONG + b"words", ".txt"),
    "rules": (b"---\n2\n" * (LONG // 60), ".md"),
    "comments": (b"words <!-- " * (LONG // 60), ".md"),
    "tags": (b"<b>" * (LONG // 3), ".html"),
    "open tags in Markdown": (b"<div>\n\n" * (LONG // 60), ".md"),
    "an attribute": (b"<p class='" + b"menu " * (LONG // 5) + b"'>words</p>", ".html"),
    "nested furniture": (b"<div class=menu>" * 8_000 + b"words", ".html"),
    "nested tables": (b"<table><tr><td>1" * 2_000, ".html"),
    "nested lists": (b"<ol><li>" * 8_000 + b"words", ".html"),
    "many tables": (b"<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 1_500, ".html"),
    "Word paragraphs": (with_body("<w:p><w:r><w:t>words</w:t></w:r></w:p>" * 9_000), ".docx"),
    "Word depth": (with_body("<w:sdt>" * 2_000 + "</w:sdt>" * 2_000), ".docx"),
    "Word tables": (with_body("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 9_000), ".docx"),
}


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_ends(name: str) -> None:
    read(*HUGE[name])
