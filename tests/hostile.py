"""Inputs whose size can be set, made to take more than their share: what the bounds are tried on.

Each shape is a function of a size in characters. What it makes looks like minutes at its start,
so that no step after the parser passes over it.
"""

import io
import zipfile
from collections.abc import Callable, Sequence

from tests.making import word_of

HEAD = """Pennick Parish Council

Minutes of the meeting held on 9 April 2024

1. Lamps

RESOLVED: That the lamp be mended.

"""
MARKDOWN = (
    "[ ( ) ![ ]( [a][ * ** _ __ ~ ` ``` < <! <!-- </ <a& & \\ | |- > # - + 1. = == : :: ^ { } $ "
    "' \" ’ “ … – — / . , ; ! ? @ % @a. http:// [^ *a **a _a a* a_ *_ ** _a_*"
).split()
"""Marks that are opened and never closed, or closed and never opened."""
WORDS = [
    *("Councillor ", "Cllr A. ", "Mr ", "A. B. ", "and ", "the ", "Committee ", "of the ", "£1,"),
    *("RESOLVED ", "RESOLVED: That ", "proposed by ", "seconded by ", "for 1 against ", "9 April "),
    *(
        "9/4/",
        "9-4-",
        "2024 ",
        "May ",
        "1,000,",
        "12:30",
        "Present: ",
        "A, ",
        "Page 1 of ",
        "vote ",
    ),
    *("Minutes of ", "Council ", "Exempt ", "confidential ", "not for publication ", "Act 1972 "),
    *("Part 1 of Schedule 12A ", "paragraph 3 ", "excluded ", "press and public ", "Chair ", "AB "),
    *("(a) ", "i. ", "a@b.", "www.", "A", "é", "\u0301", "字", "\u202e", "\u200b", "ﬁ", "Ａ", "x-"),
    *("No. ", "Dr. ", "etc. ", "e.g. ", "3rd ", "twenty ", "one hundred and ", "to ", "by ", "in "),
]
"""Openings of what the steps after the parser look for."""
LINES = [
    *(
        "\n",
        "\n\n",
        " \n",
        "\t\n",
        "a\n",
        "a\n\n",
        "1.\n",
        "1. a\n",
        "1.1.1 a\n",
        "(a) a\n",
        "- a\n",
    ),
    *("---\n", "===\n", "***\n", "| a | b |\n", "|-|\n", "# \n", "# a\n", "> a\n", "```\n", "a:\n"),
    *("AYES: A, B\n", "For: A\n", "Present:\n", "Cllr A\n", "A B\n", "RESOLVED\n\n", "ITEM 1\n\n"),
    *(
        "Page 1\n",
        "1\n",
        "\f",
        "\r",
        "\x0b",
        "\x85",
        "\u2028",
        "Agenda item 1\n\n",
        "Action: A\n\n",
    ),
    *(
        "Decision:\n\n",
        "Minutes:\n\n",
        "PART II\n\n",
        "Exempt\n\n",
        "Council\n\n",
        "9 April 2024\n",
    ),
    *("Pennick Parish Council\n\nMinutes of the meeting held on 9 April 2024\n\n", "a  b  c\n"),
    *("That this Council\n\n", "1 a\n 1 a\n", "Recorded vote\n\n", "[a]: b\n", "<div>\n", "a-\n"),
]
"""Short lines, by the hundred thousand."""
TAGS = [
    *("<div>", "<p>", "<b>", "<table><tr><td>", "<ul><li>", "<ol><li>", "<blockquote>", "<span>a"),
    *("<font>", "<h2>", "<div class=menu>", "<a href=x>", "</p>", "</div>", "</b></p>", "<!--"),
    *("<![CDATA[", "<script>", "<style>", "<p", "<p a", "<p a='", "&", "&#", "&a", "<td>", "<br>"),
    *("<tr><td>a<td>b", "<p>a", "<li>a", "<dl><dt>a<dd>", "<b><p>", "<a><b>", "<form><input>"),
    *("<table>", "<table><tr><td>a</td></tr></table>", "<p>a</p>", "<details><summary>a", "<tr>"),
    *(
        "<section><article>",
        "<aside>a",
        "<nav>a",
        "<svg><g>",
        "<math><mi>",
        "<template>",
        "<select>",
    ),
    *("<img alt=a>", "<hr>", "<pre>", "<h2>a</h2><p>a</p>", "<i><b><i>", "</table>", "<frameset>"),
]
"""What web pages are nested in, or broken off in."""


class Counting:
    """Counts tokens as roughly as is enough here."""

    max_tokens = 256

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens."""
        return [len(text) // 4 + 1 for text in texts]


def repeated(piece: str, ending: str, *, head: str = HEAD) -> "Shape":
    """Make a shape of one piece over and over, after a head."""
    return lambda size: ((head + piece * (size // len(piece))).encode(), ending)


def nested(opening: str, inner: str, closing: str, ending: str, *, head: str = HEAD) -> "Shape":
    """Make a shape of what is opened again and again, and closed as often."""

    def make(size: int) -> tuple[bytes, str]:
        times = size // (len(opening) + len(closing))
        return (head + opening * times + inner + closing * times).encode(), ending

    return make


def word(opening: str, closing: str = "", inner: str = "") -> "Shape":
    """Make a shape of a Word file's body."""

    def make(size: int) -> tuple[bytes, str]:
        times = size // (len(opening) + len(closing))
        return with_body(opening * times + inner + closing * times), ".docx"

    return make


def with_body(xml: str) -> bytes:
    """Return a Word file with this XML after its first paragraphs."""
    return with_parts({"word/document.xml": f"{WORD_START}{xml}</w:body></w:document>".encode()})


def with_parts(parts: dict[str, bytes]) -> bytes:
    """Return a Word file with these parts for its own."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORD)) as old, zipfile.ZipFile(held, "w") as new:
        for name in {*old.namelist(), *parts}:
            data = parts[name] if name in parts else old.read(name)
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _start() -> str:
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        return archive.read("word/document.xml").decode().partition("<w:sectPr")[0]


Shape = Callable[[int], tuple[bytes, str]]
WORD = word_of(*(line for line in HEAD.split("\n") if line))
WORD_START = _start()
RUN = "<w:r><w:t>a </w:t></w:r>"
CELL = f"<w:tc><w:p>{RUN}</w:p></w:tc>"
WORD_SHAPES: dict[str, Shape] = {
    "Word: paragraphs": word(f"<w:p>{RUN}</w:p>"),
    "Word: one paragraph": word(RUN, inner=""),
    "Word: runs": lambda size: with_wrapped("<w:p>", RUN * (size // len(RUN)), "</w:p>"),
    "Word: cells": lambda size: with_wrapped(
        "<w:tbl><w:tr>", CELL * (size // len(CELL)), "</w:tr></w:tbl>"
    ),
    "Word: rows": lambda size: with_wrapped(
        "<w:tbl>", f"<w:tr>{CELL * 2}</w:tr>" * (size // 90), "</w:tbl>"
    ),
    "Word: tables": word(f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>"),
    "Word: nested tables": word(
        "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", f"<w:p>{RUN}</w:p>"
    ),
    "Word: numbered": word(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>{RUN}</w:p>'
    ),
    "Word: changes": word(f"<w:p><w:ins>{RUN}</w:ins><w:del>{RUN}</w:del></w:p>"),
    "Word: nested changes": word("<w:ins>", "</w:ins>", f"<w:p>{RUN}</w:p>"),
    "Word: nested controls": word(
        "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", f"<w:p>{RUN}</w:p>"
    ),
    "Word: breaks": word("<w:p><w:r><w:br/><w:tab/></w:r></w:p>"),
    "Word: sections": word(f"<w:p><w:pPr><w:sectPr/></w:pPr>{RUN}</w:p>"),
}


def with_wrapped(opening: str, inner: str, closing: str) -> tuple[bytes, str]:
    """Return a Word file with what stands once around much."""
    return with_body(opening + inner + closing), ".docx"


TEXT_SHAPES: dict[str, Shape] = {
    **{f"marks: {mark}": repeated(mark, ".md") for mark in MARKDOWN},
    **{f"spaced marks: {mark}": repeated(f"{mark} ", ".md") for mark in MARKDOWN},
    **{f"marks in lines: {mark}": repeated(f"{mark}\n\n", ".md") for mark in MARKDOWN},
    **{f"words: {word!a}": repeated(word, ".txt") for word in [*WORDS, *MARKDOWN, " ", "0", "a"]},
    **{f"lines: {line!a}": repeated(line, ".txt") for line in LINES},
    **{f"Markdown lines: {line!a}": repeated(line, ".md") for line in LINES},
    "nested quotes": nested("> ", "words", "", ".md"),
    "nested lists": lambda n: (
        (HEAD + "".join(" " * (i % 400) + "- a\n" for i in range(n // 200))).encode(),
        ".md",
    ),
    "nested emphasis": nested("*_", "words", "_*", ".md"),
    "nested links": nested("[", "words", "](a)", ".md"),
    "no head": repeated("a ", ".txt", head=""),
    "front matter": lambda n: (("---\n" + "a: b\n" * (n // 5) + "---\n" + HEAD).encode(), ".md"),
    "nested front matter": lambda n: (("---\na: " + "[" * n + "\n---\n" + HEAD).encode(), ".md"),
    "wide table": lambda n: (
        (HEAD + "| a " * (n // 8) + "|\n" + "|-" * (n // 8) + "|\n").encode(),
        ".md",
    ),
    "UTF-16": lambda n: ((HEAD + "a b. " * (n // 10)).encode("utf-16"), ".txt"),
    "surrogates": lambda n: (b"\xff\xfe" + b"a\x00\x00\xd8" * (n // 4), ".txt"),
}
PAGE_SHAPES: dict[str, Shape] = {
    **{
        f"tags: {tag}": repeated(tag, ".html", head=f"<html><body><pre>{HEAD}</pre>")
        for tag in TAGS
    },
    **{
        f"nested tags: {tag}": nested(
            tag, "words", f"</{tag[1:].split()[0].split('>')[0]}>", ".html", head="<html><body>"
        )
        for tag in TAGS
        if tag[1:2].isalpha()
    },
    "page: quotes of headings": nested(
        "<blockquote><h2>", "words", "</h2></blockquote>", ".html", head="<html><body>"
    ),
    "page: endings": repeated("<h2>Share this</h2><p>words and</p>", ".html", head="<html><body>"),
    "page: one paragraph": repeated("a ", ".html", head="<html><body><p>"),
    "page: classes": lambda n: (b"<p class='" + b"menu " * (n // 5) + b"'>words</p>", ".html"),
    "page: attributes": lambda n: (b"<p " + b"a=b " * (n // 4) + b">words</p>", ".html"),
    "page: a wide table": repeated("<td>a", ".html", head="<html><table><tr>"),
    "page: spans": lambda n: (
        b"<table>" + b"<tr><td rowspan=9999 colspan=999>a" * (n // 34),
        ".html",
    ),
}
BESIDE = [
    *(
        "<aside>a</aside>",
        "<div hidden>abc</div>",
        "<nav>abc</nav>",
        "<s>abc</s>",
        "<form>a</form>",
    ),
    *("<p>not for publication <aside>a</aside></p>", "<h2>Share this</h2>", "<footer>"),
    *("<ul class=mgLinks><li>", "<ul class=mgLinks><li><a>a</a></li></ul>"),
    *("<p class=mgLabel>Venue:</p>", "<p class=mgAiTitle>a</p><p>a</p><a>view a</a>"),
]
"""What is taken out of a page, or stands beside its words."""
PAGE_SHAPES |= {f"beside: {tag}": repeated(tag, ".html", head="<html><body>") for tag in BESIDE}
PAGE_SHAPES["page: a style"] = lambda n: (
    b"<p style='" + b"text-decoration:" * (n // 16) + b"'>words</p>",
    ".html",
)
WORD_SHAPES |= {
    "Word: remarks in one paragraph": lambda n: with_wrapped(
        "<w:p>", f'<w:commentRangeStart w:id="1"/>{RUN}' * (n // 60), "</w:p>"
    ),
    "Word: symbols": word('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'),
}
SHAPES: dict[str, Shape] = {**TEXT_SHAPES, **PAGE_SHAPES, **WORD_SHAPES}
