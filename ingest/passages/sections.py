"""Group a document's blocks under their headings and parts.

A part, "Decision" or "Minutes", stands under the agenda item that was open before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from english.persons import MEMBER
from english.sentences import find_sentences
from ingest.parse import Block
from ingest.parse.line_marks import ATTENDANCE, PARTS, STUB, plain

ITEM_LEVEL = 2
"""The depth of an agenda item, as of a numbered heading."""
PART_LEVEL = 3
"""Headings below this depth stand within a part; others open a new agenda item."""
ROLL_WORDS = 6
SAID_WORDS, SAID_SHARE = 12, 0.6
"""Words of a sentence, and how many of them are in lower case: names and offices are not."""
PEOPLE = re.compile(
    rf"(?:{MEMBER}|officers|officials|staff|public|guests|visitors|observers|"
    r"others?|also|apologies|absent|in the chair)\b",
    re.IGNORECASE,
)
"""Headings within a list of those present."""
_ITEM_NUMBER = re.compile(r"\W*(?:item|minute)?\s*(\d{1,4})((?:/\d{2,4})*)\W*", re.IGNORECASE)
RUN_IN_WORDS = 10
"""Words by which an item whose title runs into its text is known."""


@dataclass(slots=True)
class Section:
    """What stands under one heading in one part: its blocks and the trail to it.

    The trail leaves out the section's own `title`. `opened` says that the heading stands
    further up: a "Decision" and the "Minutes" after it stand under the same one. `asked` is
    the block that a "Reply" answers.
    """

    trail: tuple[str, ...] = ()
    title: str | None = None
    part: str | None = None
    opened: bool = False
    asked: Block | None = None
    blocks: list[Block] = field(default_factory=list)


def find_sections(text: str, blocks: Sequence[Block]) -> Iterator[Section]:
    """Group blocks under their headings and parts, keeping the trail of headings."""
    above: list[Block] = []
    agenda = _Agenda()
    section = Section()
    for block in blocks:
        if block.role == "aside" or _is_furniture(text, block):
            continue
        opens = agenda.opens(text, block, section.blocks[-1] if section.blocks else None)
        if block.role not in ("heading", "part") and not opens:
            if _leaves_the_roll(text, block, section):
                yield section
                section = Section(section.trail)
            section.blocks.append(block)
            continue
        yield section
        if block.role == "part":
            section = _part(section, plain(text[block.start : block.end]).rstrip(" :"))
            continue
        level = block.level if block.role == "heading" else ITEM_LEVEL
        listing = PEOPLE.match(plain(text[block.start : block.end]))
        above = [
            other
            for other in above
            if other.level < level and (listing or not _heads_the_roll(text, other))
        ]
        trail = tuple(plain(text[other.start : other.end]) for other in above)
        part = section.part if level > PART_LEVEL else None
        title = (
            plain(text[block.start : block.end])
            if block.role == "heading"
            else _run_in_title(text, block)
        )
        section = Section(trail, title, part, blocks=[block])
        if block.role == "heading":
            above.append(block)
    yield section


def _heads_the_roll(text: str, block: Block) -> bool:
    """Tell a heading such as "Officials in attendance:", under which nothing was said."""
    words = plain(text[block.start : block.end])
    return bool(ATTENDANCE.search(words)) and len(words.split()) <= ROLL_WORDS


def _leaves_the_roll(text: str, block: Block, section: Section) -> bool:
    """Tell whether a block, after the list of those present, is what was said then."""
    if len(section.blocks) < 2 or not _heads_the_roll(text, section.blocks[0]):
        return False
    words = text[block.start : block.end].split()
    small = sum(word[0].islower() for word in words)
    said = len(words) >= SAID_WORDS and small >= SAID_SHARE * len(words)
    return said and "apolog" not in text[block.start : block.end].lower()


def _part(section: Section, words: str) -> Section:
    """Open a part of the item that is open."""
    named = PARTS.get(words.lower(), words.capitalize())
    opened = section.opened or bool(section.blocks)
    asked = section.blocks[-1] if named == "Reply" and section.blocks else None
    return Section(section.trail, section.title, named, opened, asked)


class _Agenda:
    """Follows the numbers of the agenda, to tell its items from the lists within them."""

    def __init__(self) -> None:
        self._at: tuple[int, str] | None = None
        self._listed = 0

    def opens(self, text: str, block: Block, before: Block | None) -> bool:
        """Tell whether a numbered block is the agenda's next item, its title run into it."""
        found = _ITEM_NUMBER.fullmatch(block.label)
        if block.role not in ("heading", "item") or not found:
            return False
        number, suffix = int(found[1]), found[2]
        if block.role == "item":
            led = before is not None and text[before.end - 1] in ":-–—"
            follows = self._at == (number - 1, suffix) and self._listed != number - 1
            if not (follows or (self._at is None and number == 1 and not led)):
                self._listed = number
                return False
        self._at, self._listed = (number, suffix), 0
        return block.role == "item"


def _run_in_title(text: str, block: Block) -> str:
    """Return the words by which an item without a heading of its own is known."""
    first = next(find_sentences(text, block.start, block.end))
    words = plain(text[block.start : first.end]).split()
    short = " ".join(words[:RUN_IN_WORDS])
    return short.rstrip(".") if len(words) <= RUN_IN_WORDS else f"{short} …"


def _is_furniture(text: str, block: Block) -> bool:
    """Tell a line that a web site prints on every page, such as "Supporting documents:"."""
    return block.role in ("paragraph", "heading") and bool(
        STUB.fullmatch(plain(text[block.start : block.end]))
    )
