from random import Random

import pytest

from training.examples import Example, likest, sample, says, unanswered, without_answer
from training.plain import PLAIN, in_plain_words

CONTEXT = (
    "The lamps of Fen Lane were discussed at some length by everyone who was there that night. "
    "They will be mended by 28 June. The Clerk is to write to the County Council about the cost."
)
AT = CONTEXT.index("28 June")
EXAMPLE = Example("When will the lamps be mended?", CONTEXT, AT, AT + 7, "wikipedia")


def test_an_answer_is_a_part_of_its_context() -> None:
    assert EXAMPLE.answer == "28 June"
    assert unanswered("Why?", CONTEXT, "forum").answer == ""


def test_a_context_without_the_sentence_that_answers_does_not_answer() -> None:
    bare = without_answer(EXAMPLE)
    assert bare is not None
    assert (bare.answer, bare.question) == ("", EXAMPLE.question)
    assert "28 June" not in bare.context
    assert bare.context.startswith("The lamps of Fen Lane")
    assert bare.context.endswith("about the cost.")


@pytest.mark.parametrize("more", ["On 28 June it rained.", "It was June, the 28 of it."])
def test_what_may_answer_elsewhere_is_not_taken_for_unanswered(more: str) -> None:
    example = Example(EXAMPLE.question, f"{CONTEXT} {more}", AT, AT + 7, "wikipedia")
    assert without_answer(example) is None


def test_too_little_left_is_no_example() -> None:
    short = "They will be mended by 28 June. Nobody came."
    at = short.index("28")
    assert without_answer(Example("When?", short, at, at + 7, "qed")) is None


@pytest.mark.parametrize(
    ("context", "answer", "held"),
    [
        ("paid £4,850 in May", "£4,850", True),
        ("paid 850 and 4 more", "£4,850", True),
        ("paid £4,900", "£4,850", False),
        ("Cllr Moule proposed it", "Moule", True),
        ("Cllr Tench proposed it", "Moule", False),
    ],
)
def test_a_context_says_an_answer_by_its_words_or_its_figures(
    context: str, answer: str, held: bool
) -> None:
    assert says(context, answer) is held


def test_the_likest_other_context_lacks_the_answer() -> None:
    others = ["the lamps by 28 June", "the lamps were mended once", "nothing of the sort"]
    assert likest("When are the lamps mended?", others, lacking="28 June") == others[1]
    assert likest("When?", ["28 June"], lacking="28 June") is None


def test_a_sample_holds_no_more_of_a_source_than_its_limit() -> None:
    many = [unanswered(f"{n}?", CONTEXT, "forum") for n in range(9)] + [EXAMPLE] * 3
    taken = list(sample(many, {"forum": 4, "wikipedia": 1}, Random(1)))
    assert sorted(one.source for one in taken) == ["forum"] * 4 + ["wikipedia"]
    assert taken == list(sample(many, {"forum": 4, "wikipedia": 1}, Random(1)))


def test_formal_words_are_said_plainly_and_others_stay() -> None:
    said = in_plain_words("the footway was resurfaced", Random(3), share=1.0)
    assert "footway" not in said
    assert any(plain in said for plain in PLAIN["footway"].split())
    assert in_plain_words("the footway was resurfaced", Random(3), share=0.0) == (
        "the footway was resurfaced"
    )
