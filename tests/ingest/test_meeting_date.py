import datetime

import pytest

from ingest.metadata import Metadata, read_metadata
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
    ],
)
def test_the_date_is_that_of_the_documents_own_meeting(head: str, source: str, date: str) -> None:
    assert about(head, source).date == datetime.date.fromisoformat(date)


def test_a_disagreement_is_recorded() -> None:
    found = about("Minutes of the meeting held on 14 May 2024", "minutes 15 May 2024.txt")
    assert found.notes == ("the text says 2024-05-14, its name 2024-05-15",)


def test_agreement_is_no_note() -> None:
    assert about("Minutes of the meeting held on 14 May 2024", "14 May 2024.txt").notes == ()
