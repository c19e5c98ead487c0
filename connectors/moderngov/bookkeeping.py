"""What every step of a run does alike: keep a document, take one out, note what gave nothing."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from connectors.moderngov.listing import Listing
from connectors.moderngov.mirror import Mirror
from connectors.moderngov.report import Report
from connectors.moderngov.sites import Choice
from connectors.moderngov.state import DocumentRow, State
from errors import NotModernGov, SiteDown
from words import connectors as said

IN_A_ROW, IN_A_ROW_LATER = 3, 10
"""Pages in a row that are not what was asked for before the site is at fault; later in a run, when
some were, more of them."""

AtOnce = Callable[[], None]
"""Takes out of the archive what is noted as urgent."""


@dataclass(slots=True)
class Keeping:
    """A run's state, mirror, site and report.

    `unlinked` are paths of documents that a page of this run links no more.
    """

    state: State
    mirror: Mirror
    listing: Listing
    choice: Choice
    report: Report
    now: datetime
    at_once: AtOnce
    unlinked: set[str] = field(default_factory=set)
    in_a_row: int = 0

    @property
    def base(self) -> str:
        """Where the site begins."""
        return self.listing.base

    @property
    def day(self) -> str:
        """The day of the run."""
        return self.now.date().isoformat()

    @property
    def moment(self) -> str:
        """The moment of the run, to the second."""
        return self.now.replace(microsecond=0).isoformat()

    def of(self, meeting: int) -> list[DocumentRow]:
        """Return what the mirror has of a meeting."""
        return [one for one in self.state.of_meeting(meeting) if one.standing == "held"]

    def held(self, path: str) -> DocumentRow | None:
        """Return a document, if the mirror has it."""
        found = self.state.documents.get(path)
        return found if found and found.standing == "held" else None

    def recognised(self) -> None:
        """Note that a page was what was asked for."""
        self.report.recognised += 1
        self.in_a_row = 0

    def nothing(self, url: str, found: str, why: str = "") -> None:
        """Note that an address gave nothing; a site that gives nothing at all is at fault.

        Raises:
            NotModernGov: the pages are none of ModernGov's.
            SiteDown: all of them are its page of errors.
        """
        if found == "forbidden":
            self.report.forbidden += 1
            return
        if found == "refused":
            self.report.failed.append((url, said.REFUSED))
            return
        reasons = {"gone": said.GONE, "unrecognised": said.UNRECOGNISED}
        self.report.failed.append((url, reasons.get(found, why)))
        self.in_a_row += 1
        if self.in_a_row >= (IN_A_ROW_LATER if self.report.recognised else IN_A_ROW):
            host = self.listing.client.host
            if found == "gone":
                raise SiteDown(said.only_errors(host))
            raise NotModernGov(said.no_longer_moderngov(host))

    def keep(self, document: DocumentRow, body: bytes) -> bool:
        """Keep a document, report it, and tell whether it says anything new."""
        is_new = self.held(document.path) is None
        written = self.mirror.put(document, body)
        if not written:
            self.report.unchanged += 1
        elif document.path not in (*self.report.new, *self.report.changed):
            (self.report.new if is_new else self.report.changed).append(document.path)
        return written

    def replace(self, rows: Iterable[DocumentRow]) -> None:
        """Take out what something newer stands for."""
        self.report.replaced += self.mirror.drop(rows, "replaced", self.now)

    def restrict(self, rows: Iterable[DocumentRow], changed: list[str]) -> None:
        """Take out at once what became restricted, from the mirror and from the archive.

        Args:
            rows: documents that go.
            changed: paths of pages from which something was cut.
        """
        going = list(rows)
        paths = [*(one.path for one in going), *changed]
        if paths:
            self.note_urgent(paths)
            self.mirror.drop(going, "restricted", self.now)
            self.report.restricted += paths
            self.mirror.publish()
            self.at_once()

    def note_urgent(self, paths: Iterable[str]) -> None:
        """Note what has to leave the archive, whatever becomes of this run."""
        waiting = {*(self.state.told("urgent") or ()), *paths}
        self.state.tell(urgent=json.dumps(sorted(waiting)))
