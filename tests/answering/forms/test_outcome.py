"""A motion is quoted with what became of it, and with nothing of another motion."""

from dataclasses import replace

import pytest

from answering.forms.outcome import outcome_of
from answering.forms.sentence import choose
from answering.question.read import read_question
from schema import ClearedPassage, Outcome, SearchResult, Statement, StatementKind
from tests.answering.making import evidence, found

MOTION = "I will move that the lamps be mended."
TALK = "The members spoke about lamps."
CARRIED = "The motion was seconded by Cllr Moule and agreed."


def under(item: str, *said: tuple[str, StatementKind | None, Outcome | None]) -> SearchResult:
    """Make a passage of an item, with what its sentences put on record."""
    result = found(*(words for words, _, _ in said))
    statements = tuple(
        Statement(kind, sentence.start, sentence.end, outcome)
        for sentence, (_, kind, outcome) in zip(result.passage.sentences, said, strict=True)
        if kind
    )
    return replace(result, passage=replace(result.passage, item=item, statements=statements))


def after(
    result: SearchResult, *said: tuple[str, StatementKind | None, Outcome | None]
) -> ClearedPassage:
    """Make the passage that follows in the same document, of the same item."""
    gap = len(result.document.text)
    passage = under("Lamps", *said).passage
    return replace(
        passage,
        id="d1-q",
        start=passage.start + gap,
        end=passage.end + gap,
        sentences=tuple(
            replace(one, start=one.start + gap, end=one.end + gap) for one in passage.sentences
        ),
        statements=tuple(
            replace(one, start=one.start + gap, end=one.end + gap) for one in passage.statements
        ),
    )


MOVED = under("Lamps", (MOTION, "motion", "proposed"), (TALK, None, None))


def told(question: str, result: SearchResult, *following: ClearedPassage) -> str | None:
    """Return the words that tell what became of the first sentence of a result."""
    text = result.document.text + "".join(passage.text for passage in following)
    whole = replace(result, document=replace(result.document, text=text))
    outcome = outcome_of(read_question(question), evidence(whole, 0, 1.0), following)
    return text[outcome.sentence.start : outcome.sentence.end] if outcome else None


@pytest.mark.parametrize("outcome", ["carried", "lost", "withdrawn", "deferred"])
def test_what_became_of_a_motion_is_found_in_the_next_passage(outcome: Outcome) -> None:
    following = after(MOVED, (TALK, None, None), (CARRIED, "motion", outcome))
    assert told("What was decided about the lamps?", MOVED, following) == CARRIED
    assert told("Were the lamps ever mended?", MOVED, following) == CARRIED


def test_it_is_found_in_the_same_passage_too() -> None:
    result = under("Lamps", (MOTION, "motion", "proposed"), (CARRIED, "resolution", "carried"))
    assert told("What was decided about the lamps?", result) == CARRIED


def test_nothing_is_taken_from_another_item() -> None:
    following = replace(after(MOVED, (CARRIED, "motion", "carried")), item="Bridge")
    assert told("What was decided about the lamps?", MOVED, following) is None


def test_nothing_is_taken_from_behind_another_motion() -> None:
    other = ("I will move that the bridge be shut.", "motion", "proposed")
    following = after(MOVED, other, (CARRIED, "motion", "carried"))  # type: ignore[arg-type]
    assert told("What was decided about the lamps?", MOVED, following) is None


@pytest.mark.parametrize(
    "question", ["Who proposed the motion?", "When were the lamps mended?", "How much was paid?"]
)
def test_who_asks_for_something_else_is_not_told(question: str) -> None:
    assert told(question, MOVED, after(MOVED, (CARRIED, "motion", "carried"))) is None


def test_what_was_carried_itself_needs_no_more() -> None:
    result = under("Lamps", (MOTION, "motion", "carried"), (CARRIED, "motion", "carried"))
    assert told("What was decided about the lamps?", result) is None


def test_the_outcome_stands_beside_the_motion_before_all_else() -> None:
    result = found(MOTION, TALK, "It rained.", CARRIED)
    motion, talk, rain, outcome = (evidence(result, n, 2.0 - n / 100) for n in range(4))
    assert choose([motion, talk, rain], outcome) == [motion, outcome, talk]
