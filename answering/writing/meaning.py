"""Compare what a sentence says of a matter with the sentence of the minutes nearest to it.

Four things turn a true sentence into a false one without any word that the passage lacks: "not",
whether a motion was carried or lost, who moved it and who seconded it; and a fifth, who receives
what is due. A sentence is struck where the minutes say otherwise, or name others, never because
they say it in other words. What else a sentence may mean is not known here.
"""

import re
from collections.abc import Iterator, Sequence

from answering.mentions.figures import read_figures
from answering.mentions.names import read_words
from answering.writing.ground import Ground
from answering.writing.persons import (
    Part,
    is_same,
    part_of,
    recorded_parts,
    suggested_parts,
    told_parts,
)
from answering.writing.polarity import (
    BEARS,
    ON_CONDITION,
    denied_in_effect,
    fates,
    may_be_denied,
    polarity,
    stem,
    without_numbers,
)
from answering.writing.recipients import wrong_receivers
from english.common_words import FUNCTION_WORDS
from schema import Statement

AFTER = 2
"""Sentences behind the nearest one in which it may be told what became of it."""
FIGURE = 3
"""What a figure that two sentences share counts, beside 1 for a word."""


RETOLD = 0.9
"""The share of a sentence's words from which it keeps to those of the minutes."""
COMMON = 0.3
"""What a word counts that stands with every motion."""
OPEN = {"proposed", "lost", "put off", "withdrawn"}
"""What is known of a matter that was not, or not yet, decided."""
_OF_MOTIONS = frozenset(
    map(stem, "motion proposal amendment resolution council committee meeting members cllr".split())
) | {stem(word) for word in "proposed moved seconded carried agreed approved lost was that".split()}

_STRONG = re.compile(r"(?:carried|approved|passed|granted|adopted|endorsed|ratified)\b", re.I)
"""What nobody says of a matter that was only talked about."""
_GOES_ON = re.compile(
    r"\W*(?:This|It|That|The\s+(?:motion|proposal|amendment))\s+(?:was|were|is)\b|\W*Seconded\b",
    re.I,
)
"""How a sentence begins that goes on with the motion before it."""


def said_otherwise(text: str, cited: Sequence[Ground]) -> tuple[str, ...]:
    """Return the words of a sentence that its passages contradict, or bear of somebody else.

    Args:
        text: the sentence.
        cited: the passages that it cites.
    """
    ground, place = _nearest(text, cited)
    nearest = ground.sentences[place]
    near = " ".join(ground.sentences[max(place - 1, 0) : place + 1 + AFTER])
    found = [
        *_wrong_parts(text, ground, place, cited),
        *(_wrong_denials(text, nearest, near) if _retells(text, nearest) else ()),
        *_wrong_fates(text, ground, place, near),
        *wrong_receivers(text, [sentence for one in cited for sentence in one.sentences]),
    ]
    return tuple(dict.fromkeys(found))


def _nearest(text: str, cited: Sequence[Ground]) -> tuple[Ground, int]:
    """Return the passage and the place in it of the sentence that shares most with a text."""
    words = _telling(text)

    def shared(at: tuple[Ground, int]) -> float:
        own = _telling(at[0].sentences[at[1]])
        both = words & own
        figures = sum(1 for one in both if not isinstance(one, str))
        common = len(both & _OF_MOTIONS) * (1 - COMMON)
        return len(both) - common + (FIGURE - 1) * figures + 1 / (9 + len(own))

    return max(((one, n) for one in cited for n in range(len(one.sentences))), key=shared)


def _telling(text: str) -> set[object]:
    words = {stem(word.folded) for word in read_words(text) if word.folded not in FUNCTION_WORDS}
    return words | {(figure.kind, figure.value) for figure in read_figures(text)}


def _wrong_parts(text: str, ground: Ground, place: int, cited: Sequence[Ground]) -> Iterator[str]:
    """Yield who is said to have moved or seconded, where the passages say that others did."""
    told = told_parts(text)
    if not told:
        return
    borne = [part for one in cited for part in recorded_parts(one.text)]
    for statement in (statement for one in cited for statement in one.statements):
        for role, name in statement.people:
            if role == "proposer" or role == "seconder":
                borne.append(part_of(role, name))
    if not any(one.role == "proposer" for one in borne):
        borne += [part for one in cited for part in suggested_parts(one.text)]
    here = _borne_here(text, ground, place)
    for part in told:
        own = [one for one in here if one.role == part.role] or borne
        if not any(one.role == part.role and is_same(one.name, part.name) for one in own):
            yield part.words


def _borne_here(text: str, ground: Ground, place: int) -> list[Part]:
    """Return the parts in the very motion that a sentence tells of, none if that is not sure."""
    nearest = ground.sentences[place]
    named = {stem(word) for part in told_parts(text) for word in part.name}
    shared = (_telling(text) & _telling(nearest)) - named - _OF_MOTIONS
    others = [_telling(one) for one in ground.sentences if one != nearest]
    alone = any(not any(one in other for other in others) for one in shared)
    sure = len(shared) > 1 or alone
    if not sure:
        return []
    after = " ".join(ground.sentences[place + 1 : place + 2])
    return recorded_parts(nearest) + (recorded_parts(after) if _GOES_ON.match(after) else [])


def _retells(text: str, nearest: str) -> bool:
    """Tell whether a sentence keeps to the words of the minutes, so that only "not" may differ.

    In other words a denial can be anything: "came to nothing", "nobody was against".
    """
    words = _telling(text)
    return len(words & _telling(nearest)) >= RETOLD * len(words)


def _wrong_denials(text: str, nearest: str, near: str) -> Iterator[str]:
    """Yield what is denied, or is not, where the minutes have it the other way about."""
    affirmed, told = polarity(text)
    here, here_denials = polarity(nearest)
    around, around_denials = polarity(near)
    on_condition = ON_CONDITION.search(nearest)
    for words in told:
        place, so = (nearest, here) if words[0] in here else (near, around)
        open_to = on_condition or not denied_in_effect(place).isdisjoint(words)
        if not open_to and (words[0] in so or not may_be_denied(near)):
            yield f"not {_whole(words[0], text)}"
    turned = told or fates(text).keys() & {"lost", "put off", "withdrawn"}
    denied = {words[0] for words in here_denials}
    if not turned:  # what became of another matter is no denial of this one
        beside = {words[0] for words in around_denials}
        denied |= {word for word in beside if not fates(_whole(word, text))}
    denies = {word for words in told for word in words}
    for word in sorted((denied & affirmed) - (here if turned else around) - denies):
        yield f"{_whole(word, text)} without “not”"


def _wrong_fates(text: str, ground: Ground, place: int, near: str) -> Iterator[str]:
    """Yield what is said to have become of a matter, where the minutes say otherwise."""
    told = fates(text)
    nearest, *after = ground.sentences[place : place + 1 + AFTER]
    borne = next(filter(None, map(fates, [nearest, *after])), {}) or fates(near)
    known = {*fates(" ".join(ground.sentences)), *map(_fate, ground.statements)}
    for fate, words in told.items():
        if fate in borne or known & BEARS.keys() == {fate}:  # all that stands there came to it
            continue
        if fate == "carried":
            unheard = _STRONG.match(words) and not BEARS["carried"].search(ground.text)
            wrong = bool(borne) or ("carried" not in known and (known & OPEN or unheard))
        else:
            wrong = "carried" in borne or not BEARS[fate].search(without_numbers(near))
        if wrong and not (fate != "lost" and BEARS[fate].search(nearest)):
            yield words


def _fate(statement: Statement) -> str:
    return "put off" if statement.outcome == "deferred" else statement.outcome or ""


def _whole(word: str, text: str) -> str:
    return next((one.folded for one in read_words(text) if stem(one.folded) == word), word)
