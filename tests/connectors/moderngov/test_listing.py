"""A committee's meetings are found however its list is cut into pages."""

from datetime import date

import httpx
import pytest

from connectors.moderngov.client import Client
from connectors.moderngov.listing import Listing
from connectors.moderngov.pace import Pace

BASE = "https://weir.example"
PAGES = {
    "": ([30, 29], "A=earlier&D=28 A=later&D=31"),
    "31": ([32, 31], "A=earlier&D=30 A=later&D=33"),
    "33": ([33], "A=earlier&D=32"),
    "28": ([28, 27], "A=earlier&D=26 A=later&D=29"),
    "26": ([26], "A=later&D=27"),
}
"""Pages by where they begin: the meetings that they list, and where they go on."""


def listing(broken: str = "none") -> tuple[Listing, list[str]]:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        where = request.url.params.get("D", "")
        if "ieListMeetings" not in str(request.url) or where == broken:
            return httpx.Response(404)
        asked.append(where)
        keys, ways = PAGES[where]
        links = "".join(
            f'<li><a href="ieListDocuments.aspx?CId=7&amp;MId={key}">{key - 20} May 2026</a></li>'
            for key in keys
        )
        for way in ways.replace("A=", "Act=").split():
            links += f'<a href="ieListMeetings.aspx?CId=7&amp;{way.replace("&", "&amp;")}">More</a>'
        return httpx.Response(200, html=f'<div class="mgContent">{links}</div>')

    client = Client(
        BASE, "Tester", Pace(0, (0, 0)), allowance=99, transport=httpx.MockTransport(answer)
    )
    return Listing(client, by_service=False), asked


def test_a_list_is_gone_through_in_both_ways_and_each_page_once() -> None:
    lists, asked = listing()
    found = lists.meetings(7)
    assert found
    assert sorted(one.id for one in found.rows) == list(range(26, 34))
    assert found.whole
    assert sorted(asked) == sorted(PAGES)


def test_a_list_is_gone_back_as_far_as_is_enough() -> None:
    lists, asked = listing()
    found = lists.meetings(7, since=date(2026, 5, 8))
    assert found
    assert (found.whole, found.enough) == (False, True)
    assert "26" not in asked
    assert {"31", "33"} <= set(asked)
    assert {30, 29} <= {one.id for one in found.rows}


@pytest.mark.parametrize("broken", ["28", "33"])
def test_a_list_that_breaks_off_is_not_whole(broken: str) -> None:
    lists, _ = listing(broken)
    found = lists.meetings(7)
    assert found
    assert (found.whole, found.enough) == (False, False)


def test_no_more_pages_are_asked_for_than_are_wanted() -> None:
    lists, asked = listing()
    found = lists.meetings(7, pages=2)
    assert found
    assert (found.enough, len(asked)) == (True, 2)


def test_a_list_that_is_not_there_is_none() -> None:
    assert listing("")[0].meetings(7) is None
