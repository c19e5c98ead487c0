"""What a site's robots.txt allows (RFC 9309): read by protego, which knows stars and the longest
rule; Python's own reader knows neither.
"""

from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from connectors.moderngov.addresses import without_session

LARGEST = 512_000
"""Bytes that are read; the standard asks for no more."""


class Robots:
    """The rules of one site. An empty text allows everything."""

    def __init__(self, text: bytes = b"") -> None:
        self._rules = Protego.parse(text[:LARGEST].decode("utf-8-sig", "replace"))

    def allows(self, address: str, agent: str) -> bool:
        """Tell whether an address may be asked for, with a visit's mark in its path and without."""
        parts = urlsplit(address)
        plain = urlunsplit(parts._replace(path=without_session(parts.path) or "/"))
        return all(bool(self._rules.can_fetch(one, agent)) for one in {address, plain})

    def delay(self, agent: str) -> float:
        """Return the seconds between two requests that are asked for, 0 if none are."""
        asked = [self._rules.crawl_delay(agent)]
        if rate := self._rules.request_rate(agent):
            asked.append(rate.seconds / max(rate.requests, 1))
        return max((float(one) for one in asked if one), default=0.0)
