"""Questions are noted without who asked them, for a time, and no longer."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import conversations.log
from conversations import Asked, Cited, Log, Verdict
from conversations.log import FILE
from conversations.store import DAY, UNDO
from errors import StoreError

NOW = 1_000_000
MINUTE = 999_960
KETTLE = Asked("What of the kettle?", "answered", '{"kind": "news"}', "llama3.2", (Cited("d", 3),))
FAIR = Asked("When is the fair?", "declined")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """An empty log, kept for a month."""
    at(monkeypatch, NOW)
    return Log(tmp_path, days=30)


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(conversations.log.time, "time", lambda: seconds)  # type: ignore[attr-defined]


def holds(folder: Path) -> bytes:
    return (folder / FILE).read_bytes()


def test_questions_are_noted_the_newest_first_to_the_minute(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    at(monkeypatch, NOW + 3600)
    log.note("t2", FAIR)
    assert log.asked(days=30) == [
        replace(FAIR, minute=MINUTE + 3600),
        replace(KETTLE, minute=MINUTE),
    ]


def test_only_those_of_the_days_that_are_asked_for_are_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    at(monkeypatch, NOW + 3 * DAY)
    log.note("t2", FAIR)
    assert [one.question for one in log.asked(days=1)] == [FAIR.question]
    assert len(log.asked(days=30)) == 2


def test_nothing_in_it_leads_to_who_asked(log: Log, tmp_path: Path) -> None:
    log.note("the-id-of-a-turn", KETTLE)
    log.judge("the-id-of-a-turn", Verdict(False, "place", "Not this one."))
    assert b"the-id-of-a-turn" not in holds(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        columns = {row[1] for row in db.execute("PRAGMA table_info(question)")}
    assert not columns & {"owner", "reader", "conversation", "turn", "address", "session"}


def test_a_question_that_is_settled_twice_is_noted_once(log: Log) -> None:
    log.note("t1", KETTLE)
    log.note("t1", FAIR)
    assert [one.question for one in log.asked(days=30)] == [KETTLE.question]


def test_what_a_reader_thinks_can_be_said_changed_and_taken_back(log: Log) -> None:
    log.note("t1", KETTLE)
    log.note("t2", FAIR)
    for verdict in (Verdict(False, "other", "Why?"), Verdict(True), None):
        log.judge("t1", verdict)
        fair, kettle = log.asked(days=30)
        assert kettle.verdict == verdict
        assert fair.verdict is None


def test_a_long_remark_is_cut(log: Log) -> None:
    log.note("t1", KETTLE)
    log.judge("t1", Verdict(False, None, "x" * 5000))
    (one,) = log.asked(days=30)
    assert one.verdict == Verdict(False, None, "x" * 500)


def test_what_a_reader_deletes_is_not_told_and_is_gone_after_an_hour(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    log.hide(["t1"])
    assert log.asked(days=30) == []
    log.restore(["t1"])
    assert len(log.asked(days=30)) == 1
    log.hide(["t1"])
    at(monkeypatch, NOW + UNDO + 1)
    log.note("t2", FAIR)
    log.restore(["t1"])
    assert [one.question for one in log.asked(days=30)] == [FAIR.question]
    assert b"kettle" not in holds(tmp_path)


def test_what_is_older_than_was_promised_is_gone_for_good(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    at(monkeypatch, NOW + 30 * DAY + 1)
    assert Log(tmp_path, days=90).asked(days=90) == [], "a longer time is for new questions"
    assert b"kettle" not in holds(tmp_path)


def test_a_time_that_is_made_shorter_is_so_for_all_questions(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    at(monkeypatch, NOW + 8 * DAY)
    Log(tmp_path, days=7).note("t2", FAIR)
    assert b"kettle" not in holds(tmp_path)


def test_switched_off_it_takes_no_more_and_what_it_has_still_ends(
    log: Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.note("t1", KETTLE)
    off = Log(tmp_path, days=0)
    off.note("t2", FAIR)
    assert off.asked(days=30) == []
    assert [one.question for one in log.asked(days=30)] == [KETTLE.question]
    at(monkeypatch, NOW + 31 * DAY)
    off.note("t3", FAIR)
    assert b"kettle" not in holds(tmp_path)


def test_nothing_is_noted_where_it_is_off_or_there_is_no_archive(tmp_path: Path) -> None:
    for log in (Log(tmp_path, days=0), Log(tmp_path / "none", days=9)):
        assert not log.keeps
        log.note("t1", KETTLE)
        log.judge("t1", Verdict(True))
        log.hide(["t1"])
        assert log.asked(days=30) == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named(log: Log, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match=FILE):
        log.asked(days=30)
