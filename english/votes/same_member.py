"""Tell whether two names may be one member's: titles, initials, accents and scans differ.

It knows no list of names: a name is compared by its last word, and by initials where both have
them.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from english.offices import DEPUTY, LEADING, PRESIDING
from english.persons import COUNCILLOR, TITLE
from english.text import as_misread, only_letters, without_accents

_OFFICE = re.compile(
    rf"(?:the\s+)?{DEPUTY}*(?:{LEADING}|members?|{COUNCILLOR}|trustees?)", re.IGNORECASE
)
"""What stands in a list for a member who is not named."""
_TITLE = re.compile(
    rf"\b(?:the|deputy|vice|{PRESIDING}|{TITLE}|members?|jr|sr)\b\.?",
    re.IGNORECASE,
)
_SEX = {
    "m": re.compile(r"\b(?:mr|sir|lord)\b", re.I),
    "f": re.compile(r"\b(?:mrs|ms|miss)\b", re.I),
}
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`‐-][^\W_]+)*")
_APART = re.compile(r"\b(O|Ó|Mc|Mac)['’ʼ`]?\s+(?=[^\W\d_a-zß-öø-ÿ])")
"""What may be written apart from the name that it is part of: "O Dea", "Mc Innes"."""
_PREFIXED = re.compile(r"(?:O|Ó|Mc|Mac)['’ʼ`]?(?=[^\W\d_a-zß-öø-ÿ]\w{3})")
_LISTED = re.compile(rf"(?P<name>{_WORD.pattern})(?:\s*\((?P<aside>[^\W\d_]{{1,3}})\))?")
_BETWEEN = re.compile(rf"{_TITLE.pattern}|\band\b|\n", re.IGNORECASE)
_WITHIN = re.compile(r"\.?[ \t]+|\.")
"""What stands between the words of one name."""
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_NAMED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?:[ \t]+[^\W\d_a-zß-öø-ÿ][\w'’.-]*){1,4}")
FUZZY = 5
"""Letters from which a name may have one other letter, or two that are turned round."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name as it is compared, folded: its last word, its initials, what stands in brackets.

    A name of initials alone, such as "JB", has no last word.
    """

    last: str
    parts: frozenset[str] = frozenset()
    initials: str = ""
    aside: str = ""
    sex: str = ""


@lru_cache(maxsize=4096)
def read_member(name: str) -> Member | None:
    """Read a name; None where it names an office or nobody."""
    if _INITIALS.fullmatch(name.strip()):
        return Member("", initials=fold(name))
    asides = [found[1] for found in _ASIDE.finditer(name) if len(found[1]) < 4]
    bare = _ASIDE.sub(" ", name)
    if _OFFICE.fullmatch(bare.strip(" .")):
        return None
    first, _, after = _APART.sub(r"\1", _TITLE.sub(" ", bare)).partition(",")
    words = _WORD.findall(first)
    if not words:
        return None
    initials = "".join(fold(word)[:1] for word in [*words[:-1], *_WORD.findall(after)])
    sex = next((sex for sex, title in _SEX.items() if title.search(name)), "")
    parts = frozenset(_parts(words[-1]))
    return Member(fold(words[-1]), parts, initials, fold("".join(asides))[:1], sex)


def fold(word: str) -> str:
    """Return a word's letters without accents, those alike that a scan takes for each other."""
    return as_misread(only_letters(without_accents(word)))


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two names may be one member's: no initial and no title speaks against it."""
    one, two = read_member(name), read_member(other)
    if one is None or two is None:
        return name.casefold() == other.casefold()
    if one.last != two.last or one.sex != two.sex or one.aside != two.aside:
        return False
    if not one.last:
        return one.initials == two.initials
    return not one.initials or not two.initials or one.initials[0] == two.initials[0]


class Roll:
    """The words that list members, in which a name is looked up in whatever form.

    Args:
        words: the list; words of other kinds in it do no harm.
    """

    def __init__(self, words: str) -> None:
        joined = _BETWEEN.sub(" , ", _APART.sub(r"\1", words))
        self._marks: dict[str, set[str]] = {}  # what tells namesakes apart, by the name
        before, first = 0, ""
        for found in _LISTED.finditer(joined):
            goes_on = first and _WITHIN.fullmatch(joined, before, found.start())
            mark = found["aside"] or (first if goes_on else "")
            for part in _parts(found["name"]):
                self._marks.setdefault(part, set()).add(fold(mark)[:1])
            before, first = found.end(), mark or found["name"]
        self._initials = {fold(one) for one in re.findall(r"\b[A-Z]{2,3}\b", words)}
        self._initials.update(_initials_of(joined))

    def lists(self, name: str, others: Iterable[str] = ()) -> bool | None:
        """Tell whether a name is listed, None where it is no name.

        Args:
            name: as it stands in a vote.
            others: the vote's further names; what is one of them is not this one misspelt.
        """
        member = read_member(name)
        if member is None:
            return None
        if not member.last:
            return member.initials in self._initials or member.initials in self._marks
        if any(
            _agree(member.aside, self._marks[part]) for part in member.parts & self._marks.keys()
        ):
            return True
        taken = {(part, one.aside) for one in map(read_member, others) if one for part in one.parts}
        return any(
            _near(part, word) and _agree(member.aside, marks) and (word, member.aside) not in taken
            for part in member.parts
            for word, marks in self._marks.items()
        )


def _agree(mark: str, marks: Iterable[str]) -> bool:
    """Tell whether a name may be one of namesakes: none, or another, may be told apart."""
    return not mark or mark in marks or "" in marks


def _parts(word: str) -> Iterator[str]:
    """Yield a name folded, the halves of a double one, and what follows its O or Mac."""
    for one in (word, *(half for half in word.split("-") if "-" in word and len(half) > 2)):
        yield fold(one)
        if bare := _PREFIXED.match(one):
            yield fold(one[bare.end() :])


def _initials_of(words: str) -> Iterator[str]:
    """Yield the initials that stand for the names in words, the first and the last alone too."""
    for named in _NAMED.finditer(_TITLE.sub(" ", _ASIDE.sub(" ", words))):
        letters = [fold(word)[:1] for word in re.split(r"[\s.-]+", named[0]) if fold(word)]
        for low, high in itertools.combinations(range(len(letters)), 2):
            yield letters[low] + letters[high]
            yield "".join(letters[low : high + 1])


def _near(name: str, word: str) -> bool:
    """Tell two spellings of a name apart by one letter, or by two that are turned round."""
    if min(len(name), len(word)) < FUZZY or name[0] != word[0] or abs(len(name) - len(word)) > 1:
        return False
    low = next((n for n, (a, b) in enumerate(zip(name, word, strict=False)) if a != b), len(name))
    one, two = name[low:], word[low:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    return max(len(one), len(two)) <= 1 or (len(one) == 2 and one == two[::-1])
