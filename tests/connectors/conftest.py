"""A council's site that isn't one, and an archive's folder that is kept in step with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connectors.moderngov.pace import TEST_DAY, TEST_GAP
from tests.connectors.fakesite.fakesite import Site
from tests.connectors.fetching import Fetching

Fetch = Callable[..., Fetching]


@pytest.fixture
def fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetch]:
    """Serve a scenario, and return what fetches it."""
    monkeypatch.setenv(TEST_GAP, "0")
    begun: list[Site] = []

    def begin(scenario: str = "normal", **given: object) -> Fetching:
        site = Site(scenario, **given)  # type: ignore[arg-type]
        begun.append(site.__enter__())
        return Fetching(site, tmp_path / "store", lambda day: monkeypatch.setenv(TEST_DAY, day))

    yield begin
    for site in begun:
        site.__exit__()
