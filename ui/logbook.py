"""What is noted of questions for whoever looks after the archive, where that is switched on.

It fails in silence for readers: an answer stands whether or not it could be noted.
"""

from collections.abc import Callable, Iterable

from conversations import Asked, Came, Cited, Kept, Log
from errors import SettingError
from schema import Answer, Citation
from settings import Settings
from ui import limits, troubles
from ui.conversation import Outcome, Stopped, Turn, Unanswered

_CAME: dict[str, Came] = {
    "answered": "answered",
    "not_in_minutes": "declined",
    "passages_only": "passages",
}


def log() -> Log:
    """Return the log; settings that cannot be used are told elsewhere."""
    try:
        settings = Settings.from_environment()
    except SettingError:
        return Log(Settings().store, days=0)
    return Log(settings.store, days=settings.review_days)


def note(turn: Turn) -> None:
    """Note a question when it is settled, if it asked something of the minutes."""
    came = _came(turn.outcome)
    if came is None:
        return
    written_by, cited = "", tuple[Cited, ...]()
    if isinstance(turn.outcome, Answer):
        written_by = turn.outcome.written_by or ""
        cited = tuple(dict.fromkeys(_cited(one) for one in turn.outcome.citations))
    asked = Asked(turn.question, came, limits.as_text(turn.filters), written_by, cited)
    _quietly(lambda: log().note(turn.id, asked))


def judge(turn: Turn) -> None:
    """Note whether the answer helped."""
    _quietly(lambda: log().judge(turn.id, turn.verdict))


def hide(turns: Iterable[Kept]) -> None:
    """Take back the questions of a conversation that its reader deletes."""
    ids = [one.id for one in turns]
    _quietly(lambda: log().hide(ids))


def restore(turns: Iterable[Kept]) -> None:
    """Note again the questions of a conversation that is brought back."""
    ids = [one.id for one in turns]
    _quietly(lambda: log().restore(ids))


def _quietly(do: Callable[[], None]) -> None:
    try:
        do()
    except Exception as error:
        troubles.log(error)
        troubles.message(error)


def _came(outcome: Outcome | None) -> Came | None:
    match outcome:
        case Answer(status=status):
            return _CAME.get(status, "error")
        case Unanswered():
            return "error"
        case Stopped():
            return "stopped"
        case _:
            return None


def _cited(citation: Citation) -> Cited:
    document, passage = citation.document, citation.passage
    day = document.meeting_at(citation.start).date
    return Cited(document.id, passage.page, day.isoformat() if day else "")
