"""Tell whether what answers best is about what is asked at all.

Who asks about what no minutes hold shares with them the words in which anything is asked: who
proposed it, how the vote went, why it was refused. The weights by which a sentence is chosen let
that pass, since near misses, which they are fitted on, share far more. This is a logistic
regression on three numbers, and declines what is farther off than hardly any right answer;
`training/on_topic.py` fits it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from answering.evidence import Evidence
from answering.passage_reader import telling_words
from answering.question.followup import other_subject
from answering.question.read import Question
from answering.question.voting import VOTING
from answering.signals.named import heading_of, named_share, said_of
from answering.signals.respelt import is_respelt
from answering.signals.same_matter import Stem
from checked import Weight, read_weights
from english.text import fold
from vectorstore import Archive

WEIGHTS = Path(__file__).parent / "weights" / "on_topic.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the three numbers, that of none of them, and the least likelihood, 0 to 1."""

    weights: Mapping[str, Weight]
    always: Weight
    bound: Weight


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a question's words, with how rare each is, and those that no passage has."""

    rarity: Mapping[str, float]
    unknown: frozenset[str]


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """Return the fitted weights.

    Raises:
        ModelError: the file cannot be read.
    """
    return read_weights(path, Weights)


def words_of(archive: Archive, question: Question) -> Words:
    """Return a question's words as an archive knows them.

    Where a vote is asked for, none of those of voting: all votes are told in the same.
    """
    idle = archive.lexical.words(VOTING) if "vote" in question.wants else ()
    told = telling_words(archive, question, unknown=1.0)
    rarity = {word: rare for word, rare in told.items() if word not in idle}
    return Words(rarity, frozenset(rarity.keys() - archive.lexical.known(rarity)))


def signals_of(
    question: Question, evidence: Evidence, asked: Words, stem: Stem, *, before: str = ""
) -> dict[str, float]:
    """Return how near a passage is to a question, each from 0 to 1.

    Args:
        question: what is asked.
        evidence: a sentence of the passage.
        asked: the question's words.
        stem: cuts a text into word stems.
        before: what stands before the passage and tells what it is about.

    Returns:
        "words" is the share of the question's words, by their rarity, that the passage or its
        document's heading has; "names" that of the words that name something; "meaning" the
        cosine between the question's vector and the passage's.
    """
    result = evidence.result
    full = sum(asked.rarity.values())
    held = sum(asked.rarity[word] for word in _said_of(asked, evidence, stem, before))
    return {
        "words": held / full if full else 1.0,
        "names": named_share(question, f"{fold(before)} {said_of(result)}"),
        "meaning": result.similarity,
    }


def _said_of(asked: Words, evidence: Evidence, stem: Stem, before: str) -> set[str]:
    """Return which words a passage or its heading has; those no passage has, in any spelling."""
    result = evidence.result
    text = f"{before}\n{result.passage.embedded_text}\n{heading_of(result.document)}"
    said = set(stem(text))
    respelt = {word for word in asked.unknown - said if is_respelt(word, said, text)}
    return asked.rarity.keys() & (said | respelt)


def is_about(
    question: Question, evidence: Evidence, asked: Words, stem: Stem, *, before: str = ""
) -> bool:
    """Tell whether a passage is likely enough to be about what is asked.

    One that leans on those before it names little of what it is about, and is let be, unless it
    names something else: "what about the lamps?".
    """
    if question.before and not _is_about_the_other(question, evidence, asked, stem, before):
        return False
    if question.leans:
        return True
    held = load_weights()
    near = signals_of(question, evidence, asked, stem, before=before)
    return likelihood(near, held.weights, held.always) >= held.bound


def _is_about_the_other(
    question: Question, evidence: Evidence, asked: Words, stem: Stem, before: str
) -> bool:
    """Tell whether a passage says half, by rarity, of what a question names instead.

    A word counts that is written otherwise: the chairman is the chair.
    """
    other = set(stem(other_subject(question.text))) & asked.rarity.keys()
    said = _said_of(replace(asked, unknown=frozenset(other)), evidence, stem, before)
    held, full = (sum(asked.rarity[word] for word in some) for some in (other & said, other))
    return full <= 2 * held


def likelihood(near: Mapping[str, float], weights: Mapping[str, float], always: float) -> float:
    """Return how likely, 0 to 1, what is so near is about what is asked."""
    return 1 / (1 + math.exp(-always - sum(weights[name] * near[name] for name in weights)))
