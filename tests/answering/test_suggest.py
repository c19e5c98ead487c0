from collections.abc import Sequence
from dataclasses import replace

import pytest

from answering import Answerer, suggest
from schema import Answer, ClearedPassage, Filters, Scope, Statement
from tests.answering.making import found

CARRIED = Statement("resolution", 0, 5, "carried")
VOTED = Statement("vote", 0, 5, votes=(5, 4, None))
MOVED = Statement("motion", 0, 5, people=(("proposer", "Cllr Wren"),))
NOWHERE = Scope(0, 0, (), (), None, None)


def passage(item: str, *statements: Statement, document: str = "d1") -> ClearedPassage:
    held = found("It was agreed.", name=document).passage
    return replace(held, item=item, statements=statements)


def asked(passages: Sequence[ClearedPassage]) -> list[str]:
    return [one.question for one in suggest.to_begin(passages)]


def test_questions_are_made_of_what_was_put_on_record() -> None:
    said = asked(
        [
            passage("12. Repair of the footbridge", CARRIED),
            passage("BUS SHELTER AND LAMPS", VOTED, document="d2"),
            passage("7. The ferry of Quay Street", MOVED, document="d3"),
        ]
    )
    assert len(said) == 3
    assert "decided about Repair of the footbridge" in said[0]
    assert "vote go on Bus shelter and lamps" in said[1]
    assert "proposed the motion on the ferry of Quay Street" in said[2]


@pytest.mark.parametrize(
    ("item", "text", "said"),
    [
        (
            "Repair of the footbridge",
            "The repair was agreed.",
            "about the repair of the footbridge?",
        ),
        ("Repair of the footbridge", "Repair was agreed.", "about Repair of the footbridge?"),
        ("Street lamps", "Any street may have them.", "about street lamps?"),
        ("Street lamp at the ford", "Any street may have one.", "about Street lamp at the ford?"),
        ("Street Farm", "Mr Street was thanked.", "about Street Farm?"),
        ("An orchard", "It was agreed.", "about an orchard?"),
    ],
)
def test_a_title_is_written_as_within_a_sentence(item: str, text: str, said: str) -> None:
    held = replace(passage(item, CARRIED), text=text)
    assert asked([held])[0].endswith(said)


def test_kinds_take_turns_and_an_item_is_asked_about_once() -> None:
    many = [passage(f"{n}. Lamps of Lane {n}", CARRIED, document=f"d{n}") for n in range(9)]
    said = asked([*many, passage("A new stove", CARRIED, VOTED, document="d0")])
    assert "vote go on" in said[1]
    assert len(said) == len(set(said)) == 10


@pytest.mark.parametrize(
    "item",
    [
        "1. Apologies for absence",
        "Declarations of interest",
        "Minutes",
        "X",
        "9. Bus",
        "Some of the key points were as follows",
        "Table 1. Charges from January",
        "otice of the ferry",
        "To approve the ferry",
        "6. The ferry was painted again",
    ],
)
def test_headings_that_name_no_matter_are_not_worth_asking_about(item: str) -> None:
    assert asked([passage(item, CARRIED)]) == []


def test_only_what_is_answered_from_its_own_item_is_suggested() -> None:
    made = suggest.to_begin(
        [passage(f"Lamps of Lane {n}", CARRIED, document=f"d{n}") for n in "ab"]
    )
    (right, _) = made
    calls: list[str] = []

    def ask(question: str) -> Answer:
        calls.append(question)
        return Answer(question, "not_in_minutes", "", (), NOWHERE)

    assert suggest.answered(made, ask, 4) == []
    assert calls == [one.question for one in made]
    assert not right.is_answered(Answer("", "answered", "", (), NOWHERE))


def test_an_empty_archive_suggests_nothing() -> None:
    assert suggest.answered(suggest.to_begin([]), lambda _: pytest.fail("asked"), 4) == []


def test_suggestions_from_the_samples_are_answered(samples_answerer: Answerer) -> None:
    asked = samples_answerer.examples()
    assert len(set(asked)) == 4
    assert {samples_answerer.answer(question).status for question in asked} == {"answered"}
    assert samples_answerer.examples() is asked


def test_suggestions_stay_within_the_filters(samples_answerer: Answerer) -> None:
    committee = samples_answerer.scope().committees[0]
    filters = Filters(committee=committee)
    for question in samples_answerer.examples(2, filters):
        answer = samples_answerer.answer(question, filters=filters)
        assert answer.citations[0].document.committee == committee


def test_what_goes_on_from_an_answer_is_answered_from_its_item(samples_answerer: Answerer) -> None:
    gone_on = 0
    for question in samples_answerer.examples(6):
        answer = samples_answerer.answer(question)
        for follow in samples_answerer.follow_ups(answer):
            gone_on += 1
            told = samples_answerer.answer(follow, history=[question])
            first = answer.citations[0]
            assert (first.document.id, first.passage.item) in {
                (one.document.id, one.passage.item) for one in told.citations
            }
    assert gone_on


def test_nothing_goes_on_from_what_was_declined(samples_answerer: Answerer) -> None:
    declined = samples_answerer.answer("Who won the chess cup of Atlantis in 1977?")
    assert declined.status == "not_in_minutes"
    assert samples_answerer.follow_ups(declined) == []
