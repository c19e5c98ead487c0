"""Ask a site politely: one connection, with a gap, as robots.txt has it, and openly.

Every answer is either what came, or one of a few words for what did not; what ends a night is an
error. Neither a proxy nor another name is ever used, and certificates are always checked.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpx
import tenacity
import truststore

from connectors.moderngov.challenge import refuses
from connectors.moderngov.pace import Pace, pause
from connectors.moderngov.robots import Robots
from errors import SiteBlocked, SiteBusy, SiteDown, SiteForbids
from words import connectors as said

State = Literal["ok", "same", "gone", "failed", "forbidden", "refused"]
PRODUCT = "AskTheMinutes"
LARGEST = 100_000_000
"""Bytes of an answer; larger files are not read later either."""
MOST_REDIRECTS = 5
SECONDS = httpx.Timeout(60.0, connect=20.0)
IN_A_ROW = 3
"""Addresses that fail one after the other before the night is over."""
ROBOTS_HOURS = 24
_AGAIN = frozenset((429, 503))
_ONCE_AGAIN = frozenset((500, 502, 504))


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


@dataclass(frozen=True, slots=True)
class _Tried:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    error: str = ""
    slow: bool = False


class Client:
    """Asks one site. `asked` counts its requests; `on_wait` is told how long a site lets us wait.

    `refused` are addresses that were refused lately, and are not asked for; `refused_now` is the
    one that ended this run.

    Args:
        base: where the site begins.
        agent: the product's name, with whom to write to.
        pace: how fast.
        allowance: requests that may be made; then `Spent` is raised.
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
        self.asked, self._allowance, self._on_wait = 0, allowance, on_wait
        self.busy_until: datetime | None = None
        self.refused: set[str] = set()
        self.refused_now = ""
        self._in_a_row = 0
        self._robots: Robots | None = None
        self._robots_read = datetime.min.replace(tzinfo=UTC)
        self._http = httpx.Client(
            headers={"User-Agent": agent, "Accept-Language": "en-GB, en;q=0.8"},
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            timeout=SECONDS,
            trust_env=False,
            follow_redirects=False,
            transport=transport,
        )

    def close(self) -> None:
        """End the connection."""
        self._http.close()

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
            tried = self._try(url, {}, robots=True)
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
            tried = self._try(asked, headers)
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

    def _target(self, url: str, tried: _Tried) -> str | None:
        """Return where a redirect leads, if it is within the site."""
        if not 300 <= tried.status < 400 or not tried.headers.get("location"):
            return None
        target = urljoin(url, tried.headers["location"])
        here, there = urlsplit(url), urlsplit(target)
        same = here[:2] == there[:2]
        safer = here.hostname == there.hostname and (here.scheme, there.scheme) == ("http", "https")
        return target if same or safer else None

    def _try(self, url: str, headers: Mapping[str, str], *, robots: bool = False) -> _Tried:
        """Make a request, again and later each time while the site is busy or silent."""
        again = _is_silent if robots else _is_passing
        ladder = tenacity.Retrying(
            retry=tenacity.retry_if_result(again),
            stop=lambda state: state.attempt_number > self._tries(state.outcome),
            wait=self._wait,
            sleep=self._sleep,
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        tried: _Tried = ladder(self._once, url, headers)
        if refuses(tried.status, tried.headers, tried.body):
            self.refused_now = url
            raise SiteBlocked(said.blocked(self.host, self.agent, self.pace.at_least, tried.status))
        if _is_silent(tried):
            raise SiteDown(said.silent(self.host, tried.error))
        if tried.status in _AGAIN and not robots:
            raise SiteBusy(said.busy(self.host))
        return tried

    def _tries(self, outcome: object) -> int:
        tried = outcome.result() if isinstance(outcome, tenacity.Future) else None
        once = isinstance(tried, _Tried) and (tried.status in _ONCE_AGAIN or tried.slow)
        return 1 if once else len(self.pace.waits)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        tried = state.outcome.result() if state.outcome else None
        ladder = self.pace.waits[min(state.attempt_number, len(self.pace.waits)) - 1]
        asked = _retry_after(tried.headers) if isinstance(tried, _Tried) else None
        if asked is None:
            return ladder
        if asked > self.pace.patience:
            self.busy_until = datetime.now(UTC) + timedelta(seconds=asked)
            raise SiteBusy(said.busy_until(self.host, self.busy_until))
        return asked + 0.05

    def _sleep(self, seconds: float) -> None:
        self._on_wait(seconds)
        pause(seconds)

    def _once(self, url: str, headers: Mapping[str, str]) -> _Tried:
        if self.asked >= self._allowance:
            raise Spent
        self.pace.wait()
        self.asked += 1
        started = time.monotonic()
        try:
            return self._read(url, headers)
        except httpx.TimeoutException:
            return _Tried(0, {}, error=said.TOO_SLOW, slow=True)
        except httpx.InvalidURL as error:
            return _Tried(0, {}, error=str(error), slow=True)
        except httpx.HTTPError as error:
            return _Tried(0, {}, error=_told(error))
        finally:
            self.pace.took(time.monotonic() - started)

    def _read(self, url: str, headers: Mapping[str, str]) -> _Tried:
        body = bytearray()
        with self._http.stream("GET", url, headers=dict(headers)) as response:
            told = {name.lower(): value for name, value in response.headers.items()}
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    return _Tried(0, told, error=said.TOO_LARGE, slow=True)
        return _Tried(response.status_code, told, bytes(body))


def _is_silent(tried: _Tried) -> bool:
    """Tell whether nothing came, as if there were no site."""
    return tried.status == 0 and not tried.slow


def _is_passing(tried: _Tried) -> bool:
    """Tell whether what went wrong may be over in a while."""
    if refuses(tried.status, tried.headers, tried.body):
        return False
    if tried.status == 500 and "text/plain" in tried.headers.get("content-type", ""):
        return False  # the web service says that it knows no such question
    return tried.status in _AGAIN | _ONCE_AGAIN or tried.status == 0


class Spent(Exception):
    """No error: the requests of the night, or as many as were asked for, are made."""


def _answer(url: str, tried: _Tried) -> Answer:
    states: dict[int, State] = {200: "ok", 304: "same", 404: "gone", 410: "gone"}
    state = states.get(tried.status, "failed")
    why = tried.error or (said.status(tried.status) if state == "failed" else "")
    return Answer(state, url, tried.body, tried.headers, tried.status, why)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a site asks us to wait, said as a number or as a date."""
    given = headers.get("retry-after", "").strip()
    if given.isdecimal():
        return float(given)
    try:
        until = parsedate_to_datetime(given)
    except (TypeError, ValueError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _told(error: httpx.HTTPError) -> str:
    """Say what kept an answer from us; of a certificate, that it is the certificate."""
    words = str(error) or type(error).__name__
    return said.certificate(words) if "certificate" in words.lower() else words


def agent_of(version: str, contact: str) -> str:
    """Return the name that we ask under."""
    return f"{PRODUCT}/{version}" + (f" (+{contact})" if contact else "")
