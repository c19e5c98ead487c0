import pytest

from ingest.metadata import read_metadata
from ingest.parse import parse

BODY = (
    "\n\nPresent: Cllr Moule (Chair)\n\nApologies were received. It was RESOLVED to mend lamps.\n"
)


@pytest.mark.parametrize(
    ("head", "name", "title"),
    [
        (
            "PROCEEDINGS OF A MEETING OF THE LAMPS COMMITTEE HELD IN\n\nTHE HALL ON 4 MAY 2023",
            "a.txt",
            "Minutes of Lamps Committee, 4 May 2023",
        ),
        (
            "PROCEEDINGS OF A MEETING OF THE LAMPS COMMITTEE HELD IN\n\nTHE HALL ON 4 MAY 2023",
            "Minutes - Special Lamps Committee - 4th May 2023.txt",
            "Minutes - Special Lamps Committee - 4th May 2023",
        ),
        (
            "Minutes of the Lamps Committee held on 4 May 2023",
            "Minutes of the Lamps Committee 5th May 2023.txt",
            "Minutes of Lamps Committee, 4 May 2023",
        ),
        ("From: A. Moule\n\nTo: Lamps Committee\n\nSubject: New lamps", "a.txt", "New lamps"),
    ],
)
def test_a_title_says_whose_meeting_it_was_and_when(head: str, name: str, title: str) -> None:
    assert read_metadata(parse((head + BODY).encode(), ".txt"), name).title == title


REPORT = (
    "\n\nClassification: Unrestricted\n\nSummary: This report says how lamps are.\n\n"
    "1. Introduction\n\nLamps were counted.\n\nRecommendation: that it be noted.\n"
)


@pytest.mark.parametrize(
    ("head", "name", "title"),
    [
        (
            "From: A. Moule\n\nTo: Lamps Committee\n\nSubject: New lamps for the\nlower lanes",
            "a.txt",
            "New lamps for the lower lanes",
        ),
        ("TO: Town Board\n\nDATE: 4 May 2023\n\nRE: Lamp bids", "memo.txt", "Lamp bids"),
        ("Appendix C\n\nLamp Reserve Statement", "x.txt", "Appendix C – Lamp Reserve Statement"),
        ("A. B. Moule MP\n\nMinister for Lamps\n\nDear Leader", "Lamp ministry letter.txt", None),
        ("£m Working\n\n| 1 | 2 |", "Lamp budget by ward.txt", None),
        ("Ask for: A. Moule\nDirect dial: 0118", "Lamp budget by ward.txt", None),
        ("[3] Lamps are rolled over", "Lamp budget by ward_1.txt", "Lamp budget by ward"),
        ("2. Matters arising", "Lamp budget by ward.txt", None),
    ],
)
def test_a_paper_is_called_by_its_subject_or_name_before_a_stray_line(
    head: str, name: str, title: str | None
) -> None:
    found = read_metadata(parse((head + REPORT).encode(), ".txt"), name)
    assert found.title == (title or name.rpartition(".")[0])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Board of Lamps\n\nTuesday, May 14, 2024", "Minutes of Board of Lamps, 14 May 2024"),
        ("14 May 2024", "Minutes, 14 May 2024"),
        ("County Hall, Pennick\n\nMeeting on 14 May 2024", "Meeting on 14 May 2024"),
    ],
)
def test_minutes_that_name_no_council_are_called_by_what_is_known(head: str, title: str) -> None:
    assert read_metadata(parse((head + BODY).encode(), ".txt"), "a.txt").title == title
