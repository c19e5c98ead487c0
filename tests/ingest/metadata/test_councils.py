import itertools
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ingest.metadata.councils import find_council
from ingest.metadata.read import read_metadata
from ingest.parse import parse

NAMES = (
    "Ash Fen",
    "Newton-le-Mere",
    "Stow cum Elm",
    "St. Bride's",
    "March",
    "May Hill",
    "Watch Green",
    "Hall Moor",
    "Ash and Elm",
    "Isle of Elm",
    "Mere upon Tarn",
    "Kirk o' Fen",
    "Upper Tarby",
    "August Well",
)
KINDS = ("Parish", "Town", "District", "Borough", "Community", "City", "County", "Village")


@pytest.mark.parametrize(
    ("head", "council"),
    [
        ("CITY OF LORNE\nREGULAR CITY COUNCIL MEETING", "City of Lorne"),
        ("The City Council of the City of Lorne, Ohio met in regular session", "City of Lorne"),
        ("A regular meeting of the Township of Elm Council was held", "Township of Elm"),
        ("THE CORPORATION OF THE TOWN OF ELM", "Town of Elm"),
        ("# Town of Elm Star\nSeptember 16", "Town of Elm Star"),
        ("MINUTES OF THE BOARD OF SUPERVISORS\nCOUNTY OF TARN", "County of Tarn"),
        ("Resort Village of Elm Sands\nMinutes of Council", "Village of Elm Sands"),
        ("DISTRICT OF ELM CREEK\n\nMinutes", "District of Elm Creek"),
        ("Regional Municipality of Elm\nPlanning Committee", "Regional Municipality of Elm"),
        ("ELM TOWNSHIP SPECIAL BOARD OF TRUSTEES MEETING", "Elm Township"),
        ("Elm County Board of Commissioners\nMinutes", "Elm County"),
        ("City of Elm Council\nExecutive", "City of Elm Council"),
        ("London Borough of Elm\n\nCabinet", "London Borough of Elm"),
        ("ROYAL BOROUGH OF ELM\n\nCABINET", "Royal Borough of Elm"),
        ("City and County of Elm\n\nCabinet", "City and County of Elm"),
        ("Elm City and County Council\n\nMinutes", "Elm City and County Council"),
        ("Llanelm Town Council / Cyngor Tref Llanelm", "Llanelm Town Council"),
        ("NOTICE OF THE PARISH COUNCIL MEETING OF ASH & ELM PARISH", "Ash and Elm Parish Council"),
        ("Minutes of the Town Council of Great Elm", "Great Elm Town Council"),
        (
            "ASH & ELM PARISH MEETING\nMINUTES OF PARISH COUNCIL MEETING",
            "Ash and Elm Parish Council",
        ),
        ("Ash, Elm and Oak Parish Council\nMinutes", "Ash Elm and Oak Parish Council"),
        ("Elm Parish Council Planning Committee Meeting", "Elm Parish Council"),
        ("BOROUGH COUNCIL OF ELM\nCABINET", "Elm Borough Council"),
        ("Ash and Elm Combined Authority\nMinutes", "Ash and Elm Combined Authority"),
        ("Elm TC\nMinutes of the meeting", "Elm Town Council"),
        ("Elm Ferry PC minutes", "Elm Ferry Parish Council"),
        ("Buckelm Council\n\nMinutes", "Buckelm Council"),
        ("Loon Lake Association\nAnnual General Meeting Minutes", "Loon Lake Association"),
        (
            "Cedar Homeowners Association\nBoard of Directors Meeting",
            "Cedar Homeowners Association",
        ),
        ("Ash Unified School District\nBoard of Education", "Ash Unified School District"),
        ("Elm NHS Trust\nMinutes of the Board of Directors", "Elm NHS Trust"),
    ],
)
def test_a_body_is_called_by_its_own_words(head: str, council: str) -> None:
    assert find_council(head.split("\n"), head) == council


@pytest.mark.parametrize(
    "head",
    [
        "That Council supports the appointment",
        "Summons to the Budget County Council Meeting",
        "Regular Council Meeting",
        "Special Council",
        "Annual Parish Council Meeting",
        "Minutes of the Annual Town Meeting",
        "Extraordinary Full Council",
        "Minutes for Standards Committee - Modern Council",
        "Whole Council",
        "Youth Council minutes",
        "Council Tax and Council House rents",
        "To each Member of the Council",
        "COUNCIL CHAMBER, CITY HALL",
        "The lamps were dim.",
    ],
)
def test_what_only_stands_before_council_is_no_name(head: str) -> None:
    assert find_council([head], head) is None


@pytest.mark.parametrize(
    "told",
    [
        "A report from Norland County Council was read. Norland County Council will reply.",
        "Cllr Coe of Norland County Council spoke, and the Norland County Council officer too.",
        "The response of Norland County Council, and Norland County Council's plan, were noted.",
        "The meeting with Norland County Council was put off. Norland County Council regrets it.",
    ],
)
def test_a_council_that_is_only_mentioned_is_not_the_documents(told: str) -> None:
    head = "Ash Parish Council"
    assert find_council([head, "Minutes"], f"{head}\nMinutes\n{told * 3}") == "Ash Parish Council"


@pytest.mark.parametrize("kind", ["Parish", "Town", "Community"])
def test_whom_a_council_without_a_name_writes_to_is_not_it(kind: str) -> None:
    told = "A Moss had asked Norland Council (NLC), and NLC would reply. NLC was slow, NLC said. "
    text = f"The first meeting of the {kind} Council was opened. {told}"
    text += "It was said that Norland Council mends no lamps. Norland Council was thanked. " * 2
    assert find_council(["Minutes"], text) is None
    assert find_council(["Minutes"], text.replace(f"the {kind} Council", "members"))


def test_a_council_at_the_foot_signs() -> None:
    text = "Minutes of the meeting\n\nThe lamp was lit.\n\nA Moss\nClerk to Elm Parish Council\n"
    assert find_council(["Minutes of the meeting"], text) == "Elm Parish Council"


def test_a_reports_own_initials_and_address_speak_for_its_council() -> None:
    text = "Elmby Borough Council lamps\n" + "EBC has lamps. Write to a@elmby.gov.example.\n" * 5
    text += "Ash District Council has none.\n"
    assert find_council(["Lamps"], text) == "Elmby Borough Council"


def test_a_name_that_a_scan_misread_is_spelt_as_the_text_mostly_does() -> None:
    text = "Tambermoor Town Council\n" + "The lamps of Timbermoor were lit.\n" * 6
    assert find_council(["Tambermoor Town Council"], text) == "Timbermoor Town Council"


def test_districts_of_a_council_are_no_councils() -> None:
    text = "MUNICIPAL DISTRICT OF\nDISTRICT OF ELM\nMunicipal District of Elm"
    assert find_council(text.split("\n"), text) is None


ALL = [f"{name} {kind} Council" for name, kind in itertools.product(NAMES, KINDS)]


@pytest.mark.parametrize("council", ALL)
def test_names_of_every_make_are_read_whole(council: str) -> None:
    head = f"Minutes of the meeting of {council} held on 9 May 2024"
    assert find_council([head], head) == council
    head = f"MINUTES OF THE MEETING OF {council.upper()} HELD ON 9 MAY 2024"
    found = find_council([head], head)
    assert found is not None
    assert found.lower() == council.lower()


SYLLABLES = st.sampled_from("ash bel cor dun el fen gar hol in kel lon mar nor os pen".split())
PLACE = st.lists(SYLLABLES, min_size=2, max_size=4).map(lambda parts: "".join(parts).title())
PLACES = st.one_of(
    PLACE, st.tuples(PLACE, st.sampled_from(["-", " ", " and "]), PLACE).map("".join)
)


@given(PLACES, st.sampled_from(KINDS), st.sampled_from(["\n\n", "\n", " - "]))
def test_any_name_in_a_head_is_read(place: str, kind: str, gap: str) -> None:
    head = f"{place} {kind} Council{gap}Minutes of the meeting held on 9 May 2024"
    assert find_council(head.split("\n"), head) == f"{place} {kind} Council"


def test_time_grows_with_the_length_alone() -> None:
    def took(times: int) -> float:
        text = (
            "Ash Parish Council and THE CITY OF ELM AND OF ASH AND Ashwell Town Hall met. " * times
        )
        started = time.process_time()
        find_council(["Ash Parish Council"], text)
        return time.process_time() - started

    assert took(16_000) < 40 * max(took(1_000), 0.005)


@pytest.mark.parametrize(
    ("heads", "text", "name"),
    [
        (["ASH CREEK FIRE PROTECTION DISTRICT", "Agenda, May 2, 2024"], "", None),
        (["ASH CREEK COMMUNITY DEVELOPMENT DISTRICT", "MINUTES OF MEETING"], "", None),
        (["CYNGOR SIR TARN COUNTY COUNCIL", "Minutes"], "", "Tarn County Council"),
        (["Town of Ash Mills Economic Development Committee", "May 2"], "", "Town of Ash Mills"),
        (
            ["Ash Fen Neighbourhood Plan Steering Group", "Notes of the meeting on 4 May"],
            "Present: A Moule (Ash Fen Parish Council)",
            "Ash Fen Parish Council",
        ),
    ],
)
def test_districts_and_groups_tell_whose_they_are(
    heads: list[str], text: str, name: str | None
) -> None:
    whole = "\n\n".join([*heads, text])
    assert find_council(heads, whole) == (
        name or " ".join(w.capitalize() for w in heads[0].split())
    )


def test_a_hall_of_the_same_place_is_not_the_councils() -> None:
    heads = ["Ash Fen Village Hall Management Committee", "Minutes of 4 May 2023"]
    text = "\n\n".join([*heads, "Apologies: Cllr Moule (Ash Fen Parish Council)"])
    assert find_council(heads, text) is None


@pytest.mark.parametrize(
    ("text", "council"),
    [
        (
            "Lamps Committee\n\nAgenda\n\n1. Lamps\n\nElmby and Fen District Council\n"
            "Elm House, Fen Road, Elmby",
            "Elmby and Fen District Council",
        ),
        ("Sheet\n\nBody: Lamps Panel\nAuthority: Elmby Council\n\nA. Moule", "Elmby Council"),
        (
            "Lamp notes\n\n(a working group of Elmby Town Council)\n\nTown Cllr Coe was there.",
            "Elmby Town Council",
        ),
        ("**Lamps Working Party, Elmby Village Council**\n\nNotes", "Elmby Village Council"),
        ("MUNICIPAL DISTRICT OF ELM FLATS NO. 36\n\nAgenda", "Municipal District of Elm Flats"),
        (
            "Lamps Committee\n\nPublished by the Clerk's Office, Elmby Council, on 4 May 2023.",
            "Elmby Council",
        ),
        (
            "Motion\n\nThat Elmby Council writes to the Minister. Fenby City Council has done so.",
            "Elmby Council",
        ),
        (
            "Questions\n\nMeeting of the County Council, 4 May 2023\n\nWill Tarn County Council "
            "mend them? Fen and Elm Borough Council will pay.",
            "Tarn County Council",
        ),
        ("ELM TOWNSHIP, TARN COUNTY, OHIOWA\n\nMinutes of the Planning Commission", "Elm Township"),
        ("Commissioners Court of Elm Bend County, Texahoma\n\nNotice", "Elm Bend County"),
        ("Elm Township Planning Board\n\nMeeting Minutes", "Elm Township"),
        ("ELMBY COMBINED AUTHORITY\n\nLamps Committee", "Elmby Combined Authority"),
        (
            "Minutes of the Lamps Panel of the North Elm Fire and Rescue Authority held today",
            "North Elm Fire and Rescue Authority",
        ),
        ("ELMBY HARBOR PUBLIC SCHOOLS\n\nMinutes", "Elmby Harbor Public Schools"),
        ("Independent School District No. 88\n\nMinutes", "Independent School District No. 88"),
        (
            "REGIONAL DISTRICT OF ELM SOUTH\nLAMP SERVICES COMMITTEE\n\nReport",
            "Regional District of Elm South",
        ),
        (
            "From: Legal Services, City of Elmby Metropolitan District Council\n\nLamps",
            "City of Elmby Metropolitan District Council",
        ),
    ],
)
def test_a_paper_is_its_councils_wherever_it_names_it(text: str, council: str) -> None:
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").council == council


@pytest.mark.parametrize(
    "text",
    [
        "Elm Valley Joint Committee\n\nPresent\n\nCllr Coe - Tarn County Council\n"
        "Cllr Doe - Fen District Council\n",
        "Internal Drainage Board\n\nMinutes of a meeting of the Board\n",
        "Regular meeting of the Common Council\n\nMinutes\n",
        "Municipal District of Elm\n\nMinutes of the meeting of the Municipal District of Elm\n",
    ],
)
def test_who_sends_members_and_what_has_no_name_is_no_council(text: str) -> None:
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").council is None


def test_front_matter_states_whose_a_post_is() -> None:
    text = "---\ntitle: Lamps\nauthority: Elm Fells National Park Authority\n---\n\nLamps."
    found = read_metadata(parse(text.encode(), ".md"), "a.md")
    assert found.council == "Elm Fells National Park Authority"


PAPERS = yaml.safe_load(
    (Path(__file__).parents[3] / "training/whose/papers.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["name"])
def test_papers_of_many_lands_say_whose_they_are_and_who_met(paper: dict[str, str]) -> None:
    name = paper["name"]
    found = read_metadata(parse(paper["text"].encode(), "." + name.rpartition(".")[2]), name)
    assert (found.council, found.committee) == (paper["council"], paper["committee"])
