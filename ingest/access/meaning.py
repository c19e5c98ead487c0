"""Weigh what a line says: that something is not for publication, that it is public, or neither.

A small fitted model over the ideas and words of a line and where it stands. Its weights are in
`weights.json`, with the hash of the lines that it was fitted on; `training.marks` fits it.
"""

import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checked import Weight, read_weights
from ingest.access.form_lines import WITHHELD, Meaning, answered, ticked
from ingest.access.gates import chosen, lifts, may_close, turns_secret
from ingest.access.wording import SECRETS, Wording, clean, read

Where = Literal["top", "heading", "line"]
"""Where a line stands: above or around all of a paper, over a part of it, or within it."""
CLASSES = ("closed", "open", "none")
WEIGHTS = Path(__file__).with_name("weights.json")
NOTHING = Meaning(0.0, 0.0)
EXPLAINS = re.compile(r"\b(?:information|papers|reports|meetings|items) [:–-] (?:what|how|why)\b")
"""How a title says what secrecy is, or how it is kept."""
NUMBERED = re.compile(
    r"[(] clause number[^()]*[)](?: -)? [(] part later [)]$"
    r"|[(] part later [)](?: -)? [(] clause number"
)
"""A title with the number of its exemption and the part of the agenda that it is in."""
TITLED = re.compile(r"((?:secret|private|exempt|restrict|confidence) paper) of ")
"""How a title begins that names the paper and then its author: "Exempt report of the …"."""
_SPEAKING = {
    *SECRETS,
    *"publish open public clause colour committee later first only grade again brief inner".split(),
    *"exclude executive camera relating once lifted seal recall until".split(),
}
"""The ideas that are weighed together with each other and with the place."""


def weigh(line: str, where: Where) -> Meaning:
    """Weigh a line's meaning; a title with other words speaks by its first or its last piece."""
    said = ticked(line)
    if said == "":
        return NOTHING
    whole = chosen(read(clean(said or line)))
    if answer := answered(whole, boxed=said is not None):
        return answer
    if lifts(whole) or EXPLAINS.search(" ".join(whole.words)):
        return NOTHING
    if turns_secret(whole) or NUMBERED.search(" ".join(whole.ideas)):
        return Meaning(WITHHELD, 0.0)
    meaning = _weigh(whole, where)
    if not {"?", "topic", "meta"}.intersection(whole.ideas) or meaning.open > meaning.closed > 0:
        return meaning
    pieces = [_weigh(piece, where) for piece in _ends(whole) if where != "line" or _speaks(piece)]
    return max([meaning, *pieces], key=lambda one: one.closed)


def _ends(wording: Wording) -> Iterator[Wording]:
    """Yield the first, the last and the bracketed pieces of a title."""
    if whole_report := TITLED.match(" ".join(wording.ideas)):
        count = whole_report[1].count(" ") + 1
        yield Wording(wording.words[:count], wording.ideas[:count])
    cuts = [n for n, idea in enumerate(wording.ideas) if idea in "-:()¿"]
    for start, end in ((0, cuts[0]), (cuts[-1] + 1, None)) if cuts else ():
        piece = Wording(wording.words[start:end], wording.ideas[start:end])
        if _stands_alone(piece):
            yield piece
    for start, end in itertools.pairwise(cuts):
        if wording.ideas[start] == "(" and wording.ideas[end] == ")":
            piece = Wording(wording.words[start + 1 : end], wording.ideas[start + 1 : end])
            if _stands_alone(piece):
                yield piece


def _speaks(piece: Wording) -> bool:
    """Tell a piece that speaks for a line of the text: what is secret there, or how members sat."""
    ideas = set(piece.ideas)
    return bool(ideas & {"secret", "exempt", "restrict"}) or (
        "session" in ideas and not ideas & {"enter", "resolve", "was"}
    )


def _stands_alone(piece: Wording) -> bool:
    """Tell whether a piece of a title is understood, and more than the number of a part."""
    ideas = set(piece.ideas)
    return bool(ideas) and "?" not in ideas and not ideas <= {"part", "later", "of", "number"}


@functools.lru_cache(maxsize=8192)
def _weigh(wording: Wording, where: Where) -> Meaning:
    closes = may_close(wording)
    if not closes and not {"open", "public", "first", "again", "neg"} & set(wording.ideas):
        return NOTHING
    weights = load_weights()
    sums = [0.0, 0.0, 0.0]
    for feature in features(wording, where):
        for n, weight in enumerate(weights.get(feature, ())):
            sums[n] += weight
    top = max(sums)
    shares = [math.exp(one - top) for one in sums]
    return Meaning(shares[0] / sum(shares) if closes else 0.0, shares[1] / sum(shares))


@dataclass(frozen=True, slots=True)
class _Fitted:
    weights: Mapping[str, tuple[Weight, Weight, Weight]]


@functools.cache
def load_weights() -> Mapping[str, Sequence[float]]:
    """Return each feature's weights, one for each of CLASSES.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(WEIGHTS, _Fitted).weights


def features(wording: Wording, where: Where) -> set[str]:
    """Return what is told of a line: its ideas and words in order, its length, its place."""
    ideas = [idea for idea, _ in itertools.groupby(wording.ideas)]
    spoken = [idea for idea in ideas if idea not in ":-()/[]¿"]
    edged = ["^", *ideas, "$"]
    found = {"bias", f"at {where}"}
    found |= {f"{idea} at {where}" for idea in ideas if idea in _SPEAKING}
    found |= {f"has {idea}" for idea in ideas}
    found |= {f"{a} {b}" for a, b in itertools.pairwise(edged)}
    found |= {f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)}
    found |= {f"and {a}, {b}" for a in _SPEAKING.intersection(spoken) for b in set(spoken) - {a}}
    known = [
        w for w, i in zip(wording.words, wording.ideas, strict=True) if i not in ("?", "number")
    ]
    found |= {f"word {word}" for word in known if word.isalpha()}
    found |= {f"words {a} {b}" for a, b in itertools.pairwise(wording.words)}
    unknown = wording.ideas.count("?")
    found.add(f"unknown {min(unknown, 4)}")
    found.add(f"unknown share {round(4 * unknown / len(wording.ideas))}")
    found.add(f"long {min(len(wording.words).bit_length(), 6)}")
    return found
