"""Make one request of a site, and again and later each time while the site is busy or silent.

Neither a proxy nor another name is ever used, and certificates are always checked.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import tenacity
import truststore

from connectors.moderngov.challenge import refuses
from connectors.moderngov.pace import Pace, pause
from errors import SiteBlocked, SiteBusy, SiteDown
from words import connectors as said

LARGEST = 100_000_000
"""Bytes of an answer; larger files are not read later either."""
SECONDS = httpx.Timeout(60.0, connect=20.0)
_AGAIN = frozenset((429, 503))
_ONCE_AGAIN = frozenset((500, 502, 504))


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request; a `status` of 0 says that nothing whole did, and `error` why.

    `slow` says that asking again would not help.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    error: str = ""
    slow: bool = False


class Spent(Exception):
    """No error: the requests of the night, or as many as were asked for, are made."""


class Asker:
    """Asks one host over one connection. `asked` counts its requests.

    `busy_until` is when the host lets us come again, `refused_now` the address that it refused.

    Args:
        host: whom to name in errors.
        agent: the product's name, with whom to write to.
        pace: how fast.
        allowance: requests that may be made; then `Spent` is raised.
        on_wait: is told how long the host lets us wait.
        transport: asks in place of the network, in tests.
    """

    def __init__(
        self,
        host: str,
        agent: str,
        pace: Pace,
        *,
        allowance: int,
        on_wait: Callable[[float], None],
        transport: httpx.BaseTransport | None,
    ) -> None:
        self.asked, self.refused_now = 0, ""
        self.busy_until: datetime | None = None
        self._host, self._agent, self._pace = host, agent, pace
        self._allowance, self._on_wait = allowance, on_wait
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

    def ask(self, url: str, headers: Mapping[str, str], *, robots: bool = False) -> Reply:
        """Make a request, again and later each time while the site is busy or silent.

        Args:
            url: the address.
            headers: to ask with, beside our own.
            robots: it is for robots.txt, of which any answer tells something.

        Raises:
            SiteBlocked: the site refuses automatic requests.
            SiteBusy: it asks us to wait for long.
            SiteDown: it does not answer.
            Spent: the allowance is used up.
        """
        again = _is_silent if robots else _is_passing
        ladder = tenacity.Retrying(
            retry=tenacity.retry_if_result(again),
            stop=lambda state: state.attempt_number > self._tries(state.outcome),
            wait=self._wait,
            sleep=self._sleep,
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        tried: Reply = ladder(self._once, url, headers)
        if refuses(tried.status, tried.headers, tried.body):
            self.refused_now = url
            raise SiteBlocked(
                said.blocked(self._host, self._agent, self._pace.at_least, tried.status)
            )
        if _is_silent(tried):
            raise SiteDown(said.silent(self._host, tried.error))
        if tried.status in _AGAIN and not robots:
            raise SiteBusy(said.busy(self._host))
        return tried

    def _tries(self, outcome: object) -> int:
        tried = outcome.result() if isinstance(outcome, tenacity.Future) else None
        once = isinstance(tried, Reply) and (tried.status in _ONCE_AGAIN or tried.slow)
        return 1 if once else len(self._pace.waits)

    def _wait(self, state: tenacity.RetryCallState) -> float:
        tried = state.outcome.result() if state.outcome else None
        ladder = self._pace.waits[min(state.attempt_number, len(self._pace.waits)) - 1]
        asked = _retry_after(tried.headers) if isinstance(tried, Reply) else None
        if asked is None:
            return ladder
        if asked > self._pace.patience:
            self.busy_until = datetime.now(UTC) + timedelta(seconds=asked)
            raise SiteBusy(said.busy_until(self._host, self.busy_until))
        return asked + 0.05

    def _sleep(self, seconds: float) -> None:
        self._on_wait(seconds)
        pause(seconds)

    def _once(self, url: str, headers: Mapping[str, str]) -> Reply:
        if self.asked >= self._allowance:
            raise Spent
        self._pace.wait()
        self.asked += 1
        started = time.monotonic()
        try:
            return self._read(url, headers)
        except httpx.TimeoutException:
            return Reply(0, {}, error=said.TOO_SLOW, slow=True)
        except httpx.InvalidURL as error:
            return Reply(0, {}, error=str(error), slow=True)
        except httpx.HTTPError as error:
            return Reply(0, {}, error=_told(error))
        finally:
            self._pace.took(time.monotonic() - started)

    def _read(self, url: str, headers: Mapping[str, str]) -> Reply:
        body = bytearray()
        with self._http.stream("GET", url, headers=dict(headers)) as response:
            told = {name.lower(): value for name, value in response.headers.items()}
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    return Reply(0, told, error=said.TOO_LARGE, slow=True)
        return Reply(response.status_code, told, bytes(body))


def _is_silent(tried: Reply) -> bool:
    """Tell whether nothing came, as if there were no site."""
    return tried.status == 0 and not tried.slow


def _is_passing(tried: Reply) -> bool:
    """Tell whether what went wrong may be over in a while."""
    if refuses(tried.status, tried.headers, tried.body):
        return False
    if tried.status == 500 and "text/plain" in tried.headers.get("content-type", ""):
        return False  # the web service says that it knows no such question
    return tried.status in _AGAIN | _ONCE_AGAIN or tried.status == 0


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
