"""Write a web page's words in the order in which a browser shows them, block by block."""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from errors import SourceError
from ingest.parse.blocks import find_blocks
from ingest.parse.html.beside import told_beside
from ingest.parse.html.tags import classes, squeezed
from ingest.parse.marks import BULLET, LEAD_IN, NUMBER, PART, STUB
from ingest.parse.numerals import numeral
from ingest.parse.parsed import Role, Writer

MOST_TAGS = 300_000
"""Tags of a page beyond which it is data, and would fill the memory."""
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figure figcaption "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption".split()
)
ITEM_CLASS = re.compile(r"mg(AiTitle|SubItemTitle)", re.IGNORECASE)
HEADING_CLASS = re.compile(r"mg(AiTitle|SubItemTitle|SectionTitle)", re.IGNORECASE)
"""What ModernGov, in which most British councils publish, calls its headings."""
FILE_SIZE = re.compile(r"\s*\b(?:PDF|DOCX?|XLSX?|PPTX?)\s+[\d.,]+\s*[KM]B\b", re.IGNORECASE)
"""What a page prints after a link to a file."""
LONE_NUMBER = re.compile(r"\(?\d{1,3}(?:[./]\d{1,4}){0,2}[a-z]?[.)]?", re.IGNORECASE)
"""An agenda item's number in a cell of its own, before its title's."""
LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
HEADING_LETTERS = 100
"""Letters of a bold paragraph that can be a heading."""
DEEPEST = 30
"""Tables within tables beyond which no table holds facts: looking through them takes long."""
LONG_CELL = 300
"""Letters in a cell beyond which a table only lays the page out."""


def soup_of(text: str) -> BeautifulSoup:
    """Parse HTML.

    Raises:
        SourceError: it has more than MOST_TAGS tags.
    """
    if text.count("<") > MOST_TAGS:
        raise SourceError(f"it has more than {MOST_TAGS:,} tags; split it and ingest the parts")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as HTML
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(text, "lxml")


class PageWriter(Writer):
    """Writes a page's blocks in reading order, collecting running text between them.

    Tables are numbered from above `tables`.
    """

    def __init__(self, *, tables: int = 0) -> None:
        super().__init__()
        self._running: list[str] = []
        self._role: Role = "paragraph"
        self._level = 0
        self._table = tables
        self._depth = 0
        self._number = ""
        self._label = ""
        self._counts: dict[int, int] = {}

    def read(self, root: Tag) -> None:
        """Write everything below `root`, without recursion: pages can be nested deeply."""
        stack: list[tuple[PageElement, bool]] = [(root, False)]
        while stack:
            node, left = stack.pop()
            if not left:
                self._note(node)
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):
                    self._running.append(str(node))
                continue
            if not isinstance(node, Tag):
                continue
            if node.name == "br":
                self._running.append("\n")
            elif left:
                self.flush()
                self._depth -= node.name == "table"
            elif self._depth < DEEPEST and node.name == "table" and is_grid(node):
                self.flush()
                self._write_table(node)
            elif self._depth < DEEPEST and node.name == "td" and (number := _number_of(node)):
                self.flush()
                self._hold(number)
            else:
                if node.name in BLOCKS or HEADING_CLASS.search(classes(node)):
                    self.flush()
                    self._enter(node)
                    stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        self.flush()
        self._hold("")

    def _note(self, node: PageElement) -> None:
        for words, place in told_beside(node):
            self.note(words, place)

    def _hold(self, number: str) -> None:
        """Keep an item's number for the words that follow it; one that none followed is text."""
        if self._number:
            self.add(self._number, "paragraph")
        self._number = number

    def _enter(self, node: Tag) -> None:
        self._depth += node.name == "table"
        if re.fullmatch("h[1-6]", node.name):
            self._role, self._level = "heading", int(node.name[1])
        elif HEADING_CLASS.search(classes(node)) or (node.name == "p" and _is_strong(node)):
            self._role, self._level = "heading", 3
        elif node.name == "li":
            self._role = "item"
            self._label = self._counted(node)

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
        words = FILE_SIZE.sub("", squeezed("".join(self._running)))
        self._running.clear()
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
        for n, row in enumerate(_rows(table)):
            cells = [squeezed(cell.get_text(" ")) for cell in row]
            if any(cells):
                header = n == 0 or all(cell.name == "th" for cell in row)
                self.add(" | ".join(cells), "row", header=header, table=self._table, gap="\n")


def _rows(table: Tag) -> Iterator[list[Tag]]:
    """Yield the cells of each row, also of a head that has cells but no row."""
    for row in table.find_all(["thead", "tr"]):
        if cells := row.find_all(["td", "th"], recursive=False):
            yield cells


def is_grid(table: Tag) -> bool:
    """Tell a table of facts from one that only lays the page out."""
    if table.find("table") or table.find(class_=ITEM_CLASS):
        return False
    rows = list(_rows(table))
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return sum(len(row) > 1 for row in rows) >= 2 and longest <= LONG_CELL


def _number_of(cell: Tag) -> str:
    """Return the number that is all that a cell holds, "" if it holds more."""
    if cell.find("table") is not None:
        return ""
    words = squeezed(cell.get_text(" "))
    return words if LONE_NUMBER.fullmatch(words) else ""


def _is_strong(paragraph: Tag) -> bool:
    """Tell a paragraph that is bold throughout, as a heading is, from one with bold words."""
    words = squeezed(paragraph.get_text())
    if not 0 < len(words) <= HEADING_LETTERS or LEAD_IN.match(words):
        return False
    shown = (
        text
        for text in paragraph.find_all(string=True)
        if text.strip() and not isinstance(text, PreformattedString)
    )
    return all(text.find_parent(["b", "strong", "p"]) is not paragraph for text in shown)


def _integer(value: object, default: int) -> int:
    return int(str(value)) if re.fullmatch(r"-?\d{1,6}", str(value)) else default
