"""Read web pages: the page's own words without menus, notices and footers.

ModernGov marks its parts with classes of its own (an item's title, a paragraph of
minutes); other pages are read by their HTML alone.
"""

import re
import warnings

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from ingest.parse.lines import BULLET, NUMBER, PART, STUB
from ingest.parse.parsed import Parsed, Role, Writer
from ingest.parse.text import decode

DROPPED = (
    "script style noscript template svg nav footer form button select iframe object aside head"
).split()
FURNITURE = re.compile(
    r"cookie|breadcrumb|skip-?link|site-?(header|footer|nav)|(^|[-_ ])(nav|menu|footer|sidebar|"
    r"banner|share|social|related|newsletter|advert)([-_ ]|$)|more-?like-?this|mg(Back|Breadcrumb)",
    re.IGNORECASE,
)
CONTENT = "main, [role=main], .mgContent, article, #content, #main"
BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figure figcaption "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption".split()
)
HEADING_CLASS = re.compile(r"mg(AiTitle|SubItemTitle|SectionTitle)", re.IGNORECASE)
FILE_SIZE = re.compile(r"\s*\b(?:PDF|DOCX?|XLSX?|PPTX?)\s+[\d.,]+\s*[KM]B\b", re.IGNORECASE)
"""What a page prints after a link to a file."""
LONE_NUMBER = re.compile(r"\d{1,3}[a-z]?[.)]?")
"""An agenda item's number in a cell of its own, before its title's."""


def parse_html(data: bytes) -> Parsed:
    """Read a web page.

    Raises:
        SourceError: the file is no text.
    """
    # What a page says of its encoding is often wrong; its bytes are not.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as HTML
        soup = BeautifulSoup(decode(data), "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    for tag in soup.find_all(DROPPED):
        tag.decompose()
    for tag in soup.find_all(_is_furniture):
        if not tag.decomposed:
            tag.decompose()
    root = soup.select_one(CONTENT) or soup.body or soup
    writer = _PageWriter()
    writer.read(root)
    facts = {"title": title} if title else {}
    return Parsed(writer.text, tuple(writer.blocks), facts=facts)


def _is_furniture(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main"):
        return False
    names = [*tag.get_attribute_list("class"), tag.get("id")]
    role = tag.get("role")
    return role in ("navigation", "banner", "contentinfo", "search") or any(
        FURNITURE.search(str(name)) for name in names if name
    )


class _PageWriter(Writer):
    """Writes a page's blocks in reading order, collecting running text between them."""

    def __init__(self) -> None:
        super().__init__()
        self._running: list[str] = []
        self._role: Role = "paragraph"
        self._level = 0
        self._table = 0
        self._number = ""

    def read(self, root: Tag) -> None:
        """Write everything below `root`, without recursion: pages can be nested deeply."""
        stack: list[tuple[PageElement, bool]] = [(root, False)]
        while stack:
            node, left = stack.pop()
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
            elif node.name == "table" and _is_grid(node):
                self.flush()
                self._write_table(node)
            else:
                if node.name in BLOCKS or HEADING_CLASS.search(_classes(node)):
                    self.flush()
                    self._enter(node)
                    stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        self.flush()

    def _enter(self, node: Tag) -> None:
        if re.fullmatch("h[1-6]", node.name):
            self._role, self._level = "heading", int(node.name[1])
        elif HEADING_CLASS.search(_classes(node)):
            self._role, self._level = "heading", 3
        elif node.name == "li":
            self._role = "item"

    def flush(self) -> None:
        """Write the running text as a block, if it has words."""
        words = FILE_SIZE.sub("", _squeezed("".join(self._running)))
        self._running.clear()
        role, level = self._role, self._level
        if not words:
            return
        if role == "heading" and LONE_NUMBER.fullmatch(words):
            self._number = words
            return
        if self._number and role == "heading":
            words = f"{self._number} {words}"
        self._number = ""
        if STUB.fullmatch(words):
            role = "paragraph"
        self._role, self._level = "paragraph", 0
        label = ""
        if PART.match(words):
            role = "part"
        elif role == "paragraph" and (found := BULLET.match(words) or NUMBER.match(words)):
            role, label = "item", found[0].strip()
        self.add(words, role, level=level, label=label)

    def _write_table(self, table: Tag) -> None:
        self._table += 1
        for number, row in enumerate(table.find_all("tr")):
            cells = [_squeezed(cell.get_text(" ")) for cell in row.find_all(["td", "th"])]
            if any(cells):
                header = number == 0 or all(c.name == "th" for c in row.find_all(["td", "th"]))
                self.add(" | ".join(cells), "row", header=header, table=self._table, gap="\n")


def _is_grid(table: Tag) -> bool:
    """Tell a table of facts from one that only lays the page out."""
    if table.find("table") or table.find(class_=HEADING_CLASS):
        return False
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return sum(len(row) > 1 for row in rows) >= 2 and longest <= 300


def _classes(tag: Tag) -> str:
    return " ".join(str(name) for name in tag.get_attribute_list("class") if name)


def _squeezed(text: str) -> str:
    """Fold white space as a browser does, keeping the breaks that <br> asked for."""
    lines = (re.sub(r"[ \t\r\f\v\xa0\u200b]+", " ", line).strip() for line in text.split("\n"))
    return " ".join(line for line in lines if line)
