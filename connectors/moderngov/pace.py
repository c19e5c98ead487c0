"""How fast a site is asked: the gap between two requests, waits, and how many requests a night.

Both the gap and the day can be set otherwise for tests, and then only for a site on this machine.
"""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from connectors.moderngov.addresses import is_loopback

GAP = 2.0
"""Seconds from an answer to the next request, at the least."""
WAITS = (30.0, 120.0, 600.0)
"""Seconds before a request is made again, each time more; then the night is over."""
PATIENCE = 300.0
"""Seconds that a site may ask us to wait within a run."""
LONGEST_GAP = 60.0
"""Seconds. A site that asks for more is not waited for longer after each answer."""
A_NIGHT = 5000
"""Requests: a little less than three hours at two seconds each."""
TEST_GAP, TEST_DAY = "ASK_THE_MINUTES_TEST_GAP", "ASK_THE_MINUTES_TEST_DAY"
"""Variables of the environment that tests set: seconds, and what day it is. They are passed over
for every site that is not on this machine."""


@dataclass(slots=True)
class Pace:
    """Waits between requests. `asked_gap` is what robots.txt asks for, in seconds."""

    gap: float = GAP
    waits: tuple[float, ...] = WAITS
    patience: float = PATIENCE
    asked_gap: float = 0.0
    _ended: float = field(default=-1e9, init=False)
    _took: float = field(default=0.0, init=False)

    @classmethod
    def of(cls, base: str, environment: Mapping[str, str] | None = None) -> "Pace":
        """Return the pace for a site."""
        given = _for_tests(TEST_GAP, base, environment)
        if not given:
            return cls()
        gap = float(given)
        return cls(gap=gap, waits=tuple(one * (gap + 0.002) for one in WAITS))

    @property
    def at_least(self) -> float:
        """Return the seconds between two requests that are always kept."""
        return max(self.gap, self.asked_gap)

    @property
    def between(self) -> float:
        """Return the seconds between an answer and the next request as things are."""
        slow = min(self._took, LONGEST_GAP) if self.gap >= GAP else 0.0
        return max(self.at_least, slow)

    def wait(self) -> None:
        """Wait until the next request may be made."""
        pause(self._ended + self.between - time.monotonic())

    def took(self, seconds: float) -> None:
        """Note that an answer came, and how long it took."""
        self._ended, self._took = time.monotonic(), seconds


def pause(seconds: float) -> None:
    """Sleep, if there is anything to wait for."""
    if seconds > 0:
        time.sleep(seconds)


def today(base: str, environment: Mapping[str, str] | None = None) -> datetime:
    """Return the present moment, in UTC."""
    given = _for_tests(TEST_DAY, base, environment)
    return datetime.fromisoformat(given).replace(tzinfo=UTC) if given else datetime.now(UTC)


def _for_tests(name: str, base: str, environment: Mapping[str, str] | None) -> str:
    given = os.environ if environment is None else environment
    return given.get(name, "") if is_loopback(urlsplit(base).hostname or "") else ""
