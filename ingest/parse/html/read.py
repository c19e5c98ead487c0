"""Read a web page: what it states of itself, then its own words."""

import re

from errors import EmptySource
from ingest.parse.decode import decode
from ingest.parse.html import moderngov
from ingest.parse.html.asides import read_properties, told_around
from ingest.parse.html.facts import read_facts
from ingest.parse.html.furniture import find_content, link_share, strip_ending, strip_furniture
from ingest.parse.html.page import PageWriter, soup_of
from ingest.parse.html.visible import take_out_unshown
from ingest.parse.notices import over_all, placed
from ingest.parse.parsed import Notice, Parsed
from words import contents

MOSTLY_LINKS = 0.5
"""The share of a page's letters in links beyond which it leads to documents and is none."""
SENTENCE = 15
"""Words of a paragraph that says something itself."""
A_DOCUMENTS_WORDS = 60
"""Words in such paragraphs that make a document of any page."""
ERROR = re.compile(
    r"\b(?:404|403|500|not found|access denied|forbidden|(?:server|application|runtime) error|"
    r"(?:session|page) (?:has |is )?(?:timed out|expired|unavailable)|cannot be found|"
    r"sign in|log ?in|captcha)\b",
    re.IGNORECASE,
)


def parse_html(data: bytes) -> Parsed:
    """Read a web page.

    The facts are those of `facts.read_facts`, and of a ModernGov page those that its
    structure states besides: "committee", "date" (the meeting's), "time", "venue", "type"
    (agenda, minutes or decision), "item", "decision maker".

    Raises:
        EmptySource: it is a list of links, a form or an error, no document.
        SourceError: it is no text, or too large.
    """
    soup = soup_of(decode(data))
    facts = read_facts(soup)
    asks_password = soup.find("input", type="password") is not None
    is_moderngov = moderngov.is_moderngov(soup)
    said = list(read_properties(soup))
    written = take_out_unshown(soup)
    strip_furniture(soup)
    if is_moderngov:
        root = moderngov.prepare(soup)
        facts |= moderngov.read_page_facts(root, facts.get("title", ""))
    else:
        root = find_content(soup)
        strip_ending(root)
    writer = PageWriter()
    writer.read(root)
    length = writer.length
    around = dict.fromkeys(told_around(soup, root))
    notices = (
        *over_all(said, "property", length),
        *over_all(written, "watermark", length),
        *(Notice(words, place, 0, length) for words, place in around),
        *placed(writer.noted, writer.blocks, length),
    )
    parsed = Parsed(writer.text, tuple(writer.blocks), facts=facts, notices=notices)
    if is_moderngov and moderngov.is_document(root, facts):
        return parsed
    if _says_little(parsed):
        if asks_password or _says_error(parsed):
            raise EmptySource(contents.LOG_IN)
        if is_moderngov or link_share(root) > MOSTLY_LINKS:
            raise EmptySource(contents.LINKS)
    return parsed


def _says_little(parsed: Parsed) -> bool:
    """Tell whether a page has neither parts of minutes nor as many sentences as a document."""
    blocks = (parsed.text[block.start : block.end] for block in parsed.blocks)
    lengths = [len(words.split()) for words in blocks]
    said = sum(length for length in lengths if length >= SENTENCE)
    return said < A_DOCUMENTS_WORDS and all(block.role != "part" for block in parsed.blocks)


def _says_error(parsed: Parsed) -> bool:
    top = f"{parsed.facts.get('title', '')} {parsed.text[:300]}"
    return len(parsed.text.split()) < A_DOCUMENTS_WORDS and bool(ERROR.search(top))
