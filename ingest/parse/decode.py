"""Turn a text file's bytes into text, whichever of the usual encodings they are in."""

import re

from errors import SourceError
from ingest.parse.codepages import find_codepage, fit
from ingest.parse.mend_letters import mend_letters
from words import contents as said

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
STRAY = re.compile("[\udc80-\udcff]")
"""What Python reads bytes as that are no UTF-8 among others that are."""


def decode(data: bytes) -> str:
    """Decode text in UTF-8, UTF-16 or an old encoding, without its byte order mark.

    What was encoded twice, or is in another encoding than the rest, is mended.

    Raises:
        SourceError: the bytes are no text in any of them.
    """
    return mend_letters(_decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    # English in UTF-16 has a zero in most pairs of bytes: before the letter, or after it.
    first, second = data[::2].count(0), data[1::2].count(0)
    if max(first, second) * 4 > len(data):
        encoding = "utf-16-be" if first > second else "utf-16-le"
        return _checked(data.decode(encoding, "replace"))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _checked(data.decode())
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    stray = len(STRAY.findall(text))
    if stray and len(text) - stray - sum(map(str.isascii, text)) <= stray:
        return _checked(data.decode(find_codepage(data), "replace"))
    return _checked(_with_strays(text))


def _with_strays(text: str) -> str:
    """Read the bytes that are no UTF-8 as Windows-1252, where that fits what is around them."""

    def read(found: re.Match[str]) -> str:
        letter = bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")
        around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return letter if fit(around[0] or " ", letter, around[1] or " ") > 0 else "\ufffd"

    return STRAY.sub(read, text)


def _checked(text: str) -> str:
    broken = len(CONTROL.findall(text)) + text.count("\ufffd")
    if "\0" in text or broken > max(2, len(text) // 200):
        raise SourceError(said.NOT_TEXT)
    return text
