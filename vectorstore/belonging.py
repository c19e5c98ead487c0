"""Whose each stored document is, which may be learnt from the documents beside it."""

from dataclasses import dataclass

from schema import Meeting
from vectorstore.columns import Columns


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where a version of a document is from, and whose it is."""

    version: str
    root: str
    source: str
    council: str | None
    meetings: tuple[Meeting, ...] = ()
    notes: tuple[str, ...] = ()


BELONGING = Columns(Belonging, "documents")
