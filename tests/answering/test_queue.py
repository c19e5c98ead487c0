"""Who computes when: few at a time, in their order, and what is only offered last."""

import threading
from collections.abc import Iterable

from answering.queue import Turns

SECONDS = 60
"""Only to end a test that hangs."""


def _begin(turns: Turns, name: str, done: list[str], *, later: bool = False) -> threading.Thread:
    """Start a thread that takes a turn, and return when it waits for it."""

    def work() -> None:
        with turns.take(later=later):
            done.append(name)

    before = turns.waiting
    thread = threading.Thread(target=work)
    thread.start()
    while turns.waiting == before:
        thread.join(0.001)
    return thread


def _end(threads: Iterable[threading.Thread]) -> None:
    for thread in threads:
        thread.join(SECONDS)
        assert not thread.is_alive()


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, done = Turns(1), list[str]()
    with turns.take():
        threads = [_begin(turns, name, done) for name in "abcd"]
        assert done == []
    _end(threads)
    assert done == ["a", "b", "c", "d"]


def test_what_may_come_later_gives_way_to_who_comes_after_it() -> None:
    turns, done = Turns(1), list[str]()
    with turns.take():
        threads = [_begin(turns, "offer", done, later=True), _begin(turns, "answer", done)]
        assert (turns.waiting, turns.readers_waiting) == (2, 1)
    _end(threads)
    assert done == ["answer", "offer"]


def test_no_more_compute_than_there_are_places() -> None:
    turns, inside, together = Turns(2), threading.Semaphore(2), threading.Barrier(2)

    def work() -> None:
        with turns.take():
            assert inside.acquire(blocking=False)
            together.wait(SECONDS)  # both places are used
            inside.release()

    broken: list[object] = []
    threads = [threading.Thread(target=work) for _ in range(8)]
    hook, threading.excepthook = threading.excepthook, broken.append
    for thread in threads:
        thread.start()
    _end(threads)
    threading.excepthook = hook
    assert broken == []


def test_a_turn_that_fails_is_given_back() -> None:
    turns = Turns(1)
    for _ in range(2):
        try:
            with turns.take():
                raise ValueError
        except ValueError:
            pass
    with turns.take(later=True):
        assert turns.waiting == 0
