"""Read who is said to have moved a motion, and who to have seconded it.

Minutes and models tell it in the same few ways: "proposed by A, seconded by B", "A moved and B
seconded", "the seconder was B". What the minutes' own layouts add ("Prop: A") is known by the
statements that were read at ingest.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from answering.mentions.names import TITLES, read_words
from english.offices import DEPUTY, PRESIDING
from english.persons import PARTICLE, TITLE, titled

Role = Literal["proposer", "seconder"]

_TITLE = rf"(?i:(?:the\s+)?{TITLE}\b\.?\s+)"
_TITLED = re.compile(rf"\A{_TITLE}+(?=\S)")
_OFFICE = rf"(?:[Tt]he\s+)?{titled(rf'{DEPUTY}*(?:{PRESIDING}|leader)')}"
_WORD = (
    r"(?!(?:The|It|This|That|And|But|On|In|At|As|He|She|They|After|When|RESOLVED|Resolved|Motion|"
    r"Amendment|Proposed|Seconded|Moved)\b)(?:(?:[A-ZÀ-ÖØ-Þ]\.[ ]?){0,3}[A-ZÀ-ÖØ-Þ][\w’'-]*)"
)
_ASIDE = r"(?:\s?\([A-Z][A-Za-z.]{0,3}\))?"
"""An initial or a party behind a name: "Cllr Moule (A)"."""
_NEXT_WORD = rf"[ \t](?:{PARTICLE}[ \t])?{_WORD}"
_NAME = rf"(?:{_OFFICE}|(?:{_TITLE}){{0,2}}{_WORD}(?:{_NEXT_WORD}){{0,3}}{_ASIDE})"
_NAMES = rf"(?P<names>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME})*)"
_WENT_BEFORE = (
    r"(?:\s*,\s*(?i:seconded|supported)\s+by\s+[^,.;]{3,60},|\s*,(?=\s+who\b)"
    r"|\s*,\s*(?:Deputy|Vice|Leader|Cabinet|Chair|Mayor|Portfolio|Lead|Member)[^.;:|]{2,100}?,)?"
    r"(?:\s+(?:who|in|had|has|have|then|also|formally|duly|jointly|both))*\s+"
)
_SAID: dict[Role, str] = {
    "proposer": r"(?:proposed|moved|tabled|put\s+forward|nominated)",
    "seconder": r"seconded",
}
_RECORDED: dict[Role, str] = {
    "proposer": r"(?:propos\w+|prop|mov(?:ed|es|ing|er)|tabl(?:ed|ing)|"
    r"put\s+forward|nominat\w+)\.?",
    "seconder": r"(?:second(?:ed|s|ing|er)|sec|2\s?nd(?:ed)?|supported)\.?",
}
"""How minutes write it, abbreviated in their forms."""
_SUGGESTED: dict[Role, str] = {
    "proposer": r"(?:suggest\w+|recommend\w+|request\w+|asked|called\s+for|urged|submitted|brought|"
    r"introduced|presented)"
}
"""What may be told as "proposed" where minutes say that of nobody."""
_NOUN = {"proposer": r"(?:proposer|mover)", "seconder": r"seconder"}
_OF = {"proposer": r"(?:proposal|proposition|motion|nomination)", "seconder": r"(?:seconding)"}
_INITIALS = r"(?:[A-Z][A-Za-z]{0,2}\b)"
_FORMS: dict[Role, re.Pattern[str]] = {
    "proposer": re.compile(rf"\b(?i:prop(?:osed|oser)?)\b[.:]?\s+(?P<name>{_NAME}|{_INITIALS})"),
    "seconder": re.compile(
        rf"\b(?i:sec(?:onded|onder)?|2\s?nd(?:ed)?)\b[.:]?\s+(?P<name>{_NAME}|{_INITIALS})"
    ),
}
"""The forms of minutes that are filled in: "Prop. AB, 2nd CD"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in a motion: the words that tell it, and the name's words, folded."""

    role: Role
    name: frozenset[str]
    words: str


def told_parts(text: str) -> list[Part]:
    """Return the parts that a sentence gives to people, as it says them of its own accord."""
    return [part for role, verb in _SAID.items() for part in _parts(text, role, verb)]


def recorded_parts(text: str) -> list[Part]:
    """Return the parts that minutes put on record."""
    found = [part for role, verb in _RECORDED.items() for part in _parts(text, role, verb)]
    return found + [
        Part(role, _words_of(match["name"]), match[0])
        for role, form in _FORMS.items()
        for match in form.finditer(text)
    ]


def suggested_parts(text: str) -> list[Part]:
    """Return the parts of people who suggested something, in whichever words."""
    return [part for role, verb in _SUGGESTED.items() for part in _parts(text, role, verb)]


def part_of(role: Role, name: str) -> Part:
    """Return the part of a person whom a statement names."""
    return Part(role, _words_of(name), name)


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names may be one person's: the shorter is part of the longer."""
    return one <= other or other <= one


@functools.cache
def _patterns(role: Role, verb: str) -> tuple[re.Pattern[str], ...]:
    noun = _NOUN[role]
    told = (
        rf"\b(?i:{verb})(?:\s*[:–—-]\s*|\s+by\s*[:–—-]?\s*|\s+(?={_TITLE})){_NAMES}",
        rf"\b(?i:{noun})(?:\s*[:–—|-][\s|]*|\s+(?:was|were|is)\s+){_NAMES}",
        rf"\b(?i:{_OF[role]})(?:\s+(?:was|were|is)(?:\s+(?:made|put|tabled))?)?\s+(?:of|by|from)\s+{_NAMES}",
        rf"{_NAMES}{_WENT_BEFORE}(?i:{verb})\b(?!\s+by\b|\s*[:–—]|\s+{_TITLE})",
        rf"{_NAMES}\s+(?:was|is|acted\s+as)\s+(?:the\s+)?(?i:{noun})\b",
    )
    return tuple(map(re.compile, told))


def _parts(text: str, role: Role, verb: str) -> Iterator[Part]:
    for pattern in _patterns(role, verb):
        for match in pattern.finditer(text):
            for name in re.split(r"\s*,\s*|\s+and\s+|\s*&\s*", match["names"]):
                if words := _words_of(name):
                    yield Part(role, words, match[0])


def _words_of(name: str) -> frozenset[str]:
    words = {word.folded for word in read_words(_TITLED.sub("", name))} - {"the"}
    return frozenset(words - TITLES or words)
