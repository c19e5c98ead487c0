"""A query is read once, above the search: what only asks, which time, whether the newest."""

import datetime

from english.query import read_query


def test_the_time_and_the_wish_for_the_newest_are_read() -> None:
    read = read_query("the latest on the lamps in May 2024", prefer=["vote"])
    (period,) = read.periods
    assert (period.first, period.last) == (datetime.date(2024, 5, 1), datetime.date(2024, 5, 31))
    assert read.latest
    assert read.prefer == {"vote"}
    assert not read_query("the lamps of 2024").latest


def test_words_that_ask_are_told_from_what_is_asked_about() -> None:
    read = read_query("What did the council say about kettles?")
    assert {"what", "did", "council", "say", "about"} <= read.idle
    assert "kettles" not in read.idle


def test_half_a_character_is_none() -> None:
    assert read_query("lamps \ud83d").text == "lamps ?"
