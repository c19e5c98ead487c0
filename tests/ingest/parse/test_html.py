import pytest

from errors import EmptySource
from ingest.parse import Block, parse
from ingest.parse.parsed import Parsed

PAGE = """\
<!DOCTYPE html>
<html><head><title>Cabinet, 9 July 2024</title><style>p {{ color: red }}</style>
<script>document.write("scripted words")</script></head>
<body>
<div class="cookie-banner">We use cookies. <button>Accept them</button></div>
<header id="site-header"><a href="/">Cotterbourne</a></header>
<nav><ul><li><a href="/bins">Bins and recycling</a></li></ul></nav>
<div class="breadcrumb">You are here: Home</div>
<div id="wrapper">{content}</div>
<aside>Most read: otters</aside>
<footer>Website by Nobody &amp; Daughters</footer>
</body></html>
"""
FURNITURE = "cookies Accept Bins here Most Website scripted color Cotterbourne".split()
MINUTES = """\
<h1>Cabinet</h1>
<h2>1. Quill Bridge</h2>
<p>The bridge would cost &pound;2.35m,<br>and reopen by <b>31&nbsp;August</b> 2024.</p>
<p>It was RESOLVED:</p>
<ol><li>That the tender be <i>accepted</i>;</li><li>That &lt;b&gt; stay as it is.</li></ol>
<table><tr><th>Ward</th><th>Missed</th></tr><tr><td>Market</td><td>14</td></tr>
<tr><td>Weirside</td><td>9</td></tr></table>
"""


def read(content: str) -> Parsed:
    return parse(PAGE.format(content=content).encode(), ".html")


def texts(parsed: Parsed, role: str) -> list[str]:
    return [words(parsed, block) for block in parsed.blocks if block.role == role]


def words(parsed: Parsed, block: Block) -> str:
    return parsed.text[block.start : block.end]


@pytest.mark.parametrize(
    "content", [MINUTES, f"<main>{MINUTES}</main>", f"<article>{MINUTES}</article>"]
)
def test_menus_notices_and_footers_are_left_out(content: str) -> None:
    parsed = read(content)
    assert not [word for word in FURNITURE if word in parsed.text]
    assert "Quill Bridge" in parsed.text


def test_words_are_read_as_a_browser_shows_them() -> None:
    parsed = read(MINUTES)
    assert texts(parsed, "paragraph")[0] == (
        "The bridge would cost £2.35m, and reopen by 31 August 2024."
    )
    assert texts(parsed, "item") == ["That the tender be accepted;", "That <b> stay as it is."]


def test_headings_keep_their_depth() -> None:
    parsed = read(MINUTES)
    headings = [(block.level, words(parsed, block)) for block in parsed.blocks if block.level]
    assert headings == [(1, "Cabinet"), (2, "1. Quill Bridge")]


def test_a_table_becomes_rows_under_its_header() -> None:
    parsed = read(MINUTES)
    assert texts(parsed, "row") == ["Ward | Missed", "Market | 14", "Weirside | 9"]
    rows = [block for block in parsed.blocks if block.role == "row"]
    assert [row.header for row in rows] == [True, False, False]
    assert len({row.table for row in rows}) == 1


def test_a_table_that_only_lays_the_page_out_is_read_as_its_words() -> None:
    parsed = read(
        f"<table><tr><td>Item 4</td><td>{'<p>The drains were mended.</p>' * 30}</td></tr></table>"
    )
    assert not texts(parsed, "row")
    assert texts(parsed, "paragraph").count("The drains were mended.") == 30


def test_the_title_of_the_page_is_a_fact() -> None:
    assert read(MINUTES).facts["title"] == "Cabinet, 9 July 2024"


def test_decision_and_minutes_open_parts() -> None:
    parsed = read("<h3>Decision:</h3><p>Agreed.</p><h3>Minutes:</h3><p>It was discussed.</p>")
    assert texts(parsed, "part") == ["Decision:", "Minutes:"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", ""),
        ("utf-16", ""),
    ],
)
def test_a_page_is_decoded_by_its_bytes_whatever_it_declares(encoding: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>The Council’s £5 – paid</p></body></html>"
    assert parse(page.encode(encoding), ".htm").text == "The Council’s £5 – paid"


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "blockquote"])
def test_deep_nesting_loses_no_words(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 10_000}The drains were mended."
    assert parse(page.encode(), ".html").text == "The drains were mended."


def test_a_page_of_furniture_alone_is_empty() -> None:
    with pytest.raises(EmptySource):
        read("")


def test_words_without_any_tags_are_read() -> None:
    assert parse(b"The drains were mended.", ".html").text == "The drains were mended."
