"""Choose the parser for a file: by what its bytes are where that is clear, else by its name."""

import io
import re
import zipfile
from collections.abc import Callable

from english.text import words_in
from errors import EmptySource, SourceError
from ingest.parse.decode import decode
from ingest.parse.html import is_meeting, parse_html, parse_service
from ingest.parse.office import parse_office
from ingest.parse.parsed import Parsed
from ingest.parse.pdf import parse_pdf
from ingest.parse.rejoin_words import join_broken_words
from ingest.parse.text import parse_markdown, parse_text
from ingest.parse.word import parse_word
from words import contents as said

PARSERS: dict[str, Callable[[bytes], Parsed]] = {
    ".txt": parse_text,
    ".md": parse_markdown,
    ".html": parse_html,
    ".pdf": parse_pdf,
    ".xml": parse_service,
    ".json": parse_service,
    ".docx": parse_word,
    ".doc": lambda data: parse_office(data, ".doc"),
    ".rtf": lambda data: parse_office(data, ".rtf"),
    ".odt": lambda data: parse_office(data, ".odt"),
}
ALIKE = {
    ".text": ".txt",
    ".markdown": ".md",
    ".htm": ".html",
    ".xhtml": ".html",
    ".shtml": ".html",
    ".asp": ".html",
    ".aspx": ".html",
    ".php": ".html",
    ".asmx": ".xml",
    ".docm": ".docx",
    ".dotx": ".docx",
    ".dotm": ".docx",
    ".dot": ".doc",
}
"""Other endings of the same formats; pages that programs made keep the programs' endings."""
READABLE = frozenset({*PARSERS, *ALIKE})
"""Endings of the files that can be read, in lower case."""
TEXTS = (".txt", ".md", ".html")
DATA = (".xml", ".json")
NAMES = {
    ".pdf": "PDF file",
    ".docx": "Word file",
    ".doc": "Word file",
    ".rtf": "RTF file",
    ".odt": "ODT file",
}

REFUSED = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!\x1a", "an archive"),
    (b"\x7fELF", "a program"),
)
OLD_OFFICE = (
    ("WordDocument", ""),
    ("EncryptedPackage", said.PROTECTED),
    ("Workbook", said.SPREADSHEET),
    ("PowerPoint Document", said.SLIDES),
)
"""What the streams in an old Office file are called, and what is said of the file then."""
PAGE = re.compile(
    r"\s*(?:<\?(?:xml|php)\b|<!doctype\s+html|<(?:html|head|body)\b|<!--(?!\s*page\b))",
    re.IGNORECASE,
)
FRAGMENT = re.compile(
    r"\s*<(?:div|table|p|h[1-6]|ul|ol|section|article|main|span|center|font)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
SCRIPT = re.compile(r"<\?(?:php|=).*?(?:\?>|\Z)", re.DOTALL | re.IGNORECASE)
CODE_LINE = re.compile(r"\s*(?://|#include|import |from \w+ import|[})\]]).*|.*(?:[{}]|\);|=>)\s*")
MOST_CODE = 0.4
"""The share of a text's lines that reads like a program's, beyond which it is one."""
FILLER = frozenset(
    "lorem ipsum dolor sit amet consectetur adipisicing adipiscing elit sed ut aut et id ad ea nam "
    "quas qui quo quia rerum nulla non soluta totam odit unde voluptatem voluptates architecto "
    "veritatis blanditiis nemo debitis minus eaque".split()
)
MOST_FILLER = 0.15
"""The share of these words beyond which a text is the filler of an unfinished page."""


def parse(data: bytes, ending: str) -> Parsed:
    """Parse a file's bytes as what they are, whatever the file's name says.

    Args:
        data: the whole file.
        ending: one of READABLE; it decides between formats that bytes don't tell apart.

    Raises:
        EmptySource: the file holds no words, or none that are a document's.
        NeedsOcr: the file holds pictures of pages without text.
        SourceError: the file cannot be read; the message says why and what to do.
    """
    if not data.strip():
        raise EmptySource(said.EMPTY)
    try:
        parsed = PARSERS[_format(data, ALIKE.get(ending, ending))](data)
    except (RecursionError, MemoryError) as error:
        raise SourceError(said.TOO_NESTED) from error
    if not any(block.role != "aside" for block in parsed.blocks):
        raise EmptySource(said.NO_WORDS)
    if _is_filler(parsed.text):
        raise EmptySource(said.FILLER)
    return join_broken_words(parsed)


def _is_filler(text: str) -> bool:
    if "lorem ipsum" not in (words := text[:100_000].lower()):
        return False
    found = words_in(words)
    return sum(word in FILLER for word in found) > len(found) * MOST_FILLER


def _format(data: bytes, ending: str) -> str:
    """Return the ending that fits what a file holds."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return _format_of_zip(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _format_of_old_office(data)
    for mark, name in REFUSED:
        if head.startswith(mark):
            raise SourceError(said.other_format(ending, name))
    return _format_of_text(data, ending)


def _format_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except Exception as error:  # zip, zlib and lzma have errors of their own, and many
        raise SourceError(said.DAMAGED_ZIP) from error
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return ".odt"
    if any(name.startswith("word/") for name in names):
        return ".docx"
    raise SourceError(said.OTHER_ZIP)


def _format_of_old_office(data: bytes) -> str:
    for stream, refused in OLD_OFFICE:
        if stream.encode("utf-16-le") in data:
            if refused:
                raise SourceError(refused)
            return ".doc"
    raise SourceError(said.OLD_OFFICE)


def _format_of_text(data: bytes, ending: str) -> str:
    """Tell web pages and programs from what their name promises."""
    try:
        top = decode(data[:16384])
    except SourceError as error:
        if ending in TEXTS + DATA:
            return ending
        raise SourceError(said.not_its_format(ending, NAMES[ending])) from error
    if re.match(r"\s*(?:<|{|\[\s*{)", top) and is_meeting(top):
        return ".xml"
    if ending in DATA:
        return ".html" if re.search(r"<html\b", top, re.IGNORECASE) else ending
    if _is_program(top):
        raise SourceError(said.PROGRAM)
    if PAGE.match(top) or (ending not in (".md", ".html") and FRAGMENT.match(top)):
        return ".html"
    if ending in (".doc", ".rtf"):
        return ".txt"  # what old programs saved as a document may be plain text
    if ending not in TEXTS:
        raise SourceError(said.not_its_format(ending, NAMES[ending]))
    return ending


def _is_program(top: str) -> bool:
    """Tell whether a text is a program, or a page with nothing but programs in it."""
    if "<?php" in top.lower():
        top = SCRIPT.sub("", top)
        return not re.search(r"\w", re.sub(r"<[^<>]*>", "", top))
    lines = [line for line in top.splitlines() if line.strip()]
    code = sum(bool(CODE_LINE.fullmatch(line)) for line in lines)
    return len(lines) >= 5 and "<" not in top[:1] and code > len(lines) * MOST_CODE
