"""Look at an address that somebody typed: is it a ModernGov site, and what would be fetched?

Finds where the site begins, with a path before it or not. Keeps nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from connectors.moderngov import addresses
from connectors.moderngov.client import Client
from connectors.moderngov.listing import Listing
from connectors.moderngov.pace import Pace
from connectors.moderngov.pages import Page
from connectors.moderngov.request import Spent
from connectors.moderngov.service import Committee
from connectors.moderngov.sites import Choice, agent, chosen_of
from errors import NotModernGov, SiteForbids
from words import connectors as said

PREFIXES = ("/moderngov", "/modernGov", "/modern.gov", "/mgov")
"""Where a site often begins, if not at its host's root."""
_OURS = re.compile(
    r"/?(?:mgListCommittees|ieDocHome|mgCalendar\w*|ieListMeetings|mgCommittee\w*|ieListDocuments)"
    r"\.aspx",
    re.IGNORECASE,
)
SAMPLE = 24
"""Committees whose meetings are counted; of more, the rest is guessed from these."""
FEW_PAGES = 3
"""Pages of a list of meetings, where the web service is closed."""
MOST_REQUESTS = 300
PAPERS_A_MEETING = 10
"""As is usual, where nothing is known yet."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found.

    base: where the site begins.
    by_service: whether its web service is open; its pages are read in any case.
    council: its name, empty if not found.
    committees: all that it lists.
    chosen: those whose meetings are fetched.
    meetings: how many meetings of these there are; `exact` or guessed.
    requests: how many the first sync takes; `seconds` at the site's pace.
    nights: over how many nights it is spread.
    gap: seconds between two requests.
    forbidden: what robots.txt keeps from us, in words.
    """

    base: str
    by_service: bool
    council: str
    committees: tuple[Committee, ...]
    chosen: tuple[Committee, ...]
    meetings: int
    exact: bool
    requests: int
    seconds: float
    nights: int
    gap: float
    forbidden: tuple[str, ...] = ()


def look(
    address: str,
    choice: Choice,
    committees: Sequence[str] = (),
    *,
    on_step: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Seen, Choice]:
    """Look at a site; return what was seen, and the choice with the committees' ids.

    Args:
        address: as somebody typed it; a page of the site does too.
        choice: from when on, and whether with papers.
        committees: names or ids of those that are wanted; none for all.
        on_step: told of how many committees have been looked at, and of how many.

    Raises:
        SettingError: this is no address, nobody is named to write to, or a committee is unknown.
        ConnectorError: the site cannot be used; see errors.py.
    """
    url = addresses.typed(address)
    client = Client(url, agent(url, choice.contact), Pace.of(url), allowance=MOST_REQUESTS)
    try:
        listing = _find(client, url)
        found = listing.committees()
        if not found:
            raise NotModernGov(said.not_moderngov(client.host))
        ids = chosen_of(committees, [(one.id, one.title) for one in found])
        choice = replace(choice, committees=ids)
        chosen = [one for one in found if ids is None or one.id in ids]
        meetings, exact = _count(listing, chosen, choice.since, on_step)
        return _seen(listing, found, chosen, meetings, exact, choice), choice
    finally:
        client.close()


def _find(client: Client, url: str) -> Listing:
    """Find where the site begins.

    Raises:
        NotModernGov: nowhere.
        SiteForbids: robots.txt forbids to look.
    """
    elsewhere: list[str] = []
    tried: set[str] = set()
    for base in _places(client, url, elsewhere):
        if base in tried:
            continue
        tried.add(base)
        client.base = base
        listing = Listing(client)
        answer, page = listing.page(addresses.committees(base))
        if page is not None:
            client.base = addresses.folder_of(answer.url)
            page.base = client.base
            listing.committees_page = page
            return listing
        if answer.state == "forbidden":
            raise SiteForbids(said.forbids(client.host))
        elsewhere += _other_hosts([answer.headers.get("location", "")], client.host)
    raise NotModernGov(said.not_moderngov(client.host, *elsewhere[:1]))


def _places(client: Client, url: str, elsewhere: list[str]) -> Iterator[str]:
    """Yield where the site may begin: as typed, as its pages link it, and where it often is.

    Other hosts that are linked as if the site were there are added to `elsewhere`.
    """
    above = addresses.folders_above(url)
    yield from above
    for place in dict.fromkeys((url, above[-1])):
        answer = client.get(place)
        if answer.state != "ok":
            continue
        links = [urljoin(answer.url, href) for href in _links(Page(answer.body, place))]
        yield from (
            addresses.folder_of(link) for link in links if urlsplit(link).netloc == client.host
        )
        elsewhere += _other_hosts(links, client.host)
    yield from (above[-1] + prefix for prefix in PREFIXES)


def _links(page: Page) -> list[str]:
    """Return the links of a page that lead to ModernGov's, by their names."""
    if page.tree is None:
        return []
    return [one.get("href", "") for one in page.tree.iter("a") if _OURS.search(one.get("href", ""))]


def _other_hosts(links: Sequence[str], host: str) -> list[str]:
    found = (urlsplit(link).netloc for link in links)
    return [one for one in found if one and one != host]


def _count(
    listing: Listing,
    chosen: Sequence[Committee],
    since: date | None,
    on_step: Callable[[int, int], None],
) -> tuple[int, bool]:
    """Count the meetings, of many committees by a sample."""
    step = max(1, -(-len(chosen) // SAMPLE))
    sample = chosen[::step]
    count, exact = 0, step == 1
    for number, one in enumerate(sample):
        on_step(number, len(sample))
        try:
            found = listing.meetings(one.id, pages=FEW_PAGES)
        except Spent:
            exact, sample = False, sample[:number]
            break
        rows = found.rows if found else ()
        exact = exact and not (found and found.enough)
        count += sum(since is None or row.date is None or row.date >= since for row in rows)
    on_step(len(sample), len(sample))
    return round(count * len(chosen) / max(1, len(sample))), exact


def _seen(
    listing: Listing,
    found: Sequence[Committee],
    chosen: Sequence[Committee],
    meetings: int,
    exact: bool,
    choice: Choice,
) -> Seen:
    client = listing.client
    requests = 3 + len(chosen) + meetings * (2 if listing.by_service else 1)
    requests += meetings * PAPERS_A_MEETING if choice.papers else 0
    gap = client.pace.at_least
    page = listing.committees_page
    forbidden = []
    if not client.allows(f"{client.base}/documents/s1/a.pdf"):
        forbidden.append(said.PAPERS_FORBIDDEN)
    if not client.allows(addresses.meeting(client.base, 1, 1)):
        raise SiteForbids(said.forbids(client.host))
    return Seen(
        base=client.base,
        by_service=listing.by_service,
        council=page.council if page else "",
        committees=tuple(found),
        chosen=tuple(chosen),
        meetings=meetings,
        exact=exact,
        requests=requests,
        seconds=requests * max(gap, 0.3),
        nights=max(1, -(-requests // choice.a_night)),
        gap=gap,
        forbidden=tuple(forbidden),
    )
