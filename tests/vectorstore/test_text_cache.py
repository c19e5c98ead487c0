from collections.abc import Iterable

import pytest

from vectorstore.text_cache import KeptTexts


class Read:
    """Texts that are read, and how often."""

    def __init__(self) -> None:
        self.texts = {"a": "first", "b": "second", "c": "third"}
        self.asked: list[str] = []

    def __call__(self, versions: Iterable[str]) -> dict[str, str]:
        asked = list(versions)
        self.asked += asked
        return {one: self.texts[one] for one in asked if one in self.texts}


def test_what_was_just_read_is_not_read_again() -> None:
    read = Read()
    kept = KeptTexts(read)
    assert kept.of({"a", "b"}, 1) == {"a": "first", "b": "second"}
    assert kept.of({"b", "c", "none"}, 1) == {"b": "second", "c": "third"}
    assert sorted(read.asked) == ["a", "b", "c", "none"]


def test_after_a_change_all_is_read_anew() -> None:
    read = Read()
    kept = KeptTexts(read)
    kept.of(["a"], 1)
    read.texts["a"] = "altered"
    assert kept.of(["a"], 1) == {"a": "first"}
    assert kept.of(["a"], 2) == {"a": "altered"}


def test_the_oldest_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vectorstore.text_cache.KEPT_CHARS", 12)
    read = Read()
    kept = KeptTexts(read)
    for one in ("a", "b", "a", "c", "a", "b"):
        assert kept.of([one], 1) == {one: read.texts[one]}
    assert read.asked == ["a", "b", "c", "b"]
