"""A conversation: what was asked, what came of it, and the work that is still being done on it.

Questions are answered by a thread of the conversation's own, in their order. What the reader does
meanwhile draws the page anew and interrupts nothing: whoever draws it only looks on. Nothing of
Streamlit is known here.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import logs
from conversations import Verdict
from english.small_talk import Talk, small_talk
from errors import LeftOff, SettingError
from schema import Answer, Filters
from ui import troubles
from words import pages as words

if TYPE_CHECKING:
    from answering import Answerer


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that could not be put to the minutes, and why."""

    heading: str
    advice: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the page itself says to words that ask nothing of the minutes."""

    talk: Talk


@dataclass(frozen=True, slots=True)
class Stopped:
    """The reader did not wait for the answer."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """An answer that was given, and does not stand any more."""


Outcome = Answer | Unanswered | Said | Stopped | Fallen


def new_id() -> str:
    """Make an id that nobody can guess: whoever knows it may see what it names."""
    return secrets.token_urlsafe(12)


@dataclass(slots=True, eq=False)
class Turn:
    """A question and what came of it: nothing while it waits, `so_far` while it is written.

    It is `done` when whoever is told of its outcome has been: so what a page shows is kept.
    What is logged of it bears the id `request`.
    """

    question: str
    filters: Filters = field(default_factory=Filters)
    id: str = field(default_factory=new_id)
    outcome: Outcome | None = None
    so_far: str = ""
    verdict: Verdict | None = None
    request: str = field(default_factory=lambda: logs.part_of(None))
    done: threading.Event = field(default_factory=threading.Event)


OnTurn = Callable[["Conversation", Turn], None]


@dataclass(slots=True, eq=False, weakref_slot=True)
class Conversation:
    """Turns in order. `on_change` is told of each that is asked or settled.

    `generation` is that of the archive when it was last made sure that the answers stand.
    """

    id: str = field(default_factory=new_id)
    turns: list[Turn] = field(default_factory=list)
    on_change: OnTurn = lambda talk, turn: None
    generation: int | str | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _worker: threading.Thread | None = None

    @property
    def waiting(self) -> list[Turn]:
        """The questions that are not answered yet, first come first."""
        return [turn for turn in list(self.turns) if turn.outcome is None]

    def ask(self, question: str, filters: Filters, *, request: str = "") -> Turn:
        """Put a question in the queue; what asks nothing of the minutes is answered at once."""
        turn = Turn(question, filters, request=request or logs.part_of(None))
        with self._lock:
            self.turns.append(turn)
        talk = small_talk(question)
        if talk:
            self._settle(turn, Said(talk))
        else:
            with logs.belonging_to(turn.request):
                self.on_change(self, turn)
        return turn

    def stop(self, turn: Turn) -> None:
        """Wait no longer for an answer: whatever still comes of it is left."""
        with self._lock:
            if self._settle(turn, Stopped()):
                self._worker = None  # it may be waiting for a model that says nothing

    def work(self, answerer: "Answerer") -> None:
        """See to it that whatever waits is being answered, once."""
        with self._lock:
            if self.waiting and self._worker is None:
                self._worker = threading.Thread(target=self._work, args=(answerer,), daemon=True)
                self._worker.start()

    def _work(self, answerer: "Answerer") -> None:
        while turn := self._next():
            with logs.belonging_to(turn.request):
                self._settle(turn, self._answer(answerer, turn))

    def _next(self) -> Turn | None:
        """Return what this thread is to answer next; None tells it to end."""
        with self._lock:
            if self._worker is not threading.current_thread():
                return None
            if not self.waiting:
                self._worker = None
                return None
            return self.waiting[0]

    def _settle(self, turn: Turn, outcome: Outcome) -> bool:
        """Say what came of a question, unless that is settled."""
        with self._lock:
            if turn.outcome is not None:
                return False
            turn.outcome = outcome
        try:
            self.on_change(self, turn)
        finally:
            turn.done.set()
        return True

    def _answer(self, answerer: "Answerer", turn: Turn) -> Outcome:
        def on_text(so_far: str) -> None:
            if turn.outcome is not None:
                raise LeftOff
            turn.so_far = so_far

        try:
            return answerer.answer(
                turn.question, history=self.before(turn), filters=turn.filters, on_text=on_text
            )
        except LeftOff:
            return Stopped()
        except SettingError as error:
            return Unanswered(words.BAD_QUESTION, str(error))
        except Exception as error:
            troubles.log(error)
            return Unanswered(*troubles.message(error))

    def before(self, turn: Turn) -> Sequence[str]:
        """Return the questions before one that were put to the minutes."""
        before = self.turns[: self.turns.index(turn)]
        return [one.question for one in before if isinstance(one.outcome, Answer)]
