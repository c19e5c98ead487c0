"""Make the Word and PDF minutes under samples/minutes from the YAML files in samples/sources.

A source gives `file` (where it goes; the ending chooses the format), `title`, `date`, the
running `head` and `foot`, and a `body` of blocks. A block has one key: title, subtitle,
heading, subheading, text, note (a paragraph each), bullets, numbers, letters (lists) or
table (a caption and rows, the header first). Running it again gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import yaml
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).resolve().parent
MINUTES = HERE / "minutes"
AUTHOR = "Ask the Minutes (invented sample)"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIGURE = re.compile(r"[£\d–]")


@dataclass(frozen=True, slots=True)
class Source:
    """What one document is made from; each block is its kind and its content."""

    file: str
    title: str
    date: date
    head: str
    foot: str
    body: list[dict[str, Any]]

    @property
    def blocks(self) -> Iterator[tuple[str, Any]]:
        """Yield the blocks, in order."""
        for block in self.body:
            yield from block.items()


def mark(kind: str, n: int) -> str:
    """Return what stands before item `n`, from 0, of a list."""
    return {"bullets": "•", "numbers": f"{n + 1}.", "letters": f"({LETTERS[n]})"}[kind]


# Word

WORD_STYLES = {"title": "Title", "subtitle": "Subtitle", "heading": "Heading 1"}
WORD_STYLES |= {"subheading": "Heading 2", "text": "Normal", "note": "Normal"}
WORD_STYLES |= {"bullets": "List Bullet", "numbers": "List Number", "letters": "Normal"}
WORD_SIZES = {"Normal": 11, "Title": 20, "Subtitle": 13, "Heading 1": 13, "Heading 2": 11.5}


def write_word(source: Source, path: Path) -> None:
    """Write the source as a Word file."""
    document = docx.Document()
    set_up_word(document, source)
    for kind, content in source.blocks:
        if kind == "table":
            add_word_table(document, content["caption"], content["rows"])
        elif isinstance(content, list):
            add_word_list(document, kind, content)
        else:
            run = document.add_paragraph(style=WORD_STYLES[kind]).add_run(content)
            run.italic = kind == "note" or None
    document.save(str(path))
    fix_zip_dates(path)


def set_up_word(document: Word, source: Source) -> None:
    """Set the properties, the page, the running head and foot, and the fonts."""
    properties, section = document.core_properties, document.sections[0]
    properties.title, properties.author, properties.comments = source.title, AUTHOR, ""
    properties.created = properties.modified = datetime.combine(source.date, time(22))
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = source.head
    foot, page_number = section.footer.paragraphs[0], OxmlElement("w:fldSimple")
    page_number.set(qn("w:instr"), "PAGE")
    foot.add_run(f"{source.foot}\tPage ")
    foot._p.append(page_number)
    for name, points in WORD_SIZES.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(points)
        style.font.color.rgb = RGBColor(0, 0, 0)
        for theme in ("asciiTheme", "hAnsiTheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def add_word_list(document: Word, kind: str, items: list[str]) -> None:
    """Add a list: bullets and numbers are Word's own, letters are typed."""
    number = restart_numbering(document) if kind == "numbers" else None
    for n, text in enumerate(items):
        lettered = f"{mark(kind, n)}\t{text}" if kind == "letters" else text
        paragraph = document.add_paragraph(lettered, style=WORD_STYLES[kind])
        if kind == "letters":
            paragraph.paragraph_format.left_indent = Cm(1.5)
            paragraph.paragraph_format.first_line_indent = Cm(-1)
        if number is not None:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number


def restart_numbering(document: Word) -> int:
    """Return the id of a new numbered list, which begins again at 1."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == used)
    num = numbering.add_num(abstract)
    num.add_lvlOverride(0).add_startOverride(1)
    return int(num.numId)


def add_word_table(document: Word, caption: str, rows: list[list[str]]) -> None:
    """Add the caption and a ruled table whose header row repeats on each page."""
    heading = document.add_paragraph()
    heading.add_run(caption).bold = True
    heading.paragraph_format.keep_with_next = True
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = number == 0, Pt(9.5)
            if number and FIGURE.match(text):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def fix_zip_dates(path: Path) -> None:
    """Give every entry of a zip file the same date, so that its bytes never change."""
    packed = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)


# PDF

MARGIN = 2.5 * cm
PADDING = 6  # points that reportlab leaves inside a frame
TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=11.5, leading=15, spaceAfter=7)
BOLD = ParagraphStyle("bold", TEXT, fontName="Times-Bold", keepWithNext=1)
PDF_STYLES = {
    "title": ParagraphStyle("title", BOLD, fontSize=18, leading=23, alignment=TA_CENTER),
    "subtitle": ParagraphStyle("subtitle", BOLD, fontSize=13, leading=17, alignment=TA_CENTER),
    "heading": ParagraphStyle("heading", BOLD, fontSize=12.5, spaceBefore=10),
    "subheading": ParagraphStyle("subheading", BOLD, fontName="Times-BoldItalic"),
    "text": TEXT,
    "note": ParagraphStyle("note", TEXT, fontName="Times-Italic", fontSize=10, leading=13),
}
ITEM = ParagraphStyle("item", TEXT, leftIndent=1.1 * cm, bulletIndent=0.3 * cm, spaceAfter=4)
ITEM.bulletFontName, ITEM.bulletFontSize = TEXT.fontName, TEXT.fontSize
CELL = ParagraphStyle("cell", TEXT, fontSize=9.5, leading=12, spaceAfter=0)
CELL_FIGURE = ParagraphStyle("figure", CELL, alignment=TA_RIGHT)
CELL_HEADER = ParagraphStyle("header", CELL, fontName="Times-Bold")
RULES = TableStyle(
    [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
)


class RunningCanvas(Canvas):
    """A canvas that adds the running head and foot when the number of pages is known."""

    def __init__(self, *args: Any, head: str, foot: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._head, self._foot = head, foot
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Put the page by instead of writing it."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        """Write every page with its head and foot, then the file."""
        kept = self._kept
        for number, page in enumerate(kept, start=1):
            self.__dict__.update(page)
            self._draw_running(f"Page {number} of {len(kept)}")
            super().showPage()
        super().save()

    def _draw_running(self, number: str) -> None:
        right, top = A4[0] - MARGIN, A4[1] - 1.5 * cm
        self.setFont("Times-Roman", 9)
        self.drawString(MARGIN, top, self._head)
        self.line(MARGIN, top - 4, right, top - 4)
        self.drawString(MARGIN, 1.4 * cm, self._foot)
        self.drawRightString(right, 1.4 * cm, number)


def write_pdf(source: Source, path: Path) -> None:
    """Write the source as a PDF file."""
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=MARGIN - PADDING,
        rightMargin=MARGIN - PADDING,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=source.title,
        author=AUTHOR,
        invariant=1,
    )
    flowables = [flowable for block in source.blocks for flowable in pdf_flowables(*block)]
    canvas = partial(RunningCanvas, head=source.head, foot=source.foot)
    document.build(flowables, canvasmaker=canvas)


def pdf_flowables(kind: str, content: Any) -> Iterator[Flowable]:
    """Yield what a block looks like on the page."""
    if kind == "table":
        yield Paragraph(escape(content["caption"]), BOLD)
        yield pdf_table(content["rows"])
        yield Spacer(1, 10)
    elif isinstance(content, list):
        for n, text in enumerate(content):
            yield Paragraph(escape(text), ITEM, bulletText=mark(kind, n))
    else:
        yield Paragraph(escape(content), PDF_STYLES[kind])


def pdf_table(rows: list[list[str]]) -> Table:
    """Return a ruled table, its columns as wide in proportion as their longest cells."""
    lengths = [4 + min(45, max(map(len, column))) for column in zip(*rows, strict=True)]
    widths = [(A4[0] - 2 * MARGIN) * length / sum(lengths) for length in lengths]
    cells = [
        [Paragraph(escape(text), cell_style(text, header=row is rows[0])) for text in row]
        for row in rows
    ]
    return Table(cells, colWidths=widths, repeatRows=1, style=RULES)


def cell_style(text: str, *, header: bool) -> ParagraphStyle:
    """Return the style of a table's cell: figures stand to the right."""
    if header:
        return CELL_HEADER
    return CELL_FIGURE if FIGURE.match(text) else CELL


def main() -> None:
    """Make every document."""
    writers = {".docx": write_word, ".pdf": write_pdf}
    for given in sorted((HERE / "sources").glob("*.yaml")):
        source = Source(**yaml.safe_load(given.read_text(encoding="utf-8")))
        path = MINUTES / source.file
        path.parent.mkdir(parents=True, exist_ok=True)
        writers[path.suffix](source, path)
        print(path.relative_to(HERE))


if __name__ == "__main__":
    main()
