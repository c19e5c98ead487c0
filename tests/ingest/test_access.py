import pytest

from ingest.access import find_restricted
from ingest.parse import parse
from schema import Access

HEAD = "Pennick Parish Council\n\nMinutes of the meeting held on Tuesday 9 April 2024\n\n"
AGENDA = "Pennick Parish Council\n\nAgenda for the meeting on Tuesday 9 April 2024\n\n"
LAMP = "The lamp in Mill Lane was talked about for a long time, and it is to be mended by June."


def read(text: str) -> tuple[Access, list[str]]:
    """Return a text's access and its restricted parts."""
    parsed = parse(text.encode(), ".txt")
    access, spans = find_restricted(parsed.text, parsed.blocks, parsed.text[:400])
    return access, [parsed.text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "mark",
    [
        "Not for publication",
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
        "Exempt by virtue of paragraph 8 of Schedule 7A to the 1973 Act",
        "Exempt from publication under the Public Bodies (Admission to Meetings) Act 1960",
        "CONFIDENTIAL",
        "PRIVATE AND CONFIDENTIAL",
        "RESTRICTED",
        "Private appendix",
        "Classification: Restricted",
        "Confidential: Yes",
        "Exempt Appendix B – tenders for the lamp",
        "IN COMMITTEE – NOT FOR PUBLICATION",
        "This report is not for publication because it names tenderers.",
        "This report contains exempt information as defined in Schedule 12A.",
    ],
)
def test_a_mark_at_the_head_restricts_the_whole(mark: str) -> None:
    assert read(f"{mark}\n\nReport on lamps\n\n{LAMP}\n") == ("restricted", [])


@pytest.mark.parametrize(
    "words",
    [
        "EXEMPT ITEMS (there were no exempt items)",
        "Exempt items",
        "Confidential: No",
        "Classification: Unrestricted",
        "Appendix 2 is not for publication",
        "This report does not contain exempt information.",
        "This report contains exempt information in Appendix 2.",
        "Confidential waste contract",
        "Restricted byway 12",
        "Members were reminded that the tender is confidential",
        "RESOLVED that the public be excluded by virtue of paragraph 3 of Schedule 12A.",
        "The meeting went into committee.",
        "Minutes of the special meeting (in committee)",
    ],
)
def test_what_speaks_of_secrecy_is_no_mark(words: str) -> None:
    assert read(f"{words}\n\nReport on lamps\n\n{LAMP}\n") == ("public", [])
    assert read(f"{HEAD}1. Lamps\n\n{LAMP}\n\n{words}\n\n{LAMP}\n") == ("public", [])


def test_a_marked_item_is_restricted_up_to_the_next() -> None:
    text = (
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Exempt minute – the tender\n\nThe price is £4,850.\n\n"
        f"3. Next meeting\n\nTuesday 14 May 2024, in the Reading Room, at the same hour as now.\n"
    )
    access, (part,) = read(text)
    assert access == "public"
    assert part.startswith("2. Exempt minute")
    assert "£4,850" in part
    assert "Next meeting" not in part


def test_a_marked_part_runs_on_over_its_items_until_the_public_return() -> None:
    text = (
        f"{HEAD}1. Lamps\n\n{LAMP}\n\nPART II – NOT FOR PUBLICATION\n\n2. The tender\n\n"
        f"The price is £4,850.\n\n3. The Clerk's pay\n\nIt is to rise.\n\n"
        f"The meeting resumed in public.\n\n4. Next meeting\n\n{LAMP}\n"
    )
    _, (part,) = read(text)
    assert "£4,850" in part
    assert "It is to rise." in part
    assert "resumed" not in part


def test_the_titles_of_an_agenda_are_public_but_not_a_paper_behind_it() -> None:
    titles = f"{AGENDA}1. Lamps\n\nPART II – NOT FOR PUBLICATION\n\n2. The tender\n\n3. Pay\n"
    assert read(titles) == ("public", [])
    paper = "It costs £4,850 " + "and must be weighed against the other offers that were made " * 5
    access, (part,) = read(f"{titles}\n{paper}.\n")
    assert (access, "£4,850" in part) == ("public", True)
