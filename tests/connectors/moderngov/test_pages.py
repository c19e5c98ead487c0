"""What is recognised and kept of a page, and that nothing of a restricted item is."""

from datetime import date

import pytest

from connectors.moderngov.addresses import absolute, folders_above, read_link, typed
from connectors.moderngov.cut_restricted import kept_page
from connectors.moderngov.pages import Page, read_date
from errors import SettingError

BASE = "https://democracy.example"
ROWS = {
    "anchor": '<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{id}"></a>{n}.'
    "</p></td><td>{words}</td></tr>",
    "id": '<tr id="AI{id}"><td class="mgItemNumberCell">{n}.</td><td>{words}</td></tr>',
    "id of the cell": '<tr><td class="mgItemNumberCell" id="AI{id}">{n}.</td><td>{words}</td></tr>',
}
SECRET = '<p class="mgAiTitleTxt">Sale of the mill</p><p>The price is 40 crowns.</p>'
REASONS = '<a href="mgReasonsRestricted.aspx?ID=5&amp;OID=72&amp;OT=A">View the reasons why</a>'
PAPER = '<ul><li><a href="documents/s900/Mill value.pdf">Mill value</a></li></ul>'


def page(rows: str, links: str = "", head: str = "Agenda and minutes") -> Page:
    body = (
        f'<html><head><title>Mill Board - Weir Town Council</title></head><body><div id="modgov">'
        f'<h1 class="mgMainTitleTxt">{head}</h1><h2 class="mgSubTitleTxt">Mill Board - Monday 3 '
        f'March 2025 7.00 pm</h2><ul class="mgActionList"><li>'
        f'<a href="mgMeetingAttendance.aspx?ID=5">Attendance</a></li>{links}</ul>'
        f'<table class="mgItemTable">{rows}</table></div></body>'
    )
    return Page(body.encode(), BASE)


def row(form: str, key: int, words: str) -> str:
    return ROWS[form].format(id=key, n=key - 70, words=words)


@pytest.mark.parametrize("form", ROWS)
@pytest.mark.parametrize("more", ["", "<tr><td></td><td>In the next row: 40 crowns.</td></tr>"])
def test_a_restricted_item_is_cut_with_all_its_rows_and_papers(form: str, more: str) -> None:
    found = page(
        row(form, 71, "<p>The weir leaks.</p>")
        + row(form, 72, SECRET + REASONS + PAPER)
        + more
        + row(form, 73, "<p>Lamps were mended.</p>")
    )
    restricted = [item for item in found.items() if item.restricted]
    assert [item.id for item in restricted] == [72]
    assert [paper.link.id for item in restricted for paper in item.papers] == [900]
    kept = kept_page(found, {72}, {900}).decode()
    assert "weir leaks" in kept
    assert "Lamps were mended" in kept
    for words in ("mill", "40 crowns", "Mill value", "s900", "reasons"):
        assert words not in kept.replace("Mill Board", "")


@pytest.mark.parametrize(
    "outside",
    [
        f"<tr><td>{REASONS}</td></tr>",
        '<tr><td><p class="mgAiTitleTxt">Sale of the mill</p></td></tr>',
    ],
)
def test_an_item_that_stands_where_it_could_not_be_cut_is_noticed(outside: str) -> None:
    inside = row("anchor", 71, "<p>The weir leaks.</p>")
    assert page(inside).is_in_items
    beside = page(inside, f"</ul><table>{outside}</table><ul>")
    assert not beside.is_in_items


def test_a_paper_that_is_restricted_alone_is_not_even_named() -> None:
    found = page(row("anchor", 71, f"<p>The weir leaks.</p>{PAPER}"))
    kept = kept_page(found, (), {900}).decode()
    assert "Mill value" not in kept
    assert "weir leaks" in kept


def test_rows_without_ids_are_items_of_their_own() -> None:
    rows = '<tr><td class="mgItemNumberCell">{n}.</td><td>{words}</td></tr>'
    found = page(rows.format(n=1, words="<p>Lamps</p>") + rows.format(n=2, words=SECRET + REASONS))
    assert [(item.id, item.restricted) for item in found.items()] == [(0, False), (0, True)]
    assert "40 crowns" not in kept_page(found, {0}, ()).decode()


@pytest.mark.parametrize(
    ("noise", "words"),
    [
        ("<script>visit(7)</script>", ""),
        ('<a href="/cdn-cgi/l/email#1a"></a>', ""),
        ('<input type="hidden" name="__VIEWSTATE" value="xyz">', ""),
        ("<!-- served by node 3 -->", ""),
        ('<p data-visit="8" style="color:red" onclick="go()">Lamps.</p>', "<p>Lamps.</p>"),
        ('<form action="x.aspx?s=1"><p>Find</p></form>', "<p>Find</p>"),
        (
            '<a href="/(S(abcdef))/mgAi.aspx?ID=3">Item</a>',
            '<a href="https://democracy.example/mgAi.aspx?ID=3">Item</a>',
        ),
    ],
)
def test_what_a_visit_adds_is_left_out(noise: str, words: str) -> None:
    with_noise = kept_page(page(row("anchor", 71, f"<p>a</p>{noise}<p>b</p>")), (), ())
    without = kept_page(page(row("anchor", 71, f"<p>a</p>{words}<p>b</p>")), (), ())
    assert with_noise == without


def test_what_is_kept_comes_to_the_same_when_it_is_kept_again() -> None:
    once = kept_page(page(row("anchor", 71, f"<p>Café &amp; mill</p>{PAPER}")), (), ())
    assert kept_page(Page(once, BASE), (), ()) == once


@pytest.mark.parametrize(
    ("body", "kind", "recognised"),
    [
        (b"", "", False),
        (b"<h1>Welcome</h1>", "", False),
        (b"<title>Just a moment...</title>", "", False),
        (b'<h1 class="mgMainTitleTxt">Error</h1>', "", False),
        (b'<div class="mgContent">Words</div>', "", True),
    ],
)
def test_a_page_is_recognised_by_its_marks(body: bytes, kind: str, recognised: bool) -> None:
    assert Page(body, BASE, kind).recognised == recognised


@pytest.mark.parametrize(
    ("links", "own"),
    [
        ("", True),
        ('<li><a href="ieListDocuments.aspx?CId=1&amp;MId=4">Previous meeting</a></li>', True),
        ('<li><a href="documents/g14/Printed minutes.pdf?T=1">Printed minutes</a></li>', True),
    ],
)
def test_a_page_is_of_the_meeting_that_its_attendance_is_of(links: str, own: bool) -> None:
    found = page(row("anchor", 71, "<p>Lamps</p>"), links)
    assert found.is_of(5) == own
    assert not found.is_of(4)
    assert not found.is_of(14)


@pytest.mark.parametrize("kind", ["text/html; charset=iso-8859-1", "text/html"])
def test_letters_come_as_they_were_meant(kind: str) -> None:
    words = '<div class="mgContent">It’s £5 – Café</div>'.encode("cp1252")
    found = Page(words, BASE, kind)
    assert found.root.text_content() == "It’s £5 – Café"


@pytest.mark.parametrize(
    "words",
    ["Monday 3 March 2025, 7.00 pm", "3rd March, 2025", "03/03/2025 - Mill Board", "3 Mar 2025"],
)
def test_dates_are_read_as_pages_write_them(words: str) -> None:
    assert read_date(words) == date(2025, 3, 3)
    assert read_date("31 Smarch 2025") is None


@pytest.mark.parametrize(
    ("href", "kind", "key"),
    [
        ("ieListDocuments.aspx?CId=1&MId=5&Ver=4", "meeting", 5),
        ("/moderngov/IELISTDOCUMENTS.ASPX?mid=5&LLL=1", "meeting", 5),
        ("/(S(x1))/ieListDocuments.aspx?zTS=B&MId=5", "meeting", 5),
        ("mgCommitteeDetails.aspx?ID=7", "committee", 7),
        ("ieListMeetings.aspx?CommitteeId=7", "committee", 7),
        ("documents/s900/A long\r\n title.pdf", "paper", 900),
        ("mgConvert2PDF.aspx?ID=900", "paper", 900),
        ("documents/g5/Printed minutes Monday.pdf?T=1", "printed", 5),
        ("ieDecisionDetails.aspx?ID=33", "decision", 33),
    ],
)
def test_a_link_is_what_its_kind_and_id_say(href: str, kind: str, key: int) -> None:
    link = read_link(href)
    assert link
    assert (link.kind, link.id) == (kind, key)


@pytest.mark.parametrize(
    "href", ["", "#", "mailto:clerk@example.org", "ieListDocuments.aspx?CId=1", "javascript:go()"]
)
def test_other_links_are_passed_over(href: str) -> None:
    assert read_link(href) is None


def test_blanks_and_breaks_in_an_address_are_written_as_they_travel() -> None:
    assert absolute(BASE, "documents/s9/A b\r\nc.pdf?T=1") == f"{BASE}/documents/s9/A%20bc.pdf?T=1"
    assert absolute(BASE, "documents/s9/A%20b.pdf") == f"{BASE}/documents/s9/A%20b.pdf"


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("democracy.example", "https://democracy.example"),
        ("http://democracy.example/", "http://democracy.example"),
        ("https://town.example/moderngov/ieDocHome.aspx?x=1", "https://town.example/moderngov"),
        ("https://town.example/a/mgWebService.asmx/GetCommittees", "https://town.example/a"),
        ("127.0.0.1:8100", "http://127.0.0.1:8100"),
    ],
)
def test_an_address_may_be_typed_in_many_ways(given: str, first: str) -> None:
    assert folders_above(typed(given))[0] == first


@pytest.mark.parametrize(
    "given",
    ["", "ftp://town.example", "https://", "https://a:b@town.example", "town example", "/x"],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(SettingError):
        typed(given)
