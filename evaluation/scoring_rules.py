"""The rules of scoring, for one question and what came of it.

A right answer says everything that it must within what counts of its text, and cites a
document that states it. Where nothing answers, only declining is right; an error, or
passages without an answer, never is.
"""

import operator
import re
from collections.abc import Sequence

from evaluation.gold import GoldQuestion, fold
from schema import Answer, Citation, SearchResult

MAX_QUOTES = 3
MAX_WORDS = 80
"""What counts of an answer: so many quotations, a line each, or else so many words."""

_WORD = re.compile(r"\S+")
_MARKER = re.compile(r"\[\d+\]")


def is_right(question: GoldQuestion, answer: Answer) -> bool:
    """Tell whether a question got what it must: the answer, or the word that there is none."""
    if question.unanswerable:
        return answer.status == "not_in_minutes"
    cited = any(states(question, citation) for citation in answer.citations)
    return answer.status == "answered" and cited and question.says(what_counts(answer))


def states(question: GoldQuestion, citation: Citation) -> bool:
    """Tell whether a citation, or a copy of it, is of a document that states the fact."""
    return question.cites((citation.document.source, *citation.also))


def first_right(question: GoldQuestion, results: Sequence[SearchResult]) -> int | None:
    """Return the rank of the first passage that states the fact, None if none does.

    It is of a document that states the fact, or stands for a copy of one, and holds by
    itself everything that a right answer must.
    """
    for result in results:
        if question.cites((result.document.source, *result.also)) and question.says(
            result.passage.text
        ):
            return result.rank
    return None


def what_counts(answer: Answer) -> str:
    """Return what is read of an answer: what stands beyond the limits is no answer."""
    lines = answer.text.split("\n")[:MAX_QUOTES]
    quotes = [fold(citation.quote) for citation in answer.citations[:MAX_QUOTES]]
    if len(lines) == len(quotes) and all(map(operator.contains, map(fold, lines), quotes)):
        return "\n".join(lines)
    return first_words(answer.text, MAX_WORDS)


def first_words(text: str, count: int) -> str:
    """Return the beginning of a text with so many words, markers not counted."""
    for word in _WORD.finditer(text):
        count -= not _MARKER.fullmatch(word[0])
        if count < 0:
            return text[: word.start()].rstrip()
    return text


def words_in(text: str) -> int:
    """Count the words of a text; markers of citations are none."""
    return sum(not _MARKER.fullmatch(word[0]) for word in _WORD.finditer(text))
