"""Group a document's blocks under their headings and parts.

A part, "Decision" or "Minutes", stands under the agenda item that was open before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.parse import Block
from ingest.parse.lines import PARTS, STUB

PART_LEVEL = 3
"""Headings below this depth stand within a part; others open a new agenda item."""


@dataclass(slots=True)
class Section:
    """What stands under one heading in one part: its blocks and the trail to it.

    The trail leaves out the heading. `opened` says that the heading stands further up: a
    "Decision" and the "Minutes" after it stand under the same one.
    """

    trail: tuple[str, ...]
    heading: Block | None
    part: str | None
    opened: bool = False
    blocks: list[Block] = field(default_factory=list)


def find_sections(text: str, blocks: Sequence[Block]) -> Iterator[Section]:
    """Group blocks under their headings and parts, keeping the trail of headings."""
    above: list[Block] = []
    section = Section((), None, None)
    for block in blocks:
        if block.role == "aside" or _is_furniture(text, block):
            continue
        if block.role not in ("heading", "part"):
            section.blocks.append(block)
            continue
        yield section
        if block.role == "part":
            words = plain(text, block).rstrip(" :")
            named = PARTS.get(words.lower(), words.capitalize())
            opened = section.opened or bool(section.blocks)
            section = Section(section.trail, section.heading, named, opened)
            continue
        above = [other for other in above if other.level < block.level]
        part = section.part if block.level > PART_LEVEL else None
        section = Section(tuple(plain(text, other) for other in above), block, part)
        above.append(block)
    yield section


def _is_furniture(text: str, block: Block) -> bool:
    """Tell a line that a web site prints on every page, such as "Supporting documents:"."""
    return block.role in ("paragraph", "heading") and bool(STUB.fullmatch(plain(text, block)))


def plain(text: str, heading: Block) -> str:
    """Return a heading's words without line breaks and Markdown's marks."""
    words = " ".join(text[heading.start : heading.end].split())
    return words.replace("\\", "").strip("#*_ ")
