"""Check a generated sentence against the passages that it cites.

Its dates, times, sums, percentages, numbers, reference numbers, names and words in quotation
marks must stand in one of them, but for white space, case and the way of writing numbers; and
of its other telling words, a part must. Then who moved, who seconded, what became of a matter,
what is denied and who receives are compared with the minutes (meaning.py). Any other meaning is
not checked: only the reader can tell that a sentence says of its facts what the passage does.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial

from answering.mentions.figures import read_figures, without_dates
from answering.mentions.names import GENERIC, TITLES, read_names, read_words
from answering.writing.claims import Said
from answering.writing.ground import Ground
from answering.writing.meaning import said_otherwise
from english.common_words import FUNCTION_WORDS

NO_PASSAGE = "a passage that says it"
"""What a sentence lacks that cites none."""
TOO_LONG = "a sentence short enough to check"
LONGEST = 800
"""Characters of a sentence; a longer one is none, and would take long to check."""
IN_COMMON = 3
"""One in so many of a sentence's telling words must stand in its passages."""

_QUOTED = re.compile(
    r"[“\"„]([^“”\"„]+)[”\"“]|(?<!\w)[‘']((?:[^‘’']|(?<=\w)['’](?=\w))+)[’'](?!\w)"
)
_MARKUP = re.compile(
    r"!?\[[^\]]*\]\([^)]*\)|!?\[[^\]]*\]\[[^\]]*\]|</?[a-z!][^>]*>?", re.IGNORECASE
)
"""Links, pictures and HTML: minutes have none, so a passage cannot hold them."""
_ADDRESS = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|javascript:|data:)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)
_OF_ITEM = re.compile(
    r"\b(?:items?|minutes?|paragraphs?|para\.?|resolutions?|no\.?|numbers?|sections?)\s*\Z", re.I
)
_ONE_OF = re.compile(
    r"\b(?:the|this|that|which|each|every|no|any|another)\s+one\b"
    r"|\bone\s+(?:of|another|or)\b|\bone-\w",
    re.IGNORECASE,
)
"""Where "one" counts nothing."""
_IN_ORDER = re.compile(r"\A\W*(?:first|second|third)(?:ly)?\s*,", re.IGNORECASE)
_REPORTING = frozenset(
    "agree agreed answer approve approved approves asked confirmed consider considered council "
    "councillor decide decided decides decision discussed explained heard held made meeting member "
    "members minutes noted passage passages received recorded reported resolved said says state "
    "stated states told took voted".split()
)
"""Words of telling and deciding, which an answer may put in place of the minutes' own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a sentence that can be looked for, and how one tells that it stands."""

    text: str
    stands_in: Callable[[Ground], bool]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence with the numbers of the passages that bear it, and what stands in none.

    It may have cited more passages: those that add nothing are left out.
    """

    text: str
    passages: tuple[int, ...]
    unsupported: tuple[str, ...]


def check(said: Said, grounds: Sequence[Ground], common: Set[str]) -> Checked:
    """Check a sentence against the passages that it cites.

    Args:
        said: the sentence.
        grounds: all the passages that were given, in the order of their numbers.
        common: words that are written without a capital somewhere in them.
    """
    if not said.passages or len(said.text) > LONGEST:
        return Checked(said.text, (), (TOO_LONG if said.passages else NO_PASSAGE,))
    cited = {n: grounds[n - 1] for n in said.passages}
    facts = list(_facts(said.text, common))
    found = {
        n: {place for place, fact in enumerate(facts) if fact.stands_in(ground)}
        for n, ground in cited.items()
    }
    held = set().union(*found.values())
    missing = dict.fromkeys(fact.text for place, fact in enumerate(facts) if place not in held)
    unsupported = (
        tuple(missing)
        or tuple(_strange_words(said.text, [*cited.values()], common))
        or said_otherwise(said.text, [*cited.values()])
    )
    return Checked(said.text, () if unsupported else _bearing(found), unsupported)


def common_words(grounds: Sequence[Ground]) -> frozenset[str]:
    """Return the words that passages write without a capital, which are therefore no names."""
    return frozenset(word.folded for ground in grounds for word in ground.words if not word.capital)


def _bearing(found: Mapping[int, set[int]]) -> tuple[int, ...]:
    """Return the passages that hold most of a sentence's facts, and those that hold the rest.

    Args:
        found: the places, among the facts, of those that each passage holds.
    """
    most = max(len(facts) for facts in found.values())
    bearing = [n for n, facts in found.items() if len(facts) == most]
    held = set().union(*(found[n] for n in bearing))
    for n, facts in found.items():
        if facts - held:
            bearing.append(n)
            held |= facts
    return tuple(n for n in found if n in bearing)


def _facts(text: str, common: Set[str]) -> Iterator[Fact]:
    for match in _MARKUP.finditer(text):
        yield Fact(match[0], lambda _: False)
    text = _MARKUP.sub(" ", text)
    for match in _ADDRESS.finditer(text):
        yield Fact(match[0], partial(Ground.has_address, address=match[0].rstrip(".,;)")))
    text = _ADDRESS.sub(" ", text)
    for match in _QUOTED.finditer(text):
        yield Fact(match[0], partial(Ground.has_words, quoted=match[1] or match[2]))
    for figure in read_figures(_IN_ORDER.sub(_blank, _ONE_OF.sub(_blank, text))):
        label = _OF_ITEM.search(text[: figure.start]) is not None
        yield Fact(figure.text, partial(Ground.has_figure, figure=figure, label=label))
    for name in read_names(without_dates(text), common):
        yield Fact(name.text, partial(Ground.has_name, name=name.words))


def _strange_words(text: str, cited: Sequence[Ground], common: Set[str]) -> list[str]:
    """Return the telling words that stand in none of the passages, if they are too many.

    Names and dates tell nothing here: anything can be said of them.
    """
    named = {word for name in read_names(text, common) for word in name.words}
    plain = named | FUNCTION_WORDS | GENERIC | TITLES | _REPORTING
    words = dict.fromkeys(word.folded for word in read_words(without_dates(text)))
    telling = [word for word in words if len(word) > 3 and word not in plain]
    strange = [word for word in telling if not any(one.has_word_like(word) for one in cited)]
    figures = [figure for figure in read_figures(text) if figure.kind != "date"]
    shared = len(telling) - len(strange) + len(figures)
    enough = IN_COMMON * shared >= len(telling)
    return [] if enough or len(telling) == 1 else strange


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
