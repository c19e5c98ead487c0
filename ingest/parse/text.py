"""Read text and Markdown files: the decoded file, unchanged, and its blocks."""

import re

import yaml

from errors import SourceError
from ingest.parse.lines import find_blocks
from ingest.parse.parsed import Block, Parsed

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes) -> str:
    """Decode text written in UTF-8, UTF-16 or Windows-1252, without its byte order mark.

    Raises:
        SourceError: the bytes are no text in any of them.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _checked(data[len(mark) :], encoding)
    # English in UTF-16 has a zero in most pairs of bytes: before the letter, or after it.
    first, second = data[::2].count(0), data[1::2].count(0)
    if max(first, second) * 4 > len(data):
        return _checked(data, "utf-16-be" if first > second else "utf-16-le")
    return _checked(data, "utf-8" if _is_utf8(data) else "cp1252")


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, if need be with a few damaged characters."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return not damaged or sum(letter > "\x7f" for letter in text) > 2 * damaged


def _checked(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    broken = len(CONTROL.findall(text)) + text.count("\ufffd")
    if "\0" in text or broken > max(2, len(text) // 200):
        raise SourceError(
            "it holds bytes that are no text (a program's own format, or a damaged file); "
            "save it as text, PDF or Word and ingest it again"
        )
    return text


def parse_text(data: bytes) -> Parsed:
    """Read a text file.

    Raises:
        SourceError: the file holds no text.
    """
    text = decode(data)
    return Parsed(text, find_blocks(text))


def parse_markdown(data: bytes) -> Parsed:
    """Read a Markdown file, its front matter as facts.

    Raises:
        SourceError: the file holds no text.
    """
    text = decode(data)
    found = FRONT_MATTER.match(text)
    if not found:
        return Parsed(text, find_blocks(text))
    aside = Block(0, found.end(), "aside")
    return Parsed(text, (aside, *find_blocks(text, start=found.end())), facts=_facts(found[1]))


def _facts(front_matter: str) -> dict[str, str]:
    try:
        given = yaml.safe_load(front_matter)
    except (yaml.YAMLError, ValueError):  # a date such as 2021-02-30 is a ValueError
        return {}
    if not isinstance(given, dict):
        return {}
    return {
        str(key).lower(): _clean(str(value)) for key, value in given.items() if value is not None
    }


def _clean(value: str) -> str:
    """Leave out what YAML's escapes can write and no text holds: lone surrogates, controls."""
    return CONTROL.sub("", value.encode("utf-8", "ignore").decode())
