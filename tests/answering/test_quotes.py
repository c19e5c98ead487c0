"""What can be quoted stands in the file itself, as other programs read it."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from docx.table import Table
from pypdf import PdfReader

from schema import Document, Sentence
from tests.conftest import ROOT
from vectorstore import Archive

MINUTES = ROOT / "samples" / "minutes"
SOURCES = sorted(
    path.relative_to(MINUTES).as_posix() for path in MINUTES.rglob("*") if path.is_file()
)


def bare(text: str) -> str:
    """Leave out white space, and the bars that stand between a table's cells."""
    return re.sub(r"[\s|\u200b]+", "", text)


def word_text(path: Path) -> str:
    parts = []
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return bare("".join(parts))


def page_text(path: Path) -> str:
    return bare(BeautifulSoup(path.read_bytes(), "html.parser").get_text())


READERS: dict[str, Callable[[Path], str]] = {".docx": word_text, ".html": page_text}


def decoded(path: Path) -> str:
    """Decode a text file as its author wrote it."""
    data = path.read_bytes()
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def said(archive: Archive, document: Document) -> Iterator[Sentence]:
    """Yield every sentence of a document that could be quoted."""
    for passage in archive.catalogue.passages(archive.catalogue.ids_of(document.version)).values():
        assert document.text[passage.start : passage.end] == passage.text
        yield from passage.sentences


@pytest.mark.parametrize("source", SOURCES)
def test_every_sentence_stands_in_its_file(source: str, samples_archive: Archive) -> None:
    ((document_id, _),) = [
        (held.id, held)
        for held, _ in samples_archive.catalogue.documents()
        if held.source == source
    ]
    document = samples_archive.catalogue.document(document_id)
    assert document is not None
    sentences = list(said(samples_archive, document))
    assert len(sentences) > 10
    path = MINUTES / source
    if path.suffix in (".txt", ".md"):
        assert document.text == decoded(path)
    elif path.suffix == ".pdf":
        check_pages(document, path, sentences)
    else:
        whole = READERS[path.suffix](path)
        quotes = [bare(document.text[one.start : one.end]) for one in sentences]
        assert [quote for quote in quotes if quote not in whole] == []


def check_pages(document: Document, path: Path, sentences: list[Sentence]) -> None:
    """Check each sentence on the page that is cited, by another extractor."""
    pages = [bare(page.extract_text()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]
    assert len(pages) == len(document.page_starts) > 1
    for one in sentences:
        number = document.page_at(one.start)
        assert number is not None
        ends = document.page_starts[number] if number < len(pages) else len(document.text)
        assert bare(document.text[one.start : min(one.end, ends)]) in pages[number - 1]
        if one.end > ends:
            assert bare(document.text[ends : one.end]) in pages[number]
