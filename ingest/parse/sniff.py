"""Choose the parser for a file by its name, and see that its bytes agree with it."""

from collections.abc import Callable

from errors import EmptySource, SourceError
from ingest.parse.html import parse_html
from ingest.parse.parsed import Parsed
from ingest.parse.pdf import parse_pdf
from ingest.parse.text import parse_markdown, parse_text
from ingest.parse.word import parse_word

PARSERS: dict[str, Callable[[bytes], Parsed]] = {
    ".txt": parse_text,
    ".md": parse_markdown,
    ".html": parse_html,
    ".htm": parse_html,
    ".pdf": parse_pdf,
    ".docx": parse_word,
}
READABLE = frozenset(PARSERS)
"""Endings of the files that can be read, in lower case."""

MARKS = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"PK\x03\x04", "a Word file or another zip archive", (".docx",)),
    (b"\xd0\xcf\x11\xe0", "an old Office file", ()),
    (b"{\\rtf", "an RTF file", ()),
    (b"\x89PNG", "a picture", ()),
    (b"\xff\xd8\xff", "a picture", ()),
    (b"GIF8", "a picture", ()),
    (b"\x1f\x8b", "a gzip archive", ()),
    (b"\x7fELF", "a program", ()),
)


def parse(data: bytes, ending: str) -> Parsed:
    """Parse a file's bytes.

    Args:
        data: the whole file.
        ending: one of READABLE.

    Raises:
        EmptySource: the file holds no words.
        NeedsOcr: the file holds pictures of pages without text.
        SourceError: the file cannot be read as what its name says; the message says why.
    """
    if not data.strip():
        raise EmptySource("it is empty")
    _check_marks(data, ending)
    try:
        parsed = PARSERS[ending](data)
    except (RecursionError, MemoryError) as error:
        raise SourceError("it is too large or too deeply nested to be read; split it") from error
    if not any(block.role != "aside" for block in parsed.blocks):
        raise EmptySource("it holds no words")
    return parsed


def _check_marks(data: bytes, ending: str) -> None:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, name, endings in MARKS:
        if head.startswith(mark) and ending not in endings:
            raise SourceError(f"it is named {ending} but holds {name}; give it its own ending")
    if ending == ".pdf" and b"%PDF-" not in data[:1024]:
        raise SourceError("it is named .pdf but holds no PDF; get the file again")
    if ending == ".docx" and not head.startswith(b"PK"):
        raise SourceError("it is named .docx but is no Word file; open it and save it again")
    lower = head[:200].lower()
    if ending in (".txt", ".md") and lower.startswith((b"<!doctype html", b"<html")):
        raise SourceError(f"it is named {ending} but holds a web page; rename it to .html")
