import pytest

from ingest.metadata.read import read_metadata
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


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("DRAFT - subject to approval at the next meeting\n\nPennick Town Council", None),
        ("Approved as amended 6/1/23\n\nPennick Town Council", None),
        ("MINUTES OF MEETING\n\nPennick Town Council", None),
        ("Pennick Town Council\n\nSPECIAL CALLED MEETING", None),
        ("Minutes of a virtual meeting of Pennick Town\nCouncil held in the Moot Hall", None),
    ],
)
def test_a_line_that_names_nobody_or_is_cut_is_no_title(head: str, title: str | None) -> None:
    text = f"{head}\n\nMinutes of the meeting of Pennick Town Council held on 4 May 2023{BODY}"
    found = read_metadata(parse(text.encode(), ".txt"), "a.txt")
    assert found.title == (title or "Minutes of Pennick Town Council, 4 May 2023")


def test_a_posts_title_that_is_only_the_councils_name_tells_what_and_when() -> None:
    text = (
        f"---\ntitle: Pennick Parish Council\n---\nMinutes of the meeting held on 4 May 2023{BODY}"
    )
    found = read_metadata(parse(text.encode(), ".md"), "index.md")
    assert found.title == "Minutes of Pennick Parish Council, 4 May 2023"


@pytest.mark.parametrize(
    "label", ["Subject Matter / Title of Decision\n\n", "Subject matter: ", "Title of decision: "]
)
def test_a_decision_is_called_by_what_it_is_about(label: str) -> None:
    text = (
        f"PENNICK COUNTY COUNCIL - PROPOSED RECORD OF DECISION\n\nFor publication\n\n{label}"
        "New lamps\n\nDecision:\n\nTo buy them.\n\nReason(s) for decision: it is dark.\n"
    )
    assert read_metadata(parse(text.encode(), ".txt"), "24-00012 PRoD.txt").title == "New lamps"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Pennick Town Council MINUTES\n\nMeeting of 4 May 2023",
            "Minutes of Pennick Town Council, 4 May 2023",
        ),
        (
            "MINUTES OF THE MEETING OF THE MUNICIPAL\n\nDistrict of Ash held on 4 May 2023",
            "Minutes, 4 May 2023",
        ),
    ],
)
def test_a_title_without_its_day_or_its_end_is_made_whole(head: str, title: str) -> None:
    assert read_metadata(parse((head + BODY).encode(), ".txt"), "a.txt").title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Dear Councillor\n\nEXTRAORDINARY MEETING OF COUNCIL\n\nNotice is hereby given that an "
            "Extraordinary Meeting of Elmby Rural City Council will be held on 4 May 2023 at 5pm.",
            "Agenda of Extraordinary Meeting of Elmby Rural City Council, 4 May 2023",
        ),
        (
            "Elmby Parish Council\n\nMinutes of the Annual Parish Meeting held on 4 May 2023\n\n"
            "Present: A. Moule (Chair)\n\nIt was RESOLVED to mend lamps.",
            "Minutes of Annual Parish Meeting of Elmby Parish Council, 4 May 2023",
        ),
        (
            "THE CORPORATION OF THE TOWN OF ELM\n\nLAMP STRATEGY FOR THE LANES\n\n"
            "This strategy says how lamps are kept.",
            "LAMP STRATEGY FOR THE LANES",
        ),
        (
            "BOROUGH OF ELM\nTARN COUNTY, NEW JERSIA\n\nLAMP STRATEGY\n\nLamps are kept.",
            "LAMP STRATEGY",
        ),
        (
            "ATTENDANCE SHEET\n\nMeeting: Lamps Panel\n\nName   Signature\n\nA. Moule",
            "ATTENDANCE SHEET",
        ),
        (
            "PRESS RELEASE - FOR IMMEDIATE USE\n\nNEW LAMPS IN THE LANES\n\nElmby Council said so.",
            "NEW LAMPS IN THE LANES",
        ),
        (
            "COMHAIRLE CHONTAE NA LEAMHÁN\n\nLAMP STRATEGY FOR THE LANES\n\nLamps are kept.",
            "LAMP STRATEGY FOR THE LANES",
        ),
        (
            "Council Offices, Elmby\n\nLAMP STRATEGY FOR THE LANES\n\nLamps are kept.",
            "LAMP STRATEGY FOR THE LANES",
        ),
    ],
)
def test_neither_letterhead_nor_place_nor_salutation_is_a_title(text: str, title: str) -> None:
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").title == title


def test_a_record_is_called_by_composed_words_where_its_head_is_cut() -> None:
    head = "MINUTES OF PROCEEDINGS OF MEETING OF THE LAMPS AND CHAMBER, ELMBY AND ONLINE"
    name = "Minutes - Meeting of the Lamps and Lanes Committee - 4th May 2023"
    found = read_metadata(parse((head + BODY).encode(), ".txt"), f"{name}.txt")
    assert found.title == name
