"""Conversations are kept for their owner, for a time, and no longer."""

import sqlite3
from pathlib import Path

import pytest

import conversations.store
from conversations import Conversations, Kept, Named, Verdict
from conversations.store import DAY, FILE, UNDO
from errors import StoreError

ANN, BEN = "ann", "ben"


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    """An empty file of conversations, kept for a month."""
    return Conversations(tmp_path, days=30)


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(conversations.store.time, "time", lambda: seconds)  # type: ignore[attr-defined]


def test_a_conversation_is_named_by_its_first_question_and_read_in_order(
    kept: Conversations,
) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When is the\n  fair?", '{"kind": "news"}'))
    kept.put(ANN, "c", 1, Kept("t2", "And where?"))
    kept.put(ANN, "c", 0, Kept("t1", "When is the\n  fair?", '{"kind": "news"}', "In May"))
    assert kept.named(ANN) == [Named("c", "When is the fair?")]
    assert kept.turns(ANN, "c") == [
        Kept("t1", "When is the\n  fair?", '{"kind": "news"}', "In May"),
        Kept("t2", "And where?"),
    ]


def test_nobody_but_the_owner_sees_or_changes_it(kept: Conversations) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    kept.put(BEN, "c", 1, Kept("t2", "Mine now?"))
    kept.rename(BEN, "c", "Mine")
    kept.delete(BEN, "c")
    assert kept.named(BEN) == []
    assert kept.turns(BEN, "c") == []
    assert kept.named(ANN) == [Named("c", "When?")]
    assert kept.turns(ANN, "c") == [Kept("t1", "When?")]


def test_one_turn_is_there_for_whoever_knows_its_id(kept: Conversations) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?", "", "In May"))
    assert kept.turn("t1") == Kept("t1", "When?", "", "In May")
    assert kept.turn("t2") is None


@pytest.mark.parametrize("words", ["fair", "FAIR", " where ", "été", "100%", "_"])
def test_it_is_found_by_its_name_or_its_questions(kept: Conversations, words: str) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When is the fair?"))
    kept.put(ANN, "c", 1, Kept("t2", "And where, at 100% or_so, in ÉTÉ?"))
    kept.put(ANN, "d", 0, Kept("t3", "Potholes"))
    assert kept.named(ANN, words) == [Named("c", "When is the fair?")]
    assert kept.named(BEN, words) == []


def test_the_last_used_stands_first(kept: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    for second, name in enumerate("abca", 1_000_000):
        at(monkeypatch, second)
        kept.put(ANN, name, 0, Kept(f"t-{name}-{second}", name))
    assert [one.id for one in kept.named(ANN)] == ["a", "c", "b"]


@pytest.mark.parametrize("name", ["The fair", "  The \n fair "])
def test_it_can_be_renamed(kept: Conversations, name: str) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    kept.rename(ANN, "c", name)
    kept.rename(ANN, "c", "  ")
    assert kept.named(ANN) == [Named("c", "The fair")]


def test_what_is_deleted_can_be_brought_back_for_an_hour_and_is_then_gone(
    kept: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 1_000_000)
    for name in "cd":
        kept.put(ANN, name, 0, Kept(f"t-{name}", "The secret of the kettle?"))
        kept.delete(ANN, name)
    assert kept.named(ANN) == []
    assert kept.turns(ANN, "c") == []
    assert kept.turn("t-c") is None
    assert not kept.put(ANN, "c", 0, Kept("t-c", "The secret of the kettle?", "", "late"))
    assert kept.named(ANN) == []  # an answer that comes late revives nothing
    kept.restore(ANN, "c")
    assert [one.id for one in kept.named(ANN)] == ["c"]

    at(monkeypatch, 1_000_000 + UNDO + 1)
    kept.delete(ANN, "c")
    at(monkeypatch, 1_000_000 + 2 * UNDO + 3)
    kept.put(ANN, "e", 0, Kept("t-e", "Another?"))
    kept.restore(ANN, "c")
    assert [one.id for one in kept.named(ANN)] == ["e"]
    assert b"kettle" not in (kept.folder / FILE).read_bytes()


def test_what_was_not_used_for_as_long_as_it_is_kept_is_gone(
    kept: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 1_000_000)
    kept.put(ANN, "c", 0, Kept("t1", "About the kettle?"))
    at(monkeypatch, 1_000_000 + 30 * DAY + 1)
    assert kept.named(ANN) == []
    assert kept.turns(ANN, "c") == []
    assert kept.turn("t1") is None
    kept.put(BEN, "d", 0, Kept("t2", "Another?"))
    assert b"kettle" not in (kept.folder / FILE).read_bytes()


def test_nothing_is_kept_where_none_shall_be_or_there_is_no_archive(tmp_path: Path) -> None:
    for kept in (Conversations(tmp_path, days=0), Conversations(tmp_path / "none", days=9)):
        assert not kept.keeps
        kept.put(ANN, "c", 0, Kept("t1", "When?"))
        assert kept.named(ANN) == []
        assert kept.turn("t1") is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_named(kept: Conversations) -> None:
    (kept.folder / FILE).write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match=FILE):
        kept.named(ANN)


def test_what_an_owner_thinks_of_an_answer_is_kept_changed_and_taken_back(
    kept: Conversations,
) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    kept.put(ANN, "c", 1, Kept("t2", "Where?"))
    for verdict in (Verdict(False), Verdict(False, "missed", "In May."), Verdict(True)):
        kept.judge(ANN, "t1", verdict)
        kept.put(ANN, "c", 0, Kept("t1", "When?", "", "an answer"))
        assert kept.verdicts(ANN, "c") == {"t1": verdict}
    kept.judge(ANN, "t1", None)
    assert kept.verdicts(ANN, "c") == {}


def test_nobody_but_the_owner_judges_an_answer_or_sees_what_was_thought(
    kept: Conversations,
) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    kept.judge(BEN, "t1", Verdict(True))
    assert kept.verdicts(ANN, "c") == {}
    kept.judge(ANN, "t1", Verdict(False))
    kept.judge(BEN, "t1", None)
    kept.judge(BEN, "t1", Verdict(True))
    assert kept.verdicts(ANN, "c") == {"t1": Verdict(False)}
    assert kept.verdicts(BEN, "c") == {}


def test_what_was_thought_goes_with_its_conversation(
    kept: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, 1_000_000)
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    kept.judge(ANN, "t1", Verdict(False, "other", "The kettle is not here."))
    kept.delete(ANN, "c")
    assert kept.verdicts(ANN, "c") == {}
    at(monkeypatch, 1_000_000 + UNDO + 1)
    kept.put(ANN, "d", 0, Kept("t2", "Another?"))
    assert b"kettle" not in (kept.folder / FILE).read_bytes()


def test_a_file_from_before_answers_could_be_judged_is_still_read(kept: Conversations) -> None:
    kept.put(ANN, "c", 0, Kept("t1", "When?"))
    with sqlite3.connect(kept.folder / FILE) as db:
        db.execute("DROP TABLE verdict")
    assert kept.verdicts(ANN, "c") == {}
    kept.judge(ANN, "t1", Verdict(True))
    assert kept.verdicts(ANN, "c") == {"t1": Verdict(True)}
