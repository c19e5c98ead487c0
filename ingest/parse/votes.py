"""Tell the parts of a recorded vote: who was for, against and abstaining, under their labels."""

import re
from collections.abc import Sequence

from ingest.parse.parsed import Block

SIDE = re.compile(
    r"\W*(?:(?:those|votes?|voting|voted|members|councillors)\s+){0,3}"
    r"(?:for|in\s+favou?r|against|abstain\w*|abstentions?)\b",
    re.IGNORECASE,
)
LABEL_WORDS = 8
"""Words of a label such as "In favour of the proposed amendment"."""
NAMES = re.compile(
    r"\W*(?:(?:Deputy\s+)?Mayor\s+[A-Z][\w'’-]+\W+)?(?:Cllrs?|Councillors?|Councilors?|Messrs)\b|(?:\W*(?:[A-Z][\w'’().-]*\s?){1,4},){2}"
)
NONE = re.compile(
    r"\W*(?:there\s+(?:was|were)\s+)?(?:no|none|nobody|one|two|three|\d{1,2})\s+(?:\w+\s+)?abst\w+\W*\Z",
    re.IGNORECASE,
)
"""The side of those who abstain as a sentence: "There were no abstentions."."""
COUNT = re.compile(r"\W*(?:total\W*)?\d{1,3}\W*(?:votes?)?\W*\Z", re.IGNORECASE)
ASKED = re.compile(r":\W*\Z|\b(?:votes?|voting|division|show of hands|roll call)\b", re.IGNORECASE)
RESULT = re.compile(
    r".{0,200}?\b(?:declared|carried|defeated|lost|elected|passed|not passed|fell)\b", re.DOTALL
)
"""What a vote came to, which is said below it."""

HELD, HELD_FAST = 1, 2
"""How much a block needs the one before it: a label the side before it, names and numbers their
label."""


def heads_names(words: str, follows: str) -> bool:
    """Tell whether a line is the label of one side of a vote, its names standing below it."""
    ends = words.rstrip("*_ ").endswith((".", ";", ","))
    if ends or not SIDE.match(words) or len(words.split()) > LABEL_WORDS:
        return False
    return bool(NAMES.match(follows) or COUNT.match(follows))


def is_count(words: str) -> bool:
    """Tell the number of those on one side of a vote, on a line of its own."""
    return bool(COUNT.match(words))


def held_to_the_one_before(text: str, blocks: Sequence[Block]) -> dict[int, int]:
    """Return the places of blocks that say little without the block before them, and how much.

    They are the sides of a vote after the first, the first after what was voted on, and what
    the vote came to.
    """
    words = [text[block.start : block.end] for block in blocks]
    held: dict[int, int] = {}
    last = ""  # what the block before is of a vote
    for n in range(len(words)):
        now = "" if blocks[n].role in ("heading", "row") else _of_vote(words, n, last)
        asked = n > 0 and blocks[n - 1].role != "heading" and ASKED.search(words[n - 1])
        if now and (last or asked):
            own = SIDE.match(words[n]) or NONE.match(words[n])
            fast = now == "count" or (now == "names" and not own)
            held[n] = HELD_FAST if fast else HELD
        elif last in ("names", "count") and RESULT.match(words[n]):
            held[n] = HELD
        last = now
    return held


def _of_vote(words: Sequence[str], place: int, last: str) -> str:
    """Return what a block is of a vote, after what the one before it is: label, names, count."""
    said = words[place]
    if heads_names(said, words[place + 1] if place + 1 < len(words) else ""):
        return "label"
    side = SIDE.match(said)
    if side and NAMES.match(said[side.end() :]):
        return "names"
    if last == "label" and NAMES.match(said):
        return "names"
    goes_on = words[place - 1].endswith(",") and not side
    if last == "names" and (goes_on or NONE.match(said)):
        return "names"
    return "count" if last and COUNT.match(said) else ""
