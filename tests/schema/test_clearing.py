import dataclasses
from dataclasses import replace

import pytest

from schema import ClearedDocument, ClearedPassage, Document, Meeting, Passage, Span, Statement
from schema.clearing import Withheld, clear_document, clear_passage, cut_passage

TEXT = "Lamps of Fen Lane\nWill be lit.\n7. Orme's pension\nOrme gets £900.\n8. Paths\nMended."
PART = Span(TEXT.index("7."), TEXT.index("8."))
DOCUMENT = Document(
    id="d1",
    version="v1",
    root="/minutes",
    source="lamps-2024.txt",
    title="Lamps of Fen Lane",
    kind="minutes",
    council="Pennick Parish Council",
    committee=None,
    date=None,
    access="public",
    text=TEXT,
    restricted=(PART,),
)
PATHS = Passage(
    "p",
    "d1",
    PART.end,
    len(TEXT),
    TEXT[PART.end :],
    "Lamps of Fen Lane › 8. Paths",
    item="8. Paths",
)


def cleared(document: Document) -> ClearedDocument:
    found = clear_document(document)
    assert found
    return found


def passed(passage: Passage) -> ClearedPassage:
    found = clear_passage(passage, Withheld(DOCUMENT))
    assert found
    return found


def test_nothing_else_makes_what_may_leave() -> None:
    facts = {one.name: getattr(DOCUMENT, one.name) for one in dataclasses.fields(DOCUMENT)}
    with pytest.raises(TypeError, match=r"Only schema\.clearing"):
        ClearedDocument(**facts)
    with pytest.raises(TypeError, match=r"Only schema\.clearing"):
        ClearedPassage("p", "d1", 0, 4, "text", "")


def test_what_may_leave_cannot_be_altered() -> None:
    with pytest.raises(TypeError):
        replace(cleared(DOCUMENT), text=TEXT)
    with pytest.raises(TypeError):
        replace(passed(PATHS), text="Orme gets £900.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        cleared(DOCUMENT).text = TEXT  # type: ignore[misc]


def test_a_withheld_part_is_blacked_out_in_place() -> None:
    text = cleared(DOCUMENT).text
    assert len(text) == len(TEXT)
    assert text[: PART.start] == TEXT[: PART.start]
    assert text[PART.end :] == TEXT[PART.end :]
    assert set(text[PART.start : PART.end]) == {"█", "\n"}


def test_a_withheld_document_is_let_out_to_nobody_without_clearance() -> None:
    secret = replace(DOCUMENT, access="restricted")
    assert clear_document(secret) is None
    assert clear_passage(PATHS, Withheld(secret)) is None
    assert clear_document(secret, restricted=True) is not None


@pytest.mark.parametrize("title", ["Orme's pension", "Minutes on Orme", "7. Orme's pension"])
def test_a_title_that_the_withheld_part_tells_gives_way_to_the_files_name(title: str) -> None:
    assert cleared(replace(DOCUMENT, title=title)).title == "lamps-2024"


def test_a_title_that_the_public_part_tells_stays() -> None:
    assert cleared(DOCUMENT).title == "Lamps of Fen Lane"


@pytest.mark.parametrize("trail", ["7. Orme's pension", "Pension of Orme", "8. Paths › orme"])
def test_a_heading_that_the_withheld_part_tells_is_left_out(trail: str) -> None:
    found = passed(replace(PATHS, context=f"Lamps of Fen Lane › {trail}\nOrme gets", item=trail))
    assert "orme" not in f"{found.context} {found.item}".casefold()
    assert found.context.startswith("Lamps of Fen Lane")


def test_a_passage_that_reaches_into_a_withheld_part_is_not_let_out() -> None:
    for start, end in ((PART.end - 1, len(TEXT)), (0, PART.start + 1), (0, len(TEXT))):
        wide = replace(PATHS, start=start, end=end, text=TEXT[start:end])
        assert clear_passage(wide, Withheld(DOCUMENT)) is None


def test_the_names_of_a_withheld_part_are_in_no_statement() -> None:
    people = (("proposer", "Cllr Orme"), ("seconder", "Cllr Fen"))
    given = replace(PATHS, statements=(Statement("motion", PART.end, PART.end + 4, people=people),))  # type: ignore[arg-type]
    assert passed(given).statements[0].people == (("seconder", "Cllr Fen"),)


@pytest.mark.parametrize("reach", [(PART.start, PART.end), (0, PART.start + 1), (PART.end - 1, 80)])
def test_a_statement_that_rests_on_a_withheld_part_is_not_told(reach: tuple[int, int]) -> None:
    kept = Statement("vote", PART.end, len(TEXT), votes=(3, 1, None))
    given = replace(PATHS, statements=(Statement("vote", *reach, votes=(9, 0, None)), kept))
    assert passed(given).statements == (kept,)


def test_a_meeting_of_which_all_is_withheld_is_not_told() -> None:
    first, second = Meeting(0, "A", None, None), Meeting(PART.start, "B", None, None)
    third = Meeting(PART.end, "C", None, None)
    assert cleared(replace(DOCUMENT, meetings=(first, second, third))).meetings == (first, third)
    assert cleared(replace(DOCUMENT, meetings=(first, second))).meetings == (first, second)


def test_a_piece_of_what_is_let_out_is_as_it_was_let_out() -> None:
    assert "Orme" not in cut_passage(cleared(DOCUMENT), "x", 0, len(TEXT)).text
