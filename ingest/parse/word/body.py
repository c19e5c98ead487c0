"""Read a Word file's body in order: paragraphs, lists, tables, then its notes."""

import re
from collections import defaultdict
from dataclasses import replace

from ingest.parse.blocks import find_blocks
from ingest.parse.line_marks import BULLET, LEAD_IN, NUMBER, PART, states_result
from ingest.parse.notices import over_all, placed
from ingest.parse.parsed import Notice, Parsed, Writer
from ingest.parse.unread import in_words
from ingest.parse.word.headers import Section, first_header, header_notices, watermark
from ingest.parse.word.numbering import Numbering
from ingest.parse.word.package import Element, Package, at, attribute, is_on, local
from ingest.parse.word.properties import comments, properties, title_of
from ingest.parse.word.runs import Words, text_boxes
from ingest.parse.word.styles import Styles
from ingest.parse.word.tables import LONE_NUMBER, flow, is_grid, rows_of
from ingest.parse.word.unread import find_unread

HEADING_WORDS = 30
"""Longer paragraphs are no headings, whatever their style."""
STRONG_HEADING_WORDS = 12


def parse_word(data: bytes) -> Parsed:
    """Read a Word file (.docx, .docm, .dotx).

    The facts are its "title", the "header" of its first page, a "watermark", and what of it
    holds no words ("unread").

    Raises:
        SourceError: it is damaged, protected, or unpacks to too much.
    """
    package = Package(data)
    document = package.document()
    body = _Body(package)
    body.read(document)
    body.write_notes(package)
    body.find_list_headings()
    notices = body.notices(package, document)
    facts = {
        "title": title_of(package),
        "header": first_header(package, document, body.words),
        "watermark": watermark(notices),
        "unread": in_words(find_unread(document)),
    }
    stated = {name: words for name, words in facts.items() if words}
    return Parsed(body.writer.text, tuple(body.writer.blocks), facts=stated, notices=notices)


class _Body:
    """Writes the blocks of a Word file."""

    def __init__(self, package: Package) -> None:
        self.writer = Writer()
        self._styles = Styles(package.related("styles"))
        self.words = Words(self._styles, comments(package))
        self._numbering = Numbering(package.related("numbering"))
        self._lists: dict[int, tuple[str, int]] = {}
        self._table = 0
        self._prefix = ""
        self._sections: list[Section] = []

    def notices(self, package: Package, document: Element) -> tuple[Notice, ...]:
        """Return what stands beside the words: in the headers, hidden, in the properties."""
        length = self.writer.length
        self._end_section(at(document, "body", "sectPr"))
        return (
            *over_all(properties(package), "property", length),
            *header_notices(package, self._sections, self.words),
            *placed(self.writer.noted, self.writer.blocks, length),
        )

    def read(self, container: Element) -> None:
        """Write all that stands in an element."""
        carried: list[str] = []  # what a deleted paragraph mark has joined to what follows
        for element in flow(container):
            if local(element) == "tbl":
                self._write_carried(carried)
                self._read_table(element)
                continue
            label, words = self._shown(element)
            if words and _is_joined(element):
                carried += [label, words]
            elif words:
                self._write(element, self._led(label), " ".join(filter(None, (*carried, words))))
                carried.clear()
            for box in text_boxes(element):
                self.read(box)
            self._end_section(at(element, "pPr", "sectPr"))
        self._write_carried(carried)

    def _write_carried(self, carried: list[str]) -> None:
        if carried:
            self._write_typed(" ".join(filter(None, carried)))
            carried.clear()

    def _led(self, label: str) -> str:
        """Return a label after the number that stood in a cell before it."""
        prefix, self._prefix = self._prefix, ""
        return " ".join(filter(None, (prefix, label)))

    def _end_section(self, properties: Element | None) -> None:
        if properties is not None:
            start = self._sections[-1].end if self._sections else 0
            self._sections.append(Section(properties, start, self.writer.length))

    def _shown(self, paragraph: Element) -> tuple[str, str]:
        """Return the number that Word shows before a paragraph, and its words."""
        words = self.words.read(paragraph)
        for beside, place in self.words.taken():
            self.writer.note(beside, place, alone=place == "margin")
        mark = at(paragraph, "pPr", "rPr")
        if not words and (at(mark, "del") is not None or is_on(mark, "vanish")):
            return "", ""  # a paragraph that isn't shown isn't counted
        list_id, level = self._list_of(paragraph)
        return (self._numbering.count(list_id, level) if list_id else ""), words

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        list_id, style, level = self._styles.list_of(paragraph)
        return list_id, self._numbering.level_of(list_id, style) if level is None else level

    def _write(self, paragraph: Element, label: str, words: str) -> None:
        """Write a paragraph in the role that its style, its number or its words give it."""
        head, _, rest = words.partition("\n")
        if rest and self._heads(paragraph, head):
            self.writer.add(
                f"{label} {head}".strip(), "heading", level=3, label=label or _label(head)
            )
            self._write_typed(rest)
            return
        text = f"{label} {words}" if label else words
        depth = self._styles.heading_level(paragraph)
        count = len(words.split())
        if self._styles.is_contents(paragraph):
            self.writer.add(text, "aside")
        elif PART.match(words):
            self.writer.add(text, "part")
        elif depth and count <= HEADING_WORDS:
            self.writer.add(text, "heading", level=depth, label=label or _label(words))
        elif count <= STRONG_HEADING_WORDS and self._is_strong(paragraph, words):
            self.writer.add(text, "heading", level=3, label=label or _label(words))
        elif (key := self._list_of(paragraph))[0] or self._styles.is_listed(paragraph):
            if label:
                self._lists[len(self.writer.blocks)] = key
            self.writer.add(text, "item", label=label or _label(words))
        else:
            self._write_typed(text)

    def _heads(self, paragraph: Element, head: str) -> bool:
        """Tell whether a paragraph's first line is a heading in bold, and the rest is not."""
        is_text = not self._styles.heading_level(paragraph) and not LEAD_IN.match(head)
        short = len(head.split()) <= STRONG_HEADING_WORDS and head[-1] not in ".,;"
        return (
            is_text and short and not PART.match(head) and self.words.strong_start(paragraph, head)
        )

    def _is_strong(self, paragraph: Element, words: str) -> bool:
        if LEAD_IN.match(words):
            return False
        capitals = words.isupper() and re.search(r"[^\W\d_]{3}", words) and "£" not in words
        return bool(capitals) or self.words.all_strong(paragraph)

    def _write_typed(self, text: str) -> None:
        """Write a paragraph that has no style to go by, as text that was typed."""
        gap = "\n\n"
        for block in find_blocks(text):
            words = text[block.start : block.end]
            self.writer.add(words, block.role, level=block.level, label=block.label, gap=gap)
            gap = "\n"

    def _read_table(self, table: Element) -> None:
        rows = list(rows_of(table))
        if not is_grid(rows):
            for row in rows:
                self._read_layout(row)
            return
        self._table += 1
        named: list[str] = []
        read: dict[int, str] = {}  # a cell that was merged over rows is read once, shown in each
        for n, row in enumerate(rows):
            for cell in row:
                if id(cell) not in read:
                    shown = (self._shown(one) for one in flow(cell))
                    read[id(cell)] = " ".join(" ".join(filter(None, pair)) for pair in shown)
            cells = [" ".join(read[id(cell)].split()) for cell in row]
            alone = len({id(cell) for cell in row if read[id(cell)]}) == 1
            if n and alone and states_result(words := "".join(dict.fromkeys(cells))):
                self.writer.add(words, "paragraph")
            elif any(cells):
                named = cells if n == 0 else named
                header = cells == named  # named again on the next page
                text = " | ".join(cells)
                self.writer.add(text, "row", header=header, table=self._table, gap="\n")

    def _read_layout(self, row: list[Element]) -> None:
        """Read a row that only lays out: its cells one after the other, a number with its title."""
        for cell in row:
            paragraphs = list(flow(cell))
            if len(row) > 1 and len(paragraphs) == 1 and local(paragraphs[0]) == "p":
                label, words = self._shown(paragraphs[0])
                number = words or label
                if LONE_NUMBER.fullmatch(number):
                    self._prefix = number
                elif words:
                    self._write(paragraphs[0], self._led(label), words)
            else:
                self.read(cell)
        if self._prefix:
            self.writer.add(self._prefix, "paragraph")
            self._prefix = ""

    def write_notes(self, package: Package) -> None:
        """Write the notes that were called, each after its mark."""
        parts = {kind: package.related(f"{kind}s") for kind in ("footnote", "endnote")}
        found = {
            (kind, attribute(note, "id")): note
            for kind, part in parts.items()
            for note in (part if part is not None else ())
        }
        for kind, note_id, mark in list(self.words.notes.called):
            if (note := found.get((kind, note_id))) is not None:
                lines = [words for one in flow(note) if (words := self._shown(one)[1])]
                if lines:
                    self.writer.add(f"[{mark}] {' '.join(lines)}", "paragraph")

    def find_list_headings(self) -> None:
        """Make headings of a numbered list's short paragraphs, if text stands below them."""
        lists: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, key in self._lists.items():
            lists[key].append(n)
        blocks, text = self.writer.blocks, self.writer.text
        for key, places in lists.items():
            titles = [n for n in places if _reads_as_title(text[blocks[n].start : blocks[n].end])]
            above = sum(
                n + 1 < len(blocks)
                and self._lists.get(n + 1) != key
                and blocks[n + 1].role != "heading"
                for n in titles
            )
            if titles and above * 2 >= len(titles):
                for n in titles:
                    blocks[n] = replace(blocks[n], role="heading", level=2)


def _is_joined(paragraph: Element) -> bool:
    """Tell whether the mark at a paragraph's end was deleted, so that the next goes on with it."""
    mark = at(paragraph, "pPr", "rPr")
    return at(mark, "del") is not None or at(mark, "moveFrom") is not None


def _label(words: str) -> str:
    found = BULLET.match(words) or NUMBER.match(words)
    return found[0].strip() if found else ""


def _reads_as_title(words: str) -> bool:
    return [block.role for block in find_blocks(words)] == ["heading"]
