"""Tell a sentence that says that the public were sent out, left, or are back, or may not read on.

A small fitted model over a sentence's words, each known by what it is about where that is in
`going_words.json`. `training.goings` fits it, and writes `goings.json` with the hash of what it was
fitted on and how much of one writer's sentences it tells that was fitted on another's.
"""

import functools
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checked import Weight, read_weights
from ingest.access.form_lines import ticked

CLASSES = ("sent", "left", "back", "note", "other")
WEIGHTS = Path(__file__).with_name("goings.json")
WORDS = Path(__file__).with_name("going_words.json")
LONGEST_WORDS = 60
"""Words of a sentence that is weighed at all."""
LETTERS = 6
"""Letters at the beginning of a word that it is known by: "withdr"."""
NEAR = 4
"""Words within which two that follow each other are seen together."""
LIKELY, SURELY, NOTE_FROM = 0.3, 0.6, 0.4
"""How likely a sentence must say that the public went, or came; that they were sent out, where
nothing says that they came back; and that words are not for them."""
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[\])}:])\s+(?=[A-Z])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[:.;()\[\]-]")
_AGAIN = re.compile(r"\bre-(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Going:
    """How likely a sentence says each, 0 to 1."""

    sent: float = 0.0
    left: float = 0.0
    back: float = 0.0
    note: float = 0.0
    other: float = 1.0

    @property
    def gone(self) -> bool:
        """Tell whether it likely says that the public were sent out, or left."""
        return self.sent + self.left >= max(LIKELY, self.back)

    @property
    def returned(self) -> bool:
        """Tell whether it likely says that they are back."""
        return self.back >= max(LIKELY, self.sent + self.left)

    @property
    def noted(self) -> bool:
        """Tell whether it likely says that words are not for the public."""
        return self.note >= NOTE_FROM


NOTHING = Going()


@functools.lru_cache(maxsize=16_384)
def weigh_going(sentence: str) -> Going:
    """Weigh what a sentence says of the public's coming and going."""
    return shares_of(load_weights(), sentence)


def shares_of(weights: Mapping[str, Sequence[float]], sentence: str) -> Going:
    """Return how likely a sentence says each by weights; what is too long says nothing."""
    if len(sentence.split()) > LONGEST_WORDS:
        return NOTHING
    sums = [0.0] * len(CLASSES)
    for feature in features(sentence):
        for n, weight in enumerate(weights.get(feature, ())):
            sums[n] += weight
    top = max(sums)
    powers = [math.exp(one - top) for one in sums]
    return Going(*(one / sum(powers) for one in powers))


@dataclass(frozen=True, slots=True)
class _Fitted:
    weights: Mapping[str, tuple[Weight, Weight, Weight, Weight, Weight]]


@functools.cache
def load_weights() -> Mapping[str, Sequence[float]]:
    """Return each feature's weights, one for each of CLASSES.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(WEIGHTS, _Fitted).weights


@functools.cache
def _about() -> Mapping[str, str]:
    abouts = read_weights(WORDS, dict[str, str])
    return {word: about.upper() for about, words in abouts.items() for word in words.split()}


def _words(sentence: str) -> list[str]:
    plain = _AGAIN.sub("re", sentence.lower().replace("’", "'"))
    return ["0" if word.isdigit() else word for word in _WORD.findall(plain)]


def abouts_of(sentence: str) -> list[str]:
    """Return what each word is about, in capitals, or how it begins where that is not known."""
    return [_about().get(word, word[:LETTERS]) for word in _words(sentence)]


def features(sentence: str) -> set[str]:
    """Return what is told of a sentence: its words, what they are about, which are near others."""
    words, about = _words(sentence), abouts_of(sentence)
    edged = ["^", *about, "$"]
    found = {"bias", f"long {min(len(words).bit_length(), 6)}"}
    found |= {f"word {word[:LETTERS]}" for word in words}
    found |= {f"is {one}" for one in about}
    found |= {f"{a} {b}" for a, b in itertools.pairwise(edged)}
    found |= {f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)}
    found |= {f"{a} … {b}" for n, a in enumerate(edged) for b in edged[n + 2 : n + 1 + NEAR]}
    known = sorted({one for one in about if one.isupper()})
    found |= {f"both {a}, {b}" for a, b in itertools.combinations(known, 2)}
    return found


def goings_of(words: str) -> Iterator[tuple[int, int, Going]]:
    """Yield where each sentence of some words begins and ends, and what it says."""
    start = 0
    for end in (*SENTENCE_ENDS.finditer(words), None):
        stop = end.start() if end else len(words)
        if (sentence := words[start:stop].strip(" *_#")) and ticked(sentence) is None:
            yield start, stop, weigh_going(sentence)
        start = end.end() if end else stop
