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
    assert texts(parsed, "item") == [
        "1. That the tender be accepted;",
        "2. That <b> stay as it is.",
    ]


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


def test_lists_count_as_a_browser_does() -> None:
    parsed = read(
        "<ol start='7'><li>Parking</li><li><p>Lighting</p><ol type='a'><li>Mill Lane</li>"
        "<li>Fen Drove</li></ol></li><li value='12'>12. Numbered twice</li></ol>"
    )
    assert [words(parsed, block) for block in parsed.blocks] == [
        "7. Parking",
        "8. Lighting",
        "a. Mill Lane",
        "b. Fen Drove",
        "12. Numbered twice",
    ]


def test_paragraphs_in_bold_are_headings() -> None:
    parsed = read(
        "<p><b>Apologies</b></p><p>There were none.</p><p><strong>RESOLVED</strong></p>"
        "<p><b>Chair:</b> Cllr Moule</p>"
    )
    assert texts(parsed, "heading") == ["Apologies"]


def test_a_number_in_a_cell_of_its_own_stands_before_its_item() -> None:
    long = "The Clerk reported that the footbridge had been closed since February. " * 6
    parsed = read(
        f"<table><tr><td>4.0</td><td><p>Footbridge</p></td></tr><tr><td>4.1</td><td>{long}</td>"
        "</tr><tr><td>5</td></tr></table>"
    )
    assert [(block.role, block.label) for block in parsed.blocks] == [
        ("heading", "4.0"),
        ("item", "4.1"),
        ("paragraph", ""),
    ]
    assert words(parsed, parsed.blocks[2]) == "5"


POST = """\
<!DOCTYPE html><html><head><title>Baths to reopen | Cotterbourne Borough Council</title>{head}
</head><body class="has-sidebar"><div class="page with-sidebar">
<div class="menu"><ul><li><a href="/a">News</a></li><li><a href="/b">Bins</a></li></ul></div>
<article><h1>Baths to reopen</h1>
<p>The council has agreed to reopen the baths at Ostley after a year of repairs to the roof.</p>
<p>Two hundred people had signed the petition that asked for it. The pool opens in May.</p>
<div class="sharedaddy"><h3>Share this:</h3><a href="#">Post</a></div>
<h3>More like this</h3><ul><li><a href="/c">Otters seen at the mill</a></li></ul>
</article><div id="comments"><p>Jo says: about time.</p></div>
<div class="widget"><h2>Recent posts</h2><a href="/d">Lamps lit</a></div>
</div><footer>© 2024 Cotterbourne Borough Council. All rights reserved.</footer></body></html>
"""


def test_a_post_is_read_without_what_stands_around_it() -> None:
    parsed = parse(POST.format(head="").encode(), ".html")
    assert parsed.text.startswith("Baths to reopen\n\nThe council has agreed")
    assert parsed.text.endswith("The pool opens in May.")
    assert parsed.facts["title"] == "Baths to reopen"
    assert parsed.facts["council"] == "Cotterbourne Borough Council"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-16T09:00:00+01:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-16"}]}</script>',
        '<time datetime="2024-05-16">Thursday</time>',
    ],
    ids=["meta", "JSON-LD", "time"],
)
def test_a_post_says_when_it_was_posted(head: str) -> None:
    assert parse(POST.format(head=head).encode(), ".html").facts["date"] == "2024-05-16"


@pytest.mark.parametrize("wrapper", ["form id='aspnetForm'", "div class='page-with-sidebar menu'"])
def test_words_are_not_lost_with_what_is_called_furniture(wrapper: str) -> None:
    page = f"<html><body><{wrapper}><p>{'The drains were mended. ' * 9}</p></body></html>"
    assert parse(page.encode(), ".html").text.count("The drains were mended.") == 9


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<h1>Committees</h1>" + "<p><a href='/x'>Planning Committee</a></p>" * 9, "links"),
        ("<h1>Sign in</h1><p>Name</p><input><p>Word</p><input type='password'>", "log-in"),
        ("<h1>404: page not found</h1><p>Try the <a href='/'>home page</a>.</p>", "error"),
    ],
)
def test_a_page_that_is_no_document_is_named(content: str, said: str) -> None:
    with pytest.raises(EmptySource, match=said):
        read(content)
