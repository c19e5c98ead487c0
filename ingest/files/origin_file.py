"""Read one `.origin.json`: the paths of papers, and what is said of each.

Nothing in it is taken on trust: what is not of the right type or leads elsewhere is left out and
told, and what cannot be read of a paper may be that it is not public.
"""

import datetime
import json
import posixpath
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from errors import SourceError
from ingest.files.load import SourceFile
from ingest.metadata.origin import Origin
from words import files as said

NAME = ".origin.json"
MOST_BYTES = 30_000_000
"""Of a file of origins: a hundred thousand papers, and no more memory than there is."""
LONGEST, LONGEST_ADDRESS = 200, 2000
"""Letters of a name, and of an address."""
_DRIVE = re.compile(r"[A-Za-z]:")
_NO_ADDRESS = re.compile(r"[\x00-\x1f\x7f-\x9f\\<>\"^`{|}]")


@dataclass(slots=True)
class Read:
    """What a file of origins says, by the paths from its folder on.

    `wrong` are the paths of which not all could be read, each with the first thing that is wrong;
    `lost` is why nothing could be read.
    """

    origins: dict[str, Origin] = field(default_factory=dict)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    lost: str = ""


def read_origins(file: SourceFile) -> Read:
    """Read a file of origins; whatever is wrong with it is part of what is returned."""
    try:
        stamp = file.stamp()
        if stamp and stamp.size > MOST_BYTES:
            return Read(lost=said.origins_too_large(MOST_BYTES // 1_000_000))
        data, _ = file.read()
        held = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except SourceError as error:
        return Read(lost=f"{error}; {said.ORIGINS_LOST}")
    except (ValueError, RecursionError, MemoryError):
        return Read(lost=f"{said.ORIGINS_DAMAGED}; {said.ORIGINS_LOST}")
    if not isinstance(held, dict):
        return Read(lost=f"{said.ORIGINS_DAMAGED}; {said.ORIGINS_LOST}")
    read = Read()
    for path, entry in held.items():
        key = key_of(path)
        if key is None:
            read.wrong.append((path, said.ORIGIN_LEADS_OUT))
            continue
        origin, wrong = _origin(entry)
        if wrong:
            read.wrong.append((path, wrong))
        read.origins[key] = _joined(origin, read.origins.get(key))
    return read


def key_of(path: str) -> str | None:
    """Return a path below a folder in the one way it is looked for, None if it leads out of it."""
    plain = posixpath.normpath(unicodedata.normalize("NFC", path).replace("\\", "/"))
    if plain.startswith("/") or plain.split("/")[0] in ("..", ".") or "\0" in plain:
        return None
    return None if _DRIVE.match(plain) else plain


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Take what an object holds; what it says twice says nothing."""
    held = dict(pairs)
    if len(held) < len(pairs):
        raise ValueError("the same name stands twice")
    return held


def _joined(one: Origin, other: Origin | None) -> Origin:
    """Return what two entries come to that name the same paper in two ways."""
    if other is None or other == one:
        return one
    return Origin(restricted=one.restricted or other.restricted, doubted=True)


def _origin(entry: object) -> tuple[Origin, str]:
    """Return what an entry says, and the first thing that is wrong with it, empty if nothing is."""
    if not isinstance(entry, dict):
        return Origin(doubted=True), said.ORIGIN_NO_OBJECT
    fields = _Fields(entry)
    held = entry.get("restricted", False)
    if not isinstance(held, bool):
        fields.wrong.append(said.origin_field("restricted"))
    origin = Origin(
        url=fields.address("url"),
        council=fields.name("council"),
        committee=fields.name("committee"),
        date=fields.day("date"),
        type=fields.name("type").lower(),
        status=fields.name("status").lower(),
        restricted=held is True,
        doubted=not isinstance(held, bool),
        shown=entry.get("restricted") is False,
        fetched=fields.time("fetched"),
    )
    return origin, next(iter(fields.wrong), "")


class _Fields:
    """Takes what is of the right type from an entry; null is nothing, and nothing is wrong."""

    def __init__(self, entry: Mapping[str, object]) -> None:
        self._entry = entry
        self.wrong: list[str] = []

    def name(self, field_name: str, most: int = LONGEST) -> str:
        """Return words on one line."""
        value = self._entry.get(field_name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most or not _is_text(value):
            self.wrong.append(said.origin_field(field_name))
            return ""
        return " ".join(value.split())

    def day(self, field_name: str) -> datetime.date | None:
        """Return the day of a date or a time."""
        words = self.name(field_name)
        try:
            return datetime.date.fromisoformat(words[:10]) if words else None
        except ValueError:
            self.wrong.append(said.origin_field(field_name))
            return None

    def time(self, field_name: str) -> str:
        """Return a time as it is written."""
        words = self.name(field_name)
        try:
            return words if words and datetime.datetime.fromisoformat(words) else ""
        except ValueError:
            self.wrong.append(said.origin_field(field_name))
            return ""

    def address(self, field_name: str) -> str | None:
        """Return an address of the web, which a reader's browser can be sent to."""
        words = self.name(field_name, LONGEST_ADDRESS).replace(" ", "%20")
        if not words or is_web_address(words):
            return words or None
        self.wrong.append(said.origin_field(field_name))
        return None


def is_web_address(words: str) -> bool:
    """Tell an address of the web that is what it looks like: no user's name, no odd signs."""
    try:
        parts = urlsplit(words)
        named = bool(parts.hostname) and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and named and not _NO_ADDRESS.search(words)


def _is_text(words: str) -> bool:
    """Tell whether words can be stored: JSON lets halves of signs through."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
