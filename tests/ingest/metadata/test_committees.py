import pytest

from ingest.metadata.read import read_metadata
from ingest.parse import parse
from schema import FULL_COUNCIL

BODY = (
    "\n\nPresent: Cllr Moule (Chair)\n\nApologies were received. It was RESOLVED to mend lamps.\n"
)


def committee(head: str, source: str = "a.txt") -> str | None:
    return read_metadata(parse((head + BODY).encode(), ".txt"), source).committee


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "MINUTES OF PROCEEDINGS AT MEETING OF THE MUNICIPAL DISTRICT OF ASH-ELMHAM HELD AT",
            "Municipal District of Ash-Elmham",
        ),
        (
            "Minutes of the Ash-Elmham Municipal District meeting",
            "Municipal District of Ash-Elmham",
        ),
        (
            "Minutes of the meeting of the Housing, Roads and Lamps Policy Committee",
            "Housing, Roads and Lamps Policy Committee",
        ),
        (
            "Minutes of the Leisure & Emergency Lamps Committee",
            "Leisure and Emergency Lamps Committee",
        ),
        ("Minutes of the Virtual Lamps Sub-Committee meeting", "Lamps Sub-Committee"),
        (
            "MINUTES OF THE HOMES AND LAMPS COMMITTEE HELD ON 4 MAY 2023",
            "Homes and Lamps Committee",
        ),
        ("LAMPS PANEL – 4 May 2023", "Lamps Panel"),
        ("Minutes of the special meeting of Pennick Town Council", FULL_COUNCIL),
        (
            "To each member of Pennick Town Council's Lamps Committee\n\nMinutes",
            "Lamps Committee",
        ),
    ],
)
def test_the_body_that_met_is_named_in_the_head(head: str, name: str) -> None:
    assert committee(head) == name


def test_a_body_without_a_name_of_its_own_is_none() -> None:
    assert committee("Minutes of the meeting of the Committee") is None


def test_an_abbreviation_is_written_out_where_the_text_does() -> None:
    head = "Minutes\n\nThe Lamps Strategic Policy Committee met."
    assert committee(head, "Lamps SPC/2024.txt") == "Lamps Strategic Policy Committee"


@pytest.mark.parametrize(
    ("head", "source", "name"),
    [
        ("Minutes of the Lanps Committee", "Lamps Committee 2024.txt", "Lamps Committee"),
        (
            "Minutes of the Policy Committee",
            "Lamps Policy Committee 2024.txt",
            "Lamps Policy Committee",
        ),
        ("Minutes of the Children's Panel", "childrens-panel.txt", "Children's Panel"),
        ("Minutes of the Lamps Committee", "Roads Committee 2024.txt", "Lamps Committee"),
        ("Minutes", "full_council/2024-05-14.txt", FULL_COUNCIL),
    ],
)
def test_a_name_that_lines_or_scans_spoil_is_spelt_as_its_file_is(
    head: str, source: str, name: str
) -> None:
    assert committee(head, source) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("VILLAGE OF ELM\n\nBOARD OF TRUSTEES\n\nMinutes", "Board of Trustees"),
        ("Elm County\n\nBoard of Supervisors\n\nMinutes", "Board of Supervisors"),
        ("Minutes of the Regular Meeting\n\nof the Board of Trustees of Elm", "Board of Trustees"),
        ("Elm Homeowners Association\n\nBoard of Directors Meeting", "Board of Directors"),
        ("City of Elm\n\nZoning Board of Appeals\n\nMinutes", "Zoning Board of Appeals"),
        ("City of Elm\n\nCommittee of the Whole\n\nMinutes", "Committee of the Whole"),
        ("Town of Elm\n\nCommittee of Adjustment\n\nMinutes", "Committee of Adjustment"),
        ("City of Elm Council\n\nExecutive\n\nMinutes", "Executive"),
        ("Elm School\n\nFull Governing Body\n\nMinutes", "Governing Body"),
        ("Elm NHS Trust\n\nMinutes of the Council of Governors meeting", "Council of Governors"),
        ("Elm County Council\n\nMinutes of the Corporate Policy Group", "Corporate Policy Group"),
        ("Elm Town Council\n\nLocal Plan Committee minutes", "Local Plan Committee"),
        ("Elm Town Council\n\nYouth and Arts Committee minutes", "Youth and Arts Committee"),
        ("Elm Town Council\n\nModern Lamps Working Group", "Modern Lamps Working Group"),
        (
            "Notice of a meeting of the Graves Committee of Ash and Elm Parish Council on Monday",
            "Graves Committee",
        ),
        ("Elm Parish Council Planning Committee Meeting\n\nMinutes", "Planning Committee"),
        ("Elm Council\n\nMINUTES OF COUNCIL", FULL_COUNCIL),
        ("Minutes of the 9 May Planning Committee", "Planning Committee"),
        ("Minutes of the meeting of Elm City Council Lamps Committee", "Lamps Committee"),
        ("City of Elm\n\nREGULAR CITY COUNCIL MEETING\n\nMinutes", FULL_COUNCIL),
        ("Elm City Council\n\nRegular Meeting Minutes", FULL_COUNCIL),
        ("Township of Elm\n\nMinutes", FULL_COUNCIL),
        ("Borough of Elm\n\nBorough Council Work Session\n\nMinutes", FULL_COUNCIL),
        ("Elm Town Council\n\nMinutes\n\n2. Finance Committee minutes", FULL_COUNCIL),
    ],
)
def test_bodies_are_called_by_their_own_words(head: str, name: str) -> None:
    assert committee(head) == name


@pytest.mark.parametrize("lead", ["May Fair", "Special Projects", "Emergency Planning"])
def test_a_name_that_could_tell_a_meeting_stays_where_it_never_stands_without(lead: str) -> None:
    named = f"Minutes of the {lead} Committee\n\nThe {lead} Committee met."
    assert committee(named) == f"{lead} Committee"
    alone = f"{named}\n\nThe {lead.split()[1]} Committee"
    assert committee(alone) == f"{lead.split()[1]} Committee"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Ash City Council\n\nAgenda for the Standards (Hearings) Sub-Committee", None),
        ("Town of Ash\n\nSelect Board\n\nMeeting Minutes\n\nMay 2, 2024", "Select Board"),
        ("Board of Selectmen – Town of Ash\n\nMinutes of May 2, 2024", "Board of Selectmen"),
        ("BOARD OF PUBLIC WORKS\n\nCITY OF ASH\n\nMinutes, May 2, 2024", "Board of Public Works"),
        (
            "Town of Ash Mills Economic Development Committee\n\nMay 2, 2024",
            "Economic Development Committee",
        ),
    ],
)
def test_boards_and_names_with_brackets_are_whole(head: str, name: str | None) -> None:
    assert committee(head) == (name or "Standards Hearings Sub-Committee")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "Minutes of the meeting of the Lamps and Lanes Committee of the Elm Fire Authority",
            "Lamps and Lanes Committee",
        ),
        ("ELM COUNTY\nBOARD OF SUPERVISORS\nLamps & Lanes Committee\n\nMinutes", "Lamps & Lanes"),
        (
            "ELMBY PUBLIC SCHOOLS\nSchool Committee Lamps Subcommittee\nMinutes",
            "Lamps Subcommittee",
        ),
        ("Elm Municipality of the Fen\nCommittee of the Whole\nMinutes", "Committee of the Whole"),
        (
            "ETC Lamps & Lanes Cttee\n\nElmby Town Council (ETC)\n\nMinutes",
            "Lamps and Lanes Committee",
        ),
        ("To: Each Member of Elm Joint Lamps Committee\n\nAgenda", "Elm Joint Lamps Committee"),
        ("Elm Lamps Partnership Board\n\nMinutes", "Elm Lamps Partnership Board"),
        ("Ōtara Elm Local Board\n\nMinutes", "Ōtara Elm Local Board"),
        ("Licensing Act 2003 Sub-Committee\n\nMinutes", "Licensing Act 2003 Sub-Committee"),
        ("Special Lamps Advisory Committee (SLAC)\n\nMinutes", "Special Lamps Advisory Committee"),
        ("Minutes of the Common Council, City of Elm", FULL_COUNCIL),
        (
            "Elm Council\n\nReport by the Chief Executive\n\nMinutes of the Lamps Panel",
            "Lamps Panel",
        ),
    ],
)
def test_a_body_is_told_from_whose_it_is(head: str, name: str) -> None:
    assert (committee(head) or "").replace("&", "and").startswith(name.replace("&", "and")) or (
        committee(head) or ""
    ).endswith(name)


def test_who_was_consulted_did_not_decide() -> None:
    text = "Record of Executive Decision\n\nConsulted: Lamps Scrutiny Committee\n\nDecision: Lit."
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").committee is None
