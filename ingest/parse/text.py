"""Read text and Markdown files: the decoded file and its blocks, pages and front matter.

The text is the file's own, unchanged, unless a Markdown file holds HTML: that is read as
a browser shows it. Only what no people wrote (see `tame`) is cut down.
"""

import html
import re
from collections.abc import Iterator

from errors import EmptySource
from ingest.parse.blocks import find_blocks
from ingest.parse.decode import decode
from ingest.parse.front import read_front_matter
from ingest.parse.html.page import PageWriter, soup_of
from ingest.parse.links import only_links
from ingest.parse.pages import find_pages
from ingest.parse.parsed import Block, Parsed
from ingest.parse.tame import tame

INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|em|font|i|mark|s|small|span|strike|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,999})?/?>",
    re.IGNORECASE,
)
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"[ \t]*<(table|div|p|ul|ol|h[1-6]|blockquote|section|article|dl|figure)(?:\s[^<>]{0,999})?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
FIRST_HTML_TABLE = 2000
"""Apart from the numbers of tables that are found in the text."""


def parse_text(data: bytes) -> Parsed:
    """Read a text file; form feeds part its pages.

    Raises:
        SourceError: the file holds no text.
    """
    text = tame(decode(data))
    pages = find_pages(text)
    return Parsed(text, find_blocks(pages.words), pages.starts)


def parse_markdown(data: bytes) -> Parsed:
    """Read a Markdown file, its front matter as facts.

    Pages are parted by rules or comments with numbers, as converters from PDF leave them.

    Raises:
        EmptySource: its words are links to other files.
        SourceError: the file holds no text.
    """
    text = decode(data)
    facts, start = read_front_matter(text)
    text = text[:start] + tame(text[start:])
    if only_links(text[start:]):
        raise EmptySource("it only points to other files; ingest those")
    writer = PageWriter(tables=FIRST_HTML_TABLE)
    writer.write(text[:start])
    for piece, is_html in _pieces(text[start:]):
        if is_html:
            writer.read(soup_of(piece))
            writer.write("\n\n")
        else:
            writer.write(_without_tags(piece))
    pages = find_pages(writer.text, start=start)
    words = _without(pages.words, writer.blocks)
    aside = [Block(0, start, "aside")] if start else []
    blocks = sorted((*writer.blocks, *find_blocks(words, start=start)), key=lambda one: one.start)
    return Parsed(writer.text, (*aside, *blocks), pages.starts, facts)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Part Markdown from the HTML in it, which starts a paragraph and ends with one."""
    if not BLOCK_TAG.search(text):
        yield text, False
        return
    held: list[str] = []
    tag, depth = "", 0
    for paragraph in re.split(r"(?<=\n)(?=[ \t]*\r?\n)", text):
        opened = BLOCK_TAG.match(paragraph.lstrip("\r\n"))
        if opened and not tag:
            yield "".join(held), False
            held, tag = [], opened[1].lower()
        held.append(paragraph)
        if tag:
            found = re.findall(rf"<(/?){tag}\b", paragraph, re.IGNORECASE)
            depth += found.count("") - found.count("/")
            if depth <= 0:
                yield "".join(held), True
                held, tag, depth = [], "", 0
    yield "".join(held), bool(tag)


def _without_tags(text: str) -> str:
    """Leave out the tags within Markdown's paragraphs, and read its entities."""
    if "<" in text:
        text = INLINE_TAG.sub("", BREAK_TAG.sub(" ", text))
    return ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _without(text: str, blocks: list[Block]) -> str:
    """Blank out blocks that were read already; offsets stay the same."""
    parts: list[str] = []
    end = 0
    for block in blocks:
        parts += text[end : block.start], " " * (block.end - block.start)
        end = block.end
    return "".join((*parts, text[end:]))
