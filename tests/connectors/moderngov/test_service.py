"""What is read of the web service, and what is not trusted."""

from datetime import date

import pytest

from connectors.moderngov.service import (
    Unreadable,
    read_committees,
    read_day,
    read_flags,
    read_meetings,
)

MEETINGS = """<?xml version="1.0"?><getmeetings><meetingscount> {total}</meetingscount><committee>
<committeeid>7</committeeid><committeemeetingcount>{own}</committeemeetingcount><committeemeetings>
<meeting><meetingid>31</meetingid><meetingdate>05/03/2026</meetingdate></meeting>
<meeting><meetingid>32</meetingid><meetingdate>09/04/2026</meetingdate>
<meetingstatus>Cancelled</meetingstatus></meeting></committeemeetings></committee></getmeetings>"""


def test_titles_that_are_encoded_twice_are_read() -> None:
    body = (
        "<committees><committee><committeeid>7</committeeid><committeetitle>Parks &amp;amp; "
        "Tenants&amp;#39;  Panel</committeetitle><committeedeleted>False</committeedeleted>"
        "<committeeexpired>True</committeeexpired></committee><committee><committeeid>8"
        "</committeeid><committeedeleted>True</committeedeleted></committee></committees>"
    )
    (one,) = read_committees(body.encode())
    assert (one.id, one.title, one.ended) == (7, "Parks & Tenants' Panel", True)


@pytest.mark.parametrize(
    ("total", "own", "whole"), [(2, 2, True), ("", 2, True), (3, 2, False), (2, 5, False)]
)
def test_a_list_is_whole_if_its_counts_say_so(total: object, own: object, whole: bool) -> None:
    found = read_meetings(MEETINGS.format(total=total, own=own).encode(), 7)
    assert found.whole == whole
    assert [(one.id, one.date, one.cancelled) for one in found.rows] == [
        (31, date(2026, 3, 5), False),
        (32, date(2026, 4, 9), True),
    ]


def test_another_committees_meetings_are_not_taken() -> None:
    assert read_meetings(MEETINGS.format(total=2, own=2).encode(), 9).rows == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Sign in</body></html>",
        b"<getmeetings><committee>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><getmeetings>&a;</getmeetings>',
        b"Missing parameter: lCommitteeId.",
    ],
)
def test_what_is_no_answer_is_not_read(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_meetings(body, 7)


BROKEN = """<meeting><meetingid>31</meetingid><isdisplayallowed>True</isdisplayallowed><agendaitems>
<agendaitem><agendaitemid>1</agendaitemid><agendaitemtitle>Rents</agendaitemtitle>
<agendatext><p class=MsoNormal>Words<br></p></agendatext><isrestricted>False</isrestricted>
<linkeddocuments><linkeddoc><attachmentid>51</attachmentid><isrestricted>True</isrestricted>
</linkeddoc></linkeddocuments></agendaitem>
<agendaitem><agendaitemid>2</agendaitemid>
<agendaitemtitle>A tenant&amp;#39;s claim</agendaitemtitle>
<agendatext><p>More</agendatext><isrestricted>True</isrestricted><linkeddocuments><linkeddoc>
<attachmentid>52</attachmentid><isrestricted>False</isrestricted></linkeddoc></linkeddocuments>
</agendaitem></agendaitems></meeting>"""


@pytest.mark.parametrize("mended", [False, True])
def test_flags_are_read_even_where_the_markup_is_broken(mended: bool) -> None:
    body = BROKEN
    if mended:
        body = (
            body.replace("<br></p>", "</p>").replace("class=MsoNormal", "").replace("<p>More", "")
        )
    flags = read_flags(body.encode(), 31)
    assert (set(flags.items), set(flags.papers)) == ({2}, {51, 52})
    assert flags.titles == {"A tenant's claim"}
    assert flags.shown
    with pytest.raises(Unreadable):
        read_flags(body.encode(), 30)


@pytest.mark.parametrize("text", ["2026-03-05", "31/02/2026", "", "soon"])
def test_a_date_that_is_none_is_not_guessed(text: str) -> None:
    assert read_day(text) is None
