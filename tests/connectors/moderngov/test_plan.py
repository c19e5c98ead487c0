"""Which meetings are asked for in a night."""

from datetime import date, timedelta

import pytest

from connectors.moderngov.plan import may_change, tonight
from connectors.moderngov.state import MeetingRow

TODAY = date(2026, 11, 17)


def meeting(key: int, days: int | None, asked: str = "2026-11-16", **facts: str) -> MeetingRow:
    day = "" if days is None else (TODAY + timedelta(days)).isoformat()
    return MeetingRow(key, 1, day, asked=asked, page="ok", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "stage", "changes"),
    [
        (-30, "confirmed", True),
        (-91, "confirmed", False),
        (-91, "draft", True),
        (-400, "draft", True),
        (-456, "draft", False),
        (40, "", True),
        (90, "", False),
        (None, "", True),
    ],
)
def test_what_may_change_is_recent_a_draft_or_soon(
    days: int | None, stage: str, changes: bool
) -> None:
    assert may_change(meeting(1, days, stage=stage), TODAY) == changes


def test_a_night_asks_for_a_thirtieth_of_what_seldom_changes() -> None:
    old = [meeting(key, -100 - key, stage="confirmed") for key in range(8000)]
    recent = [meeting(9000 + key, -10) for key in range(40)]
    plan = tonight([*old, *recent], TODAY)
    assert len(plan.may_change) == 40
    assert len(plan.rest) == 267
    again = {one.id for one in plan.rest}
    asked = [
        meeting(one.id, -100 - one.id, "2026-11-17" if one.id in again else one.asked)
        for one in old
    ]
    assert tonight(asked, TODAY).rest == ()


def test_all_is_asked_for_within_thirty_nights() -> None:
    asked = dict.fromkeys(range(100), "2026-11-16")
    for night in range(30):
        day = TODAY + timedelta(night)
        rows = [
            MeetingRow(key, 1, "2025-01-01", asked=when, page="ok", stage="confirmed")
            for key, when in asked.items()
        ]
        for one in tonight(rows, day).rest:
            asked[one.id] = day.isoformat()
    assert min(asked.values()) > "2026-11-16"


def test_what_is_new_far_ahead_waits_and_what_is_watched_is_asked_for() -> None:
    far = MeetingRow(1, 1, (TODAY + timedelta(100)).isoformat())
    cancelled = MeetingRow(2, 1, (TODAY + timedelta(100)).isoformat(), cancelled=True)
    watched = meeting(3, -500, stage="confirmed")
    plan = tonight([far, cancelled, watched], TODAY, watched={3})
    assert [one.id for one in plan.meetings] == [3, 2]


def test_what_is_listed_otherwise_comes_first_and_then_the_latest() -> None:
    listed_anew = MeetingRow(1, 1, "2024-01-05", page="ok")
    recent, new, older = (
        meeting(2, -3),
        MeetingRow(3, 1, "2026-01-05"),
        MeetingRow(4, 1, "2020-01-05"),
    )
    plan = tonight([older, new, recent, listed_anew], TODAY)
    assert [one.id for one in plan.meetings] == [1, 2, 3, 4]
