"""Pages as ModernGov writes them, of an invented council."""

import pytest

from errors import EmptySource
from ingest.parse import parse
from ingest.parse.parsed import Parsed

SITE = """\
<html><head><title>{title} - Modern Council</title></head><body>
<div class="menu"><ul><li><a href="mgCalendarMonthView.aspx">Calendar</a></li></ul></div>
<div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">{heading}</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">{subtitle}</h2></div>
<p>Choose an item below to see what belongs to it. Ask us if you need help with this page.</p>
<div class="mgLinks"><ul class="mgActionList">{links}</ul></div>
<div class="mgContent">{content}<div class="mgHelpLine"></div></div>
<div class="mgFooter"><p>Help with this site</p></div></div>
<footer>© 2024 Cotterbourne Borough Council. All Rights Reserved.</footer></body></html>
"""
ITEM = """\
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI1"></a>{number}.</p></td>
<td><p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s1/Report.pdf">{title}
<span class="mgFileSize"><img alt="pdf icon"/> PDF 161 KB</span></a></p>
<div class="mgWordPara"><p class="MsoNormal">To consider a report.</p></div>{parts}</td></tr>
"""
DECISION = """\
<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList"><li>
<a href="documents/s2/Plan.pdf">Annex 1 - Plan <span class="mgHide">, item 7.</span>
<span class="mgFileSize">PDF 1 MB</span></a></li></ul>
<p class="mgSubItemTitleTxt">Decision:</p>
<div class="mgWordPara"><p><b>RESOLVED</b> that the tender be accepted.</p></div>
"""
MINUTES = """\
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>Members asked about the cost.
<a href="mgAi.aspx?ID=1">view the full minutes text for item 7.</a></p>
<p>Voting: unanimous</p></div>
<table class="mgTableNoBorderFullWidth"><caption class="mgSectionTitle">Recorded Vote</caption>
<thead><th>Title</th><th>Result</th></thead><tr><td>Quill Bridge</td><td>Carried</td></tr></table>
<ul><li><a href="mgListRecordedVotesShort.aspx">View Recorded Vote for this item</a></li></ul>
"""


def items(*parts: str) -> str:
    rows = (
        ITEM.format(number=n, title=title, parts=part)
        for n, title, part in zip((7, 8), ("Quill Bridge", "Lamps"), parts, strict=False)
    )
    return (
        '<p><span class="mgLabel">Venue: </span>Corn Hall. <a href="x.aspx">View directions</a></p>'
        '<table class="mgItemTable"><caption class="mgSectionTitle">Items</caption>'
        f'<tr><th class="mgHide">No.</th><th class="mgHide">Item</th></tr>{"".join(rows)}</table>'
    )


def read(**parts: str) -> Parsed:
    shape = {"title": "", "heading": "", "subtitle": "", "links": "", "content": ""}
    return parse(SITE.format(**shape | parts).encode(), ".html")


def meeting(content: str) -> Parsed:
    return read(
        title="Agenda for Cabinet on Tuesday 9 July 2024, 6.30 pm",
        heading="Agenda, decisions and minutes",
        subtitle="<a href='x.aspx'>Cabinet - Tuesday 9 July 2024 6.30 pm</a>",
        links="<li><a href='mgMeetingAttendance.aspx'>Attendance details</a></li>"
        "<li><a href='documents/g1/Supplement.pdf'>Late paper <span class='mgFileSize'>PDF 9 KB"
        "</span></a></li>",
        content=content,
    )


def lines(parsed: Parsed) -> list[tuple[str, str]]:
    return [(block.role, parsed.text[block.start : block.end]) for block in parsed.blocks]


def test_a_meeting_is_read_item_by_item_with_its_parts() -> None:
    assert lines(meeting(items(DECISION + MINUTES))) == [
        ("paragraph", "Agenda, decisions and minutes"),
        ("heading", "Cabinet - Tuesday 9 July 2024 6.30 pm"),
        ("item", "Late paper"),
        ("paragraph", "Venue: Corn Hall."),
        ("heading", "7. Quill Bridge"),
        ("paragraph", "To consider a report."),
        ("paragraph", "Additional documents:"),
        ("item", "Annex 1 - Plan"),
        ("part", "Decision:"),
        ("paragraph", "RESOLVED that the tender be accepted."),
        ("part", "Minutes:"),
        ("paragraph", "Members asked about the cost."),
        ("paragraph", "Voting: unanimous"),
        ("heading", "Recorded Vote"),
        ("row", "Title | Result"),
        ("row", "Quill Bridge | Carried"),
    ]


def test_what_a_meeting_states_of_itself_is_facts() -> None:
    assert meeting(items(DECISION, MINUTES)).facts == {
        "title": "Agenda for Cabinet on Tuesday 9 July 2024, 6.30 pm",
        "council": "Cotterbourne Borough Council",
        "committee": "Cabinet",
        "date": "Tuesday 9 July 2024",
        "time": "6.30 pm",
        "venue": "Corn Hall.",
        "type": "minutes",
    }


@pytest.mark.parametrize(
    ("parts", "kind"),
    [(("", ""), "agenda"), ((DECISION, ""), "decision"), (("", MINUTES), "minutes")],
)
def test_what_a_meeting_has_says_what_its_page_is(parts: tuple[str, ...], kind: str) -> None:
    assert meeting(items(*parts)).facts["type"] == kind


def test_a_cancelled_meeting_is_a_document() -> None:
    parsed = read(
        heading="Meeting",
        subtitle="Planning Committee - Thursday 4 July 2024 7:30 pm, CANCELLED",
        content="<p>No documents are available for this meeting</p>",
    )
    assert (parsed.facts["committee"], parsed.facts["type"]) == ("Planning Committee", "agenda")
    assert "CANCELLED" in parsed.text


def test_an_item_on_a_page_of_its_own_says_whose_it_is() -> None:
    parsed = read(
        title="Agenda item - Quill Bridge",
        heading="Agenda item",
        subtitle="Quill Bridge",
        links="<li><a href='ieListDocuments.aspx?MId=1'>Meeting of Cabinet, Tuesday, 9th July, "
        "2024 6.30 pm (Item 7.)</a></li>",
        content=MINUTES,
    )
    stated = {"committee": "Cabinet", "date": "Tuesday, 9th July, 2024", "item": "7"}
    assert stated.items() <= parsed.facts.items()
    assert (parsed.facts["title"], parsed.facts["type"]) == ("Quill Bridge", "minutes")


def test_a_decision_says_who_took_it_and_when() -> None:
    labelled = {
        "Decision Maker": "Cabinet",
        "Decision status": "Recommendations Approved",
        "Is Key decision?": "Yes",
        "Publication date": "10/07/2024",
        "Date of decision": "09/07/2024",
    }
    content = "".join(
        f'<p><span class="mgLabel">{name}: </span>{words}</p>' for name, words in labelled.items()
    )
    parsed = read(heading="Decision details", subtitle="Quill Bridge", content=content + DECISION)
    stated = {
        "title": "Quill Bridge",
        "type": "decision",
        "committee": "Cabinet",
        "decision maker": "Cabinet",
        "date": "09/07/2024",
    }
    assert stated.items() <= parsed.facts.items()
    assert ("paragraph", "Is Key decision?: Yes") in lines(parsed)


@pytest.mark.parametrize(
    ("heading", "content"),
    [
        ("Browse meetings", "<ul><li><a href='x.aspx?MId=1'>9 Jul 2024 - Agenda</a></li></ul>"),
        ("Committee structure", "<ul><li><a href='x.aspx?ID=1'>Cabinet</a></li></ul>"),
        (
            "Committee details",
            "<h2>Membership</h2><ul><li><a href='x.aspx'>Cllr Moule</a></li></ul>",
        ),
        ("Calendar", "<table><tr><td>1</td><td><a href='x.aspx'>Cabinet</a></td></tr></table>"),
        ("Search documents", "<form><label>Words</label><input name='q'></form>"),
    ],
)
def test_a_page_that_leads_to_others_is_no_document(heading: str, content: str) -> None:
    with pytest.raises(EmptySource, match=r"links|log-in|no words"):
        read(title=heading, heading=heading, content=content)
