"""Names that people give to files, without what systems or people could be misled by."""

import unicodedata
from pathlib import PurePosixPath

_LONGEST = 120
"""Bytes of a name; systems allow 255."""
_ODD = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(("con", "prn", "aux", "nul"))


def safe_name(name: str) -> str:
    """Return a file's name without what systems or people could be misled by."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    plain = "".join("_" if char in _ODD else char for char in base if _is_seen(char))
    named = PurePosixPath(" ".join(plain.split()).strip(". ") or "document")
    stem = _cut(named.stem, _LONGEST).strip(". ") or "document"
    return f"{stem}{'_' * (stem.lower() in _RESERVED)}{_cut(named.suffix, _LONGEST)}"


def safe_path(name: str) -> str:
    """Return the path of a file in an archive, each part as `safe_name` gives it."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(safe_name(part) for part in parts if part not in ("", "."))


def _is_seen(char: str) -> bool:
    return char == " " or unicodedata.category(char)[0] not in "CZ"


def _cut(words: str, most: int) -> str:
    return words.encode()[:most].decode(errors="ignore")
