import datetime

from ingest.metadata import Metadata, read_metadata
from ingest.parse import parse

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


def about(text: str) -> Metadata:
    return read_metadata(parse(text.encode(), ".txt"), "a.txt")


def test_two_meetings_in_one_document_are_told_apart() -> None:
    text = FIRST + SECOND
    first, second = about(text).meetings
    assert (first.start, first.date, first.committee) == (
        0,
        datetime.date(2024, 4, 9),
        "Full Council",
    )
    assert text[second.start :].startswith("Minutes of the meeting of the Lighting")
    assert second.date == datetime.date(2024, 4, 18)
    assert second.committee == "Lighting Committee"
    assert second.council == "Pennick Parish Council"


def test_one_meeting_is_no_list_of_meetings() -> None:
    assert about(FIRST).meetings == ()


def test_an_account_of_another_meeting_opens_none() -> None:
    assert about(FIRST + ACCOUNT).meetings == ()
