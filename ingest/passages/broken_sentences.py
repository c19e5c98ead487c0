"""Join the blocks that a sentence was broken over.

Text that was copied from pages has its lines set apart, and a parser that sees only where
lines end takes each for a paragraph. Where words show that a sentence goes on, it does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parse import Block
from ingest.parse.votes import heads_names

GOES_ON = re.compile(r"(?!(?:[ivx]+|[a-z])[.)\]:])[^\W\dA-Z_]")
"""How the rest of a sentence begins: in lower case, with no label."""
LEFT_OPEN = re.compile(r"\b(?:of|the|and|by|a|an|that|was|were)\Z")
"""Words that no sentence ends with; "to" and "with" may belong to a verb before them."""
MARKS = "|*_#<[("
"""What opens a line that is set in a way of its own."""
LONGEST = 4000
"""Letters of a sentence; it is looked at anew with each line that is joined to it."""
FEW_WORDS = 4
"""A line of fewer words is as often a label as the start of a sentence."""


def join_broken(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with each sentence in one of them; nothing of the text is changed."""
    found: list[Block] = []
    for block in blocks:
        if found and _goes_on(text, found[-1], block):
            found[-1] = replace(found[-1], end=block.end)
        else:
            found.append(block)
    return found


def _goes_on(text: str, before: Block, block: Block) -> bool:
    if block.role != "paragraph" or before.role not in ("paragraph", "item"):
        return False
    if before.end - before.start > LONGEST:
        return False
    said, words = text[before.start : before.end], text[block.start : block.end]
    if text[before.end : block.start].strip() or words[0] in MARKS or said[0].islower():
        return False  # a list without bullets has items that begin so too
    if len(said.split(maxsplit=FEW_WORDS)) < FEW_WORDS or heads_names(said, words):
        return False
    if GOES_ON.match(words):
        return said[-1] not in ".:;?!|*_"
    return words[0].isalpha() and (said[-1] == "," or bool(LEFT_OPEN.search(said[-10:])))
