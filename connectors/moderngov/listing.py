"""Ask a site which committees and meetings there are: its web service, or else its pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from connectors.moderngov import addresses, service
from connectors.moderngov.client import Answer, Client
from connectors.moderngov.pages import Page
from connectors.moderngov.service import EVER, NO_FLAGS, Committee, Flags, Listed, Meetings

T = TypeVar("T")
MOST_PAGES = 200
"""Pages of one committee's list of meetings."""


@dataclass(slots=True)
class Listing:
    """Lists of one site. `by_service` is whether its web service is open, as far as is known."""

    client: Client
    by_service: bool = True
    committees_page: Page | None = field(default=None, init=False)

    @property
    def base(self) -> str:
        """Where the site begins."""
        return self.client.base

    def page(self, url: str, known: tuple[str, str] = ("", "")) -> tuple[Answer, Page | None]:
        """Return what came of a page's address, and the page if it is one of ModernGov's."""
        answer = self.client.get(url, known)
        if answer.state != "ok":
            return answer, None
        page = Page(answer.body, self.base, answer.headers.get("content-type", ""))
        return answer, page if page.recognised else None

    def committees(self) -> list[Committee] | None:
        """Return the committees; None if neither the service nor the page tells of them."""
        if found := self._asked(service.read_committees, "GetCommittees"):
            return found
        if self.committees_page is None:
            _, self.committees_page = self.page(addresses.committees(self.base))
        return self.committees_page.committees() if self.committees_page else None

    def meetings(
        self,
        committee: int,
        *,
        is_known: bool = False,
        since: date | None = None,
        pages: int = MOST_PAGES,
    ) -> Meetings | None:
        """Return a committee's meetings; None if nothing is told of them.

        Args:
            committee: its id.
            is_known: it had meetings before: if the service has none, its page is asked too.
            since: where pages are asked, earlier meetings need not be there.
            pages: how many of them are asked at most.
        """
        asked = {"lCommitteeId": committee, "sFromDate": EVER, "sToDate": "31/12/2099"}
        found = self._asked(
            lambda body: service.read_meetings(body, committee), "GetMeetings", **asked
        )
        if found and (found.rows or not is_known):
            return found
        by_page = self._meetings_by_page(committee, since, pages)
        if found is None:
            return by_page
        return Meetings(by_page.rows, whole=False) if by_page else found

    def _meetings_by_page(self, committee: int, since: date | None, pages: int) -> Meetings | None:
        """Go through a committee's list, from where it begins: to later ones, then to earlier."""
        rows: dict[int, Listed] = {}
        seen: set[str] = set()
        start = addresses.meetings(self.base, committee)
        urls = [start]
        while urls:
            url = urls.pop()
            far = _way(url) == "earlier" and _goes_back_to(rows.values(), since)
            if far or len(seen) >= pages:
                return Meetings(tuple(rows.values()), whole=False, enough=True)
            seen.add(url)
            _, page = self.page(url)
            if page is None:
                return Meetings(tuple(rows.values()), whole=False) if rows else None
            rows = {one.id: one for one in page.meetings()} | rows
            ways = ("earlier", "later") if url == start else (_way(url),)
            further = (page.goes_on(way) for way in ways)
            urls += [one for one in further if one and one not in seen]
        return Meetings(tuple(rows.values()), whole=bool(rows))

    def flags(self, meeting: int) -> Flags:
        """Return what the site flags as restricted in a meeting, if its service is open."""
        found = self._asked(
            lambda body: service.read_flags(body, meeting), "GetMeeting", lMeetingId=meeting
        )
        return found or NO_FLAGS

    def _asked(self, read: Callable[[bytes], T], name: str, **asked: object) -> T | None:
        """Ask an operation, and close the service for this run if it is not one."""
        if not self.by_service:
            return None
        answer = self.client.get(addresses.operation(self.base, name, **asked))
        try:
            if answer.state == "ok":
                return read(answer.body)
        except service.Unreadable:
            pass
        if name == "GetCommittees" or answer.state in ("gone", "forbidden"):
            self.by_service = False
        return None


def _way(url: str) -> str:
    link = addresses.read_link(url)
    return link.way if link else ""


def _goes_back_to(rows: Iterable[Listed], since: date | None) -> bool:
    """Tell whether a list that begins with the latest goes back to a day."""
    return since is not None and any(one.date and one.date < since for one in rows)
