"""What a question names is looked for in what was found."""

from dataclasses import replace

import pytest

from answering.question.read import read_question
from answering.signals.named import is_of_its_council, named_share, names_all
from english.text import fold
from schema import SearchResult
from tests.answering.making import found

SAYS = "The bridge at Fen Lane will reopen on 3 May 2024, Councillor Osgerby said."


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("When will the bridge at Fen Lane reopen?", 1.0),
        ("When will Fen Lane's bridge reopen?", 1.0),
        ("When will the bridge at Glazewick reopen?", 0.0),
        ("When will the bridge from Fen to Glazewick reopen?", 0.5),
        ("When will the bridge of the EFGH reopen?", 1.0),
        ("what about glazewick?", 1.0),
        ("WHEN WILL GLAZEWICK REOPEN?", 1.0),
        ("What did Councillor Osgerby say in March 2023?", 1.0),
        ("What did Councillor Thwaite say on Monday?", 0.0),
        ("What did the Osgerbys say?", 1.0),
        ("What did Rutland Moor Bus say?", 0.0),
    ],
)
def test_the_names_of_a_question_are_looked_for_in_the_document(
    question: str, share: float
) -> None:
    assert named_share(read_question(question), fold(SAYS)) == share


def test_a_name_may_stand_by_its_initials() -> None:
    question = read_question("What did Rutland Moor Buses promise?")
    assert named_share(question, fold("RMB will run until ten.")) == 1.0
    assert named_share(question, fold("RMC will run until ten.")) == 0.0


def _of(council: str, words: str) -> SearchResult:
    result = found(words)
    return replace(result, document=replace(result.document, council=council))


@pytest.mark.parametrize(
    ("question", "words", "own"),
    [
        ("What did Pennick Town Council decide?", "The lamps are to be mended.", True),
        ("What did the council decide?", "The lamps are to be mended.", True),
        ("What did Wexcross Town Council decide?", "The lamps are to be mended.", False),
        ("What did Wexcross Town Council decide?", "Wexcross had mended its lamps.", True),
        ("What did Wexcross PC decide?", "The lamps are to be mended.", False),
        ("How did Wexcross's councillors vote?", "The lamps are to be mended.", False),
        ("Did Rutland Moor Council agree?", "RMC had agreed to mend the lamps.", True),
        ("Did Rutland Moor District Council agree?", "RMDC had agreed to mend them.", True),
        ("Is Rutland Moor Council paying?", "The lamps are to be mended.", False),
        ("what did wexcross town council decide?", "The lamps are to be mended.", True),
        ("WHAT DID WEXCROSS TOWN COUNCIL DECIDE?", "The lamps are to be mended.", True),
        ("What is the Wexcross Council Tax?", "The lamps are to be mended.", True),
        ("What did Full Council decide?", "The lamps are to be mended.", True),
    ],
)
def test_what_a_council_did_is_told_by_what_names_it(question: str, words: str, own: bool) -> None:
    assert is_of_its_council(read_question(question), _of("Pennick Town Council", words)) is own


def test_minutes_that_do_not_say_whose_they_are_may_be_of_any_council() -> None:
    question = read_question("What did Wexcross Town Council decide?")
    assert is_of_its_council(question, found("The lamps are to be mended."))


def test_a_heading_names_what_its_passages_are_of() -> None:
    question = read_question("Who chairs Pennick?")
    assert names_all(question, _of("Pennick Town Council", "Mr Ash took the chair."))
    assert not names_all(question, _of("Wexcross Town Council", "Mr Ash took the chair."))
