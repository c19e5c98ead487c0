"""What the command line says of questions and answers, and why a question has none."""

from collections.abc import Sequence

from words import answers
from words.numbers import number_of

EMPTY_QUESTION = "The question is empty. Type a question or a word to look for."
TAKEN_OUT = "A document was taken out of the archive while the question was answered. Ask again."
NO_LONGER = "What this answer rests on has been changed, removed or withheld since it was given."
ONE_OR_MANY = "Give either a question or --batch FILE.jsonl."
NOTHING_FOUND = "Nothing found."
DATES_CROSS = "--from is later than --to; swap them."
NO_DATE = "no date"


def too_long(count: int, most: int) -> str:
    """Say that a question is too long."""
    return (
        f"The question has {count:,} characters; {most:,} are the most that can be read. Ask it in "
        "fewer words."
    )


def quotation_differs(source: str, start: int) -> str:
    """Say that a quotation is not what is stored."""
    return (
        f"A quotation of {source} differs from the stored text at {start}. Read the file into the "
        "archive again."
    )


def batch_unreadable(path: object, why: object) -> str:
    """Say that a file of questions cannot be read."""
    return f"The questions in {path} cannot be read: {why}."


def not_a_question(why: object) -> str:
    """Say that a line of a batch holds no question."""
    return f"this line does not hold a question: {why}"


def understood(question: str) -> str:
    """Say what a question was taken to ask."""
    return f"({answers.understood(question)})"


def stands_in(notice: str) -> str:
    """Say that an answer was found without the language model, and why."""
    return f"({notice} {answers.STANDS_IN})"


def nearest(source: str, words: str) -> str:
    """Say what was found that does not answer."""
    return f"{answers.NEAREST} ({source}): {words}"


def left_out(sentence: str, missing: Sequence[str]) -> str:
    """Say that a sentence was left out, and why."""
    return f"(Left out: “{sentence}” {answers.unsupported(missing)})"


def written_by(model: str) -> str:
    """Say who wrote an answer."""
    return f"({answers.written_by(model)}.)"


def passages(count: int) -> str:
    """Count the passages of a document."""
    return number_of(count, "passage")
