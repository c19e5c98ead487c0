"""Take out of a document its calls for the words or pictures of other files, and count them.

The program that converts a document might follow them; what it then held would be another
file's. The words that a call brought in when the document was saved stay.
"""

import io
import re
import zipfile

NAMES = rb"INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|DATABASE|RD"
_RTF_FIELD = re.compile(rb"(?:\\\*\s*)?\\fldinst(?![a-z])")
_HARMLESS = re.compile(
    rb"\\fldinst(?:[\s{}]|\\[a-z]{1,20}-?\d{0,9} ?)*"
    rb"(?:FORM[A-Z]+|SYMBOL|HYPERLINK|PAGE|NUMPAGES|DATE|TIME|TOC|REF|PAGEREF|SEQ|EQ)\b"
)
"""Fields that show no other file's words."""
_RTF_CALL = re.compile(rb"\b(?:" + NAMES + rb")\b|\\objautlink\b|\\objlink\b", re.IGNORECASE)
_DOC_CALL = re.compile(rb"(\x13\s{0,9})(" + NAMES + rb")(?=\s)", re.IGNORECASE)
_WIDE = rb"|".join(rb"".join(bytes([n]) + rb"\x00" for n in name) for name in NAMES.split(rb"|"))
_WIDE_CALL = re.compile(rb"(\x13\x00(?:[ \t]\x00){0,9})(" + _WIDE + rb")(?=\s)", re.IGNORECASE)
_ODT_CALL = re.compile(
    rb"<text:section-source\b|<text:dde-|<draw:(?:image|object|object-ole|floating-frame|plugin|applet)"
    rb"\b[^<>]{0,999}xlink:href=\"(?:[a-z]{2,9}:|/|\.\./)",
    re.IGNORECASE,
)
_MOST_LOOKED_AT = 50_000_000


def without_calls(data: bytes, ending: str) -> tuple[bytes, int]:
    """Return a document (".rtf", ".doc" or ".odt") that calls for no other, and how many it did.

    OpenDocument's calls are counted only: LibreOffice, whose own they are, is told not to follow
    them.
    """
    if ending == ".rtf":
        calls = 0

        def void(found: re.Match[bytes]) -> bytes:
            nonlocal calls
            at = found.end() - len(rb"\fldinst")
            if _HARMLESS.match(data, at, at + 400):
                return found[0]
            calls += _RTF_CALL.search(data, at, at + 400) is not None
            return rb"\*\fldvoid"  # which no program knows, and so leaves out

        held = _RTF_FIELD.sub(void, data)
        return held, calls + len(re.findall(rb"\\obj(?:aut)?link\b", data))
    if ending == ".doc":
        data, plain = _DOC_CALL.subn(_blotted, data)
        data, wide = _WIDE_CALL.subn(_blotted, data)
        return data, plain + wide
    return data, len(_ODT_CALL.findall(_content(data)))


def _blotted(found: re.Match[bytes]) -> bytes:
    """Spoil a field's name without moving what follows it."""
    return found[1] + b"X" + found[2][1:]


def _content(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.open("content.xml").read(_MOST_LOOKED_AT)
    except Exception:  # LibreOffice may yet mend it; zip, zlib and lzma have many errors
        return b""
