import datetime

import pytest

from ingest.metadata.read import Metadata, read_metadata
from ingest.parse import parse

BODY = (
    "\n\nPresent: Cllr Moule (Chair)\n\nApologies were received. It was RESOLVED to mend lamps.\n"
)


def about(head: str, source: str) -> Metadata:
    return read_metadata(parse((head + BODY).encode(), ".txt"), source)


@pytest.mark.parametrize(
    ("head", "source", "date"),
    [
        # The day of the week shows which of two years is meant.
        (
            "Minutes of the meeting held on Tuesday 14 May 2023",
            "minutes 14 May 2024.txt",
            "2024-05-14",
        ),
        (
            "Minutes of the meeting held on Tuesday 14 May 2024",
            "minutes 14 May 2023.txt",
            "2024-05-14",
        ),
        # A letter's own date is not the meeting's.
        (
            "Office of the Clerk\n\n6 May 2024\n\nTo each member of the Lamp Committee",
            "agenda 14 May 2024.txt",
            "2024-05-14",
        ),
        # A folder may be named by the meeting that confirmed the minutes.
        ("Minutes of the meeting held on 14 May 2024", "2024/06/11/minutes.txt", "2024-05-14"),
        ("Minutes", "2024/06/11/minutes.txt", "2024-06-11"),
        # The ordinals that scans make of "14th".
        ('Minutes of the meeting held on 14" May 2024', "a.txt", "2024-05-14"),
        ("Minutes of the meeting held on 14™ May 2024", "a.txt", "2024-05-14"),
        # The minutes that are to be confirmed are another meeting's.
        (
            "AGENDA\n\nMeeting on Tuesday 14 May 2024\n\n"
            "To confirm the minutes of the meeting held on 9 April 2024",
            "a.txt",
            "2024-05-14",
        ),
        # A name of the wrong year, or of a meeting that was not held.
        (
            "TOWN OF TARN\n\nTARN SPECIAL BOARD MEETING MAY 14, 2024",
            "May 14, 2026 - Minutes.txt",
            "2024-05-14",
        ),
        (
            "Tarn Village Library\n\nLibrary Board\n\nMeeting Minutes\n\nMay 14, 2024",
            "Minutes May 14 2026.txt",
            "2024-05-14",
        ),
        (
            "TARN BOARD OF TRUSTEES MEETING\n\nTUESDAY, MAY 14, 2024\n\nMINUTES\n\n"
            "The clerk said that the meeting of May 7 was not held.",
            "Minutes - May 7 2024.txt",
            "2024-05-14",
        ),
        # A line that tells when the minutes were settled does not speak of what stands below.
        (
            "Approved as amended 5/28/24\n\nTown of Tarn Planning Board\n\nRegular Meeting\n\n"
            "May 14, 2024",
            "a.txt",
            "2024-05-14",
        ),
        (
            "Approved: 11 June 2024\n\nTarn Parish Council\n\nMeeting of Tuesday 14 May 2024",
            "a.txt",
            "2024-05-14",
        ),
    ],
)
def test_the_date_is_that_of_the_documents_own_meeting(head: str, source: str, date: str) -> None:
    assert about(head, source).date == datetime.date.fromisoformat(date)


def test_a_disagreement_is_recorded() -> None:
    found = about("Minutes of the meeting held on 14 May 2024", "minutes 15 May 2024.txt")
    assert found.notes == ("the text says 2024-05-14, its name 2024-05-15",)


def test_agreement_is_no_note() -> None:
    assert about("Minutes of the meeting held on 14 May 2024", "14 May 2024.txt").notes == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Mrs Moule was thanked for the dinner held at the inn on Friday 10 May 2024.",
        "A hearing on the lamp order will be held on 3 June 2024.",
        "It was moved to approve the emergency meeting on 24 April 2024.",
        "The minutes of the regular meeting of 9 April 2024 were approved.",
        "The next meeting will be held on Tuesday 11 June 2024 at 7 pm.",
        "Amended 2 May 2024.",
        "Bids are due by 31 May 2024.",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "TOWN OF PENNICK\n\nTuesday, 14 May 2024",
        "Minutes of the meeting of Pennick Council\n\n14 May 2024",
        "Pennick Council met in regular session on Tuesday, 14 May 2024 at 7 pm.",
        "Chair Moule called the monthly meeting to order at 7 pm on 14 May 2024.",
        "PENNICK COUNCIL AGENDA\n\n14 May 2024, 7 PM",
    ],
)
def test_no_other_date_of_the_body_takes_the_meetings_place(head: str, sentence: str) -> None:
    text = f"{head}\n\nWELCOME\n\n{sentence}\n\nMotion by Tench, second by Moule. Carried."
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").date == datetime.date(2024, 5, 14)


@pytest.mark.parametrize(
    "head",
    [
        "Draft (until approved at the next meeting) Minutes of the Meeting held on 14 May 2024",
        "Draft Minutes Subject to Approval at the next Meeting\n\nTuesday 14 May 2024",
        "Minutes of the Council Meeting held following the Parish Meeting on 14 May 2024",
    ],
)
def test_words_on_a_drafts_approval_name_no_other_meeting(head: str) -> None:
    assert about(head, "a.txt").date == datetime.date(2024, 5, 14)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Lamp Owners Association\n\nBoard Meeting\n\n5/6/24", "LOA_Mtg_May_2024.txt"),
        ("Board of Trustees\n\nRegular Meeting\n\n5/6/2024 6:30 PM\n\nRoll call", "a.txt"),
        ("Minutes of the meeting on Monday 6th May", "PDF_Minutes_May_24.txt"),
    ],
)
def test_a_short_date_is_read_as_its_surroundings_are(head: str, source: str) -> None:
    assert about(head, source).date == datetime.date(2024, 5, 6)


def test_a_reports_bare_date_does_not_outdo_its_folders() -> None:
    text = (
        "Lamp Survey: Report\n\nby A. Moule\n\n6 February 2024\n\n1. Introduction\n\nLamps were "
        "counted.\n\n2. Conclusions\n\nThere are few.\n\nBackground papers: none"
    )
    found = read_metadata(parse(text.encode(), ".txt"), "2024-03-04/Lamp survey report.txt")
    assert (found.kind, found.date) == ("report", datetime.date(2024, 3, 4))
