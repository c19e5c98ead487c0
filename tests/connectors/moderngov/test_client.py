"""How a site is asked: openly, slowly, by its own rules, and not at all once it refuses."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import httpx
import pytest

from connectors.moderngov.challenge import refuses
from connectors.moderngov.client import Client, agent_of
from connectors.moderngov.pace import GAP, TEST_DAY, TEST_GAP, Pace, today
from connectors.moderngov.request import Spent
from connectors.moderngov.robots import Robots
from connectors.moderngov.sites import agent
from errors import SettingError, SiteBlocked, SiteBusy, SiteDown, SiteForbids

BASE = "https://minutes.example"
AGENT = agent_of("1.0", "clerk@example.org")
PAGE = '<div class="mgContent">The words of the council.</div>'
Answers = Callable[[httpx.Request], httpx.Response]


def client(answers: Answers, robots: str = "", allowance: int = 99) -> tuple[Client, list[str]]:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            return httpx.Response(200, text=robots)
        return answers(request)

    transport = httpx.MockTransport(answer)
    pace = Pace(gap=0, waits=(0.01, 0.02, 0.04))
    return Client(BASE, AGENT, pace, allowance=allowance, transport=transport), asked


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html=PAGE)


def test_a_request_says_who_asks() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["user-agent"])
        return page(request)

    asking, _ = client(answer)
    asking.get(f"{BASE}/a.aspx")
    assert seen == ["AskTheMinutes/1.0 (+clerk@example.org)"]


def test_nobody_is_asked_without_a_contact_but_this_machine() -> None:
    assert agent("http://127.0.0.1:8100", "").startswith("AskTheMinutes/")
    with pytest.raises(SettingError, match="--contact"):
        agent(BASE, "")


@pytest.mark.parametrize("base", [BASE, "http://10.0.0.4", "http://127.0.0.1.example.org"])
def test_the_pace_of_tests_is_for_this_machine_alone(base: str) -> None:
    given = {TEST_GAP: "0", TEST_DAY: "2001-01-01"}
    assert Pace.of(base, given).gap == GAP
    assert today(base, given).year > 2001
    assert Pace.of("http://127.0.0.1:8100", given).gap == 0
    assert today("http://localhost", given).year == 2001


def test_the_gap_is_the_longest_of_ours_theirs_and_the_last_answers() -> None:
    pace = Pace()
    assert pace.between == 2
    pace.took(5)
    assert pace.between == 5
    pace.asked_gap = 9
    assert pace.between == 9
    pace.took(500)
    assert pace.between == 60


def test_the_gap_begins_when_an_answer_has_come() -> None:
    pace = Pace(gap=0.05)
    pace.took(0.2)
    began = time.monotonic()
    pace.wait()
    assert time.monotonic() - began >= 0.045


def test_no_proxy_and_no_other_certificates_are_taken_from_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    asking, asked = client(page)
    assert asking.get(f"{BASE}/a.aspx").state == "ok"
    assert not asking._asker._http.trust_env
    assert asking._asker._http._mounts == {}
    assert asked[0] == f"{BASE}/robots.txt"


@pytest.mark.parametrize(
    ("target", "state"),
    [
        ("/b.aspx", "ok"),
        ("b.aspx", "ok"),
        ("https://minutes.example/b.aspx", "ok"),
        ("https://other.example/b.aspx", "failed"),
        ("http://minutes.example/b.aspx", "failed"),
        ("https://minutes.example:8443/b.aspx", "failed"),
        ("/private/b.aspx", "forbidden"),
        ("/(S(abc123))/private/b.aspx", "forbidden"),
        ("/mgError.aspx", "gone"),
        ("/a.aspx", "failed"),
    ],
)
def test_a_redirect_is_followed_within_the_site_and_its_rules(target: str, state: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/a.aspx":
            return httpx.Response(302, headers={"Location": target})
        return page(request)

    asking, asked = client(answer, "User-agent: *\nDisallow: /private/\n")
    assert asking.get(f"{BASE}/a.aspx").state == state
    assert not [one for one in asked if "other" in one or "private" in one or "8443" in one]


def test_a_site_may_ask_for_patience_as_a_number_or_a_date() -> None:
    times: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        times.append(time.monotonic())
        if len(times) < 2:
            return httpx.Response(429, headers={"Retry-After": "1"})
        return page(request)

    asking, _ = client(answer)
    assert asking.get(f"{BASE}/a.aspx").state == "ok"
    assert times[1] - times[0] >= 1
    until = datetime.now(UTC) + timedelta(hours=2)
    given = {"Retry-After": format_datetime(until, usegmt=True)}
    asking, _ = client(lambda request: httpx.Response(503, headers=given))
    with pytest.raises(SiteBusy, match="asked us to wait until"):
        asking.get(f"{BASE}/a.aspx")
    assert asking.busy_until
    assert abs(asking.busy_until - until) < timedelta(minutes=1)


def test_what_fails_is_asked_again_later_each_time_and_not_for_ever() -> None:
    times: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        times.append(time.monotonic())
        return httpx.Response(503)

    asking, _ = client(answer)
    with pytest.raises(SiteBusy):
        asking.get(f"{BASE}/a.aspx")
    gaps = [after - before for before, after in pairwise(times)]
    assert len(times) == 4
    assert gaps[0] >= 0.01
    assert gaps[1] >= 0.02
    assert gaps[2] >= 0.04


def test_a_page_that_fails_is_passed_over_but_not_three_in_a_row() -> None:
    asking, _ = client(lambda request: httpx.Response(500, html="<p>Server Error</p>"))
    assert asking.get(f"{BASE}/a.aspx").state == "failed"
    assert asking.get(f"{BASE}/b.aspx").state == "failed"
    with pytest.raises(SiteDown, match="several times in a row"):
        asking.get(f"{BASE}/c.aspx")


def test_an_allowance_that_is_used_up_ends_the_night() -> None:
    asking, asked = client(page, allowance=3)
    asking.get(f"{BASE}/a.aspx")
    asking.get(f"{BASE}/b.aspx")
    with pytest.raises(Spent):
        asking.get(f"{BASE}/c.aspx")
    assert len(asked) == 3


def test_a_certificate_that_is_not_trusted_is_told_as_such() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get local issuer")

    asking, _ = client(answer)
    with pytest.raises(SiteDown, match="certificate is not trusted"):
        asking.get(f"{BASE}/a.aspx")


BLOCKS = {
    "forbidden": (403, {}, "<h1>Forbidden</h1>"),
    "unauthorised": (401, {}, ""),
    "for legal reasons": (451, {}, "no"),
    "a challenge, with words": (
        503,
        {"cf-mitigated": "challenge"},
        "<title>Just a moment...</title>",
    ),
    "a challenge with 200": (200, {}, "<html><title>Just a moment...</title><p>Wait.</p></html>"),
    "a stub": (200, {}, '<html><script src="/_Incapsula_Resource?x=1"></script></html>'),
    "an unknown firewall's script": (200, {}, "<html><body><script>go(7)</script></body></html>"),
    "it leads on by itself": (200, {}, '<meta http-equiv="refresh" content="0;url=/verify">'),
    "a captcha": (200, {}, '<form><div class="g-recaptcha"></div>Are you a robot?</form>'),
    "a support number": (200, {}, "Request Rejected. Your support ID is: 1837"),
    "of another house": (202, {"x-amzn-waf-action": "challenge"}, ""),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_site_that_refuses_is_asked_no_further(name: str) -> None:
    status, headers, body = BLOCKS[name]
    asking, asked = client(lambda request: httpx.Response(status, headers=headers, html=body))
    with pytest.raises(SiteBlocked, match="web team") as raised:
        asking.get(f"{BASE}/a.aspx")
    assert len(asked) == 2
    assert AGENT in str(raised.value)
    assert "minutes.example" in str(raised.value)


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"content-type": "text/html"}, PAGE),
        (200, {"content-type": "text/html"}, f"<script>x</script>{PAGE} about a captcha"),
        (200, {"content-type": "text/html"}, "<h1>Welcome</h1>" + "<p>Words of the town.</p>" * 40),
        (200, {"content-type": "text/html"}, "<h1>Welcome to the council</h1>"),
        (200, {"content-type": "text/xml"}, "<meeting>captcha</meeting>"),
        (404, {"content-type": "text/html"}, "<h1>Not found</h1><script>x</script>"),
        (302, {"content-type": "text/html"}, "<a>Object moved</a>"),
        (500, {"content-type": "text/plain"}, "Missing parameter: lMeetingId."),
    ],
)
def test_what_is_no_refusal_is_not_taken_for_one(
    status: int, headers: dict[str, str], body: str
) -> None:
    assert not refuses(status, headers, body.encode())


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a.aspx", True),
        ("User-agent: *\nDisallow: /", "/a.aspx", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a.aspx", False),
        (
            "User-agent: *\nDisallow: /\nAllow: /ieListDocuments.aspx",
            "/ieListDocuments.aspx?MId=1",
            True,
        ),
        ("User-agent: *\nDisallow: /*mgCalendar", "/x/mgCalendar.aspx", False),
        ("User-agent: AskTheMinutes\nDisallow: /", "/a.aspx", False),
        ("User-agent: OtherBot\nDisallow: /", "/a.aspx", True),
        ("User-agent: *\nDisallow: /ieList", "/(S(a1))/ieListMeetings.aspx", False),
        (
            "User-agent: *\nDisallow: /documents/\nAllow: /documents/g*T=1$",
            "/documents/g1/a.pdf?T=1",
            True,
        ),
        (
            "User-agent: *\nDisallow: /documents/\nAllow: /documents/g*T=1$",
            "/documents/g1/a.pdf?T=10",
            False,
        ),
    ],
)
def test_robots_are_read_as_they_are_meant(text: str, path: str, allowed: bool) -> None:
    assert Robots(text.encode()).allows(BASE + path, AGENT) == allowed


def test_the_gap_that_robots_ask_for_is_kept() -> None:
    asking, _ = client(page, "User-agent: *\nCrawl-delay: 7\n")
    asking.read_robots()
    assert asking.pace.between == 7
    assert Robots(b"User-agent: *\nRequest-rate: 1/10\n").delay(AGENT) == 10


@pytest.mark.parametrize("status", [500, 503, 429])
def test_robots_that_cannot_be_read_forbid_everything(status: int) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(status)

    asking = Client(
        BASE, AGENT, Pace(0, (0, 0)), allowance=9, transport=httpx.MockTransport(answer)
    )
    with pytest.raises(SiteForbids):
        asking.get(f"{BASE}/a.aspx")
    assert asked == ["/robots.txt"]
