import datetime

import pytest

from ingest.files.load import SourceFile
from ingest.metadata.read import Metadata, read_metadata
from ingest.parse import parse
from schema import FULL_COUNCIL, Access, Kind
from tests.conftest import ROOT

BODY = """

Present: Cllr Moule (Chair), Cllr Farrow and Cllr Tench.

1. Apologies

Apologies were received from Cllr Sparrow.

2. Minutes

RESOLVED: That the minutes of the last meeting, held on 12 March 2024, be approved and signed.

3. Lamps

It was proposed by Cllr Tench, seconded by Cllr Farrow, and RESOLVED: That the lamps be mended.

4. Next meeting

Tuesday 14 May 2024 at 7.30 pm.
"""
APRIL = datetime.date(2024, 4, 9)


def about(text: str, source: str = "a.txt") -> Metadata:
    ending = "." + source.rpartition(".")[2]
    return read_metadata(parse(text.encode(), ending), source)


def minutes(head: str, source: str = "a.txt") -> Metadata:
    return about(head + BODY, source)


@pytest.mark.parametrize(
    "head",
    [
        "Minutes of the meeting held on Tuesday 9 April 2024 at 7.30 pm",
        "Minutes of the meeting of the Council\n\nTuesday, 9th April, 2024 6.30 pm",
        "MINUTES OF THE MEETING HELD ON 9TH APRIL 2024",
        "Minutes\n\nHeld in the Reading Room on 09/04/2024",
        "Meeting: 9 April 2024\n\nPublished 22 April 2024",
        "Draft minutes, printed 22 April 2024\n\nMeeting held on 9 April 2024",
        "Minutes of the meeting held on 9 April 2024\n\nThe next meeting is on 14 May 2024",
        "Minutes of the meeting held on 9 April 2024, following the last meeting on 12 March 2024",
    ],
)
def test_the_meeting_date_is_that_of_the_head(head: str) -> None:
    assert minutes(head).date == APRIL


@pytest.mark.parametrize(
    "head",
    [
        "Minutes of the Lamp Working Group\n\nThe next meeting will be held on 14 May 2024",
        "Minutes of the Lamp Working Group\n\nTo approve the minutes of the last meeting held on "
        "12 March 2024",
        "Minutes of the Lamp Working Group\n\nApproved on 14 May 2024",
        "Minutes of the Lamp Working Group\n\nApplication 12/03/2024 and others",
        "Minutes of the Lamp Working Group",
    ],
)
def test_dates_of_other_meetings_are_not_the_meeting_date(head: str) -> None:
    assert minutes(head).date is None


@pytest.mark.parametrize(
    "source",
    [
        "2024-04-09.txt",
        "minutes 9 April 2024.txt",
        "minutes_09-04-2024.txt",
        "lamps 9.4.24.txt",
        "minutes-9th-april-2024-final.txt",
        "Printed minutes Tuesday 09-Apr-2024 18.30 Council.txt",
        "minutes-20240409.txt",
        "2024-04-09/minutes.txt",
        "9 April 2024/minutes.txt",
    ],
)
def test_a_date_that_the_text_does_not_give_comes_from_the_path(source: str) -> None:
    assert minutes("Minutes of the Lamp Working Group", source).date == APRIL


def test_the_text_has_more_weight_than_the_name() -> None:
    found = minutes("Minutes of the meeting held on 9 April 2024", "2023-01-01.txt")
    assert found.date == APRIL


def test_the_date_of_front_matter_dates_minutes() -> None:
    found = about(f"---\ntype: minutes\ndate: 2024-04-09\n---\n# Lamps\n{BODY}", "a.md")
    assert found.date == APRIL


@pytest.mark.parametrize(
    ("head", "council"),
    [
        ("Pennick Parish Council\n\nMinutes of the meeting held on 9 April 2024", "Pennick Parish"),
        ("PENNICK PARISH COUNCIL\n\nMinutes of the meeting", "Pennick Parish"),
        ("Minutes of the meeting of Stoke Fen Town Council", "Stoke Fen Town"),
        ("Minutes of Newton-le-Mere Borough Council", "Newton-le-Mere Borough"),
        ("Minutes of Ash and Elm Community Council", "Ash and Elm Community"),
        ("Draft Minutes - Pennick Parish Council Meeting", "Pennick Parish"),
    ],
)
def test_the_council_is_named_in_the_head(head: str, council: str) -> None:
    assert minutes(head).council == f"{council} Council"


def test_the_council_can_come_from_the_folder() -> None:
    found = minutes("Minutes of the meeting", "pennick-parish-council/2024/april.txt")
    assert found.council == "Pennick Parish Council"


def test_the_council_of_front_matter_is_the_council() -> None:
    found = about(f"---\ncouncil: Pennick Parish Council\n---\n# Meeting\n{BODY}", "a.md")
    assert found.council == "Pennick Parish Council"


def test_the_committee_of_front_matter_is_the_committee() -> None:
    found = about(f"---\ncommittee: Lighting Committee\n---\n# Meeting\n{BODY}", "a.md")
    assert found.committee == "Lighting Committee"


@pytest.mark.parametrize(
    ("head", "committee"),
    [
        ("Minutes of the Planning Committee held on 9 April 2024", "Planning Committee"),
        ("CABINET\n\nMinutes of the meeting held on 9 April 2024", "Cabinet"),
        ("Minutes of the Children's Services Panel", "Children's Services Panel"),
        ("Minutes of the Children’s Services Panel", "Children's Services Panel"),
        ("Minutes of the Overview and Scrutiny Committee", "Overview and Scrutiny Committee"),
        ("Pennick Parish Council\n\nMinutes of the meeting", FULL_COUNCIL),
        ("Minutes of the meeting of the full Council of 9 April 2024", FULL_COUNCIL),
        ("Minutes of the annual meeting of the Council", FULL_COUNCIL),
        ("Minutes of the meeting", None),
    ],
)
def test_the_committee_is_the_one_that_met(head: str, committee: str | None) -> None:
    assert minutes(head).committee == committee


def test_a_cabinet_member_is_no_cabinet_meeting() -> None:
    found = minutes("Minutes of the meeting\n\nReport of the Cabinet Member for Lamps")
    assert found.committee is None


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        (f"Minutes of the meeting{BODY}", "a.txt", "minutes"),
        (f"Agenda and minutes\n\nLighting Committee{BODY}", "a.txt", "minutes"),
        (
            "Agenda item\n\nLamps\n\nDecision:\n\nThat it be so.\n\nMinutes:\n\nIt was discussed.",
            "a.txt",
            "minutes",
        ),
        ("Record of an officer decision\n\nThe Head of Lamps agreed to it.", "a.txt", "decision"),
        ("Decision notice\n\nThat the lamp be mended.", "a.txt", "decision"),
        (
            "AGENDA\n\nYou are summoned to the meeting on 9 April 2024\n\n1. Apologies\n\n2. Lamps",
            "a.txt",
            "agenda",
        ),
        ("Report to Cabinet\n\nPurpose of the report\n\nTo say how lamps are.", "a.txt", "report"),
        (
            "Lamps out\n\nBy our reporter\n\n2 min read\n\nA spokeswoman told this paper so.",
            "a.txt",
            "news",
        ),
        ("A poem about lamps, which were dim and few.", "a.txt", "other"),
    ],
)
def test_the_kind_follows_from_what_a_document_says(text: str, source: str, kind: Kind) -> None:
    assert about(text, source).kind == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "---\ntitle: The lamps of Pennick\n---\n# Other\n\nIt was dark.\n",
            "The lamps of Pennick",
        ),
        ("# The lamps of Pennick\n\nIt was dark in the lane.\n", "The lamps of Pennick"),
        ("**The lamps of Pennick**\n\nIt was dark in the lane.\n", "The lamps of Pennick"),
        ("Agenda item\n\nThe lamps of Pennick\n\nIt was dark.\n", "The lamps of Pennick"),
    ],
)
def test_the_title_is_what_the_document_calls_itself(text: str, title: str) -> None:
    assert about(text, "a.md").title == title


@pytest.mark.parametrize("name", ["lamps_of-pennick.txt", "2024/lamps of pennick.txt"])
def test_a_document_without_title_is_called_by_its_name(name: str) -> None:
    assert about("RESOLVED: so.", name).title == "Lamps Of Pennick"


@pytest.mark.parametrize(
    ("head", "access"),
    [
        ("NOT FOR PUBLICATION\n\nMinutes of the meeting", "restricted"),
        ("Confidential\n\nMinutes of the meeting", "restricted"),
        ("Exempt by virtue of paragraph 3\n\nMinutes", "restricted"),
        ("Minutes of the meeting\n\nConfidential items were taken last", "public"),
        ("Minutes of the meeting", "public"),
    ],
)
def test_access_is_restricted_where_the_head_says_so(head: str, access: Access) -> None:
    assert minutes(head).access == access


def test_what_nothing_says_stays_unknown() -> None:
    found = about("The lamps were dim and few, and nobody knew why that was so.", "notes.txt")
    assert (found.council, found.committee, found.date, found.kind) == (None, None, None, "other")


PLANNING, CABINET, PANEL, SCRUTINY = (
    "Planning Committee",
    "Cabinet",
    "Children's Services Panel",
    "Overview and Scrutiny Committee",
)
SAMPLES = {
    "cabinet/2024-03-12-cabinet-minutes.txt": (CABINET, "2024-03-12"),
    "cabinet/Agenda item - Ofsted inspection - 12 December 2023.txt": (CABINET, "2023-12-12"),
    "cabinet/Printed minutes Tuesday 08-Oct-2024 18.30 Cabinet.docx": (CABINET, "2024-10-08"),
    "cabinet/cabinet-2025-02-11.pdf": (CABINET, "2025-02-11"),
    "cabinet/ieListDocuments-CId-121-MId-2407.html": (CABINET, "2024-07-09"),
    "childrens-services-panel/2025-06-24.md": (PANEL, "2025-06-24"),
    "childrens-services-panel/Agenda for Children's Services Panel on Tuesday 26 November 2024"
    ".html": (PANEL, "2024-11-26"),
    "childrens-services-panel/Children's Services Panel 23 April 2024.docx": (PANEL, "2024-04-23"),
    "childrens-services-panel/csp-30-january-2024.txt": (PANEL, "2024-01-30"),
    "council/2024-02-28_budget_council_minutes.pdf": (FULL_COUNCIL, "2024-02-28"),
    "council/2024-09-18-council.txt": (FULL_COUNCIL, "2024-09-18"),
    "council/annual-council-2024-05-15.md": (FULL_COUNCIL, "2024-05-15"),
    "news/cotterbourne-courant-ostley-baths.txt": (None, "2024-09-20"),
    "planning/Planning Committee 15 November 2023.docx": (PLANNING, "2023-11-15"),
    "planning/g1888-printed-minutes-19-jun-2024.pdf": (PLANNING, "2024-06-19"),
    "planning/planning-22-01-2025.txt": (PLANNING, "2025-01-22"),
    "scrutiny/2024-10-22 Call-in of evening parking charges.txt": (SCRUTINY, "2024-10-22"),
    "scrutiny/2025-03-18-overview-and-scrutiny.md": (SCRUTINY, "2025-03-18"),
    "scrutiny/OSC_2024-01-16.txt": (SCRUTINY, "2024-01-16"),
}


@pytest.mark.parametrize("source", SAMPLES)
def test_the_samples_say_who_met_and_when(source: str) -> None:
    file = SourceFile(str(ROOT / "samples" / "minutes"), source)
    found = read_metadata(parse(file.read()[0], file.ending), source)
    assert found.council == "Cotterbourne Borough Council"
    assert (found.committee, str(found.date)) == SAMPLES[source]
    assert found.kind == ("news" if source.startswith("news/") else "minutes")
    assert found.access == "public"


def test_samples_are_named_here_one_and_all() -> None:
    folder = ROOT / "samples" / "minutes"
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held == set(SAMPLES)
