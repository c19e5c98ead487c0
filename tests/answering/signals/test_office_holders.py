"""Who is said to hold an office."""

from pathlib import Path

import pytest

from answering import Answerer
from answering.reader import Reader
from answering.signals.office_holders import holders
from ingest import ingest
from tests.making import minutes, write
from vectorstore import Archive


@pytest.mark.parametrize(
    ("words", "office", "held"),
    [
        ("Clerk: Ann Lee, Tel 01632 960001", "clerk", ["Ann Lee"]),
        ("Ann Lee (Parish Clerk)", "clerk", ["Ann Lee"]),
        ("The Mayor, Councillor Lee, thanked all.", "mayor", ["Councillor Lee"]),
        ("The Mayor of Pennick, Ann Lee and her deputy", "mayor", ["Ann Lee"]),
        ("* Ann Lee — *Chair*\n* Bo Tan — *Secretary*", "chair", ["Ann Lee"]),
        ("It was agreed that Mr Bo Tan be elected Chairman.", "chair", ["Mr Bo Tan"]),
        ("Present: Ann Lee (Chair) Bo Tan (Vice-Chair)", "chairman", ["Ann Lee"]),
    ],
)
def test_finds_who_holds_an_office(words: str, office: str, held: list[str]) -> None:
    found = holders(words, 0, len(words), office)
    assert [words[one.start : one.end] for one in found] == held


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Tributes were paid to the outgoing Mayor, Councillor Lee.", "mayor"),
        ("The Deputy  Mayor, Councillor Lee, spoke.", "mayor"),
        ("Vice Chair: Ann Lee", "chair"),
        ("The bin at Sloe Drive: Clerk to call.", "clerk"),
        ("The Mayor is to work with the Director General.", "mayor"),
        ("Sloe Drive – The Clerk advised that Ann Lee had called.", "clerk"),
        ("The Pennick Bridge Mayor will attend.", "mayor"),
        ("AL (Clerk) took notes.", "clerk"),
        ("7. Urgent Matters – Chairman", "chairman"),
        ("Ann Lee, Leader of the Green and Free Group, spoke.", "leader"),
    ],
)
def test_takes_nobody_else_for_the_holder(words: str, office: str) -> None:
    assert holders(words, 0, len(words), office) == ()


def test_who_is_in_an_office_is_told_by_the_newest_minutes(archive: Archive, folder: Path) -> None:
    days = ("Tuesday 5 March 2024", "Tuesday 2 April 2024", "Tuesday 7 May 2024")
    for day, clerk in zip(days, ("Bo Tan", "Bo Tan", "Ida Crewe"), strict=True):
        text = minutes("the clerk write to the county about the lamps", day=day)
        text = text.replace("Cllr Tench.", f"Cllr Tench, {clerk} (Clerk).")
        write(folder, **{clerk[:2] + day.split()[2]: text})
    ingest([folder], archive)
    answerer = Answerer(archive)
    answer = answerer.answer("Who is the clerk?")
    assert "Ida Crewe (Clerk)" in answer.text
    assert "7 May 2024" in answer.remarks[0]
    assert "Bo Tan (Clerk)" in answerer.answer("Who was the clerk in March 2024?").text
    assert answerer.answer("Who is the treasurer?").status == "not_in_minutes"


def test_the_chair_of_a_body_is_told_where_that_is_asked_for() -> None:
    words = "Ann Lee, Leader of the Green Group, spoke."
    (held,) = holders(words, 0, len(words), "leader", "Who is leader of the Green Group?")
    assert words[held.start : held.end] == "Ann Lee"


def test_the_office_of_the_commonest_council_is_meant(archive: Archive, folder: Path) -> None:
    text = minutes("the lamps be lit", day="Tuesday 5 March 2024")
    ours = text.replace("Cllr Tench.", "Cllr Tench, Bo Tan (Clerk).")
    again = ours.replace("5 March", "7 May").replace("lamps be lit", "hall be let")
    other = ours.replace("Pennick", "Fenwick").replace("5 March", "2 July")
    write(folder, a=ours, b=again, c=other.replace("Bo Tan", "Ida Crewe"))
    ingest([folder], archive)
    answerer = Answerer(archive)
    assert "Bo Tan (Clerk)" in answerer.answer("Who is the clerk?").text
    assert "Ida Crewe (Clerk)" in answerer.answer("Who is the clerk of Fenwick?").text


def test_the_holder_is_marked_and_nobody_else(archive: Archive, folder: Path) -> None:
    text = minutes("the lamps be lit") + "\n2. Visitors\n\nIda Crewe, Clerk thanked Mr. Moule.\n"
    write(folder, a=text)
    ingest([folder], archive)
    (citation,) = Answerer(archive, Reader()).answer("Who is the clerk?").citations
    text = citation.document.text
    assert [text[one.start : one.end] for one in citation.marks] == ["Ida Crewe"]
