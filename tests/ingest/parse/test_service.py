"""What ModernGov's web service says of a meeting is read as its page would be."""

import html
import json

import pytest

from errors import EmptySource, SourceError
from ingest.access import find_marks, held_back
from ingest.parse import parse
from ingest.parse.parsed import Parsed
from words.contents import NOT_SHOWN

ITEM = (
    "<agendaitem><agendaitemtitle>{title}</agendaitemtitle>"
    "<agendaitemnumber>2</agendaitemnumber>"
    "<fulldisplaynumberformat>2.</fulldisplaynumberformat><agendatext>To hear of them</agendatext>"
    "<isrestricted>{secret}</isrestricted><isminutepublished>{told}</isminutepublished>"
    "<minutesnonemptyhtmlbody>{minutes}</minutesnonemptyhtmlbody>"
    "<decisionnonemptyhtmlbody>{decision}</decisionnonemptyhtmlbody>"
    "<linkeddocuments><linkeddoc><title>Otter survey</title><isrestricted>False</isrestricted>"
    "</linkeddoc><linkeddoc><title>Otter prices</title><isrestricted>True</isrestricted>"
    "</linkeddoc></linkeddocuments></agendaitem>"
)
MEETING = (
    "<meeting><meetingid>7</meetingid>"
    "<committeetitle>Rivers &amp;amp; Otters Panel</committeetitle>"
    "<meetingdate>04/05/2023</meetingdate><meetingtime>7.00 pm</meetingtime>"
    "<meetinglocation>Weir House</meetinglocation>{flags}<agendaitems>{items}</agendaitems>"
    '<attendees><attendee name="Ann Teal" roledescription="Chairman" attendance="Present"/>'
    '<attendee name="Odo Auk" roledescription="Member" attendance="Apologies"/></attendees>'
    "</meeting>"
)
MINUTES = '<p class="MsoNormal"><b>RESOLVED</b> that &pound;40 be spent on weirs.</p>'


def item(
    minutes: str = html.escape(MINUTES),
    *,
    secret: str = "False",
    told: str = "True",
    decision: str = "",
) -> str:
    return ITEM.format(
        title="Otters&amp;#39; weirs", minutes=minutes, secret=secret, told=told, decision=decision
    )


def meeting(*items: str, flags: str = "") -> str:
    return MEETING.format(items="".join(items), flags=flags)


def shown(parsed: Parsed) -> str:
    """Return what of a text is not held back."""
    access, spans = held_back(parsed.text, find_marks(parsed, "meeting"))
    text = "" if access == "restricted" else parsed.text
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text


def read(text: str, ending: str = ".xml") -> Parsed:
    return parse(text.encode(), ending)


def test_a_meeting_is_read_item_by_item() -> None:
    parsed = read(meeting(item(decision="<p>Agreed.</p>")))
    assert parsed.text == (
        "Minutes\n\nRivers & Otters Panel - Thursday 4 May 2023, 7.00 pm\n\nVenue: Weir House\n\n"
        "Present: Ann Teal (Chairman)\n\nApologies: Odo Auk\n\n2. Otters' weirs\n\n"
        "To hear of them\n\nDecision:\n\nAgreed.\n\nMinutes:\n\n"
        "RESOLVED that £40 be spent on weirs.\n\nOtter survey\n\nOtter prices"
    )
    assert parsed.facts == {
        "committee": "Rivers & Otters Panel",
        "date": "04/05/2023",
        "time": "7.00 pm",
        "venue": "Weir House",
        "type": "minutes",
    }


@pytest.mark.parametrize(
    "text",
    [
        f'<?xml version="1.0" encoding="utf-8"?>\n{meeting(item())}',
        f"\ufeff{meeting(item())}",
        meeting(item(MINUTES.replace("&pound;", "£"))),
        meeting(item(MINUTES.replace("</p>", "<br>"))),
        meeting(item(f"<![CDATA[{MINUTES}]]>")),
        f'<string xmlns="urn:otters">{html.escape(meeting(item()))}</string>',
        '<s:Envelope xmlns:s="urn:s"><s:Body><GetMeetingResponse xmlns="urn:otters">'
        f"<GetMeetingResult>{meeting(item())}</GetMeetingResult></GetMeetingResponse></s:Body>"
        "</s:Envelope>",
    ],
    ids=["declared", "marked", "raw markup", "raw and broken", "cdata", "in a string", "soap"],
)
@pytest.mark.parametrize("ending", [".xml", ".txt", ".html", ".asmx"])
def test_a_meeting_is_told_however_it_is_wrapped(text: str, ending: str) -> None:
    parsed = read(text, ending)
    assert "RESOLVED that £40 be spent on weirs." in parsed.text
    assert parsed.facts["committee"] == "Rivers & Otters Panel"


AS_JSON = {
    "MeetingId": 7,
    "CommitteeTitle": "Otters Panel",
    "MeetingDate": "2023-05-04T00:00:00",
    "AgendaItems": {
        "AgendaItem": [
            {"AgendaItemTitle": "Weirs", "AgendaItemNumber": 2, "MinutesNonEmptyHtmlBody": MINUTES},
            {"AgendaItemTitle": "Nests", "IsRestricted": True, "MinutesNonEmptyHtmlBody": "Shh"},
        ]
    },
    "Attendees": {"Attendee": {"@Name": "Ann Teal", "@Attendance": "Present"}},
}


@pytest.mark.parametrize(
    "data",
    [
        {"meeting": AS_JSON},
        AS_JSON,
        {"GetMeetingResult": {"Meeting": AS_JSON}},
        {**AS_JSON, "AgendaItems": AS_JSON["AgendaItems"]["AgendaItem"]},  # type: ignore[index]
        {"d": json.dumps({"meeting": AS_JSON})},
        {"d": meeting(item())},
    ],
)
def test_the_same_in_json_is_read(data: object) -> None:
    parsed = read(json.dumps(data), ".json")
    assert "RESOLVED that £40 be spent on weirs." in parsed.text
    assert "Present: Ann Teal" in parsed.text
    assert "Shh" not in shown(parsed)
    assert parsed.facts["date"] == "04/05/2023"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (meeting(item(secret="True", decision="£40")), False),
        (meeting(item(secret="1")), False),
        (meeting(item(told="False")), False),
        (meeting(item("<div><h1>Sale</h1><p>£40</p>", secret="True"), item("<p>Weir</p>")), False),
        (meeting(item(), flags="<minutepublished>False</minutepublished>"), False),
        (meeting(item(), flags="<minutepublished>True</minutepublished>"), True),
    ],
)
def test_what_is_flagged_as_not_public_is_held_back(text: str, *, kept: bool) -> None:
    parsed = read(text)
    assert "£40" in parsed.text
    assert ("£40" in shown(parsed)) == kept
    assert "Otters' weirs" in shown(parsed)
    assert "prices" not in shown(parsed)
    assert "Apologies: Odo Auk" in shown(parsed)


def test_what_is_held_back_of_a_meeting_is_marked_for_sure_with_its_flag() -> None:
    parsed = read(meeting(item(secret="True"), item(told="False")))
    marks = find_marks(parsed, "meeting")
    assert {mark.words for mark in marks} == {"Restricted: yes", "Published: no"}
    assert all(mark.sure and mark.place == "property" for mark in marks)


def test_a_meeting_that_is_not_to_be_shown_is_no_document() -> None:
    with pytest.raises(EmptySource, match=NOT_SHOWN):
        read(meeting(item(), flags="<isdisplayallowed>False</isdisplayallowed>"))


def test_struck_out_words_of_the_minutes_are_left_out() -> None:
    parsed = read(meeting(item(html.escape("<p>The fee is <s>£3</s> <del>£4</del> £5.</p>"))))
    assert "The fee is £5." in parsed.text


def test_an_agenda_ahead_is_one() -> None:
    parsed = read(meeting(item("")))
    assert parsed.facts["type"] == "agenda"
    assert parsed.text.startswith("Agenda\n")


@pytest.mark.parametrize(
    "text",
    [
        "<committees><committee><committeeid>3</committeeid></committee></committees>",
        "<getmeetings><meeting><meetingid>7</meetingid></meeting></getmeetings>",
        '<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>',
        '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>',
        "<unclosed>",
        "some words",
    ],
)
def test_other_data_are_passed_over(text: str) -> None:
    with pytest.raises(EmptySource, match="programs exchange"):
        read(text)


@pytest.mark.parametrize("text", ['{"name": "otter", "meeting_room": 3}', "[1, 2]", "{", "null"])
def test_other_json_is_passed_over(text: str) -> None:
    with pytest.raises(EmptySource, match="programs exchange"):
        read(text, ".json")


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE m SYSTEM "http://example.invalid/m.dtd">',
        '<!doctype m [<!entity % p SYSTEM "http://example.invalid/p">%p;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_never_expanded(declared: str, encoding: str) -> None:
    text = f'<?xml version="1.0"?>{declared}{meeting(item("&a;"))}'
    with pytest.raises(SourceError, match="entities"):
        parse(text.encode(encoding), ".xml")


def test_damaged_data_are_said_to_be() -> None:
    with pytest.raises(SourceError, match="damaged"):
        read(meeting(item()).replace("</agendaitems>", ""))
    with pytest.raises(SourceError, match="damaged"):
        read(json.dumps({"meeting": AS_JSON})[:-3], ".json")
    with pytest.raises(SourceError, match="too complicated"):
        read('{"meetingid": 7, "meeting":' + "[" * 100_000 + "]" * 100_000 + "}", ".json")
