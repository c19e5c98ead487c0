"""The conversation that a session holds: what was asked and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from errors import SettingError
from schema import Answer, Filters
from ui import troubles, words

if TYPE_CHECKING:
    from answering import Answerer


OnText = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that waits for its answer, with the filters it was asked under."""

    question: str
    filters: Filters


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that could not be put to the minutes, and why."""

    question: str
    heading: str
    advice: str


@dataclass(slots=True)
class Conversation:
    """Turns in order, and the questions that still wait, first come first."""

    turns: list[Answer | Unanswered] = field(default_factory=list)
    waiting: list[Asked] = field(default_factory=list)
    examples: Sequence[str] | None = None

    def ask(self, question: str, filters: Filters) -> None:
        """Put a question in the queue."""
        self.waiting.append(Asked(question, filters))

    def clear(self) -> None:
        """Begin anew."""
        self.turns.clear()
        self.waiting.clear()
        self.examples = None

    def answer_next(self, answerer: "Answerer", on_text: OnText) -> Answer | Unanswered:
        """Answer the first question that waits; `on_text` is given its text as it is written.

        Nothing of Streamlit is called between the answer and its place in the turns: a
        rerun could break in there, and the answer would be lost. One that breaks in while
        it is written leaves the question waiting, to be answered anew.
        """
        asked = self.waiting[0]
        history = [turn.question for turn in self.turns if isinstance(turn, Answer)]
        turn = _answer(answerer, asked, history, on_text)
        self.turns.append(turn)
        self.waiting.remove(asked)
        return turn


def conversation() -> Conversation:
    """Return the session's conversation."""
    if "conversation" not in st.session_state:
        st.session_state["conversation"] = Conversation()
    held: Conversation = st.session_state["conversation"]
    return held


def _answer(
    answerer: "Answerer", asked: Asked, history: Sequence[str], on_text: OnText
) -> Answer | Unanswered:
    try:
        return answerer.answer(
            asked.question, history=history, filters=asked.filters, on_text=on_text
        )
    except SettingError as error:
        return Unanswered(asked.question, words.BAD_QUESTION, str(error))
    except Exception as error:
        return Unanswered(asked.question, *troubles.message(error))
