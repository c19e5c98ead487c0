"""Read pages of ModernGov: what they are, what they list, and which items are restricted.

A page counts as what was asked for only by ModernGov's marks and its own id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree, html

from connectors.moderngov.addresses import Link, absolute, read_link
from connectors.moderngov.service import Committee, Listed, plain

MARKS = re.compile(r"\bmg(?:MainTitleTxt|SubTitleTxt|ItemTable|Content|Header)\b")
_COUNCIL = re.compile(
    r"\b(?:Council|Authority|Assembly|Corporation|Parliament|Borough|Cyngor|Senedd)\b"
)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]+),?\s+(\d{4})|(\d{1,2}/\d{1,2}/\d{4})")
_NUMBER = re.compile(r"\s*\d+[a-z]?\s*\.?\s*")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)

Node = Any
"""An element of lxml, which has no types."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a page links, under an item or under none (0)."""

    link: Link
    url: str
    title: str
    item: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item: its rows in the page, and whether the page calls it restricted."""

    id: int
    title: str
    rows: tuple[Node, ...]
    restricted: bool
    papers: tuple[Paper, ...]


class Page:
    """A page that ModernGov made.

    Args:
        body: as it came.
        base: where the site begins.
        kind: the Content-Type that it came with.
    """

    def __init__(self, body: bytes, base: str, kind: str = "") -> None:
        self.base = base
        self.tree: Node = _tree(body, kind)
        self.root: Node = _root(self.tree) if self.tree is not None else None

    @property
    def recognised(self) -> bool:
        """Whether ModernGov's marks are on it, and it is not its page of errors."""
        if self.root is None or self.heading.lower() in ("error", "gwall"):
            return False
        return any(MARKS.search(one.get("class", "")) for one in self.tree.iter(etree.Element))

    @property
    def title(self) -> str:
        """The page's title, for windows."""
        return squeezed(self.tree.findtext(".//title") or "") if self.tree is not None else ""

    @property
    def heading(self) -> str:
        """What the page is, in ModernGov's words."""
        return self._first("mgMainTitleTxt")

    @property
    def subtitle(self) -> str:
        """What it is of."""
        return self._first("mgSubTitleTxt")

    @property
    def council(self) -> str:
        """The council's name, if the title ends with one."""
        last = re.split(r"\s+[-–|]\s+", self.title)[-1]
        return last if _COUNCIL.search(last) else ""

    def _first(self, name: str) -> str:
        found = self.root.find_class(name) if self.root is not None else ()
        return squeezed(found[0].text_content()) if found else ""

    def links(self, within: Node = None) -> Iterator[tuple[Link, str, Node]]:
        """Yield what the page links that is wanted: what, its words, and where."""
        for one in (self.root if within is None else within).iter("a", "form"):
            href = one.get("href") or one.get("action") or ""
            if link := read_link(href):
                yield link, _label(one), one

    def committees(self) -> list[Committee]:
        """Return the committees that it lists."""
        found = {link.id: words for link, words, _ in self.links() if link.kind == "committee"}
        return [Committee(key, words) for key, words in found.items() if words]

    def meetings(self) -> list[Listed]:
        """Return the meetings that it lists."""
        found = {}
        for link, words, node in self.links():
            if link.kind == "meeting":
                around = squeezed(node.getparent().text_content())[:200]
                cancelled = "cancel" in f"{words} {around}".lower()
                found[link.id] = Listed(link.id, read_date(words), cancelled, words)
        return list(found.values())

    def decisions(self) -> dict[int, str]:
        """Return the decisions that it lists, with their titles."""
        found = ((link, words) for link, words, _ in self.links() if link.kind == "decision")
        return {link.id: words for link, words in found}

    def goes_on(self, way: str) -> str:
        """Return the address of what is "earlier" or "later", if the list goes on there."""
        found = (node.get("href", "") for link, _, node in self.links() if link.way == way)
        return next((absolute(self.base, href) for href in found), "")

    def papers(self, within: Node = None, item: int = 0) -> list[Paper]:
        """Return the documents that are linked."""
        return [
            Paper(link, absolute(self.base, node.get("href", "")), words, item)
            for link, words, node in self.links(within)
            if link.kind in ("paper", "printed")
        ]

    def items(self) -> list[Item]:
        """Return the agenda items, each with all rows up to the next one's."""
        found: list[Item] = []
        for key, rows in _by_item(self.root):
            row = rows[0]
            restricted = any(
                link.kind == "reasons" for one in rows for link, _, _ in self.links(one)
            )
            titles = (_title(one) for one in row.find_class("mgAiTitleTxt"))
            title = next((one for one in titles if one and not _NUMBER.fullmatch(one)), "")
            papers = tuple(paper for one in rows for paper in self.papers(one, key))
            found.append(Item(key, title, tuple(rows), restricted, papers))
        return found

    @property
    def is_in_items(self) -> bool:
        """Whether all that is an agenda item's stands in an item's rows, where it can be cut."""
        rows = {row for item in self.items() for row in item.rows}
        reasons = [node for link, _, node in self.links() if link.kind == "reasons"]
        own = [*self.root.find_class("mgAiTitleTxt"), *reasons]
        return all(any(above in rows for above in one.iterancestors("tr")) for one in own)

    def is_of(self, meeting: int) -> bool:
        """Tell whether it is the page of a meeting, and of no other."""
        named = {link.id for link, _, _ in self.links() if link.kind in ("attendance", "meeting")}
        printed = {link.id for link, _, _ in self.links() if link.kind == "printed"}
        own = {link.id for link, _, _ in self.links() if link.kind == "attendance"}
        if own:
            return meeting in own
        return meeting in (named or printed) or meeting in printed

    def parts(self) -> set[str]:
        """Return which parts items have: "minutes", "decision"."""
        found = self.root.find_class("mgSubItemTitleTxt")
        return {squeezed(one.text_content()).rstrip(": ").lower() for one in found}

    def labels(self) -> dict[str, str]:
        """Return what stands behind the page's labels, by label in lower case."""
        found: dict[str, str] = {}
        for label in self.root.find_class("mgLabel"):
            name = squeezed(label.text_content())
            whole = squeezed(label.getparent().text_content())
            found.setdefault(name.rstrip(":? ").lower(), whole.partition(name)[2].strip())
        return found


def _title(node: Node) -> str:
    """Return an item's title, without the words that lead to the reasons of a restriction."""
    told = squeezed(node.text_content())
    for one in node.iter("a"):
        link = read_link(one.get("href", ""))
        if link and link.kind == "reasons":
            told = told.replace(squeezed(one.text_content()), "")
    return plain(told)


def _by_item(root: Node) -> Iterator[tuple[int, list[Node]]]:
    """Yield the rows of the table of items, item by item; 0 is an item without a known id."""
    rows: list[Node] = []
    key = 0
    for row in (one for table in root.find_class("mgItemTable") for one in table.iter("tr")):
        begins = _begins(row)
        if begins is None and rows:
            rows.append(row)
        elif begins is not None:
            if rows:
                yield key, rows
            key, rows = begins, [row]
    if rows:
        yield key, rows


def _begins(row: Node) -> int | None:
    """Return the id of the item that begins with a row, 0 if it has none that is known."""
    for one in row.iter("tr", "a", "p", "td", "div", "span"):
        for name in (one.get("name", ""), one.get("id", "")):
            if found := re.fullmatch(r"AI(\d+)", name):
                return int(found[1])
    cells = row.find_class("mgItemNumberCell")
    return 0 if cells and squeezed(cells[0].text_content()) else None


def _label(node: Node) -> str:
    """Return a link's words, without what is said of a file's size."""
    parts = [node.text or ""]
    for one in node:
        if "mgFileSize" not in one.get("class", "") and isinstance(one.tag, str):
            parts.append(one.text_content())
        parts.append(one.tail or "")
    return plain(" ".join(parts))


def read_date(words: str) -> date | None:
    """Read the first date of some words: "5 May 2026", "Tuesday, 5th May, 2026", "05/05/2026"."""
    found = _DAY.search(words)
    if not found:
        return None
    forms = ("%d/%m/%Y",) if found[4] else ("%d %B %Y", "%d %b %Y")
    text = found[4] or f"{found[1]} {found[2]} {found[3]}"
    for form in forms:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def squeezed(text: str) -> str:
    """Return text with its blanks as one."""
    return " ".join(text.split())


def _tree(body: bytes, kind: str) -> Node:
    """Parse a page, in the encoding that it says it has."""
    told = _CHARSET.search(kind.encode()) or _CHARSET.search(body[:2048])
    named = (told[1].decode() if told else "utf-8").lower()
    named = "cp1252" if named in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else named
    try:
        text = body.decode(named)
    except (UnicodeDecodeError, LookupError):
        text = body.decode("cp1252" if named == "utf-8" else "utf-8", "replace")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))
    try:
        return html.document_fromstring(text.replace("\0", "")) if text.strip() else None
    except (etree.ParserError, ValueError):
        return None


def _root(tree: Node) -> Node:
    """Return the part that ModernGov wrote, or, where it is not named, what holds it."""
    named = tree.xpath("//*[@id='modgov']")
    if named:
        return named[0]
    marked = next(
        (one for one in tree.iter(etree.Element) if MARKS.search(one.get("class", ""))), None
    )
    while marked is not None:
        if marked.tag in ("main", "body") or marked.get("id") == "content":
            return marked
        marked = marked.getparent()
    return tree
