"""Tell whether what was found names what a question names.

People ask in words of their own, but they call people, places and bodies by their names: what
names another council's village is about something else.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from answering.mentions.names import GENERIC, TITLES, Name, read_names
from answering.question.read import Question
from english.common_words import FUNCTION_WORDS
from english.months import IN_ENGLISH, WEEKDAYS
from english.text import fold
from schema import Document, SearchResult

MANY, INITIALS = 4, 3
"""Letters beyond which an s may be a plural's; words whose initials may stand for a name."""
_KINDS = "Town|Parish|County|City|Borough|District|Community|Corporation"
_COUNCIL = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|and|on|of|the))*?)"
    rf"(?:['’]s)?\s+(?:(?P<kind>{_KINDS}|{_KINDS.lower()})\s+)?"
    r"(?:[Cc]ouncil(?!\s+[Tt]ax)|[Cc]ouncillors|[Cc]orporation|[PCT]C)\b"
)
"""A council by its name: "Marsh Peverell Town Council", "Wexcross PC"."""
_NO_NAMES = FUNCTION_WORDS | GENERIC | TITLES
_NO_NAMES |= {*IN_ENGLISH, *WEEKDAYS}
_NO_COUNCIL = {*_KINDS.lower().split("|"), "full"}


def named_share(question: Question, text: str) -> float:
    """Return what share, 0 to 1, of the words that name something stands in a folded text.

    A question that names nothing, or is all in capitals, has them all; so has one of an
    abbreviation, which a document may write in full.
    """
    if question.query.isupper():
        return 1.0
    names = [name for name in _names(question.query) if not name.text.isupper()]
    names = [name for name in names if not _is_shortened(name.words, text)]
    named = {word for name in names for word in name.words} - _NO_NAMES
    if not named:
        return 1.0
    return sum(_stands(word, text) for word in named) / len(named)


@lru_cache(maxsize=8)
def _names(query: str) -> tuple[Name, ...]:
    """Return the names in a question, which is held against many passages."""
    return tuple(read_names(query))


def names_all(question: Question, result: SearchResult) -> bool:
    """Tell whether a passage and its document's heading name all that a question names."""
    return named_share(question, said_of(result)) == 1


def is_of_its_council(question: Question, result: SearchResult) -> bool:
    """Tell whether a passage or its document's heading names the council that a question names.

    What another council did is no answer. A question that names none, or one in small letters, is
    of any; and minutes that don't say whose they are may be of any council.
    """
    named = _COUNCIL.search(question.query)
    council = result.document.meeting_at(result.passage.start).council
    if named is None or council is None or question.query.isupper():
        return True
    said, kind = f"{fold(council)} {said_of(result)}", named["kind"]
    words = fold(named["name"]).removesuffix("'s").split()
    words = [word for word in words if word not in _NO_NAMES and word not in _NO_COUNCIL]
    called = [[*words, "council"], [*words, kind, "council"]] if kind else [[*words, "council"]]
    return all(_stands(word, said) for word in words) or any(
        _is_shortened(one, said) for one in called
    )


def of_its_council(question: Question, results: Sequence[SearchResult]) -> list[SearchResult]:
    """Return what is not another council's than the one that a question names.

    Where other councils' minutes are found, what does not say whose it is must name it.
    """
    own = [one for one in results if is_of_its_council(question, one)]
    if len(own) == len(results):
        return own
    return [one for one in own if one.document.council or named_share(question, said_of(one)) == 1]


def heading_of(document: Document) -> str:
    """Return what a document is called, folded: its title, council, committee and file."""
    about = (document.title, document.council, document.committee, document.source)
    return fold(" ".join(part for part in about if part))


def said_of(result: SearchResult) -> str:
    """Return what a passage and its document's heading say, folded."""
    return f"{heading_of(result.document)} {fold(result.passage.embedded_text)}"


def _stands(word: str, text: str) -> bool:
    """Tell whether a word of a name stands in a folded text, in the singular or the plural."""
    single = word[:-1] if word.endswith("s") and len(word) > MANY else word
    return bool(re.search(rf"\b{re.escape(single)}(?:e?s|'s)?\b", text))


def _is_shortened(words: Sequence[str], text: str) -> bool:
    """Tell whether a folded text has the initials of a name of several words."""
    initials = "".join(word[0].lower() for word in words)
    return len(initials) >= INITIALS and bool(re.search(rf"\b{re.escape(initials)}\b", text))
