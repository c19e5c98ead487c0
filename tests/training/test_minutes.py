import datetime
from collections.abc import Iterator
from random import Random

import pytest

from answering.evidence import readable
from schema import Document, Passage, Sentence, Statement
from training.examples import Example
from training.minutes import Asker

DAY = datetime.date(2024, 4, 9)
SAID = (
    "The Clerk reported that the mending of the lamps in Fen Lane would cost £4,850 in all.",
    "Mending the street lamps was put off because the contractor could not get the parts.",
    "RESOLVED: That the quotation for the lamps be accepted. Proposed by Cllr Moule.",
)
TEXT = "\n".join(SAID)


def passage(*statements: Statement) -> tuple[Document, Passage]:
    document = Document(
        id="d",
        version="v",
        root="/",
        source="a.txt",
        title="Minutes",
        kind="minutes",
        council="Pennick Parish Council",
        committee="Full Council",
        date=DAY,
        access="public",
        text=TEXT,
    )
    sentences = tuple(Sentence(TEXT.index(said), TEXT.index(said) + len(said)) for said in SAID)
    return document, Passage(
        "p",
        "d",
        0,
        len(TEXT),
        TEXT,
        "Pennick › 4. Lamps in Fen Lane",
        (),
        sentences,
        item="4. Lamps in Fen Lane",
        statements=statements,
    )


def asked(*statements: Statement) -> Iterator[Example]:
    for seed in range(12):
        yield from Asker(Random(seed)).ask(*passage(*statements))


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("minutes amount", "£4,850"),
        (
            "minutes reason",
            "because the contractor could not get the parts",
        ),
    ],
)
def test_a_sentence_is_asked_for_what_it_holds(source: str, answer: str) -> None:
    found = [example for example in asked() if example.source == source]
    assert found
    assert {example.answer for example in found} == {answer}
    for example in found:
        assert example.context == readable(passage()[1])
        assert answer.lower() not in example.question.lower()


def test_what_a_passage_does_not_hold_is_asked_for_too() -> None:
    swapped = [example for example in asked() if example.source == "minutes swapped"]
    assert swapped
    assert all(example.answer == "" for example in swapped)


def test_a_resolution_is_asked_for_by_its_item() -> None:
    start = TEXT.index("RESOLVED")
    made = Statement("resolution", start, len(TEXT), "carried", (("proposer", "Moule"),))
    found = {example.source: example for example in asked(made)}
    decided, proposed = found["minutes resolution"], found["minutes proposer"]
    assert decided.answer == TEXT[start:]
    assert proposed.answer == "Moule"
    for example in (decided, proposed):
        assert "4." not in example.question
        assert example.question.endswith("?")


def test_what_was_lost_is_not_asked_for_as_a_decision() -> None:
    lost = Statement("motion", TEXT.index("RESOLVED"), len(TEXT), "lost")
    assert "minutes resolution" not in {example.source for example in asked(lost)}
