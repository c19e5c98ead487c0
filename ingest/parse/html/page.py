"""Write a web page's words in the order in which a browser shows them, block by block."""

import re
import warnings
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from errors import SourceError
from ingest.parse.blocks import find_blocks
from ingest.parse.html.asides import told_beside
from ingest.parse.html.tables import is_grid, read_rows
from ingest.parse.html.tags import BLOCKS, classes, squeezed
from ingest.parse.line_marks import BULLET, LEAD_IN, NUMBER, PART, STUB, states_result
from ingest.parse.numerals import numeral
from ingest.parse.parsed import Role, Writer
from ingest.parse.raised import LOWERED, RAISED, set_down
from words import contents as said

MOST_TAGS = 300_000
"""Tags of a page beyond which it is data, and would fill the memory."""
HEADING_CLASS = re.compile(r"mg(AiTitle|SubItemTitle|SectionTitle)", re.IGNORECASE)
"""What ModernGov, in which most British councils publish, calls its headings."""
FILE_SIZE = re.compile(r"\s*\b(?:PDF|DOCX?|XLSX?|PPTX?)\s+[\d.,]+\s*[KM]B\b", re.IGNORECASE)
"""What a page prints after a link to a file."""
LONE_NUMBER = re.compile(r"\(?\d{1,3}(?:[./]\d{1,4}){0,2}[a-z]?[.)]?", re.IGNORECASE)
"""An agenda item's number in a cell of its own, before its title's."""
LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
HEADING_LETTERS = 100
"""Letters of a bold paragraph that can be a heading."""
LEAD_IN_WORDS = 5
"""Words of a line that ends in a colon beyond which it leads in a list."""
DEEPEST = 30
"""Tables within tables beyond which no table holds facts: looking through them takes long."""


def soup_of(text: str) -> BeautifulSoup:
    """Parse HTML.

    Raises:
        SourceError: it has more than MOST_TAGS tags.
    """
    if text.count("<") > MOST_TAGS:
        raise SourceError(said.too_many_tags(MOST_TAGS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as HTML
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(text, "lxml")


class Step(NamedTuple):
    """A node on the way through a page: whether it is left again, and within bold type."""

    node: PageElement
    left: bool = False
    strong: bool = False


def _within(node: Tag, *, strong: bool) -> Iterator[Step]:
    """Yield the steps to what a tag holds, the last first."""
    strong = strong or node.name in ("b", "strong")
    return (Step(child, strong=strong) for child in reversed(node.contents))


class PageWriter(Writer):
    """Writes a page's blocks in reading order, collecting running text between them.

    Tables are numbered from above `tables`.
    """

    def __init__(self, *, tables: int = 0) -> None:
        super().__init__()
        self._running: list[str] = []
        self._broken = 0
        self._is_title = False
        self._begun = False
        self._role: Role = "paragraph"
        self._level = 0
        self._table = tables
        self._depth = 0
        self._number = ""
        self._label = ""
        self._counts: dict[int, int] = {}

    def read(self, root: Tag) -> None:
        """Write everything below `root`, without recursion: pages can be nested deeply."""
        stack = [Step(root)]
        while stack:
            step = stack.pop()
            node = step.node
            if not step.left:
                self._note(node)
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    self._say(str(node), strong=step.strong)
            elif not isinstance(node, Tag):
                continue
            elif step.left:
                self._leave(node)
            elif self._depth < DEEPEST and node.name == "table" and is_grid(node):
                self.flush()
                self._write_table(node)
            elif self._depth < DEEPEST and node.name == "td" and (number := _number_of(node)):
                self.flush()
                self._hold(number)
            elif self._enter(node):
                stack.append(Step(node, left=True))
                stack += _within(node, strong=step.strong)
            else:
                stack += _within(node, strong=step.strong)
        self.flush()
        self._hold("")

    def _say(self, words: str, *, strong: bool) -> None:
        """Take up running text; what follows a break after a bold line is apart from it."""
        if not words.strip():
            self._running.append(words)
            return
        if self._broken and self._is_title and not strong and self._role == "paragraph":
            if _heads(squeezed("".join(self._running))):
                self._role, self._level = "heading", 3
                self.flush()
        elif self._broken > 1:
            self.flush()
        self._broken = 0
        self._is_title = strong and (self._is_title or not self._begun)
        self._begun = True
        self._running.append(words)

    def _note(self, node: PageElement) -> None:
        for words, place in told_beside(node):
            self.note(words, place)

    def _hold(self, number: str) -> None:
        """Keep an item's number for the words that follow it; one that none followed is text."""
        if self._number:
            self.add(self._number, "paragraph")
        self._number = number

    def _enter(self, node: Tag) -> bool:
        """Prepare for what a tag holds, and tell whether the line ends where it does."""
        if node.name == "br":
            self._running.append("\n")
            self._broken += 1
        elif node.name == "sup":
            self._running.append(RAISED)
            return True
        if node.name not in BLOCKS and not HEADING_CLASS.search(classes(node)):
            return False
        self.flush()
        self._depth += node.name == "table"
        if re.fullmatch("h[1-6]", node.name):
            self._role, self._level = "heading", int(node.name[1])
        elif HEADING_CLASS.search(classes(node)) or (node.name == "p" and _is_strong(node)):
            self._role, self._level = "heading", 3
        elif node.name == "li":
            self._role = "item"
            self._label = self._counted(node)
        return True

    def _leave(self, node: Tag) -> None:
        if node.name == "sup":
            self._running.append(LOWERED)
            return
        self.flush()
        self._depth -= node.name == "table"

    def _counted(self, item: Tag) -> str:
        """Return the number that a browser shows before a list's item."""
        parent = item.parent
        if parent is None or parent.name != "ol" or "none" in str(parent.get("style", "")):
            return ""
        first = _integer(parent.get("start"), 1)
        number = _integer(item.get("value"), self._counts.get(id(parent), first - 1) + 1)
        self._counts[id(parent)] = number
        return f"{numeral(number, LIST_FORMS.get(str(parent.get('type')), 'decimal'))}."

    def flush(self) -> None:
        """Write the running text as a block, if it has words."""
        words = FILE_SIZE.sub("", squeezed(set_down("".join(self._running))))
        self._running.clear()
        self._broken, self._is_title, self._begun = 0, False, False
        role, level = self._role, self._level
        if not words:
            return
        self._role, self._level = "paragraph", 0
        if role == "heading" and LONE_NUMBER.fullmatch(words):
            self._hold(words)
            return
        if number := self._number or ("" if NUMBER.match(words) else self._label):
            words = f"{number} {words}"
        self._number = self._label = ""
        self._write(words, "paragraph" if STUB.fullmatch(words) else role, level)

    def _write(self, words: str, role: Role, level: int) -> None:
        found = BULLET.match(words) or NUMBER.match(words)
        label = found[0].strip() if found else ""
        if PART.match(words):
            self.add(words, "part")
        elif role == "paragraph" and found:
            self.add(words, find_blocks(words)[0].role, level=2, label=label)
        else:
            self.add(words, role, level=level, label=label)

    def _write_table(self, table: Tag) -> None:
        self._table += 1
        for node in table.descendants:
            self._note(node)
        if table.caption is not None and (words := squeezed(table.caption.get_text(" "))):
            self.add(words, "heading", level=4)
        named: tuple[str, ...] = ()
        for n, row in enumerate(read_rows(table)):
            words = " | ".join(row.cells).strip(" |") if row.alone else " | ".join(row.cells)
            if n and row.alone and states_result(words):
                self.add(words, "paragraph")
                continue
            header = n == 0 or row.header or row.cells == named  # named again on the next page
            named = row.cells if n == 0 else named
            self.add(words.strip(), "row", header=header, table=self._table, gap="\n")


def _number_of(cell: Tag) -> str:
    """Return the number that is all that a cell holds, "" if it holds more."""
    if cell.find("table") is not None:
        return ""
    words = squeezed(cell.get_text(" "))
    return words if LONE_NUMBER.fullmatch(words) else ""


def _is_strong(paragraph: Tag) -> bool:
    """Tell a paragraph that is bold throughout, as a heading is, from one with bold words."""
    if not _heads(squeezed(paragraph.get_text())):
        return False
    shown = (
        text
        for text in paragraph.find_all(string=True)
        if text.strip() and not isinstance(text, PreformattedString)
    )
    return all(text.find_parent(["b", "strong", "p"]) is not paragraph for text in shown)


def _heads(words: str) -> bool:
    """Tell whether bold words can be a heading: short, and no lead-in of what follows."""
    leads = LEAD_IN.match(words) or (words.endswith(":") and len(words.split()) > LEAD_IN_WORDS)
    return 0 < len(words) <= HEADING_LETTERS and not leads


def _integer(value: object, default: int) -> int:
    return int(str(value)) if re.fullmatch(r"-?\d{1,6}", str(value)) else default
