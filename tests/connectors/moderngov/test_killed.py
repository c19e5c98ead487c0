"""A first sync that is killed again and again comes to what an undisturbed one comes to."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta

from tests.conftest import ROOT
from tests.connectors.conftest import Fetch
from tests.connectors.fetching import FIRST_NIGHT, Fetching

KILLS = 20
RUN = """
import sys
from pathlib import Path
from connectors.moderngov.run import How, sync
from connectors.moderngov.sites import Site
from settings import Settings
store, name = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
sync(Site(Path(store) / "mirrors" / name), Settings(store=Path(store)), How(ingest=False))
print("done", flush=True)
"""
"""Waits, imported, for a line, so that no time is spent on starting while the clock runs."""


def started(site: Fetching) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "ASK_THE_MINUTES_TEST_GAP": "0",
        "ASK_THE_MINUTES_TEST_DAY": FIRST_NIGHT.isoformat(),
    }
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(site.settings.store), site.name],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def begin(run: "subprocess.Popen[str]") -> None:
    assert run.stdout
    assert run.stdin
    assert run.stdout.readline() == "ready\n"
    run.stdin.write("\n")
    run.stdin.flush()


def test_a_sync_that_is_killed_is_finished_by_the_next(fetch: Fetch) -> None:
    undisturbed = fetch()
    undisturbed.add(papers=True)
    undisturbed.night()
    site = fetch()
    site.add(papers=True)
    dice = random.Random(5)
    ready = started(site)
    for _ in range(KILLS):
        run, ready = ready, started(site)
        requests = len(site.site.log) + dice.randrange(1, 16)
        begin(run)
        while run.poll() is None and len(site.site.log) < requests:
            time.sleep(0.001)
        time.sleep(dice.random() * 0.01)
        run.send_signal(signal.SIGKILL)
        run.communicate()
    begin(ready)
    assert ready.communicate(timeout=120)[0] == "done\n"
    assert ready.returncode == 0
    assert site.files() == {
        name: body.replace(undisturbed.site.url.encode(), site.site.url.encode())
        for name, body in undisturbed.files().items()
    }
    whole = undisturbed.origin()
    here = undisturbed.site.url, site.site.url
    assert site.origin() == {
        name: {**one, "url": one["url"].replace(*here)} for name, one in whole.items()
    }
    left = [path.name for path in (site.mirror / ".moderngov" / "waiting").iterdir()]
    assert left == []
    again = site.night()
    assert (again.new, again.changed) == ([], [])


def test_nothing_that_was_fetched_is_fetched_again_after_a_kill(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    run = started(site)
    begin(run)
    while len(site.asked("ieListDocuments")) < 25:
        time.sleep(0.001)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    once = {one for one in site.asked("ieListDocuments") if is_settled(site, one)}
    assert len(once) > 10
    site.night(nights=0)
    again = once & set(site.asked("ieListDocuments"))
    assert len(again) <= 1  # what was under way
    assert len(site.files()) == 37


def is_settled(site: Fetching, address: str) -> bool:
    """Tell whether a meeting's page is one that will hardly change."""
    found = re.search(r"MId=(\d+)", address)
    meeting = site.site.council.meeting(int(found[1])) if found else None
    old = FIRST_NIGHT - timedelta(days=91)
    return meeting is not None and meeting.stage == "confirmed" and meeting.when < old
