"""What a reader does while an answer is made breaks, doubles and revives nothing."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import logs
from schema import Answer, Filters
from tests.ui.drawing import FakeAnswerer
from tests.ui.test_chat_page import answer_of, citation
from ui.conversation import Conversation, Said, Stopped, Unanswered


class Slow(FakeAnswerer):
    """Answers when it is let, and tells when it was asked."""

    def __init__(self) -> None:
        super().__init__(answer_of(citation()))
        self.may_answer = threading.Event()
        self.begun = threading.Semaphore(0)

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str],
        filters: Filters,
        on_text: Callable[[str], None],
    ) -> Answer:
        self.asked.append((question, tuple(history), filters))
        on_text("The kettle")
        self.begun.release()
        self.may_answer.wait()
        on_text("The kettle was")
        assert isinstance(self.gives, Answer)
        return replace(self.gives, question=question)


def questions(answerer: FakeAnswerer) -> list[str]:
    return [question for question, _, _ in answerer.asked]


def test_however_often_the_page_is_drawn_a_question_is_answered_once() -> None:
    answerer, talk = Slow(), Conversation()
    turn = talk.ask("one?", Filters())
    for _ in range(5):
        talk.work(answerer)  # type: ignore[arg-type]
    answerer.begun.acquire()
    talk.work(answerer)  # type: ignore[arg-type]
    assert turn.so_far == "The kettle"
    answerer.may_answer.set()
    assert turn.done.wait(60)
    assert questions(answerer) == ["one?"]


def test_two_tabs_that_draw_at_once_answer_each_question_once() -> None:
    answerer, talk = FakeAnswerer(answer_of(citation())), Conversation()
    turns = [talk.ask(f"{n}?", Filters()) for n in range(20)]
    tabs = [threading.Thread(target=talk.work, args=(answerer,)) for _ in range(8)]
    for tab in tabs:
        tab.start()
    assert all(turn.done.wait(60) for turn in turns)
    assert questions(answerer) == [f"{n}?" for n in range(20)]
    assert [turn.outcome.question for turn in turns if isinstance(turn.outcome, Answer)] == (
        questions(answerer)
    )


def test_a_question_asked_meanwhile_is_answered_next_with_the_first_before_it() -> None:
    answerer, talk = Slow(), Conversation()
    talk.ask("one?", Filters())
    talk.work(answerer)  # type: ignore[arg-type]
    answerer.begun.acquire()
    second = talk.ask("two?", Filters(kind="news"))
    talk.work(answerer)  # type: ignore[arg-type]
    answerer.may_answer.set()
    assert second.done.wait(60)
    assert answerer.asked == [
        ("one?", (), Filters()),
        ("two?", ("one?",), Filters(kind="news")),
    ]


def test_what_is_stopped_stays_stopped_and_keeps_nothing_waiting() -> None:
    answerer, talk = Slow(), Conversation()
    turn = talk.ask("one?", Filters())
    talk.work(answerer)  # type: ignore[arg-type]
    answerer.begun.acquire()
    talk.stop(turn)
    assert isinstance(turn.outcome, Stopped)

    other = FakeAnswerer(answer_of(citation()))
    second = talk.ask("two?", Filters())
    talk.work(other)  # type: ignore[arg-type]
    assert second.done.wait(60)  # though the first is still being written
    answerer.may_answer.set()
    assert isinstance(turn.outcome, Stopped)
    assert other.asked == [("two?", (), Filters())]  # what was stopped is no history
    assert talk.waiting == []


def test_the_work_goes_on_after_an_error() -> None:
    answerer, talk = FakeAnswerer(ZeroDivisionError("kettle")), Conversation()
    first, second = talk.ask("one?", Filters()), talk.ask("two?", Filters())
    talk.work(answerer)  # type: ignore[arg-type]
    assert second.done.wait(60)
    assert isinstance(first.outcome, Unanswered)
    assert isinstance(second.outcome, Unanswered)


def test_small_talk_is_answered_at_once_and_never_searched_for() -> None:
    answerer, talk = FakeAnswerer(answer_of(citation())), Conversation()
    hello = talk.ask("Hello!", Filters())
    assert hello.outcome == Said("greeting")
    turn = talk.ask("How much?", Filters())
    talk.work(answerer)  # type: ignore[arg-type]
    assert turn.done.wait(60)
    assert answerer.asked == [("How much?", (), Filters())]
    assert talk.ask("thanks", Filters()).outcome == Said("thanks")


def test_every_turn_is_told_of_when_it_is_asked_and_when_it_is_settled() -> None:
    told: list[tuple[str, bool]] = []
    talk = Conversation(on_change=lambda _, turn: told.append((turn.question, bool(turn.outcome))))
    talk.ask("hi", Filters())
    turn = talk.ask("How much?", Filters())
    talk.work(FakeAnswerer(answer_of(citation())))  # type: ignore[arg-type]
    assert turn.done.wait(60)
    assert told == [("hi", True), ("How much?", False), ("How much?", True)]


class Named(FakeAnswerer):
    """Notes what is logged of each question would belong to."""

    def __init__(self) -> None:
        super().__init__(answer_of(citation()))
        self.names: list[str] = []

    def answer(self, question: str, **given: object) -> Answer:
        self.names.append(logs.request())
        if len(self.names) == 2:
            raise ValueError("the second fails")
        return super().answer(question, **given)  # type: ignore[arg-type]


def test_each_question_has_an_id_of_its_own_in_the_thread_that_answers() -> None:
    answerer, settled = Named(), list[str]()
    talk = Conversation(on_change=lambda _, turn: settled.append(logs.request()))
    turns = [talk.ask("one?", Filters(), request="proxy.1"), talk.ask("two?", Filters())]
    turns.append(talk.ask("three?", Filters(), request="proxy.3"))
    talk.work(answerer)  # type: ignore[arg-type]
    assert all(turn.done.wait(60) for turn in turns)
    assert answerer.names == [turn.request for turn in turns]
    assert settled == answerer.names * 2
    assert answerer.names[0::2] == ["proxy.1", "proxy.3"]
    assert len(set(answerer.names)) == 3
