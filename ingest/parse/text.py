"""Read text and Markdown files: the decoded file and its blocks, pages and front matter.

The text is the file's own, but that words are whole which a line's end broke, that pages'
heads and numbers don't stand within sentences, and that HTML in Markdown is read as a
browser shows it. Only what no people wrote (see `tame`) is cut down.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from errors import EmptySource
from ingest.parse.blocks import find_blocks
from ingest.parse.decode import decode
from ingest.parse.front_matter import read_front_matter
from ingest.parse.html.page import PageWriter, soup_of
from ingest.parse.links import only_links
from ingest.parse.mend_letters import mend_hyphens
from ingest.parse.notices import over_all, placed
from ingest.parse.pages import Pages, find_pages
from ingest.parse.parsed import Block, Noted, Notice, Parsed, Place
from ingest.parse.raised import LOWERED, RAISED, set_down
from ingest.parse.rejoin_text_words import join_broken, join_spaced
from ingest.parse.running import without_running
from ingest.parse.tame import tame
from words import contents as said

STRUCK_TAG = re.compile(
    r"<(?P<tag>s|del|strike)(?:\s[^<>]{0,200})?>(?:(?!</?(?P=tag)\b).){0,2000}?"
    r"</(?P=tag)\s*>[ \t]?",
    re.IGNORECASE | re.DOTALL,
)
STRUCK = re.compile(r"(?<!~)~~(?![~\s])[^~\n]{1,1000}(?<!\s)~~(?!~)[ \t]?")
"""What no longer stands: its words are no more the text's."""
SUP = re.compile(
    r"<sup(?:\s[^<>]{0,200})?>((?:<a\s[^<>]{0,300}>)?[^<>]{0,40}(?:</a>)?)</sup>", re.I
)
INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|del|em|font|i|ins|mark|s|small|span|strike|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,999})?/?>",
    re.IGNORECASE,
)
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"[ \t]*<(table|div|p|ul|ol|h[1-6]|blockquote|section|article|dl|figure)(?:\s[^<>]{0,999})?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
REMARK = re.compile(
    r"<!--(?P<comment>(?:(?!-->)[^<]|<(?!!--))+)-->"
    r"|^\[(?://|comment|_metadata_[^\]\n]{0,40}|\^?#)\]:[ \t]*(?:<>|#)?[ \t]*"
    r"[\"'(](?P<note>[^\n]{1,500})[\"')][ \t]*\r?$"
    r"|!\[(?P<alt>[^\[\]\n]{1,500})\]\(",
    re.MULTILINE | re.IGNORECASE,
)
"""What Markdown carries beside its words: comments of two kinds, and pictures."""
FIRST_HTML_TABLE = 2000
"""Apart from the numbers of tables that are found in the text."""


def parse_text(data: bytes) -> Parsed:
    """Read a text file; form feeds part its pages.

    Raises:
        SourceError: the file holds no text.
    """
    text, pages, heads = _without_running(_words_whole(tame(decode(data))), 0)
    return Parsed(text, find_blocks(pages.words), pages.starts, notices=heads)


def _words_whole(text: str) -> str:
    return join_broken(join_spaced(text))


def _without_running(text: str, start: int) -> tuple[str, Pages, tuple[Notice, ...]]:
    """Return a text without running heads from `start` on, its pages, and what the heads said."""
    pages = find_pages(text, start=start)
    if len(pages.starts) < 2:
        return text, pages, ()
    rest, places, heads = without_running(text[start:], [max(0, at - start) for at in pages.starts])
    whole = text[:start] + rest
    words = pages.words if whole == text else find_pages(whole, start=start).words
    starts = (0, *(at + start for at in places[1:]))
    moved = (replace(one, start=one.start + start, end=one.end + start) for one in heads)
    return whole, Pages(starts, words), tuple(moved)


def parse_markdown(data: bytes) -> Parsed:
    """Read a Markdown file, its front matter as facts.

    Pages are parted by rules or comments with numbers, as converters from PDF leave them.

    Raises:
        EmptySource: its words are links to other files.
        SourceError: the file holds no text.
    """
    heads: tuple[Notice, ...] = ()
    text = decode(data)
    facts, start = read_front_matter(text)
    text = text[:start] + tame(text[start:])
    if only_links(text[start:]):
        raise EmptySource(said.POINTER)
    writer = PageWriter(tables=FIRST_HTML_TABLE)
    writer.write(text[:start])
    for piece, is_html in _pieces(_words_whole(text[start:])):
        if is_html:
            writer.read(soup_of(piece))
            writer.write("\n\n")
        else:
            writer.write(_without_tags(piece))
    if writer.blocks:  # what was HTML has its place already
        text, pages = writer.text, find_pages(writer.text, start=start)
    else:
        text, pages, heads = _without_running(writer.text, start)
    words = _without(pages.words, writer.blocks)
    aside = [Block(0, start, "aside")] if start else []
    blocks = sorted((*writer.blocks, *find_blocks(words, start=start)), key=lambda one: one.start)
    notices = (
        *over_all((f"{name}: {value}" for name, value in facts.items()), "property", len(text)),
        *placed((*writer.noted, *_remarks(text, start)), blocks, len(text)),
        *heads,
    )
    return Parsed(text, (*aside, *blocks), pages.starts, facts, notices=notices)


def _remarks(text: str, start: int) -> Iterator[Noted]:
    """Yield what Markdown carries that no reader sees: comments, and what pictures show."""
    if not any(mark in text for mark in ("<!--", "![", "]:")):
        return
    for found in REMARK.finditer(text, start):
        words = " ".join((found["comment"] or found["note"] or found["alt"] or "").split())
        if re.search(r"[^\W\d_]{3}", words):
            place: Place = "hidden" if found["alt"] is None else "picture"
            yield Noted(words, place, found.start(), alone=False)


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
        text = SUP.sub(rf"{RAISED}\1{LOWERED}", STRUCK_TAG.sub("", text))
        text = set_down(INLINE_TAG.sub("", BREAK_TAG.sub(" ", text)))
    if "~~" in text:
        text = STRUCK.sub("", text)
    if "&" not in text:
        return text
    return mend_hyphens(ENTITY.sub(lambda found: html.unescape(found[0]), text))


def _without(text: str, blocks: list[Block]) -> str:
    """Blank out blocks that were read already; offsets stay the same."""
    parts: list[str] = []
    end = 0
    for block in blocks:
        parts += text[end : block.start], " " * (block.end - block.start)
        end = block.end
    return "".join((*parts, text[end:]))
