import datetime
import time

import pytest

from ingest.metadata.read import Metadata, read_metadata
from ingest.parse import parse
from tests.making import pdf

FIRST = """Pennick Parish Council

Minutes of the meeting held on Tuesday 9 April 2024

Present: Cllr Moule (Chair), Cllr Farrow

1. Apologies

Apologies were received from Cllr Sparrow.

2. Minutes

The minutes of the meeting held on 12 March 2024 were approved and signed.

3. Lamps

It was RESOLVED that the lamps in Pound Lane be mended. Cllr Farrow said that they had been dark \
since the autumn and that several people had fallen there, one of them badly. The Clerk was asked \
to write to the county and to report what it said. Cllr Moule thanked the people who had lent \
their lanterns to those walking home from the hall, and hoped that it would not be needed again.

4. The pond

The pond had been cleared by volunteers. Cllr Farrow proposed, Cllr Moule seconded, and it was \
RESOLVED that the sum of 40 pounds be spent on new reeds, to be planted along the northern bank \
where the ducks had eaten the old ones. The heron had been seen again and was thought to be the \
same as last year.
"""
SECOND = """
Minutes of the meeting of the Lighting Committee held on Thursday 18 April 2024

Present: Cllr Farrow (Chair), Cllr Tench

1. Lamps

It was RESOLVED that two lamps be bought.
"""
ACCOUNT = """
5. Report

The meeting of the drainage board held on 18 April 2024 was well attended.

Present needs were discussed.
"""
CLOSED = "\nThe meeting closed at 9.05 pm.\n\n"
THERE = (
    "\n\nPresent: Cllr Moule (Chair), Cllr Tench\n\n1. Lamps\n\nIt was RESOLVED to buy a lamp.\n"
)
APRIL, MAY = datetime.date(2024, 4, 9), datetime.date(2024, 5, 14)


def about(text: str, ending: str = ".txt") -> Metadata:
    return read_metadata(parse(text.encode(), ending), f"a{ending}")


def dates(text: str) -> list[datetime.date | None]:
    return [meeting.date for meeting in about(text).meetings]


def test_two_meetings_in_one_document_are_told_apart() -> None:
    text = FIRST + SECOND
    first, second = about(text).meetings
    assert (first.start, first.date, first.committee) == (0, APRIL, "Full Council")
    assert text[second.start :].startswith("Minutes of the meeting of the Lighting")
    assert second.date == datetime.date(2024, 4, 18)
    assert second.committee == "Lighting Committee"
    assert second.council == "Pennick Parish Council"


def test_one_meeting_is_no_list_of_meetings() -> None:
    assert about(FIRST).meetings == ()


def test_an_account_of_another_meeting_opens_none() -> None:
    assert about(FIRST + ACCOUNT).meetings == ()


@pytest.mark.parametrize(
    "head",
    [
        "Pennick Parish Council\n\nMinutes of the meeting held on Tuesday 14 May 2024",
        "Pennick Parish Council\n\nMinutes of Meeting\n\n14th May 2024",
        "PENNICK PARISH COUNCIL\nMinutes\n14 May 2024",
        "Pennick Parish Council\n\nAnnual Parish Council Meeting\n\nTuesday 14 May 2024",
        "Minutes of the Annual Meeting, held in the Hall\n\nTuesday 14 May 2024",
        "**PENNICK PARISH COUNCIL**\n\n**MINUTES OF THE MEETING HELD ON 14 MAY 2024**",
        "Extraordinary Meeting\n\nTuesday 14th May 2024 at 7 pm\n\nPennick Hall",
        "Tuesday 14 May 2024 at 7 pm",
    ],
)
def test_a_second_head_of_any_make_opens_a_meeting(head: str) -> None:
    text = FIRST + CLOSED + head + THERE
    first, second = about(text).meetings
    assert (first.date, second.date) == (APRIL, MAY)
    assert text[second.start :].startswith(head[:10].rstrip("\n"))
    assert second.council == "Pennick Parish Council"


def test_the_date_of_a_signature_opens_nothing() -> None:
    text = FIRST + CLOSED + "Signed:\n\n14 May 2024\n\n"
    assert about(text + "Apologies for the delay in signing.\n").meetings == ()
    assert dates(text + "Minutes of the meeting held on 11 June 2024" + THERE) == [
        APRIL,
        datetime.date(2024, 6, 11),
    ]


def test_three_meetings_are_three() -> None:
    more = "Pennick Parish Council\n\nMinutes of Meeting\n\n{}\n\nPresent: Cllr Moule\n\n"
    body = FIRST.partition("1. Apologies")[2]
    text = FIRST + CLOSED + more.format("14 May 2024") + body + CLOSED
    assert dates(text + more.format("11 June 2024") + body) == [
        APRIL,
        MAY,
        datetime.date(2024, 6, 11),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Pennick Parish Council - Minutes of the meeting held on Tuesday 9 April 2024",
        "Pennick Parish Council\n\nMinutes of 9 April 2024\n\nPage 2",
        "The next meeting will be held on Tuesday 14 May 2024 in the Hall",
        "Dates of meetings\n\n14 May 2024\n\n11 June 2024",
        "To approve the minutes of the meeting held on 14 May 2024",
        "Minutes of the meeting held on 14 May 2024 (Pages 3 - 9)",
    ],
)
def test_what_heads_pages_and_names_other_meetings_opens_none(line: str) -> None:
    text = f"{FIRST}\n{line}\n\nThose present were thanked.\n\n5. Present needs\n\nNone.\n"
    assert about(text).meetings == ()
    assert about(FIRST + CLOSED + line + "\n").meetings == ()


AGENDA = """Pennick Parish Council

AGENDA

You are summoned to a meeting of the Council to be held on Tuesday 14 May 2024

1. Apologies

2. Minutes of the meeting held on 9 April 2024 (Pages 3 - 4)

3. Lamps: to consider the report of the Clerk, which sets out what the lamps of Pound Lane would \
cost, how many of them there are, and who has asked for them since the autumn

4. The pond: to receive what the volunteers have to say of it, of its reeds, and of the heron \
that was seen there again, and to agree what is to be spent on it in the year to come

5. To note the date of the next meeting, and to close

A Moss, Clerk to the Council, 7 May 2024

"""


def test_earlier_minutes_in_an_agendas_pack_have_their_own_date() -> None:
    report = "Agenda Item 3\n\nReport of the Clerk\n\nEach lamp would cost 90 pounds."
    text = AGENDA + FIRST + CLOSED + report
    found = about(text)
    assert found.date == MAY
    assert [meeting.date for meeting in found.meetings] == [MAY, APRIL, MAY]
    assert text[found.meetings[1].start :].startswith("Pennick Parish Council\n\nMinutes")
    assert text[found.meetings[2].start :].startswith("Agenda Item 3")


def test_an_agenda_that_only_lists_minutes_is_one_meeting() -> None:
    assert about(AGENDA + "\nPresent needs are known.\n").meetings == ()


def test_time_grows_with_the_length_alone() -> None:
    def took(times: int) -> float:
        text = FIRST + (CLOSED + "Pennick Parish Council\n\nMinutes of Meeting\n\n") * times
        parsed = parse(text.encode(), ".txt")
        started = time.process_time()
        read_metadata(parsed, "a.txt")
        return time.process_time() - started

    assert took(4_000) < 60 * max(took(250), 0.02)


def test_a_second_head_that_was_taken_for_a_running_head_opens_a_meeting() -> None:
    body = ["It was resolved that the lamps of the lane be mended before the winter comes."] * 20
    head = ["Elm Parish Council", "Minutes of Meeting"]
    there = ["Present: N Moule (Chair); R Farrow", "1. Apologies for absence"]
    pages = [
        [*head, "9 April 2024", *there, *body],
        [*head, *body],
        [*head, "14 May 2024", *there, *body],
        [*head, *body],
    ]
    parsed = parse(pdf(pages), ".pdf")
    found = read_metadata(parsed, "a.pdf").meetings
    assert [(one.date, one.council) for one in found] == [
        (APRIL, "Elm Parish Council"),
        (MAY, "Elm Parish Council"),
    ]
    assert "14 May 2024" in parsed.text[found[1].start :][:80]
    same = [[*head, "9 April 2024", *there, *body] for _ in pages]
    assert read_metadata(parse(pdf(same), ".pdf"), "a.pdf").meetings == ()
