"""Ask a site politely: one connection, with a gap, as robots.txt has it, and openly.

Every answer is either what came, or one of a few words for what did not; what ends a night is an
error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpx

from connectors.moderngov.pace import Pace
from connectors.moderngov.request import Asker, Reply
from connectors.moderngov.robots import Robots
from errors import SiteDown, SiteForbids
from words import connectors as said

State = Literal["ok", "same", "gone", "failed", "forbidden", "refused"]
PRODUCT = "AskTheMinutes"
MOST_REDIRECTS = 5
IN_A_ROW = 3
"""Addresses that fail one after the other before the night is over."""
ROBOTS_HOURS = 24


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an address: "same" as we said that we have, "gone", and so on.

    `url` is where it was found; `why` says in a word what failed.
    """

    state: State
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 0
    why: str = ""

    @property
    def kept_by(self) -> tuple[str, str]:
        """Return what tells this version from others: ETag and Last-Modified."""
        return self.headers.get("etag", ""), self.headers.get("last-modified", "")


class Client:
    """Asks one site. `refused` are addresses that were refused lately, and are not asked for.

    Args:
        base: where the site begins.
        agent: the product's name, with whom to write to.
        pace: how fast.
        allowance: requests that may be made; then `Spent` is raised.
        on_wait: is told how long the site lets us wait.
        transport: asks in place of the network, in tests.
    """

    def __init__(
        self,
        base: str,
        agent: str,
        pace: Pace,
        *,
        allowance: int,
        on_wait: Callable[[float], None] = lambda seconds: None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.base, self.agent, self.pace = base, agent, pace
        self.host = urlsplit(base).netloc
        self.refused: set[str] = set()
        self._in_a_row = 0
        self._robots: Robots | None = None
        self._robots_read = datetime.min.replace(tzinfo=UTC)
        self._asker = Asker(
            self.host, agent, pace, allowance=allowance, on_wait=on_wait, transport=transport
        )

    @property
    def asked(self) -> int:
        """How many requests were made."""
        return self._asker.asked

    @property
    def busy_until(self) -> datetime | None:
        """When the site lets us come again, if it said so."""
        return self._asker.busy_until

    @property
    def refused_now(self) -> str:
        """The address that ended this run, since it was refused."""
        return self._asker.refused_now

    def close(self) -> None:
        """End the connection."""
        self._asker.close()

    def get(self, url: str, known: tuple[str, str] = ("", "")) -> Answer:
        """Ask for an address, going along with redirects within the site.

        Args:
            url: the address.
            known: ETag and Last-Modified of what we have of it.

        Raises:
            SiteBlocked: the site refuses automatic requests.
            SiteForbids: its robots.txt could not be read.
            SiteBusy: it asks us to wait for long.
            SiteDown: it does not answer, or failed several times in a row.
            Spent: the night's allowance is used up.
        """
        if url in self.refused:
            return Answer("refused", url)
        self.read_robots()
        headers = dict(zip(("If-None-Match", "If-Modified-Since"), known, strict=True))
        return self._noted(self._followed(url, {name: one for name, one in headers.items() if one}))

    def allows(self, url: str) -> bool:
        """Tell whether robots.txt allows an address; it is read if it was not."""
        return self.read_robots().allows(url, self.agent)

    def read_robots(self) -> Robots:
        """Read robots.txt, at most a day ago.

        Raises:
            SiteForbids: it is there and cannot be read: nothing may be asked for.
        """
        now = datetime.now(UTC)
        if self._robots and now - self._robots_read < timedelta(hours=ROBOTS_HOURS):
            return self._robots
        parts = urlsplit(self.base)
        url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        for _ in range(MOST_REDIRECTS):
            tried = self._asker.ask(url, {}, robots=True)
            target = self._target(url, tried)
            if target is None:
                break
            url = target
        if tried.status >= 500 or tried.status == 429:
            raise SiteForbids(said.robots_unreadable(self.host, tried.status))
        self._robots = Robots(tried.body if tried.status == 200 else b"")
        self._robots_read = now
        self.pace.asked_gap = self._robots.delay(self.agent)
        return self._robots

    def _noted(self, answer: Answer) -> Answer:
        """Count failures in a row: after some, the site as a whole is at fault."""
        fails = answer.state == "failed" and not 300 <= answer.status < 400
        self._in_a_row = self._in_a_row + 1 if fails else 0
        if self._in_a_row >= IN_A_ROW:
            raise SiteDown(said.fails(self.host, answer.why))
        return answer

    def _followed(self, url: str, headers: Mapping[str, str]) -> Answer:
        asked = url
        for _ in range(MOST_REDIRECTS):
            if not self.read_robots().allows(asked, self.agent):
                return Answer("forbidden", asked)
            tried = self._asker.ask(asked, headers)
            if not 300 <= tried.status < 400 or tried.status == 304:
                return _answer(asked, tried)
            if "mgerror" in tried.headers.get("location", "").lower():
                return Answer("gone", asked, status=tried.status)
            target = self._target(asked, tried)
            if target is None:
                away = {"location": urljoin(asked, tried.headers.get("location", ""))}
                return Answer("failed", asked, b"", away, tried.status, said.LEADS_AWAY)
            asked = target
        return Answer("failed", asked, why=said.LEADS_ON)

    def _target(self, url: str, tried: Reply) -> str | None:
        """Return where a redirect leads, if it is within the site."""
        if not 300 <= tried.status < 400 or not tried.headers.get("location"):
            return None
        target = urljoin(url, tried.headers["location"])
        here, there = urlsplit(url), urlsplit(target)
        same = here[:2] == there[:2]
        safer = here.hostname == there.hostname and (here.scheme, there.scheme) == ("http", "https")
        return target if same or safer else None


def _answer(url: str, tried: Reply) -> Answer:
    states: dict[int, State] = {200: "ok", 304: "same", 404: "gone", 410: "gone"}
    state = states.get(tried.status, "failed")
    why = tried.error or (said.status(tried.status) if state == "failed" else "")
    return Answer(state, url, tried.body, tried.headers, tried.status, why)


def agent_of(version: str, contact: str) -> str:
    """Return the name that we ask under."""
    return f"{PRODUCT}/{version}" + (f" (+{contact})" if contact else "")
