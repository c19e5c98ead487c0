"""Tell a title that names a private report from a mark on the page that it heads.

A public page of a decision is called what the report was, "Sale of the depot (exempt: paragraph
3)", and says for the public what was decided on it.
"""

import re
from dataclasses import replace

from ingest.access.candidate_lines import Line
from ingest.access.likely import likely_mark
from ingest.access.wording import clean, read
from ingest.parse import Parsed

BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{1,100})[)\]]\s*\Z")
"""What stands in brackets at the end of a title."""
GRAVER = frozenset(
    ("secret", "private", "restrict", "confidence", "publish", "closed", "sensitive")
)
"""Ideas of a mark that says more than that a report was exempt."""


def without_exemption(parsed: Parsed) -> Parsed:
    """Return a page as if its title said nothing of an exempt report; offsets stay as they are.

    A title that says so outside its brackets, or says more than "exempt", is left as it is.
    """
    title = parsed.facts.get("title", "")
    bare = _bare(title)
    if not bare:
        return parsed
    text = parsed.text
    for block in parsed.blocks:
        if text[block.start : block.end] == title:
            text = text[: block.start] + bare.ljust(len(title)) + text[block.end :]
    notices = (replace(one, words=one.words.replace(title, bare)) for one in parsed.notices)
    return replace(parsed, text=text, facts={**parsed.facts, "title": bare}, notices=tuple(notices))


def _bare(title: str) -> str:
    """Return a title that is no mark but for "exempt" in brackets at its end, without these."""
    found = BRACKETED.search(title)
    if not found:
        return ""
    ideas = set(read(clean(found[1])).ideas)
    bare = title[: found.start()]
    marked = likely_mark(Line(bare, "top", "head", 0, len(title)))
    return "" if marked or "exempt" not in ideas or ideas & GRAVER else bare
