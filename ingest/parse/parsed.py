"""What every parser returns: the text to store and the blocks that it falls into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ingest.parse.tame import tame

Role = Literal["heading", "paragraph", "item", "row", "part", "aside"]
"""What a block is: a heading, a paragraph, a list item, a table's row, a marker such as
"Decision:" that opens a part, or an aside (front matter) that is no part of the minutes."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one role.

    `level` is a heading's depth from 1. `label` is a visible number or bullet at its start.
    `header` says of a row that it names the columns; `table` numbers the table it is in.
    """

    start: int
    end: int
    role: Role
    level: int = 0
    label: str = ""
    header: bool = False
    table: int = 0


Place = Literal["head", "foot", "watermark", "stamp", "hidden", "picture", "property", "margin"]
"""Where words stand that are no part of the running text."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Words that a file carries beside its text, and the stretch of the text that they stand over.

    A running head stands over its page or section, a watermark over the pages that show it, a
    property of the file over all of it. `end` is exclusive. What is only beside the text cannot be
    quoted, but may say that the text is a draft or not for publication.
    """

    words: str
    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's words in reading order, with what its format says about them.

    `facts` holds what the file states of itself (title, date, type), by lower-case name;
    `ocr_pages` are the numbers, from 1, of the pages that were read from pictures; `notices`
    are the words beside the text.
    """

    text: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    ocr_pages: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()


class Writer:
    """Builds the text of a parsed file block by block, so that offsets always agree."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        """Return what was written so far."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """Return how many code points were written so far."""
        return self._length

    def write(self, text: str) -> None:
        """Write text that belongs to no block."""
        text = tame(text)
        self._parts.append(text)
        self._length += len(text)

    def add(
        self,
        text: str,
        role: Role,
        *,
        level: int = 0,
        label: str = "",
        header: bool = False,
        table: int = 0,
        gap: str = "\n\n",
    ) -> None:
        """Write one block, apart from what stands before it by `gap`."""
        if self._length:
            self.write(gap)
        start = self._length
        self.write(text)
        self.blocks.append(Block(start, self._length, role, level, label, header, table))
