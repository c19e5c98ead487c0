"""What could change an answer is read, and what could not is left unread."""

import datetime

import pytest

from answering.evidence import mark, see
from answering.question.read import read_question
from answering.worth_reading import FIRST, Worth, needs_all
from schema import SearchResult
from tests.answering.making import DAY, found, reading, stem

ASKED = "When will the lamps of Fen Lane be mended?"
BEST = found("The lamps of Fen Lane will be mended by 28 June.", name="best", score=4.0)
OTHERS = [
    found(f"The baths were cleaned by {name}.", name=name, score=3.5) for name in ("Ash", "Elm")
]
FAR_DAY = DAY + datetime.timedelta(days=70)


def idle_of(
    *last: SearchResult, margin: float = 8.0, read: int = FIRST, asked: str = ASKED
) -> list[int]:
    """Return which of the last results is idle once the first of all have been read."""
    more = [found(f"It rained on {n}.", name=f"n{n}", score=3.0) for n in range(read - 3)]
    results = [BEST, *OTHERS, *more, *last]
    question = read_question(asked)
    passages = see(question, results, {"lamps": 1.0}, stem=stem)
    words = [one.passage.text.split()[0] for one in results]
    margins = [margin, *[-6.0] * (len(results) - 1)]
    marked = [
        [one for one, _ in mark(some, reading(result, word, sure))]
        for some, result, word, sure in zip(passages, results, words, margins, strict=True)
    ]
    worth = Worth(question, passages, stem=stem)
    idle = worth.find_idle(dict(enumerate(marked[:read])), range(read, len(results)))
    return [place - read for place in idle]


def test_what_the_search_finds_far_behind_a_sure_answer_is_left_unread() -> None:
    assert idle_of(found("The hall was let.", name="far", score=1.0, day=FAR_DAY)) == [0]


def test_what_is_found_nearly_as_well_is_read() -> None:
    near = found("Fen Lane was shut for a day.", name="near", score=3.9, day=FAR_DAY)
    assert idle_of(near, margin=1.0) == []


@pytest.mark.parametrize("margin", [-20.0, -40.0])
def test_all_is_read_where_nothing_is_sure_yet(margin: float) -> None:
    far = found("The hall was let.", name="far", score=0.0, day=FAR_DAY)
    assert idle_of(far, margin=margin) == []


def test_the_first_few_are_always_read() -> None:
    far = found("The hall was let.", name="far", score=1.0, day=FAR_DAY)
    assert idle_of(far, read=FIRST - 1) == []


def test_what_gives_another_figure_for_the_same_is_read_however_far_it_is() -> None:
    said = "The lamps of Fen Lane will be mended by 9 August."
    assert idle_of(found(said, name="other", score=0.0, day=FAR_DAY)) == []


def test_another_paper_of_the_meeting_is_read_where_it_says_the_same() -> None:
    long = f"{BEST.passage.text[:-1]}, as a letter from the county's surveyor of 3 May has it, in "
    same = found(long + "the order in which they were reported to the clerk.", score=0.0)
    other = found("The hall was let.", name="d2", score=0.0)
    assert idle_of(same, other) == [1]


@pytest.mark.parametrize(
    "asked",
    [
        "Who is the mayor?",
        "How did the councillors vote on the lamps?",
        "lamps",
        "What is the latest on the lamps?",
    ],
)
def test_what_is_answered_from_several_passages_needs_all_of_them(asked: str) -> None:
    assert needs_all(read_question(asked))


@pytest.mark.parametrize("asked", [ASKED, "How much did the lamps cost?", "Why was it closed?"])
def test_what_one_sentence_answers_does_not(asked: str) -> None:
    assert not needs_all(read_question(asked))
