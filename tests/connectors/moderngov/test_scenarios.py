"""What the connector makes of each of the fake site's scenarios, by the mirror and the log."""

import re
from datetime import date
from itertools import pairwise

import pytest

from connectors.moderngov import Choice, look
from connectors.moderngov.pages import Page
from errors import ConnectorError, NotModernGov, SiteBlocked, SiteDown, SiteForbids
from tests.connectors.conftest import Fetch
from tests.connectors.fakesite.fakesite import Site
from tests.connectors.fetching import Fetching

MEETINGS = 36
"""Pages with something to read: 40 meetings less the 4 that are ahead without an agenda."""


def switch(fetching: Fetching, scenario: str) -> None:
    fetching.site.scenario = scenario


def advance(fetching: Fetching) -> str:
    return fetching.site.council.advance(fetching.site.scenario)


def begun(fetching: Fetching, **choice: object) -> Fetching:
    fetching.add(**choice)
    report = fetching.night()
    assert (report.error, report.failed, report.code) == ("", [], 0)
    return fetching


def test_a_second_run_changes_nothing(fetch: Fetch) -> None:
    site = begun(fetch())
    assert len([name for name in site.files() if name.startswith("m")]) == MEETINGS
    before = site.files(), site.stamps(), site.origin()
    report = site.night()
    assert (report.new, report.changed, report.withdrawn) == ([], [], [])
    assert (site.files(), site.stamps(), site.origin()) == before


def test_minutes_that_are_published_are_taken(fetch: Fetch) -> None:
    site = begun(fetch())
    assert site.origin()["m2072.html"]["type"] == "agenda"
    advance(site)
    report = site.night()
    assert [path[-10:] for path in report.changed] == ["m2072.html"]
    assert b"moved the report" in site.files()["m2072.html"]
    origin = site.origin()["m2072.html"]
    assert (origin["type"], origin["status"]) == ("minutes", "draft")


def test_corrected_minutes_replace_the_one_document(fetch: Fetch) -> None:
    site = begun(fetch("changed"))
    before = site.files()
    advance(site)
    site.night()
    after = site.files()
    assert {name for name in after if after[name] != before.get(name)} == {"m2021.html"}
    assert after.keys() == before.keys()
    assert b"arrived at 6.50 pm" in after["m2021.html"]
    assert site.origin()["m2021.html"]["status"] == "confirmed"


def test_what_is_withdrawn_goes_by_evidence_of_two_nights(fetch: Fetch) -> None:
    site = begun(fetch("withdrawn"), papers=True)
    before = set(site.files())
    assert {"s50214.pdf", "m2066.html"} <= before
    advance(site)
    papers = {name for name, one in site.origin().items() if "/documents/s2066" in one["url"]}
    first = site.night()
    assert set(site.files()) == before
    assert len(first.missing) >= 2
    assert first.withdrawn == []
    second = site.night()
    gone = before - set(site.files())
    assert {"s50214.pdf", "m2066.html"} <= gone
    assert gone == {path.rpartition("/")[2] for path in second.withdrawn}
    assert gone - {"s50214.pdf", "m2066.html"} <= {"s50663.pdf", "s50664.pdf"} | papers
    assert site.standing("m2066.html") == ("withdrawn", "2026-11-18")
    assert "withdrawn by the council" in second.summary()
    third = site.night()
    assert (third.withdrawn, third.missing) == ([], [])


def test_two_runs_in_one_night_are_no_two_nights(fetch: Fetch) -> None:
    site = begun(fetch("withdrawn"))
    advance(site)
    site.night(nights=0)
    site.night(nights=0)
    report = site.night(nights=0)
    assert report.withdrawn == []
    assert "m2066.html" in site.files()


def test_what_comes_back_is_not_removed(fetch: Fetch) -> None:
    site = begun(fetch("withdrawn"))
    council = site.site.council
    gone = council.of(120)[1]
    council.meetings.remove(gone)
    assert site.night().missing
    council.meetings.append(gone)
    site.night()
    council.meetings.remove(gone)
    report = site.night()  # the first night on which it is gone again
    assert (report.withdrawn, len(report.missing)) == ([], 1)


def test_a_paper_that_has_another_address_is_one_document(fetch: Fetch) -> None:
    site = begun(fetch("replaced"), papers=True)
    assert "s50214.pdf" in site.files()
    advance(site)
    report = site.night()
    assert "s100214.pdf" in site.files()
    assert "s50214.pdf" not in site.files()
    assert [path[-10:] for path in report.replaced] == ["s50214.pdf"]


def test_meetings_that_are_moved_are_one_each(fetch: Fetch) -> None:
    site = begun(fetch("moved"))
    before = site.origin()
    advance(site)
    site.night()
    after = site.origin()
    assert after.keys() - before.keys() == {"m2972.html"}
    assert after["m2018.html"]["date"] > before["m2018.html"]["date"]
    assert after["m2072.html"]["status"] == "cancelled"
    assert b"CANCELLED" in site.files()["m2072.html"]
    assert b"The report proposes" not in site.files()["m2072.html"]


def test_conditional_requests_never_keep_a_stale_copy(fetch: Fetch) -> None:
    site = begun(fetch("conditional"))
    site.night()
    asked = {str(one["target"]): one for one in site.site.log}
    page = asked["/ieListDocuments.aspx?CId=114&MId=2021&Ver=4"]
    assert (page["conditional"], page["status"]) == (True, 304)
    site.site.council.advance("changed")
    site.night()
    assert b"arrived at 6.50 pm" in site.files()["m2021.html"]


def test_bytes_that_differ_in_no_word_are_no_change(fetch: Fetch) -> None:
    site = begun(fetch("noisy"))
    stamps = site.stamps()
    report = site.night()
    assert (report.new, report.changed) == ([], [])
    assert report.unchanged >= 5
    assert site.stamps() == stamps


def test_no_item_is_lost_where_the_service_is_not_well_formed(fetch: Fetch) -> None:
    site = begun(fetch("raw-markup"))
    page = Page(site.files()["m2021.html"], site.site.url)
    assert [item.id for item in page.items()] == [20210, 20211, 20212, 20213, 20214]
    assert len(site.files()) == MEETINGS + 1
    assert b"exempt" not in site.files()["m2024.html"]


def test_an_empty_list_removes_nothing_and_is_told(fetch: Fetch) -> None:
    site = begun(fetch())
    before = site.files()
    switch(site, "empty-list")
    for _ in range(3):
        report = site.night()
        assert (report.withdrawn, report.missing, report.code) == ([], [], 1)
        assert "nothing of it was removed" in report.summary()
    assert site.files() == before


@pytest.mark.parametrize("scenario", ["service-off", "no-get"])
def test_without_the_service_the_pages_are_gone_by(fetch: Fetch, scenario: str) -> None:
    whole = begun(fetch())
    site = begun(fetch(scenario))
    assert site.files().keys() == whole.files().keys()
    assert b"exempt" not in site.files()["m2024.html"]
    assert len(site.asked("GetCommittees")) <= 1
    assert site.asked("GetMeeting") == []
    second = site.night()
    assert (second.code, site.asked("mgWebService")) == (0, [])
    assert len(site.asked("ieListMeetings")) <= 7
    site.night(nights=9)
    assert len(site.asked("ieListMeetings")) <= 7
    site.night()  # a week later
    assert len(site.asked("ieListMeetings")) > 7


def test_without_the_service_what_is_withdrawn_goes_too(fetch: Fetch) -> None:
    site = begun(fetch("service-off"))
    site.night()
    site.site.council.advance("withdrawn")
    found = [site.night() for _ in range(9)]
    assert [path for one in found for path in one.withdrawn] == [
        "overview-and-scrutiny-committee-120/m2066.html"
    ]


@pytest.mark.parametrize("scenario", ["waf", "waf-403"])
def test_a_block_ends_the_run_at_once_and_keeps_what_is_there(fetch: Fetch, scenario: str) -> None:
    site = begun(fetch())
    before = site.files()
    switch(site, scenario)
    report = site.night()
    assert (report.error, report.code) == ("SiteBlocked", 2)
    statuses = [one["status"] for one in site.site.log if "robots" not in str(one["target"])]
    refused = [one for one in site.site.log if one["status"] == 403 or scenario == "waf"]
    assert len([one for one in refused if "robots" not in str(one["target"])]) == 1
    assert statuses[-1] == (403 if scenario == "waf-403" else 200)
    assert site.files() == before
    for told in ("AskTheMinutes/", "127.0.0.1", "web team", "every 0 seconds"):
        assert told in report.message


@pytest.mark.parametrize(
    ("scenario", "error", "most"),
    [
        ("waf", SiteBlocked, 2),
        ("waf-403", SiteBlocked, 2),
        ("other-site", NotModernGov, 12),
        ("broken", NotModernGov, 12),
        ("drop", SiteDown, 6),
        ("robots", SiteForbids, 1),
        ("robots-error", SiteForbids, 1),
    ],
)
def test_a_site_that_cannot_be_used_is_not_added(
    fetch: Fetch, scenario: str, error: type[ConnectorError], most: int
) -> None:
    site = fetch(scenario)
    with pytest.raises(error) as raised:
        site.add()
    assert "127.0.0.1" in str(raised.value)
    assert len(site.site.log) <= most
    assert not site.settings.store.exists()


@pytest.mark.parametrize(
    ("scenario", "error"),
    [("broken", "SiteDown"), ("other-site", "NotModernGov"), ("drop", "SiteDown")],
)
def test_a_site_that_fails_loses_nothing(fetch: Fetch, scenario: str, error: str) -> None:
    site = begun(fetch())
    before = site.files(), site.stamps()
    switch(site, scenario)
    for _ in range(3):
        report = site.night()
        assert (report.error, report.withdrawn, report.missing) == (error, [], [])
        assert len(site.site.log) < 30
    assert (site.files(), site.stamps()) == before


@pytest.mark.parametrize("scenario", ["robots", "robots-error"])
def test_robots_that_forbid_all_are_all_that_is_asked_for(fetch: Fetch, scenario: str) -> None:
    site = begun(fetch())
    before = site.files()
    switch(site, scenario)
    report = site.night()
    assert (report.error, report.code) == ("SiteForbids", 2)
    assert set(site.asked()) == {"/robots.txt"}
    assert site.files() == before


def test_robots_that_forbid_a_part_and_ask_for_a_gap_are_kept_to(fetch: Fetch) -> None:
    site = fetch("robots-partial")
    site.add("Full Council", papers=True, since=date(2026, 8, 1))
    report = site.night()
    assert site.asked("/documents/s") == []
    assert report.forbidden == 2
    times = [(float(str(one["time"])), float(str(one["took"]))) for one in site.site.log]
    assert all(after - before - took >= 1.99 for (before, took), (after, _) in pairwise(times[1:]))
    assert list(site.files()) == ["m2003.html"]


def test_a_slow_site_is_asked_one_thing_at_a_time(fetch: Fetch) -> None:
    site = fetch("slow", delay=0.05)
    site.add("Licensing Sub-Committee")
    report = site.night()
    assert report.error == ""
    times = [(float(str(one["time"])), float(str(one["took"]))) for one in site.site.log]
    assert all(after >= before + took for (before, took), (after, _) in pairwise(times))


def test_a_busy_site_is_left_alone_as_long_as_it_asks(fetch: Fetch) -> None:
    site = fetch()
    site.add("Cabinet", since=date(2026, 6, 1))
    switch(site, "busy")
    report = site.night()
    assert (report.error, report.failed) == ("", [])
    refused = [one for one, _ in pairwise(site.site.log) if one["status"] == 429]
    waited = [
        float(str(after["time"])) - float(str(before["time"]))
        for before, after in pairwise(site.site.log)
        if before["status"] == 429
    ]
    assert refused
    assert min(waited) >= 2
    assert "m2021.html" in site.files()


def test_a_flaky_site_is_asked_again_later_each_time_and_not_for_ever(fetch: Fetch) -> None:
    site = fetch()
    site.add()
    switch(site, "flaky")
    report = site.night()
    log = site.site.log
    assert {"200", "503"} <= {str(one["status"]) for one in log}
    for before, after in pairwise(log):
        if before["status"] == 503:
            assert after["target"] == before["target"]
    waits: dict[str, list[float]] = {}
    for before, after in pairwise(log):
        if before["status"] == 503:
            gap = float(str(after["time"])) - float(str(before["time"]))
            waits.setdefault(str(before["target"]), []).append(gap)
    assert all(a < b for gaps in waits.values() for a, b in pairwise(gaps))
    assert max(len(gaps) for gaps in waits.values()) <= 3
    assert report.error in ("", "SiteBusy")
    assert len(site.files()) > 10


def test_a_mark_of_each_visit_makes_no_second_document(fetch: Fetch) -> None:
    whole = begun(fetch())
    site = begun(fetch("session"))
    assert site.files().keys() == whole.files().keys()
    told = "".join(str(one) for one in site.origin().values())
    assert "(S(" not in told
    assert not any(b"(S(" in body for body in site.files().values())
    report = site.night()
    assert (report.new, report.changed) == ([], [])


def test_much_that_is_gone_at_once_waits_for_a_person(fetch: Fetch) -> None:
    site = begun(fetch("purged"))
    before = set(site.files())
    advance(site)
    site.night()
    report = site.night()
    assert report.code == 1
    assert len(report.held) > 3
    assert "--confirm" in report.summary()
    assert set(site.files()) == before
    confirmed = site.night(confirmed=True)
    assert len(confirmed.withdrawn) == len(report.held)
    assert len(before - set(site.files())) == len(report.held)


def test_printed_minutes_stand_in_until_the_page_has_them(fetch: Fetch) -> None:
    site = begun(fetch("printed"))
    assert site.files()["m2021-minutes.pdf"].startswith(b"%PDF-")
    assert [name for name in site.files() if name.endswith(".pdf")] == ["m2021-minutes.pdf"]
    assert site.origin()["m2021-minutes.pdf"]["status"] == "draft"
    advance(site)
    site.night()
    assert "m2021-minutes.pdf" not in site.files()
    assert b"moved the report" in site.files()["m2021.html"]


def test_decisions_are_kept_that_no_meeting_tells_of(fetch: Fetch) -> None:
    site = begun(fetch())
    assert [name for name in site.files() if name.startswith("d")] == ["d901.html"]
    assert b"joiner" in site.files()["d901.html"]
    assert site.origin()["d901.html"]["type"] == "decision"
    site.night()
    assert site.asked("ieDecisionDetails") == []


def test_papers_are_left_unless_they_are_asked_for(fetch: Fetch) -> None:
    site = begun(fetch())
    assert [name for name in site.files() if name.endswith(".pdf")] == []
    assert site.asked("/documents/") == []


def test_what_is_restricted_is_neither_kept_nor_asked_for(fetch: Fetch) -> None:
    site = begun(fetch(), papers=True)
    page = site.files()["m2024.html"]
    for words in (b"bus garage", b"exempt", b"not for publication"):
        assert words not in page
    assert "s50244.pdf" not in site.files()
    assert not [one for one in site.asked() if re.search("50244|g2024", one)]
    assert site.origin()["m2024.html"]["restricted"] is False


def test_what_becomes_restricted_is_taken_out(fetch: Fetch) -> None:
    site = begun(fetch("restricted"), papers=True)
    assert "s50214.pdf" in site.files()
    (title,) = [item.title for item in site.site.council.meeting(2021).items if item.id == 20214]  # type: ignore[union-attr]
    assert title.encode() in site.files()["m2021.html"]
    advance(site)
    report = site.night()
    assert "s50214.pdf" not in site.files()
    assert title.encode() not in site.files()["m2021.html"]
    assert {path.rpartition("/")[2] for path in report.restricted} == {"m2021.html", "s50214.pdf"}
    assert site.asked("50214") == []


@pytest.mark.parametrize("scenario", ["service-off", "no-get"])
def test_what_the_service_flagged_stays_out_while_it_says_nothing(
    fetch: Fetch, scenario: str
) -> None:
    site = fetch()
    (item,) = [one for one in site.site.council.meeting(2021).items if one.id == 20214]  # type: ignore[union-attr]
    item.restricted = item.attachments[0].restricted = True
    site.site.marks_restricted = False  # its pages show the item as any other
    begun(site, papers=True)
    assert item.title.encode() not in site.files()["m2021.html"]
    switch(site, scenario)
    site.night()
    assert site.asked("MId=2021")
    assert item.title.encode() not in site.files()["m2021.html"]
    assert "s50214.pdf" not in site.files()
    assert site.asked("50214") == []


def test_a_meeting_that_is_not_to_be_shown_is_taken_out(fetch: Fetch) -> None:
    site = begun(fetch())
    site.site.hides = 2021
    report = site.night()
    assert site.asked("ieListDocuments.aspx?CId=114&MId=2021") == []
    assert "m2021.html" not in site.files()
    assert [path[-10:] for path in report.restricted] == ["m2021.html"]


def test_a_path_before_the_site_is_found(fetch: Fetch) -> None:
    site = begun(fetch(prefix="/moderngov"))
    assert len(site.files()) == MEETINGS + 1


@pytest.mark.parametrize(
    "typed",
    ["", "/", "/moderngov", "/moderngov/ieListDocuments.aspx?CId=114&MId=2021", "/news/today.html"],
)
def test_an_address_is_found_however_it_is_typed(fetch: Fetch, typed: str) -> None:
    served: Site = fetch(prefix="/moderngov").site
    root = served.url.removesuffix("/moderngov")
    seen, _ = look(root + typed, Choice())
    assert (seen.base, seen.meetings, seen.by_service) == (served.url, 40, True)
    assert seen.council == "Thornmere Borough Council"


def test_a_site_that_goes_on_refusing_is_left_alone_for_a_week(fetch: Fetch) -> None:
    site = begun(fetch())
    switch(site, "waf-403")
    for _ in range(3):
        assert site.night(nightly=True).asked > 0
    for _ in range(6):
        report = site.night(nightly=True)
        assert (report.error, site.asked()) == ("SiteBlocked", [])
    assert site.night(nightly=True).asked > 0
    switch(site, "normal")
    assert site.night(nightly=True).asked == 0
    report = site.night()  # somebody asks for it by name
    assert (report.error, report.code) == ("", 0)
    assert site.night(nightly=True).error == ""


def test_a_page_that_is_refused_alone_ends_one_run_and_not_the_next(fetch: Fetch) -> None:
    site = fetch()
    site.add("Cabinet")
    site.site.refuses = "MId=2027"
    first = site.night()
    assert (first.error, first.code) == ("SiteBlocked", 1)
    assert len(site.asked("MId=2027")) == 1
    second = site.night()
    assert (second.error, second.code) == ("", 1)
    assert site.asked("MId=2027") == []
    assert len(site.files()) == 11  # and its decisions wait until it tells what is restricted
    site.site.refuses = ""
    site.night(nights=7)
    site.night()
    assert len(site.files()) == 12
