"""Read the names of a text: of people, places and bodies, by their capitals.

A name is a row of words with capitals. What only opens a sentence, and what every set of
minutes calls by a capital (Council, Members), is none.
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from english import persons
from english.common_words import FUNCTION_WORDS, MEETING_WORDS
from english.text import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_BREAK = re.compile(r"[^\s.'’-]|\.\s*\n|\n\s*\n")
"""What between two words parts them: any mark but a stop, an apostrophe or a hyphen."""
MAY_LIE_BETWEEN = 2
"""Words of a fuller name that a shorter one may leave out: "Pennick [Parish] Council"."""

TITLES = persons.TITLES | set(
    "mayor mayoress chair chairman chairwoman chairperson vice deputy leader clerk".split()
)
"""What stands before a name and is looked for alone."""
GENERIC = MEETING_WORDS | {"cllr", "i", "q", "a"}
"""What every set of minutes calls by a capital."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, whether it has a capital, and whether a mark parts it from
    the word before.
    """

    folded: str
    capital: bool
    parted: bool
    on_new_line: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, and its words, folded."""

    text: str
    words: tuple[str, ...]


def read_words(text: str) -> list[Word]:
    """Read the words of a text; initials that stand together are one word."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        between = text[words[-1].end : match.start()] if words else "\n\n"
        is_initial = len(match[0]) == 1 and match[0].isupper()
        if words and is_initial and re.fullmatch(r"\.?[ ]?", between) and _is_initials(text, words):
            first = words.pop()
            joined = first.folded + match[0].casefold()
            word = Word(joined, True, first.parted, first.on_new_line, first.start, match.end())
        else:
            word = Word(
                _fold(match[0]),
                match[0][0].isupper(),
                _BREAK.search(between) is not None or _ends_sentence(text, words, between),
                "\n" in between,
                match.start(),
                match.end(),
            )
        words.append(word)
    return words


def read_names(text: str, common: Set[str] = frozenset()) -> list[Name]:
    """Read the names of a sentence.

    Args:
        text: the sentence.
        common: words that are known to be written without a capital; one that only opens
            the sentence is no name.
    """
    names: list[Name] = []
    row: list[Word] = []
    for word in [*read_words(text), None]:
        goes_on = word and word.capital and not word.parted and word.folded not in TITLES
        if row and (not goes_on or row[-1].folded in TITLES):
            names += _names(text, row, common)
            row = []
        if word and word.capital:
            row.append(word)
    return names


def _names(text: str, row: list[Word], common: Set[str]) -> list[Name]:
    """Make a name of a row of words, unless it is one of the words that are none."""
    opens = not row[0].start or text[: row[0].start].rstrip()[-1:] in ':"“‘'
    while row and opens and row[0].folded in FUNCTION_WORDS:
        row, opens = row[1:], False
    words = tuple(word.folded for word in row)
    if GENERIC.issuperset(words):
        return []
    if opens and len(words) == 1 and (words[0] in common or _is_plain(words[0])):
        return []
    return [Name(text[row[0].start : row[-1].end], words)]


def is_named(name: tuple[str, ...], words: list[Word]) -> bool:
    """Tell whether a name stands in a text: its words in order, next to each other.

    Between two of them may lie other words with capitals, of a fuller form of the name.
    """
    return any(
        word.folded == name[0] and _goes_on(name[1:], words[n + 1 : n + 3 * len(name)])
        for n, word in enumerate(words)
    )


def _goes_on(rest: tuple[str, ...], words: list[Word]) -> bool:
    for wanted in rest:
        for n, word in enumerate(words[: MAY_LIE_BETWEEN + 1]):
            if word.parted or (n and word.on_new_line):
                return False
            if word.folded == wanted:
                words = words[n + 1 :]
                break
            if not word.capital:
                return False
        else:
            return False
    return True


def _fold(word: str) -> str:
    plain = re.sub(r"'s\Z", "", fold(word))
    if word[:-1].isupper() and len(word) > 2 and word.endswith("s"):
        plain = plain[:-1]  # "EHCPs" are several "EHCP"
    return persons.one_form(plain)


def _is_initials(text: str, words: list[Word]) -> bool:
    last = text[words[-1].start : words[-1].end]
    return bool(re.fullmatch(r"[A-Z](?:\.?[ ]?[A-Z])*", last))


def _ends_sentence(text: str, words: list[Word], between: str) -> bool:
    """Tell whether a stop parts two words: not behind an initial or a title."""
    if "." not in between or not words:
        return False
    last = words[-1]
    return last.folded not in TITLES and not _is_initials(text, words) and last.end - last.start > 3


def _is_plain(word: str) -> bool:
    """Tell by its ending that a word which opens a sentence is hardly a name."""
    return bool(re.search(r"(?:ly|tion|tions|ment|ments|ities|ness|ance|ence|ings)\Z", word))
