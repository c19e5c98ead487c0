"""What pages and programs are told of the sites, and where mirrors may lie."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.moderngov import Choice, sources, start_sync
from connectors.moderngov.sites import chosen_of, mirrors, next_run, remove, site_named
from errors import ConnectorError, SettingError
from settings import Settings
from tests.connectors.conftest import Fetch

KNOWN = [(7, "Parks Panel"), (8, "Mill Board")]


def test_a_site_is_told_of_as_it_stands(fetch: Fetch) -> None:
    site = fetch("withdrawn")
    assert sources(site.settings) == []
    site.add(contact="clerk@example.org")
    (before,) = sources(site.settings)
    assert (before.last_whole, before.last_run, before.documents) == ("", None, 0)
    site.night()
    (told,) = sources(site.settings)
    assert told.base == site.site.url
    assert told.council == "Thornmere Borough Council"
    assert told.choice == Choice(contact="clerk@example.org")
    assert told.documents == len(site.files())
    cabinet = next(one for one in told.committees if one.title == "Cabinet")
    assert (cabinet.meetings, cabinet.latest) == (12, "2026-12-10")
    assert told.last_whole.startswith("2026-11-16")
    assert told.last_run
    assert len(told.last_run["new"]) == told.documents
    assert told.drafts == 6
    assert told.restricted == 1
    assert (told.running, told.progress, told.blocked_why, told.held) == ("", None, "", ())
    site.site.council.advance("withdrawn")
    site.night()
    assert sources(site.settings)[0].waiting == 1
    site.night()
    (gone,) = sources(site.settings)[0].withdrawn
    assert gone.path.endswith("m2066.html")
    assert gone.at.startswith("2026-11-18")
    assert "MId=2066" in gone.url


def test_a_site_that_refuses_is_told_of_until_it_does_not(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    site.night()
    site.site.scenario = "waf-403"
    site.night()
    site.night()
    (told,) = sources(site.settings)
    assert told.blocked_since.startswith("2026-11-17")
    assert "web team" in told.blocked_why
    assert told.last_whole.startswith("2026-11-16")
    site.site.scenario = "normal"
    site.night()
    (told,) = sources(site.settings)
    assert (told.blocked_since, told.blocked_why) == ("", "")


def test_a_run_in_a_process_of_its_own_can_be_watched(fetch: Fetch) -> None:
    site = fetch("slow", delay=0.02)
    site.add("Licensing Sub-Committee")
    start_sync(site.settings, site.name)
    seen = set()
    until = time.monotonic() + 600  # it reads into the archive too
    while time.monotonic() < until:
        (told,) = sources(site.settings)
        if told.progress:
            seen.add(told.progress.phase)
        if told.last_run:
            break
        time.sleep(0.01)
    assert told.last_run
    assert (told.running, told.last_run["error"]) == ("", "")
    assert seen & {"lists", "pages", "decisions", "ingest"}


def test_a_site_can_be_looked_at_while_a_dry_run_holds_its_state(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    with closing(site_named(site.settings, site.name).open(tries=True)) as state:
        state.tell(council="Another")
        (told,) = sources(site.settings)
    assert told.council == "Thornmere Borough Council"
    assert sources(site.settings)[0].council == "Thornmere Borough Council"


def test_a_dry_run_keeps_nothing(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    report = site.night(dry=True)
    assert len(report.planned) == 40
    assert site.asked("ieListDocuments") == []
    assert not site.mirror.exists() or site.files() == {}
    (told,) = sources(site.settings)
    assert (told.last_run, told.committees) == (None, ())


def test_a_limited_run_goes_on_the_next_night(fetch: Fetch) -> None:
    site = fetch()
    site.add("Cabinet")
    first = site.night(limit=5)
    assert (len(site.asked("ieListDocuments")), first.left, first.code) == (5, 7, 0)
    assert "7 meetings still to be fetched" in first.summary()
    (told,) = sources(site.settings)
    assert told.last_whole == ""
    second = site.night()
    assert (second.left, len(site.files())) == (0, 12)


def test_no_more_is_asked_in_a_night_than_is_allowed(fetch: Fetch) -> None:
    site = fetch()
    site.add("Cabinet", a_night=20)
    first = site.night(nights=0)
    assert (len(site.site.log), first.asked) == (20, 20)
    assert first.left > 0
    again = site.night()
    assert (len(site.site.log), again.new) == (0, [])
    third = site.night()
    assert len(third.new) > 3


def test_two_runs_at_once_are_refused(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    with (
        site_named(site.settings, site.name).locked(),
        pytest.raises(ConnectorError, match="under way"),
    ):
        site.night()
    assert site.asked() == []


def test_a_site_that_is_added_again_keeps_what_is_there(fetch: Fetch) -> None:
    site = fetch()
    site.add("Cabinet")
    site.night()
    before = site.files()
    site.add("Cabinet", "Full Council")
    report = site.night()
    assert before.items() <= site.files().items()
    assert {path.partition("/")[0] for path in report.new} == {"full-council-101"}


def test_a_site_that_is_removed_is_no_more(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    folder = remove(site.settings, site.site.url)
    assert not folder.exists()
    with pytest.raises(SettingError, match="was not added"):
        remove(site.settings, site.name)


def test_what_somebody_took_out_of_the_mirror_is_fetched_again(fetch: Fetch) -> None:
    site = fetch()
    site.add("Full Council")
    site.night()
    before = site.files()
    next(site.mirror.rglob("m2015.html")).unlink()
    site.night()
    assert site.files() == before


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ([], None),
        (["7"], (7,)),
        (["mill  board", "7"], (8, 7)),
    ],
)
def test_committees_are_named_by_id_or_name(given: list[str], ids: tuple[int, ...] | None) -> None:
    assert chosen_of(given, KNOWN) == ids


@pytest.mark.parametrize("given", ["9", "Mill", ""])
def test_a_committee_that_is_not_there_is_told_with_those_that_are(given: str) -> None:
    with pytest.raises(SettingError, match="Parks Panel, Mill Board"):
        chosen_of([given], KNOWN)


def test_mirrors_lie_in_the_store_or_outside_it(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "data")
    assert mirrors(settings) == tmp_path / "data" / "mirrors"
    assert mirrors(replace(settings, mirrors=tmp_path / "kept")) == tmp_path / "kept"
    for wrong in ("data", "data/uploads", "data/vectors-1/mirrors", "data/mirrors/uploads"):
        with pytest.raises(SettingError, match="MINUTES_MIRRORS"):
            mirrors(replace(settings, mirrors=tmp_path / wrong))


def test_runs_are_spread_over_the_night() -> None:
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = {next_run(f"site{number}.example", now) for number in range(50)}
    assert len(found) > 30
    assert all(one > now and 1 <= one.hour < 5 for one in found)


def test_a_state_that_is_damaged_is_told_with_what_to_do(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    site_named(site.settings, site.name).state_path.write_bytes(b"no database at all" * 400)
    with pytest.raises(ConnectorError, match="add the site again"):
        site.night()
    with pytest.raises(ConnectorError, match="add the site again"):
        sources(site.settings)


def test_a_mirror_that_cannot_be_written_ends_the_run(
    fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fetch()
    site.add("Full Council")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    report = site.night()
    assert report.error == "ConnectorError"
    assert "No space left on device" in report.message
    monkeypatch.undo()
    monkeypatch.setenv("ASK_THE_MINUTES_TEST_GAP", "0")
    assert len(site.night().new) == 5
