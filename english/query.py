"""Read an English query: the words that only ask, the times it names, a wish for the newest."""

from collections.abc import Iterable, Sequence

from english.periods import asks_for_the_latest, find_periods
from english.question_words import QUESTION_WORDS
from schema import Query, SearchResult, StatementKind


def read_query(
    text: str,
    *,
    prefer: Iterable[StatementKind] = (),
    before: Sequence[SearchResult] = (),
) -> Query:
    """Read what is typed, as a search takes it.

    Args:
        text: words or a question; nothing in it is read as query syntax.
        prefer: what passages had better put on record, such as a vote.
        before: what was found for a question that this one follows, best first.
    """
    text = text.encode("utf-8", "replace").decode()  # half a character is none
    return Query(
        text=text,
        idle=QUESTION_WORDS,
        periods=find_periods(text),
        latest=asks_for_the_latest(text),
        prefer=frozenset(prefer),
        before=tuple(dict.fromkeys(one.document.id for one in before)),
    )
