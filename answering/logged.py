"""What is noted of a question: a line in the log, without a word of it unless that is set.

What was asked and quoted is the reader's; the log is read by others. `MINUTES_LOG_QUESTIONS` lets
the question's own words in, to look into what went wrong. The same is counted, where that is set.
"""

import logging

import metrics
from answering.clock import Clock
from errors import LeftOff, MinutesError
from schema import Answer

_log = logging.getLogger(__name__)


def log_answer(answer: Answer, clock: Clock, *, with_text: bool) -> None:
    """Log what came of a question: how it was answered, how surely, and what each step took."""
    told: dict[str, object] = {
        "status": answer.status,
        "form": answer.form,
        "confidence": answer.confidence,
        "citations": len(answer.citations),
        "steps_ms": clock.steps_ms,
    }
    if answer.notice:
        told["notice"] = answer.notice
        metrics.count_stand_in()
    _log.info("question", extra={"told": {**told, **_text(answer.question, with_text)}})
    metrics.count_answer(answer.status, answer.form, clock.steps_ms, clock.seconds)


def log_failure(error: Exception, question: str, clock: Clock, *, with_text: bool) -> None:
    """Log why a question got no answer; of what nobody foresaw, where it happened too."""
    if isinstance(error, LeftOff):
        metrics.count_left()
        _log.info("question left", extra={"told": {"steps_ms": clock.steps_ms}})
        return
    metrics.count_failure("answering", error)
    known = isinstance(error, MinutesError)
    told: dict[str, object] = {"error": type(error).__name__}
    if known:  # its message is the product's own; another's may hold anything
        told["why"] = str(error)
    told["steps_ms"] = clock.steps_ms
    _log.warning(
        "question failed",
        exc_info=None if known else error,
        extra={"told": {**told, **_text(question, with_text)}},
    )


def _text(question: str, with_text: bool) -> dict[str, object]:
    return {"question": question} if with_text else {}
