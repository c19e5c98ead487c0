"""A run that is watched from elsewhere: beginning, under way, ended, or killed."""

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from connectors.moderngov import papers_of, run_of, source, standings, start_sync
from connectors.moderngov.sites import site_named
from tests.connectors.conftest import Fetch

PATIENCE = 120
"""Seconds, only to end a test that hangs."""


def wait_for(told: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_run_that_is_killed_is_told_until_the_next(fetch: Fetch) -> None:
    site = fetch("slow", delay=0.05)
    site.add("Licensing Sub-Committee")
    process = start_sync(site.settings, site.name)
    assert run_of(site.settings, site.name).began  # before it has come to anything
    wait_for(lambda: run_of(site.settings, site.name).progress is not None)
    os.kill(process, signal.SIGKILL)
    wait_for(lambda: bool(source(site.settings, site.name).died))
    told = source(site.settings, site.name)
    assert (told.running, told.progress, told.last_run) == ("", None, None)
    site.night()
    assert source(site.settings, site.name).died == ""


def test_a_run_that_ends_before_it_has_begun_is_told_too(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fetch()
    site.add("Licensing Sub-Committee")
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "some")  # with which no command begins
    start_sync(site.settings, site.name)
    wait_for(lambda: bool(source(site.settings, site.name).died))
    assert site.asked() == []


def test_looking_keeps_no_run_from_beginning(fetch: Fetch) -> None:
    site = fetch()
    site.add("Licensing Sub-Committee")
    taken = threading.Event()

    def hold_for_a_moment() -> None:
        with site_named(site.settings, site.name).locked():
            taken.set()
            time.sleep(0.2)

    looker = threading.Thread(target=hold_for_a_moment)
    looker.start()
    assert taken.wait(PATIENCE)
    assert site.night().error == ""
    looker.join()


def test_what_cannot_be_read_is_as_if_nothing_were_known(fetch: Fetch) -> None:
    site = fetch()
    site.add("Licensing Sub-Committee")
    site_named(site.settings, site.name).state_path.write_bytes(b"no database")
    (told,) = standings(site.settings)
    assert (told.council, told.last_whole, told.stale) == (site.name, "", False)
    assert (told.ingested, told.blocked) == (False, False)


def test_documents_are_named_by_their_paths(fetch: Fetch) -> None:
    site = fetch()
    site.add("Licensing Sub-Committee")
    report = site.night()
    found = papers_of(site.settings, site.name)
    assert set(report.new) == set(found)
    (draft,) = found.values()
    assert (draft.committee, draft.date, draft.is_draft) == (
        "Licensing Sub-Committee",
        "2025-12-12",
        True,
    )
    assert draft.url.startswith(site.site.url)
