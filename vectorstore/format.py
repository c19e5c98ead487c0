"""The catalogue's format: which one this program makes, and what is said of others."""

from pathlib import Path

from words import archive as said

SCHEMA_VERSION = "4"
EARLIER = ("1", "2", "3")
"""The formats that can be brought forward; see `vectorstore.upgrades`."""
BEFORE = EARLIER[-1]
"""The one that is brought up to this one when it is opened: it lacks a column and some tables."""


def other_format(store: Path, found: str | None) -> str:
    """Say what is to be done about an archive of another format than this program's."""
    if found in EARLIER:
        return said.earlier_format(store, found, SCHEMA_VERSION)
    if is_later(found):
        return said.later_format(store, found, SCHEMA_VERSION)
    return said.other_version(store, found, SCHEMA_VERSION)


def is_later(found: str | None) -> bool:
    """Tell whether a format is newer than this program."""
    return bool(found and found.isdecimal() and int(found) > int(SCHEMA_VERSION))
