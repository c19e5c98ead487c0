"""An answer that was kept is taken up again only as far as it still stands."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from answering import Answerer
from answering.recall import keep
from errors import QuoteError
from ingest import ingest
from schema import Answer, Citation, Claim, Filters
from tests.making import minutes, write
from vectorstore import Archive

QUESTION = "When will the lamps of Fen Lane be mended?"
MENDED = minutes("the lamps of Fen Lane be mended by Friday 28 June 2024")


@pytest.fixture
def asked(archive: Archive, folder: Path) -> tuple[Answerer, Answer]:
    """An answerer, and what it answers."""
    write(folder, a=MENDED)
    ingest([folder], archive)
    answerer = Answerer(archive)
    answer = answerer.answer(QUESTION)
    assert answer.status == "answered"
    return answerer, answer


def through_text(answerer: Answerer, answer: Answer, filters: Filters = Filters()) -> Answer:
    return answerer.recall(json.loads(json.dumps(keep(answer))), filters)


def shown(citation: Citation) -> tuple[object, ...]:
    return (citation.marker, citation.start, citation.end, citation.quote, citation.marks)


def test_it_says_what_it_said(asked: tuple[Answerer, Answer]) -> None:
    answerer, answer = asked
    again = through_text(answerer, answer)
    assert [shown(one) for one in again.citations] == [shown(one) for one in answer.citations]
    assert again.citations[0].passage == answer.citations[0].passage
    assert (again.status, again.question, again.text) == (
        answer.status,
        answer.question,
        answer.text,
    )


def test_no_word_of_a_document_is_kept(asked: tuple[Answerer, Answer]) -> None:
    _, answer = asked
    kept = json.dumps({**keep(answer), "question": ""})
    assert "28 June" not in kept
    assert "lamps" not in kept.casefold()


def test_it_stands_though_other_documents_come(
    asked: tuple[Answerer, Answer], archive: Archive, folder: Path
) -> None:
    answerer, answer = asked
    write(folder, b=minutes("the pond be dredged"))
    ingest([folder], archive)
    assert through_text(answerer, answer).citations[0].quote == answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "NOT FOR PUBLICATION\n\n" + MENDED,
        MENDED.replace("28 June", "29 July"),
        MENDED.replace("the lamps", "the old lamps"),
        minutes("the pond be dredged"),
    ],
    ids=["withheld", "another date", "another subject", "another item"],
)
def test_it_falls_where_what_it_quotes_was_changed_or_withheld(
    asked: tuple[Answerer, Answer], archive: Archive, folder: Path, text: str
) -> None:
    answerer, answer = asked
    write(folder, a=text)
    ingest([folder], archive)
    with pytest.raises(QuoteError, match="changed, removed or withheld"):
        through_text(answerer, answer)


def test_it_falls_where_its_document_was_removed(
    asked: tuple[Answerer, Answer], archive: Archive
) -> None:
    answerer, answer = asked
    with archive.writing():
        archive.remove([answer.citations[0].document.id])
    with pytest.raises(QuoteError):
        through_text(answerer, answer)


def test_it_falls_where_a_part_of_its_document_is_withheld_now(
    asked: tuple[Answerer, Answer], archive: Archive
) -> None:
    answerer, answer = asked
    quote = answer.citations[0]
    part = json.dumps([{"start": quote.start, "end": quote.end}])
    with sqlite3.connect(archive.folder / "catalogue.sqlite") as db:
        db.execute("UPDATE documents SET restricted = ?", (part,))
    with pytest.raises(QuoteError):
        through_text(answerer, answer)


def test_that_nothing_was_found_falls_once_the_archive_holds_more(
    asked: tuple[Answerer, Answer], archive: Archive, folder: Path
) -> None:
    answerer, _ = asked
    declined = answerer.answer("Who won the football world cup?")
    assert declined.status == "not_in_minutes"
    assert through_text(answerer, declined).status == "not_in_minutes"
    write(folder, b=minutes("the pond be dredged"))
    ingest([folder], archive)
    with pytest.raises(QuoteError):
        through_text(answerer, declined)


def test_what_was_written_falls_with_any_passage_that_it_was_written_from(
    asked: tuple[Answerer, Answer], archive: Archive, folder: Path
) -> None:
    write(folder, b=minutes("the lamps of Fen Lane be painted green"))
    ingest([folder], archive)
    answerer, _ = asked
    answer = answerer.answer(QUESTION)
    assert len(answer.passages) > 1
    written = replace(answer, claims=(Claim("By 28 June.", (1,), ()),), written_by="x")
    assert through_text(answerer, written).claims == written.claims
    other = next(p for p in answer.passages if p.document.source == "b.txt")
    assert all(one.document.source == "a.txt" for one in answer.citations[:1])
    with archive.writing():
        archive.remove([other.document.id])
    with pytest.raises(QuoteError):
        through_text(answerer, written)


def test_limits_within_which_nothing_is_left_are_not_named_again(
    asked: tuple[Answerer, Answer],
) -> None:
    answerer, answer = asked
    with pytest.raises(QuoteError):
        through_text(answerer, answer, Filters(committee="A committee that was withheld"))
