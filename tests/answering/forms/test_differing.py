import datetime
from dataclasses import replace

import pytest

from answering.forms.differing import changes, find_other, newest_first
from answering.question.read import read_question
from answering.remarks import remarks_on
from schema import Outcome, SearchResult, Statement, StatementKind
from tests.answering.making import evidence, found, stem
from words.remarks import other_time

MARCH, JULY = datetime.date(2024, 3, 12), datetime.date(2024, 7, 9)
WHEN = read_question("When does the bridge at Fen Lane reopen?")
FIRST = "The bridge at Fen Lane will reopen on 31 August 2024."
SECOND = "The bridge at Fen Lane will reopen on 30 November 2024."


def decided(said: str, day: datetime.date, name: str) -> SearchResult:
    carried = Statement("resolution", 0, len(said), outcome="carried")
    return found(said, day=day, name=name, statements=[carried])


def test_two_meetings_that_give_other_figures_are_both_shown_newest_first() -> None:
    one = evidence(found(FIRST, day=MARCH), 0, 2.0, mark="31 August 2024")
    two = evidence(found(SECOND, day=JULY, name="d2"), 0, 1.9, mark="30 November 2024")
    assert find_other(WHEN, [one, two], stem=stem) is two
    shown = sorted([one, two], key=newest_first)
    assert shown == [two, one]
    assert remarks_on(WHEN, one, two, changed=False) == (
        "The minutes differ: those of 9 July 2024 say 30 November 2024; those of 12 March 2024 "
        "say 31 August 2024.",
    )


def test_the_same_figure_in_two_meetings_is_no_difference() -> None:
    one = evidence(found(FIRST, day=MARCH), 0, 2.0, mark="31 August 2024")
    two = evidence(found(FIRST, day=JULY, name="d2"), 0, 1.9, mark="31 August 2024")
    assert find_other(WHEN, [one, two], stem=stem) is None


def test_another_figure_about_another_thing_is_no_difference() -> None:
    other = "The baths in Ostley Road open again to swimmers on 30 November 2024."
    one = evidence(found(FIRST, day=MARCH), 0, 2.0, mark="31 August 2024")
    two = evidence(found(other, day=JULY, name="d2"), 0, 1.9, mark="30 November 2024")
    assert find_other(WHEN, [one, two], stem=stem) is None


def test_one_meeting_does_not_differ_from_itself() -> None:
    result = found(FIRST, SECOND, day=MARCH)
    one = evidence(result, 0, 2.0, mark="31 August 2024")
    two = evidence(result, 1, 1.9, mark="30 November 2024")
    assert find_other(WHEN, [one, two], stem=stem) is None


def test_a_decision_is_shown_with_the_later_one_that_changed_it() -> None:
    question = read_question("What was decided about the bridge?")
    before = "That the bridge at Fen Lane be closed."
    after = "That the decision to close the bridge at Fen Lane be rescinded."
    one = evidence(decided(before, MARCH, "d1"), 0, 2.0)
    two = evidence(decided(after, JULY, "d2"), 0, 1.8)
    assert find_other(question, [one, two], stem=stem) is two
    assert changes(one, two, stem)
    assert remarks_on(question, one, two, changed=True) == (
        "This was changed later, at the meeting of 9 July 2024.",
    )


def test_what_was_only_proposed_changes_nothing() -> None:
    question = read_question("What was decided about the bridge?")
    after = "That the decision to close the bridge at Fen Lane be rescinded."
    lost = Statement("motion", 0, len(after), outcome="lost")
    one = evidence(decided("That the bridge at Fen Lane be closed.", MARCH, "d1"), 0, 2.0)
    two = evidence(found(after, day=JULY, name="d2", statements=[lost]), 0, 1.8)
    assert find_other(question, [one, two], stem=stem) is None


def test_the_latest_position_is_given_with_its_date() -> None:
    question = read_question("What is the latest position on the bridge?")
    best = evidence(found(FIRST, day=MARCH), 0, 2.0)
    assert remarks_on(question, best, None, changed=False) == (
        "This is the position as of 12 March 2024, the latest that was found.",
    )
    assert remarks_on(WHEN, best, None, changed=False) == ()


def test_figures_are_the_marked_words() -> None:
    assert evidence(found(FIRST), 0, 1.0, mark="31 August").marked == "31 August"


def test_an_act_as_amended_changes_nothing() -> None:
    question = read_question("What was decided about the bridge at Fen Lane?")
    after = "That the bridge at Fen Lane be named under the Highways Act 1980 (as amended)."
    one = evidence(decided("That the bridge at Fen Lane be closed.", MARCH, "d1"), 0, 2.0)
    two = evidence(decided(after, JULY, "d2"), 0, 1.8)
    assert find_other(question, [one, two], stem=stem) is None


def test_a_sum_does_not_differ_from_a_number() -> None:
    question = read_question("How many signed the petition about the bridge at Fen Lane?")
    one = evidence(found("The petition about Fen Lane had 41 names.", day=MARCH), 0, 2.0, mark="41")
    two = evidence(
        found("The petition about Fen Lane had £50 costs.", day=JULY, name="d2"), 0, 1.9, mark="£50"
    )
    assert find_other(question, [one, two], stem=stem) is None


def test_what_two_years_brought_does_not_differ() -> None:
    question = read_question("How much did the bridge at Fen Lane cost?")
    one, two = (
        evidence(
            found(f"In {year} the bridge at Fen Lane cost {sum_}.", day=day, name=str(year)),
            0,
            2.0,
            mark=sum_,
        )
        for year, sum_, day in ((2023, "£500", MARCH), (2024, "£900", JULY))
    )
    assert find_other(question, [one, two], stem=stem) is None


def test_two_votes_are_not_one_that_is_told_differently() -> None:
    one = evidence(found("Against the lamps: 5", day=MARCH), 0, 2.0, mark="5")
    two = evidence(found("Against the lamps: 2", day=JULY, name="d2"), 0, 1.9, mark="2")
    how_many = read_question("How many lamps were there?")
    assert find_other(how_many, [one, two], stem=stem) == two
    voted = read_question("How many voted against the lamps?")
    assert find_other(voted, [one, two], stem=stem) is None


def test_councils_are_not_compared() -> None:
    one = evidence(found(FIRST, day=MARCH), 0, 2.0, mark="31 August 2024")
    told = found(SECOND, day=JULY, name="d2")
    told = replace(told, document=replace(told.document, council="Pennick Parish Council"))
    two = evidence(told, 0, 1.9, mark="30 November 2024")
    assert find_other(WHEN, [one, two], stem=stem) is None


@pytest.mark.parametrize(
    ("kind", "outcome", "said"),
    [
        ("motion", "proposed", "The first quotation is a proposal; it does not say"),
        ("motion", "lost", "The first quotation is a motion that was lost."),
        ("resolution", "deferred", "The first quotation is of a matter that was put off."),
        ("recommendation", None, "The first quotation is a recommendation; it does not say"),
        ("resolution", "carried", ""),
    ],
)
def test_what_is_no_decision_is_said_to_be_none(
    kind: StatementKind, outcome: Outcome | None, said: str
) -> None:
    question = read_question("What was decided about the bridge?")
    words = "That the bridge at Fen Lane be closed."
    made = [Statement(kind, 0, len(words), outcome=outcome)]
    best = evidence(found(words, statements=made), 0, 2.0)
    remarks = remarks_on(question, best, None, changed=False)
    assert [remark.startswith(said) for remark in remarks] == ([True] if said else [])
    assert remarks_on(WHEN, best, None, changed=False) == ()


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("Who was elected in May 2025?", "Cllr Wren was elected.", True),
        ("Who was elected in the summer of 2023?", "Cllr Wren was elected.", True),
        ("Who was elected in March 2024?", "Cllr Wren was elected.", False),
        ("What is due in May 2025?", "The plan is due by 5 May 2025.", False),
        ("Who was elected in 2023?", "Cllr Wren was elected.", False),
        ("Who was elected?", "Cllr Wren was elected.", False),
    ],
)
def test_a_meeting_of_another_time_than_was_named_is_said_to_be(
    asked: str, said: str, told: bool
) -> None:
    best = evidence(found(said, day=MARCH), 0, 2.0)
    remark = (other_time("12 March 2024"),)
    found_so = remarks_on(read_question(asked), best, None, changed=False)
    assert found_so == (remark if told else ())
