"""A vote that does not add up is quoted as a whole and said not to be tallied."""

from dataclasses import replace

import pytest

from answering.cite import cite, write
from answering.evidence import Evidence
from answering.forms.doubted import doubts_of, settled
from answering.forms.form import MAX_QUOTES, MAX_WORDS
from answering.forms.vote import lists_none, sides_of
from answering.question.read import read_question
from ingest.statements import find_statements
from schema import Doubt, SearchResult
from tests.answering.making import evidence, found

FOR, AGAINST = "For: Cllrs Thrift, Vetch and Bugle (4)", "Against: Cllrs Sorrel, Yarrow (2)"
RESULT = "The motion was carried."


def record(*said: str, doubt: Doubt | None = None) -> SearchResult:
    """Make a result that records a vote, as ingest would; `doubt` is one that it was given."""
    whole = found("Cllr Vetch moved that the pond be fenced.", *said)
    made = find_statements(whole.document.text, whole.passage.sentences)
    if doubt:
        made = tuple(replace(one, doubt=doubt if one.sides else None) for one in made)
    return replace(whole, passage=replace(whole.passage, statements=made))


def best_of(result: SearchResult) -> Evidence:
    return evidence(result, 1, 1.0)


def answer(question: str, result: SearchResult) -> str:
    return write(cite(sides_of(read_question(question), best_of(result))))


WHOLE = f"{FOR} [1]\n{AGAINST} [2]\n{RESULT} [3]"
QUESTIONS = [
    "Who voted against the pond?",
    "Who voted for the pond?",
    "How did Cllr Sorrel vote on the pond?",
    "How many voted for the pond?",
    "Who abstained in the vote on the pond?",
    "How did the vote on the pond go?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_is_asked_of_it_all_of_it_is_quoted(question: str) -> None:
    result = record(f"{FOR}.", f"{AGAINST}.", RESULT)
    assert answer(question, result).replace("). [", ") [") == WHOLE
    assert not lists_none(read_question(question), best_of(result))
    (remark,) = doubts_of(best_of(result))
    assert "do not agree" in remark
    assert "cannot be tallied" in remark


@pytest.mark.parametrize("question", QUESTIONS[:3])
def test_who_was_not_there_makes_it_so_too(question: str) -> None:
    even = FOR.replace("4", "3")
    result = record(f"{even}.", f"{AGAINST}.", RESULT, doubt="not in attendance")
    assert even in answer(question, result)
    assert AGAINST in answer(question, result)
    (remark,) = doubts_of(best_of(result))
    assert "present" in remark
    assert "cannot be tallied" in remark


def test_where_it_adds_up_the_side_that_is_asked_for_is_quoted_alone() -> None:
    result = record(f"{FOR.replace('4', '3')}.", f"{AGAINST}.", RESULT)
    assert answer("Who voted against the pond?", result) == f"{AGAINST}. [1]"
    assert doubts_of(best_of(result)) == ()


def test_a_member_whom_it_does_not_name_is_not_answered_for() -> None:
    result = record(f"{FOR}.", f"{AGAINST}.", RESULT)
    assert lists_none(read_question("How did Cllr Tansy vote on the pond?"), best_of(result))


MANY = ", ".join(f"Alder ({letter})" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize(
    ("yes", "no", "shown"),
    [
        ("For: {} (27)", "Against: {} (3)", ["(For) (27) [1]", "(Against) (3) [2]"]),
        ("For (27): {}", "Against (3): {}", ["For (27) [1]", "Against (3) [2]"]),
        ("**For** (27): {}", "Against (3): {}", ["**For** (27) [1]", "Against (3) [2]"]),
    ],
)
def test_where_the_names_are_too_many_its_numbers_stand_for_them(
    yes: str, no: str, shown: list[str]
) -> None:
    others = MANY.replace("Alder", "Elm")
    result = record(f"{yes.format(MANY)}.", f"{no.format(others)}.", RESULT)
    said = answer("Who voted against the pond?", result).replace(".", "")
    assert said.splitlines() == [*shown, f"{RESULT.replace('.', '')} [3]"]


def test_of_too_many_parts_a_short_vote_is_one_quotation() -> None:
    sides = ("Abstained: Cllr Tansy (1).", "Absent: Cllr Madder (1).")
    result = record(f"{FOR}.", f"{AGAINST}.", *sides, RESULT)
    said = answer("Who voted against the pond?", result)
    assert said == f"{FOR}. {AGAINST}. {' '.join(sides)} {RESULT} [1]"


def test_it_is_never_longer_than_an_answer_may_be() -> None:
    sides = [f"{label}: {MANY}." for label in ("For", "Against", "Abstained", "Absent")]
    result = record(*sides, RESULT, doubt="not in attendance")
    chosen = sides_of(read_question("Who voted for the pond?"), best_of(result))
    assert len(chosen) <= MAX_QUOTES
    assert len(write(cite(chosen[1:])).split()) <= MAX_WORDS


@pytest.mark.parametrize(
    ("told", "doubted"),
    [
        ("There were 2 in favour and 5 against, and the motion was carried.", True),
        ("There were 5 in favour and 2 against, and the motion was carried.", False),
    ],
)
def test_a_vote_that_is_told_in_one_sentence_is_said_to_be_so(told: str, doubted: bool) -> None:
    best = best_of(record(told))
    chosen, remarks = settled([best], ("As of today.",))
    assert chosen == [best]
    assert any("cannot be tallied" in remark for remark in remarks) is doubted


@pytest.mark.parametrize("place", [1, 2])
def test_no_side_of_it_stands_alone_where_no_vote_is_asked_for(place: int) -> None:
    result = record(f"{FOR}.", f"{AGAINST}.", RESULT)
    mover, side = evidence(result, 0, 2.0), evidence(result, place, 1.0)
    chosen, remarks = settled([mover, side], ())
    assert write(cite(chosen)).replace("). [", ") [") == WHOLE
    assert "cannot be tallied" in " ".join(remarks)
    assert settled([mover], ()) == ([mover], ())
    even = record(f"{FOR.replace('4', '3')}.", f"{AGAINST}.", RESULT)
    assert settled([evidence(even, place, 1.0)], ()) == ([evidence(even, place, 1.0)], ())
