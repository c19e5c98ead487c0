"""What a publisher's own structure says of a paper: its address, meeting, type and secrecy.

It was kept beside the file by whoever fetched it (`ingest.files.origins` reads it), counts as the
document's own facts, and is told apart from other origins by its mark.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.parse import Parsed
from schema import FETCHED, Kind, Mark

PLACE = "origin"
"""The place of a mark that the publisher made."""
RESTRICTED = "restricted by the publisher"
IN_DOUBT = "what the publisher says of it cannot be read"
KINDS: Mapping[str, Kind] = {
    "minutes": "minutes",
    "agenda": "agenda",
    "decision": "decision",
    "report": "report",
    "pack": "agenda",
}
"""What a publisher's types of papers are here; a pack is an agenda with all its reports."""
STRUCTURED = frozenset(("agenda", "minutes", "decision"))
"""Types that a page's own structure states: what stands on it is surer than what lists it."""
_BEGINS, _HELD = "~o", "!"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paper was published, and what is said of it there; empty is not known.

    `doubted` says that more was said of it, which cannot be read and may be that it is not public;
    `shown`, that it is said to be public.
    `lost` says why nothing can be told of it at present, so that it is not to be read; its mark is
    then `kept`, the one that it had. `fetched` is no part of what tells origins apart.
    """

    url: str | None = None
    council: str = ""
    committee: str = ""
    date: datetime.date | None = None
    type: str = ""
    status: str = ""
    restricted: bool = False
    doubted: bool = False
    shown: bool = False
    fetched: str = field(default="", compare=False)
    lost: str = ""
    kept: str = ""

    @property
    def mark(self) -> str:
        """Return what tells this origin from others, empty where there is none."""
        if self.lost:
            return self.kept
        if self == UNKNOWN:
            return ""
        told = [self.url, self.council, self.committee, str(self.date), self.type, self.status]
        held = self.restricted or self.doubted
        sure = [self.restricted, self.doubted, self.shown]
        digest = hashlib.sha256(json.dumps([told, sure]).encode()).hexdigest()[:8]
        return f"{_BEGINS}{digest}{_HELD if held else ''}"

    def kind_of(self, parsed: Parsed) -> Kind | None:
        """Return the kind of paper that a file is said to be, if its own structure states none."""
        return None if parsed.facts.get("type") in STRUCTURED else KINDS.get(self.type)

    @property
    def note(self) -> str:
        """Return the note that a document has of when it was fetched, empty if it has none."""
        return f"{FETCHED}{self.fetched}" if self.fetched else ""

    def laid_over(self, parsed: Parsed) -> Parsed:
        """Return a parsed file with what is said here among its own facts."""
        told = {
            "council": self.council,
            "committee": self.committee,
            "date": self.date.isoformat() if self.date else "",
            "status": self.status,
        }
        if parsed.facts.get("type") not in STRUCTURED:
            told["type"] = self.type
        facts = {name: words for name, words in told.items() if words}
        return replace(parsed, facts={**parsed.facts, **facts}) if facts else parsed

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return what holds a document back for what its publisher says of it."""
        if self.restricted:
            return (Mark(0, len(text), RESTRICTED, PLACE),)
        return (Mark(0, len(text), IN_DOUBT, PLACE, sure=False),) if self.doubted else ()

    def shows(self, parsed: Parsed) -> bool:
        """Tell a public page of a decision, which says in public what came of a private report."""
        is_decision = parsed.facts.get("type") == "decision"
        return is_decision and self.shown and self.url is not None

    def settled(
        self, day: datetime.date | None, notes: tuple[str, ...]
    ) -> tuple[datetime.date | None, tuple[str, ...]]:
        """Return the date of a paper's meeting, and where the text disagrees with what is said."""
        if self.date is None or day in (None, self.date):
            return self.date or day, notes
        differs = zip(("its origin says", "the text"), (self.date, day), strict=True)
        return self.date, (*notes, ", ".join(f"{place} {one}" for place, one in differs))


UNKNOWN = Origin()
"""Of a file of which nothing is said."""


def mark_in(reader: str) -> str:
    """Return the mark of an origin in the name of a way of reading, empty if there is none."""
    _, begins, rest = reader.partition(_BEGINS)
    return begins + rest


def was_held(reader: str) -> bool:
    """Tell whether a document was held back for what its publisher said of it."""
    return mark_in(reader).endswith(_HELD)
