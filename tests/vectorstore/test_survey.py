"""What filters let through is what holding each meeting against them one by one lets through."""

import datetime
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from schema import Filters, Kind, Meeting
from vectorstore.survey import DECIDING, HeldMeeting, Survey

NAMES = st.sampled_from([None, "Fen", "Wold", "Marsh"])
DAYS = st.none() | st.dates(datetime.date(2023, 1, 1), datetime.date(2023, 2, 9))
SOME: list[Kind] = ["minutes", "decision", "agenda", "report"]
KINDS = st.sampled_from(SOME)


@st.composite
def meetings(draw: st.DrawFn) -> list[HeldMeeting]:
    found = []
    for n in range(draw(st.integers(0, 9))):
        kind, parted = draw(KINDS), draw(st.booleans())
        public = draw(st.integers(0, 9))
        sizes = public + draw(st.integers(0, 3)), public
        for _ in range(draw(st.integers(1, 3))):
            day = draw(DAYS)
            about = draw(NAMES), draw(NAMES), day.isoformat() if day else None
            shown = draw(st.booleans())
            found.append(HeldMeeting(f"d{n}", f"v{n}", kind, *about, shown, parted, *sizes))
    return found


LIMITS = st.builds(
    Filters,
    council=NAMES,
    committee=NAMES,
    kind=st.none() | KINDS,
    date_from=DAYS,
    date_to=DAYS,
    restricted=st.booleans(),
)


def day_of(one: HeldMeeting) -> datetime.date | None:
    return datetime.date.fromisoformat(one.date) if one.date else None


def let_through(rows: list[HeldMeeting], filters: Filters) -> list[HeldMeeting]:
    return [
        one
        for one in rows
        if (one.public or filters.restricted)
        and filters.kind in (None, one.kind)
        and filters.let_through(Meeting(0, one.council, one.committee, day_of(one)))
    ]


@given(meetings(), LIMITS)
def test_what_matches_and_how_much_it_is(rows: list[HeldMeeting], filters: Filters) -> None:
    survey, expected = Survey(rows), let_through(rows, filters)
    documents = {one.id: one for one in expected}.values()
    assert survey.matching(filters) == {one.id for one in documents}
    scope = survey.scope(filters)
    assert scope.documents == len(documents)
    assert scope.passages == sum(
        one.passages if filters.restricted else one.public_passages for one in documents
    )
    days = [day for one in expected if (day := day_of(one))]
    assert (scope.earliest, scope.latest) == (min(days, default=None), max(days, default=None))
    assert set(scope.councils) == {one.council for one in expected if one.council}
    assert set(scope.committees) == {one.committee for one in expected if one.committee}
    assert scope.withheld == sum(one.parted for one in documents if not filters.restricted)


@given(meetings(), LIMITS, st.integers(1, 3))
def test_the_newest_of_each_committee(
    rows: list[HeldMeeting], filters: Filters, count: int
) -> None:
    def whose(one: HeldMeeting) -> tuple[str, str]:
        return one.council or "", one.committee or ""

    found = Survey(rows).newest(filters, count)
    told = [one for one in let_through(rows, filters) if one.kind in DECIDING and one.date]
    of_found = [one for one in told if one.id in found]
    assert {one.id for one in of_found} == found
    for committee, own in groupby(sorted(told, key=whose), whose):
        newest = sorted((one.date or "" for one in own), reverse=True)[:count]
        held = [one.date for one in of_found if whose(one) == committee]
        assert set(newest) <= set(held)


def test_the_commonest_come_first_and_minutes_before_decisions_of_a_day() -> None:
    kinds: list[tuple[Kind, str]] = [("decision", "Fen"), ("minutes", "Fen"), ("agenda", "Marsh")]
    rows = [
        HeldMeeting(f"d{n}", f"v{n}", kind, council, "Roads", "2023-01-01", True, False, 1, 1)
        for n, (kind, council) in enumerate(kinds)
    ]
    survey = Survey([*rows, rows[2]._replace(id="d9", version="v9", council="Fen")])
    assert survey.scope(Filters()).councils == ("Fen", "Marsh")
    assert survey.newest(Filters(), 1) == {"d1"}


@given(meetings())
def test_each_version_is_its_document_s(rows: list[HeldMeeting]) -> None:
    assert Survey(rows).owners() == {one.version: one.id for one in rows}


def test_nothing_is_held_of_nothing() -> None:
    survey = Survey([])
    assert survey.scope(Filters()).documents == 0
    assert survey.matching(Filters(restricted=True)) == survey.newest(Filters(), 3) == frozenset()
