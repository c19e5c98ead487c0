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
