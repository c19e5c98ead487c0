"""What several papers of one meeting say is shown once, from the best of them."""

import datetime
from dataclasses import replace

import pytest

from answering.evidence import Evidence
from answering.forms.sentence import choose
from answering.told_twice import told_once
from schema import Kind, Standing
from tests.answering.making import DAY, evidence, found

SAID = "RESOLVED: That the depot at Fen Lane be sold."
LONGER = "On a vote (5 for, 1 against) it was RESOLVED: That the depot at Fen Lane be sold."


def paper(
    name: str,
    *said: str,
    kind: Kind = "minutes",
    standing: Standing | None = None,
    pages: tuple[int, ...] = (),
    committee: str | None = "Cabinet",
    council: str | None = "Oldmere Borough Council",
    score: float = 1.0,
    day: datetime.date = DAY,
) -> Evidence:
    result = found(*(said or (SAID,)), name=name, day=day)
    document = replace(
        result.document,
        kind=kind,
        standing=standing,
        page_starts=pages,
        committee=committee,
        council=council,
    )
    return evidence(replace(result, document=document), 0, score)


def shown(*several: Evidence) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.result.document.id, one.also) for one in told_once(several)]


PAGE = paper("page")
PRINTED = paper("printed", standing="draft", pages=(0,))
DECISION = paper("decision", kind="decision")
AGENDA = paper("agenda", kind="agenda")


@pytest.mark.parametrize("turned", range(4))
def test_minutes_go_before_a_decision_and_that_before_printed_drafts(turned: int) -> None:
    papers = [PAGE, DECISION, PRINTED, AGENDA]
    papers = papers[turned:] + papers[:turned]
    assert shown(*papers) == [("page", ("agenda.txt", "decision.txt", "printed.txt"))]
    papers.remove(PAGE)
    assert shown(*papers) == [("decision", ("agenda.txt", "printed.txt"))]
    papers.remove(DECISION)
    assert shown(*papers) == [("printed", ("agenda.txt",))]


def test_it_stands_where_the_best_of_them_stood() -> None:
    other = paper("other", "The lamps of Mill Street are to be lit again.", score=2.0)
    best = replace(DECISION, score=3.0)
    told = told_once([best, other, PAGE])
    assert [(one.result.document.id, one.score) for one in told] == [("page", 3.0), ("other", 2.0)]


@pytest.mark.parametrize(
    "words",
    [
        "Resolved: that the depot at Fen Lane be sold",
        "**RESOLVED**  that the\ndepot at Fen Lane be sold;",
        "resolved – That the depot at “Fen Lane” be sold.",
        LONGER,
    ],
)
def test_the_same_words_are_known_however_they_are_written(words: str) -> None:
    assert shown(paper("page", words), DECISION) == [("page", ("decision.txt",))]


def test_a_sentence_gives_way_to_none_that_says_less() -> None:
    longer = paper("decision", LONGER, kind="decision")
    assert shown(longer, PAGE) == [("decision", ("page.txt",))]


@pytest.mark.parametrize(
    "other",
    [
        paper("other", day=datetime.date(2024, 5, 14)),
        paper("other", committee="Planning Committee"),
        paper("other", council="Pennick Parish Council"),
        paper("other", "RESOLVED: That the depot at Fen Road be sold."),
        paper("other", "RESOLVED: That the depot at Fen Lane be not sold."),
    ],
    ids=["day", "committee", "council", "words", "not"],
)
def test_what_is_not_the_same_of_the_same_meeting_is_shown_too(other: Evidence) -> None:
    assert shown(PAGE, other) == [("page", ()), ("other", ())]


def test_a_paper_that_does_not_say_whose_it_is_may_be_of_the_same_meeting() -> None:
    assert shown(paper("decision", kind="decision", council=None), PAGE) == [
        ("page", ("decision.txt",))
    ]


def test_of_meetings_without_a_date_nothing_is_known_to_be_the_same() -> None:
    undated = [replace(one.result.document, date=None) for one in (PAGE, DECISION)]
    papers = [
        replace(one, result=replace(one.result, document=document))
        for one, document in zip((PAGE, DECISION), undated, strict=True)
    ]
    assert len(shown(*papers)) == 2


def test_a_phrase_that_stands_everywhere_is_not_the_same_thing() -> None:
    papers = [paper(name, "This was agreed.") for name in ("page", "other")]
    assert len(shown(*papers)) == 2


def test_what_stands_beside_the_best_sentence_stays_with_it() -> None:
    result = found("The depot is empty and costs money each year.", SAID, name="decision")
    document = replace(result.document, kind="decision", committee="Cabinet")
    result = replace(result, document=document)
    why, sold = evidence(result, 0, 3.0), evidence(result, 1, 2.0)
    told = told_once([why, paper("page", council=None), sold])
    assert [one.words for one in choose(told)] == [why.words, sold.words]


def test_what_a_sentence_leans_on_is_not_said_to_stand_elsewhere() -> None:
    first = "The depot at Fen Lane has stood empty since May."
    result = found(first, "They agreed to sell it at once.", name="page")
    leans = replace(evidence(result, 1, 2.0), also=("decision.txt",))
    assert {one.words: one.also for one in choose([leans])} == {
        first: (),
        leans.words: ("decision.txt",),
    }
