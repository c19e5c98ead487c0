from dataclasses import replace

import pytest

from answering.forms.form import MAX_QUOTES, MAX_WORDS
from answering.forms.sentence import NEAR, choose
from schema import SearchResult, Span
from tests.answering.making import evidence, found

SAID = [
    "The lamps were lit.",
    "The lamps were  lit",
    "The bridge was shut.",
    "It rained.",
    "Nobody came.",
    "word " * 90 + "end.",
]
RESULT = found(*SAID)
LAMPS, AGAIN, BRIDGE, RAIN, NOBODY, LONG = (evidence(RESULT, n, 2.0) for n in range(6))


def rows(lead: str, *said: str) -> SearchResult:
    """Make a result whose sentences all stand under one lead-in or header row."""
    result = found(lead, *said)
    above = Span(0, len(lead))
    under = tuple(replace(one, lead=above) for one in result.passage.sentences[1:])
    return replace(result, passage=replace(result.passage, sentences=under))


def test_no_more_than_three_sentences_are_quoted_the_best_first() -> None:
    assert choose([NOBODY, BRIDGE, LAMPS, RAIN]) == [NOBODY, LAMPS, BRIDGE]
    assert MAX_QUOTES == 3


def test_what_was_said_already_is_left_out() -> None:
    assert choose([LAMPS, AGAIN, BRIDGE]) == [LAMPS, BRIDGE]


def test_what_falls_far_behind_the_best_is_left_out() -> None:
    near = evidence(RESULT, 2, 2.0 - NEAR / 2)
    far = evidence(RESULT, 3, 2.0 - NEAR * 2)
    assert choose([LAMPS, near, far]) == [LAMPS, near]


def test_other_passages_are_not_mixed_in() -> None:
    other = evidence(found("The lamps were lit in May.", name="d2"), 0, 1.99)
    assert choose([LAMPS, other, BRIDGE]) == [LAMPS, BRIDGE]


def test_all_quotations_together_are_short() -> None:
    assert choose([LAMPS, LONG, BRIDGE]) == [LAMPS, BRIDGE]
    assert len(SAID[5].split()) > MAX_WORDS


def test_the_best_is_quoted_even_if_it_is_long() -> None:
    assert choose([LONG, LAMPS]) == [LONG]


def test_nothing_found_is_nothing_chosen() -> None:
    assert choose([]) == []


def test_rows_of_the_same_table_that_hold_less_of_the_question_are_left_out() -> None:
    result = rows("Item Cost", "Lamps 400", "Bridge 900")
    lamps = evidence(result, 0, 2.0, coverage=0.9)
    assert choose([lamps, evidence(result, 1, 1.95, coverage=0.4)]) == [lamps]
    assert len(choose([lamps, evidence(result, 1, 1.95, coverage=0.9)])) == 2


def test_items_of_a_list_are_no_rows() -> None:
    result = rows("It was agreed that:", "the lamps be mended.", "the bridge be shut.")
    lamps = evidence(result, 0, 2.0, coverage=0.9)
    assert len(choose([lamps, evidence(result, 1, 1.95, coverage=0.4)])) == 2


def test_a_sentence_that_leans_on_the_one_before_brings_it_along() -> None:
    result = found("It rained.", "Cllr Moule moved that the bridge be shut.", "This was agreed.")
    agreed = evidence(result, 2, 2.0, mark="agreed")
    chosen = choose([agreed])
    assert [one.sentence for one in chosen] == list(result.passage.sentences[1:])
    assert [bool(one.marks) for one in chosen] == [False, True]


def test_the_first_sentence_of_a_passage_leans_on_nothing_that_is_there() -> None:
    result = found("This was agreed.", "It rained.")
    assert choose([evidence(result, 0, 2.0)]) == [evidence(result, 0, 2.0)]


def test_titles_are_not_quoted_beside_what_answers() -> None:
    result = found("**4. Lamps**", "The lamps were mended.", "They cost £5.")
    chosen = choose([evidence(result, n, 2.0 - n / 100) for n in (1, 0, 2)])
    assert [one.sentence for one in chosen] == list(result.passage.sentences[1:])


def test_what_is_far_less_likely_is_not_quoted_beside_what_answers() -> None:
    result = found("The lamps were mended.", "Tea was served.", "All of them were lit.")
    unlikely = evidence(result, 1, -4.0)
    chosen = choose([evidence(result, 0, 2.0), unlikely, evidence(result, 2, 1.0)])
    assert [one.sentence for one in chosen] == [
        result.passage.sentences[0],
        result.passage.sentences[2],
    ]


def test_the_best_stands_before_what_is_said_before_it() -> None:
    result = found("The lamps were old.", "They cost £5.", "The lamps of Fen Lane were mended.")
    best = evidence(result, 2, 2.0)
    assert choose([best, evidence(result, 0, 1.9)])[0] == best


def test_it_was_agreed_that_leans_on_nothing() -> None:
    result = found("A budget was shown.", "It was agreed to keep the precept at £3,476.")
    agreed = evidence(result, 1, 2.0)
    assert choose([agreed]) == [agreed]


@pytest.mark.parametrize(
    "leads",
    [
        "The motion read as follows:",
        "Mr Ash proposed the motion that",
        "Three reasons were given: “1.",
        "It was resolved that: (a)",
    ],
)
def test_what_leads_on_brings_along_what_it_leads_to(leads: str) -> None:
    result = found("It rained.", leads, "The lamps are to be lit.")
    chosen = choose([evidence(result, 1, 2.0)])
    assert [one.sentence for one in chosen] == list(result.passage.sentences[1:])


@pytest.mark.parametrize("settled", ["All Councillors agreed.", "The motion was carried."])
def test_what_settles_brings_along_what_it_settles(settled: str) -> None:
    result = found("It rained.", "The lamps are to be lit.", settled)
    chosen = choose([evidence(result, 2, 2.0)])
    assert [one.sentence for one in chosen] == list(result.passage.sentences[1:])
