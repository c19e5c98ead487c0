"""Read Word files: headings, paragraphs, lists with their numbers, tables, in body order."""

import io
import re
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from errors import SourceError
from ingest.parse.lines import BULLET, NUMBER, PART
from ingest.parse.parsed import Parsed, Role, Writer

MAX_UNPACKED = 300_000_000
"""Bytes that a Word file may unpack to; more is no minutes but a trap."""


def parse_word(data: bytes) -> Parsed:
    """Read a .docx file.

    Raises:
        SourceError: it is damaged, protected, or unpacks to more than MAX_UNPACKED bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise SourceError(f"it unpacks to {unpacked:,} bytes; split it or save it again")
        document = docx.Document(io.BytesIO(data))
    except SourceError:
        raise
    except Exception as error:  # python-docx raises KeyError, ValueError, lxml's and zip's
        raise SourceError(
            "it is damaged, protected, or no Word file; open it in Word and save it again"
        ) from error
    writer = Writer()
    table = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            table += 1
            _write_table(writer, block, table)
        else:
            _write_paragraph(writer, block)
    return Parsed(writer.text, tuple(writer.blocks), facts=_facts(document))


def _facts(document: WordDocument) -> dict[str, str]:
    title = (document.core_properties.title or "").strip()
    return {"title": title} if title and not title.lower().startswith("word document") else {}


def _write_paragraph(writer: Writer, paragraph: Paragraph) -> None:
    words = re.sub(r"[ \t]+", " ", paragraph.text).strip()
    if not words:
        return
    style = (paragraph.style.name or "") if paragraph.style else ""
    heading = re.fullmatch(r"heading (\d)|title", style.lower())
    role: Role = "paragraph"
    level, label = 0, ""
    if heading:
        role, level = "heading", int(heading[1] or 1)
    elif PART.match(words):
        role = "part"
    elif found := BULLET.match(words) or NUMBER.match(words):
        role, label = "item", found[0].strip()
    elif style.lower().startswith("list"):
        role = "item"
    elif _all_bold(paragraph) and len(words.split()) <= 12:
        role, level = "heading", 3
    writer.add(words, role, level=level, label=label)


def _all_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _write_table(writer: Writer, table: Table, number: int) -> None:
    for n, row in enumerate(table.rows):
        cells: list[str] = []
        seen = set()
        for cell in row.cells:  # a merged cell comes once for each column that it spans
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(re.sub(r"\s+", " ", cell.text).strip())
        if any(cells):
            writer.add(" | ".join(cells), "row", header=n == 0, table=number, gap="\n")
