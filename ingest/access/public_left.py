"""Tell that from here on the public had left: "the meeting went into committee".

What follows may be what was done in private. In published minutes it may as well be public, so
that it is only doubtful, and a person decides.
"""

import re
from collections.abc import Sequence

from ingest.access.form_lines import answered
from ingest.access.reach import (
    ENDS_MEETING,
    only_resolves,
    only_titles,
    reopens,
    says_nothing,
    section_of,
)
from ingest.access.wording import clean, read
from ingest.parse import Block
from ingest.parse.line_marks import LEAD_IN
from schema import Kind

LONGEST_WORDS = 30
"""Words of a line that says that the public left, and no more than that."""
TURNS = re.compile(
    r"\bexclude (?:(?:of|this|no|session|was) ){0,5}public\b"
    r"|\bpublic (?:(?:of|public|was) ){0,4}exclude\b"
    r"|\b(?:enter|resolve|in) (?:(?:of|in|was|enter|this) ){0,3}"
    r"(?:private|closed|secret|exempt) session\b"
    r"|\b(?:enter|resolve|was) (?:(?:of|in|was|enter|resolve) ){0,3}"
    r"(?:in (?:camera|committee)|committee|camera|executive session|private|part later)\b"
    r"|\b(?:private|closed|secret|exempt|executive) session (?:was )?enter\b"
    r"|\bresolve [?] in (?:committee|camera)\b|\bsession [?] private\b"
    r"|\bagain in (?:this )?(?:committee|camera|private|(?:closed|executive) session)\b"
    r"|\b(?:closed|again) (?:(?:this|of|session) ){0,3}was (?:this )?public\b"
)
ELSE = frozenset(("topic", "meta", "open", "neg", "no", "once", "lifted", "ask"))
"""Ideas of a line that says something else."""
NUMBERED = re.compile(r"(\d{1,3}(?:/\d{1,4})?)[.):]?\s+[A-Z]")
"""How the next item begins, even where it is set as no heading; what is private begins at one."""
PUBLIC_TIME = re.compile(
    r"\b(?:public|parishioners?|residents?|electors?)\b.{0,40}"
    r"\b(?:participation|questions?|comments?|forum|time|session|information|issues|matters)\b"
    r"|\b(?:questions?|comments?|issues|matters|receive|hear)\b.{0,30}"
    r"\b(?:from|by|of)\b.{0,12}\b(?:public|parishioners|residents|electors)\b",
    re.IGNORECASE,
)
"""The heading under which the public may speak; the meeting then "closes to the public" again."""
SENT_OUT = re.compile(
    r"\b(?:exclu\w+|private|camera|confidential|committee|asked)\b", re.IGNORECASE
)
MOST_ELSE = 2
"""Words of such a line that are none of those that it is made of: a mover's name."""


def turns_private(words: str) -> bool:
    """Tell a line that says that the public were to leave, or that the meeting sat without them."""
    if answered(read(clean(words))) or re.search(r"\b(?:re-?)?open", words, re.IGNORECASE):
        return False
    said = words.partition(":")[0]
    return any(_turns(piece) for piece in {said, said.rpartition(" - ")[2]})


def ends_public_time(text: str, blocks: Sequence[Block], at: int) -> bool:
    """Tell a line that says that the public had their say, and could only listen from then on."""
    words = text[blocks[at].start : blocks[at].end]
    if "public" not in words.lower() or SENT_OUT.search(words) or not turns_private(words):
        return False
    first, _ = section_of(text, blocks, at)
    above = (text[one.start : one.end] for one in (blocks[first], blocks[at - 1]))
    return any(PUBLIC_TIME.search(one) and not SENT_OUT.search(one) for one in above)


def _turns(said: str) -> bool:
    if len(said.split()) > LONGEST_WORDS or LEAD_IN.match(said.lstrip("*_( ")):
        return False
    ideas = read(clean(said)).ideas
    found = TURNS.search(in_order := " ".join(ideas))
    if not found or ELSE.intersection(ideas) or "again" in in_order.replace(found[0], ""):
        return False
    return ideas.count("?") <= MOST_ELSE


def end_of_sitting(text: str, blocks: Sequence[Block], at: int, kind: Kind) -> int | None:
    """Return the end block of what follows such a line under its heading.

    Returns:
        None where nothing follows, or what is public: an agenda's titles, what was resolved.
    """
    _, end = section_of(text, blocks, at)
    end = next((n for n in range(at + 1, end) if _ends(text, blocks[n])), end)
    beneath = blocks[at + 1 : end]
    if says_nothing(text, beneath) or (kind == "agenda" and only_titles(text, beneath)):
        return None
    return None if only_resolves(text, beneath) is not False else end


def _ends(text: str, block: Block) -> bool:
    """Tell a block that says that the meeting is over, or public again."""
    words = re.sub(r"^[\W_]*(?:the )?", "", text[block.start : block.end], flags=re.IGNORECASE)
    if (number := NUMBERED.match(words)) and number[1] != "1":
        return True
    return ENDS_MEETING.match(words) is not None or reopens(text, block)
