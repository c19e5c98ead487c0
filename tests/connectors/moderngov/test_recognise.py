"""Where a site begins is found from what somebody types, and what would be fetched is told."""

from collections.abc import Callable
from datetime import date

import httpx
import pytest

from connectors.moderngov import Choice, client, look, recognise
from connectors.moderngov.pace import Pace
from errors import NotModernGov, SettingError
from tests.connectors.conftest import Fetch
from tests.connectors.fakesite.council import many

LIST = (
    '<div id="modgov"><h1 class="mgMainTitleTxt">Committee structure</h1>'
    '<a href="mgCommitteeDetails.aspx?ID=7">Mill Board</a></div>'
)
HOME = '<h1>Weir Town</h1><p>Minutes of the council <a href="{}">are here</a>.</p>'


def serve(
    monkeypatch: pytest.MonkeyPatch, pages: dict[str, str | tuple[int, str]]
) -> Callable[[], list[str]]:
    """Let a look see some pages, by their whole addresses: HTML, or a redirect."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        found = pages.get(str(request.url).partition("?")[0].rstrip("/"))
        if isinstance(found, tuple):
            return httpx.Response(found[0], headers={"Location": found[1]})
        return httpx.Response(200, html=found) if found else httpx.Response(404)

    real = client.Client
    monkeypatch.setattr(
        recognise,
        "Client",
        lambda *given, **named: real(*given, **named, transport=httpx.MockTransport(answer)),
    )
    monkeypatch.setattr(Pace, "of", lambda base: Pace(gap=0, waits=(0, 0)))
    return lambda: asked


CONTACT = Choice(contact="clerk@example.org")
SITES: dict[str, tuple[str, str, dict[str, str | tuple[int, str]]]] = {
    "at the root": (
        "https://weir.example",
        "https://weir.example",
        {"https://weir.example/mgListCommittees.aspx": LIST},
    ),
    "linked from the home page": (
        "weir.example",
        "https://weir.example/your-council/papers",
        {
            "https://weir.example": HOME.format("/your-council/papers/ieDocHome.aspx?bcr=1"),
            "https://weir.example/your-council/papers/mgListCommittees.aspx": LIST,
        },
    ),
    "at a usual place": (
        "weir.example/news/today",
        "https://weir.example/moderngov",
        {"https://weir.example/moderngov/mgListCommittees.aspx": LIST},
    ),
    "behind a safer scheme": (
        "http://weir.example",
        "https://weir.example",
        {
            "http://weir.example/mgListCommittees.aspx": (
                301,
                "https://weir.example/mgListCommittees.aspx",
            ),
            "https://weir.example/mgListCommittees.aspx": LIST,
        },
    ),
    "from a deep link": (
        "https://weir.example/a/b/ieListDocuments.aspx?MId=4",
        "https://weir.example/a",
        {"https://weir.example/a/mgListCommittees.aspx": LIST},
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_where_a_site_begins_is_found(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    typed, base, pages = SITES[name]
    serve(monkeypatch, pages)
    seen, _ = look(typed, CONTACT)
    assert seen.base == base
    assert [one.title for one in seen.committees] == ["Mill Board"]
    assert not seen.by_service


@pytest.mark.parametrize(
    "pages",
    [
        {"https://weir.example": HOME.format("https://papers.weir.example/ieDocHome.aspx")},
        {"https://weir.example/mgListCommittees.aspx": (302, "https://papers.weir.example/x.aspx")},
    ],
)
def test_a_site_that_is_elsewhere_is_told(
    monkeypatch: pytest.MonkeyPatch, pages: dict[str, str | tuple[int, str]]
) -> None:
    asked = serve(monkeypatch, pages)
    with pytest.raises(NotModernGov, match=r"leads to papers\.weir\.example"):
        look("https://weir.example", CONTACT)
    assert not [one for one in asked() if "papers.weir" in one]


def test_nothing_is_asked_without_a_contact() -> None:
    with pytest.raises(SettingError, match="--contact"):
        look("https://weir.example", Choice())


def test_of_many_committees_some_are_counted(fetch: Fetch) -> None:
    served = fetch(committees=many(60, every=10)).site
    seen, _ = look(served.url, Choice())
    assert len(seen.committees) == 60
    assert (seen.meetings, seen.exact) == (120, False)
    assert len(served.log) <= recognise.SAMPLE + 5
    assert seen.requests >= 240


def test_what_is_chosen_is_what_is_counted(fetch: Fetch) -> None:
    served = fetch().site
    seen, choice = look(served.url, Choice(since=date(2026, 1, 1)), ["cabinet"])
    assert choice.committees == (114,)
    assert (len(seen.chosen), seen.meetings, seen.exact) == (1, 6, True)
    with pytest.raises(SettingError, match="Planning Committee"):
        look(served.url, Choice(), ["Parks"])
