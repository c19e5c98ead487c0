"""The page of the councils' sites: for keepers alone, whatever became of a site."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from answering import Answerer
from connectors.moderngov import source
from connectors.moderngov.pace import TEST_DAY, TEST_GAP
from connectors.moderngov.sites import site_named
from errors import StoreError
from tests.cleared import altered
from tests.connectors.fakesite.fakesite import Site
from tests.connectors.fetching import Fetching
from tests.ui.conftest import Serve
from tests.ui.drawing import SECONDS, FakeAnswerer, ask, open_chat, text_of, when_ready
from tests.ui.test_chat_page import answer_of, citation
from ui import keeper_errands, keeper_sign_in, resources, site_removing
from words import keeper as words_of_keeper
from words import sites as of_commands
from words import sources as words

CONTACT = "clerk@example.org"
Begin = Callable[..., Fetching]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Serve an invented council's site, and return what fetches it into the page's store."""
    monkeypatch.setenv(TEST_GAP, "0")
    monkeypatch.setattr(keeper_errands, "_latest", [])
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: True)
    served: list[Site] = []

    def start(scenario: str = "normal") -> Fetching:
        served.append(Site(scenario).__enter__())
        return Fetching(served[-1], tmp_path, lambda day: monkeypatch.setenv(TEST_DAY, day))

    yield start
    for site in served:
        site.__exit__()


@pytest.fixture
def _small(serve: Serve) -> None:
    serve(FakeAnswerer())


def open_sites() -> AppTest:
    def script() -> None:
        import streamlit as st

        from ui import sites_page

        def ask() -> None:
            pass

        def show() -> None:
            sites_page.draw(ask_page)

        ask_page = st.Page(ask, title="Ask", url_path="ask")
        st.navigation([st.Page(show, title="Sources", default=True), ask_page]).run()

    return when_ready(AppTest.from_function(script, default_timeout=SECONDS).run())


def labels(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


def tell(site: Fetching, **values: object) -> None:
    with closing(site.state()) as state:
        state.tell(**values)


def note_as_read(site: Fetching) -> None:
    """Note that the archive has read what was fetched."""
    tell(site, ingested="here")


@pytest.mark.usefixtures("_small")
def test_nobody_else_sees_anything_of_it(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    begin().add(contact=CONTACT)
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: False)
    page = open_sites()
    assert words_of_keeper.CLOSED in text_of(page)
    assert "Thornmere" not in text_of(page)
    assert not page.text_input
    assert words.SYNC not in labels(page)


@pytest.mark.usefixtures("_small", "begin")
def test_without_a_site_it_says_what_the_page_is_for_and_how_to_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeper_sign_in, "may_enter", lambda: True)
    page = open_sites()
    assert words.ABOUT in text_of(page)
    assert words.BEGIN in text_of(page)
    assert page.expander[0].proto.expanded
    assert not page.exception


@pytest.mark.parametrize(
    ("address", "contact", "wrong"),
    [
        ("", CONTACT, words.NO_ADDRESS),
        ("council.example", "", words.NO_CONTACT),
        ("council.example", "clerk", words.NO_CONTACT),
        ("council.example", "a@b.example\r\nX: y", words.NO_CONTACT),
    ],
)
@pytest.mark.usefixtures("_small", "begin")
def test_what_is_missing_is_said_before_any_site_is_asked(
    address: str, contact: str, wrong: str
) -> None:
    page = open_sites()
    page.text_input[0].set_value(address)
    page.text_input[1].set_value(contact)
    click(page, words.LOOK)
    assert wrong in text_of(page)


def click(page: AppTest, label: str) -> AppTest:
    (button,) = [one for one in page.button if one.label == label]
    return button.click().run()


def look(page: AppTest, site: Fetching, committees: str = "") -> AppTest:
    page.text_input[0].set_value(site.site.url)
    page.text_input[1].set_value(CONTACT)
    page.text_area[0].set_value(committees)
    click(page, words.LOOK)
    looking = page.session_state["site-looking"]
    assert looking.done.wait(60)
    return page.run()


@pytest.mark.usefixtures("_small")
def test_a_site_is_looked_at_added_and_removed(begin: Begin) -> None:
    site = begin()
    page = look(open_sites(), site, "Cabinet\n\n  full   council ")
    shown = text_of(page)
    assert words.found("Thornmere Borough Council", "") in shown
    assert "of 2 of 7 committees" in shown
    assert "The first run takes about" in shown
    click(page, words.ADD_SITE)
    shown = text_of(page)
    assert words.NOTHING_YET in shown
    assert "Minutes and decisions of 2 committees" in shown
    assert site_named(site.settings, site.site.url).exists
    click(page, words.REMOVE)
    assert words.REMOVE_SITE in labels(page)


@pytest.mark.usefixtures("_small")
def test_what_is_no_site_is_not_added_and_why(begin: Begin) -> None:
    site = begin("other-site")
    page = look(open_sites(), site)
    assert words.NOT_FOUND in text_of(page)
    assert "not as ModernGov does" in text_of(page)
    assert words.ADD_SITE not in labels(page)
    site.site.scenario = "normal"
    page = look(page, site, "Moat Committee")
    assert "no committee 'Moat Committee'" in text_of(page)


@pytest.mark.usefixtures("_small")
def test_a_whole_run_is_told_with_its_committees_and_lists(begin: Begin) -> None:
    site = begin("withdrawn")
    site.add(contact=CONTACT)
    report = site.night()
    page = open_sites()
    shown = text_of(page)
    assert "16 November 2026, 03:00 UTC" in shown
    assert re.search(r"Cabinet\s12\s10 December 2026", shown)
    assert words.counted(words.NEW, len(report.new)) in [one.label for one in page.expander]
    assert words.counted(words.DRAFT, 6) in [one.label for one in page.expander]
    assert f"{site.site.url}/ieListDocuments.aspx" in "".join(str(one.value) for one in page.html)
    assert words.stale("2026-11-16") not in shown
    site.site.council.advance("withdrawn")
    site.night()
    assert words.waiting(1) in text_of(page.run())
    site.night()
    page.run()
    assert words.counted(words.WITHDRAWN, 1) in [one.label for one in page.expander]


@pytest.mark.usefixtures("_small")
def test_a_site_that_refuses_is_told_with_words_to_forward(begin: Begin) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site.night()
    site.site.scenario = "waf-403"
    site.night()
    page = open_sites()
    assert words.BLOCKED in text_of(page)
    assert words.refused_since("2026-11-17", "2026-11-16") in text_of(page)
    (copied,) = page.code
    assert copied.value.startswith("Please allow requests to 127.0.0.1")
    assert CONTACT in copied.value


@pytest.mark.usefixtures("_small")
def test_a_site_that_was_not_fetched_for_days_and_one_that_failed_are_told(begin: Begin) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site.night(nights=5)
    site._set_day("2026-11-21T03:00:00")
    page = open_sites()
    assert words.stale("2026-11-16") in text_of(page)
    site.site.scenario = "broken"
    site.night()
    assert words.FAILED in text_of(page.run())


@pytest.mark.usefixtures("_small")
def test_much_that_is_gone_at_once_waits_for_a_person(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site.night()
    with closing(site.state()) as state:
        report = state.told("last_run")
        paths = [one.path for one in state.held()][:9]
    tell(site, last_run=json.dumps({**report, "held": paths}))
    begun: list[bool] = []
    monkeypatch.setattr(
        "connectors.moderngov.start_sync",
        lambda settings, host, confirm=False: begun.append(confirm),
        raising=False,
    )
    page = open_sites()
    assert words.held(9) in text_of(page)
    click(page, words.CONFIRM)
    assert begun == [True]
    click(page, words.SYNC)
    assert begun == [True, False]


@pytest.mark.usefixtures("_small")
def test_a_run_under_way_is_watched_and_one_that_died_is_told(begin: Begin) -> None:
    site = begin()
    site.add(contact=CONTACT)
    began = datetime.now(UTC).isoformat()
    far = '{"phase": "pages", "done": 12, "total": 48}'
    tell(site, running=began, progress=far)
    with site_named(site.settings, site.name).locked():
        page = open_sites()
        assert words.progress("pages", 12, 48) in text_of(page)
        assert words.SYNC not in labels(page)
        assert words.REMOVE not in labels(page)
    assert source(site.settings, site.name).died == began
    page = open_sites()
    assert words.DIED in text_of(page)
    assert words.SYNC in labels(page)
    site.night()
    assert words.DIED not in text_of(page.run())


def test_a_site_leaves_with_its_documents_or_alone(
    begin: Begin, serve: Serve, tiny: Answerer
) -> None:
    serve(tiny)
    site = begin()
    site.add(contact=CONTACT)
    page = open_sites()
    assert words.REMOVE in labels(page)
    told = source(site.settings, site.name)
    assert site_removing.start_removal(told, site.settings, tiny.archive, with_documents=False)
    errand = keeper_errands.latest()
    assert errand
    assert errand.done.wait(60)
    assert errand.came
    assert errand.came.heading == words.removed(told.council, with_documents=False)
    assert not site.mirror.exists()
    assert words.BEGIN in text_of(page.run())


def test_a_site_is_fetched_and_removed_before_there_is_an_archive(
    begin: Begin, serve: Serve
) -> None:
    serve(StoreError("There is no archive."))
    site = begin()
    site.add(contact=CONTACT)
    site.night()
    page = open_sites()
    assert re.search(r"Cabinet\s12\s", text_of(page))
    click(page, words.REMOVE)
    assert words.REMOVE_ALL not in labels(page)
    told = source(site.settings, site.name)
    assert site_removing.start_removal(told, site.settings, None, with_documents=False)
    assert not site.mirror.exists()
    assert words.BEGIN in text_of(page.run())


def from_site(site: Fetching) -> FakeAnswerer:
    """Return what answers from a document of the site."""
    cited = citation()
    document = altered(cited.document, root=str(site.mirror))
    return FakeAnswerer(answer_of(replace(cited, document=document)))


def test_the_chat_says_as_of_when_minutes_are_that_a_site_refuses(
    begin: Begin, serve: Serve
) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site.night()
    note_as_read(site)
    serve(from_site(site))
    page = open_chat()
    assert "are as of" not in text_of(page)
    site.site.scenario = "waf-403"
    site.night()
    said = words.as_of("Thornmere Borough Council", "2026-11-16", blocked=True)
    assert said == (
        "Minutes of Thornmere Borough Council are as of 16 November 2026: its site refuses "
        "automatic requests."
    )
    assert said in text_of(page.run())
    assert said in text_of(ask(page, "Who mends the bridge?"))
    serve(FakeAnswerer(answer_of(citation())))
    resources.opening.clear()
    page = open_chat()
    assert said not in text_of(ask(page, "Who mends the bridge?"))


def test_the_chat_says_that_minutes_are_old_or_not_all_here(begin: Begin, serve: Serve) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site.night()
    note_as_read(site)
    serve(from_site(site))
    site._set_day("2026-11-21T03:00:00")
    council = "Thornmere Borough Council"
    page = open_chat()
    assert words.as_of(council, "2026-11-16", blocked=False) in text_of(page)
    tell(site, last_whole="")
    assert words.as_of(council, "", blocked=False) in text_of(page.run())
    tell(site, ingested="")
    assert council not in text_of(page.run())


def test_a_state_that_cannot_be_read_keeps_the_chat_from_nothing(
    begin: Begin, serve: Serve
) -> None:
    site = begin()
    site.add(contact=CONTACT)
    site_named(site.settings, site.name).state_path.write_bytes(b"no database")
    serve(FakeAnswerer(answer_of(citation())))
    page = open_chat()
    assert not page.exception
    assert "are as of" not in text_of(page)
    page = open_sites()
    assert "state.sqlite cannot be used" in text_of(page)
    assert words.ADD in [one.label for one in page.expander]


def test_phases_are_all_named() -> None:
    for phase in of_commands.PHASES:
        assert words.progress(phase, 1, 2).startswith(of_commands.PHASES[phase])


def test_a_choice_is_told_in_words() -> None:
    since = date(2025, 3, 1)
    assert words.chosen(None, None, False) == "Minutes and decisions of all committees"
    assert words.chosen(1, since, True) == (
        "Minutes and decisions of 1 committee, meetings since 1 March 2025, reports and packs too"
    )
