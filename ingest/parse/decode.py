"""Turn a text file's bytes into text, whichever of the usual encodings they are in."""

import re

from errors import SourceError

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
ICELANDIC = re.compile(r"[ðþ]", re.IGNORECASE)
"""What Windows-1252 reads where the Celtic ISO-8859-14 has ŵ and ŷ."""


def decode(data: bytes) -> str:
    """Decode text in UTF-8, UTF-16, Windows-1252 or ISO-8859-14, without its byte order mark.

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
    if _is_utf8(data):
        return _checked(data, "utf-8")
    text = _checked(data, "cp1252")
    typeset = re.search(rb"[\x80-\x9f]", data)  # where only Windows-1252 has characters
    return text if typeset or not ICELANDIC.search(text) else _checked(data, "iso8859-14")


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
