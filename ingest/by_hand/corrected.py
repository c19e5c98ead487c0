"""What people corrected of a document, laid over what was read of it.

Whoever reads the document again reads it so: its passages, their headings and what is put on
record follow from the facts as they were corrected.
"""

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from schema import Fact, Kind, Meeting

NOTE = "corrected by hand: "
"""How the note of a document begins that names the facts which people set."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Facts that people set of one document, in place of what is read; None is unknown."""

    facts: tuple[tuple[Fact, str | None], ...] = ()

    @property
    def mark(self) -> str:
        """Return what tells these facts from others, empty where there are none."""
        if not self.facts:
            return ""
        return "~" + hashlib.sha256(json.dumps(self.facts).encode()).hexdigest()[:8]

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the note that a document has of this."""
        return (NOTE + ", ".join(field for field, _ in self.facts),) if self.facts else ()

    def kind(self, read: Kind) -> Kind:
        """Return the document's kind."""
        return cast(Kind, self._fact("kind", read))

    def title(self) -> str | None:
        """Return the document's title, None where nobody set one."""
        return self._fact("title", None)

    def meeting(self, read: Meeting) -> Meeting:
        """Return the document's own meeting."""
        day = self._fact("date", read.date.isoformat() if read.date else None)
        return Meeting(
            read.start,
            council=self._fact("council", read.council),
            committee=self._fact("committee", read.committee),
            date=datetime.date.fromisoformat(day) if day else None,
        )

    def meetings(self, read: Sequence[Meeting], first: Meeting) -> tuple[Meeting, ...]:
        """Return the meetings of a document that holds several.

        Where its own meeting goes on, it is corrected; of the others, what was read as the own
        meeting's council and committee.

        Args:
            read: all that were read.
            first: its own, as it was read.
        """
        return tuple(self._one_of(meeting, first) for meeting in read)

    def _one_of(self, meeting: Meeting, first: Meeting) -> Meeting:
        own = self.meeting(first)
        if replace(meeting, start=0) == replace(first, start=0):
            return replace(own, start=meeting.start)
        same_council = meeting.council == first.council
        same_committee = same_council and meeting.committee == first.committee
        return replace(
            meeting,
            council=own.council if same_council else meeting.council,
            committee=own.committee if same_committee else meeting.committee,
        )

    def _fact(self, field: Fact, read: str | None) -> str | None:
        return dict(self.facts).get(field, read)


AS_READ = Corrected()
"""Of a document of which nobody set a fact."""


def sets(notes: Sequence[str], field: Fact) -> bool:
    """Tell by a document's notes whether people set one of its facts."""
    found = (note.removeprefix(NOTE).split(", ") for note in notes if note.startswith(NOTE))
    return any(field in fields for fields in found)
