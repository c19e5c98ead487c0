"""What the last meeting decided is told from the newest minutes, and from no others."""

import json
from pathlib import Path

import pytest

from answering import Answerer
from answering.question.read import read_question
from ingest import ingest
from tests.making import minutes, write
from vectorstore import Archive


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("What was decided at the last meeting?", ""),
        ("what did they agree at our latest meeting", ""),
        ("What happened at the last planning committee meeting?", "planning committee"),
        ("What has been resolved at the most recent meeting of Fenwick?", "Fenwick"),
        ("What was decided about the lamps at the last meeting?", None),
        ("When was the last meeting?", None),
        ("Who was at the last meeting?", None),
        ("What did Cllr Moule say at the last meeting?", None),
    ],
)
def test_only_a_meeting_as_a_whole_is_asked_about(question: str, body: str | None) -> None:
    assert read_question(question).meeting == body


@pytest.fixture
def answerer(archive: Archive, folder: Path) -> Answerer:
    def of(day: str, decided: str, council: str = "Pennick") -> str:
        return minutes(decided, day=day).replace("Pennick", council)

    write(
        folder,
        a=of("Tuesday 7 May 2024", "the lamps of Fen Lane be lit"),
        b=of("Tuesday 5 March 2024", "the bridge be painted"),
        c=of("Tuesday 2 April 2024", "the hall be let for less", "Fenwick"),
    )
    ingest([folder], archive)
    return Answerer(archive)


def test_the_newest_minutes_tell_what_was_decided_last(answerer: Answerer) -> None:
    answer = answerer.answer("What was decided at the last meeting?")
    assert answer.status == "answered"
    assert "lamps of Fen Lane be lit" in answer.text
    assert {citation.document.source for citation in answer.citations} == {"a.txt"}
    assert "7 May 2024" in answer.remarks[0]
    assert answer.remarks[0].endswith(f"{len(answer.passages)}.")


def test_the_last_meeting_is_that_of_the_body_that_is_named(answerer: Answerer) -> None:
    answer = answerer.answer("What was decided at the last meeting of Fenwick Parish Council?")
    assert "hall be let" in answer.text
    nobody = answerer.answer("What was decided at the last meeting of Saddlecote?")
    assert (nobody.status, nobody.citations) == ("not_in_minutes", ())


@pytest.mark.parametrize(("notice", "page"), [("a", "b"), ("b", "a")])
def test_the_record_of_one_decision_does_not_stand_for_its_meeting(
    notice: str, page: str, archive: Archive, folder: Path
) -> None:
    write(folder, **{notice: "RESOLVED: That the lamps of Fen Lane be lit."})
    write(folder, **{page: minutes("the bridge be painted") + minutes("the hall be let")})
    said = {"committee": "Lamps Panel", "council": "Pennick Parish Council", "date": "2024-05-07"}
    kinds = {f"{notice}.txt": "decision", f"{page}.txt": "minutes"}
    papers = {name: {**said, "type": kind} for name, kind in kinds.items()}
    (folder / ".origin.json").write_text(json.dumps(papers))
    ingest([folder], archive)
    answer = Answerer(archive).answer("What was decided at the last meeting?")
    assert {one.document.source for one in answer.citations} == {f"{page}.txt"}


def test_nothing_is_quoted_twice(archive: Archive, folder: Path) -> None:
    listed = "the hall be let, subject to:\n\n(a) a bond being paid;\n\n(b) the key being returned"
    write(folder, a=minutes(listed))
    ingest([folder], archive)
    answer = Answerer(archive).answer("What was decided at the last meeting?")
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) > 1
    assert len(set(quotes)) == len(quotes)


def test_minutes_that_decide_nothing_are_said_to_be_so(archive: Archive, folder: Path) -> None:
    text = minutes("the minutes of 5 March be approved as a correct record")
    write(folder, a=text)
    ingest([folder], archive)
    answer = Answerer(archive).answer("What was decided at the last meeting?")
    assert answer.status == "not_in_minutes"
    assert answer.remarks[0].endswith(": 0.")
