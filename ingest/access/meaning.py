"""Weigh what a line says: that something is not for publication, that it is public, or neither.

A small fitted model over the ideas and words of a line and where it stands. Its weights are in
`weights.json`, with the hash of the lines that it was fitted on; `training.marks` fits it.
"""

import functools
import itertools
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.access.wording import SECRETS, Wording, clean, read

Where = Literal["top", "heading", "line"]
"""Where a line stands: above or around all of a paper, over a part of it, or within it."""
CLASSES = ("closed", "open", "none")
WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Meaning:
    """How likely a line says that something is closed to the public, or open to it."""

    closed: float
    open: float


NOTHING = Meaning(0.0, 0.0)


def weigh(line: str, where: Where) -> Meaning:
    """Weigh a line's meaning; a title with other words speaks by its first or its last piece."""
    words = clean(line)
    whole = read(words)
    if answer := _answered(whole):
        return answer
    meaning = _weigh(whole, where)
    if "?" not in whole.ideas or meaning.open > meaning.closed > 0:
        return meaning
    pieces = [
        _weigh(piece, where)
        for piece in _ends(whole)
        if where != "line" or {"secret", "exempt", "restrict"} & set(piece.ideas)
    ]
    return max([meaning, *pieces], key=lambda one: one.closed)


def _may_close(wording: Wording) -> bool:
    """Tell whether a line holds what no mark can be without; one that doesn't is never a mark."""
    ideas = set(wording.ideas)
    unknown = wording.ideas.count("?")
    known, nearly_known = unknown == 0, unknown < 2
    in_order = " ".join(wording.ideas)
    too_many = unknown > max(MOST_UNKNOWN, len(wording.ideas) // 3)
    if too_many or DENIES.search(in_order) or _names_subject(wording):
        return False
    return bool(
        ideas & {"secret", "private", "exempt", "restrict", "confidence"}
        or _is_not_public(wording)
        or ("public" in ideas and ideas & {"exclude", "closed"})
        or (nearly_known and FOR_FEW.search(in_order))
        or (nearly_known and "limited" in ideas and ideas & {*_PAPERS, "label"})
        or ("sensitive" in ideas and ideas & {*_PAPERS, "grade", "law", "label"})
        or (known and {"colour", "paper"} <= ideas and len(wording.words) <= SHORT)
        or ("brief" in ideas and len(wording.words) <= BRIEFEST)
        or (known and ideas & {"inner", "clause", "later", "closed", "camera"})
        or (known and {"information", "relating"} <= ideas)
        or (known and "reserved" in ideas and ideas & {"session", "paper"})
        or (known and "counsel" in ideas and ideas & {"paper", "sensitive"})
        or (known and "recall" in ideas and ideas & {"paper", "publish"})
        or "tlp" in wording.words
        or {"eyes", "only"} <= set(wording.words)
    )


def _names_subject(wording: Wording) -> bool:
    """Tell a line that names what something is about: private water, exempt trees, a policy."""
    in_order = " ".join(wording.ideas)
    if found := SUBJECT.search(in_order):
        rest = {*in_order[: found.start()].split(), *in_order[found.end() :].split()}
        return not rest & {*SECRETS, "publish", "paper", "session", "law", "neg", "only"}
    return ABOUT.match(in_order) is not None


def _is_not_public(wording: Wording) -> bool:
    """Tell whether a line says, before much else, that something is not public."""
    found = NOT_PUBLIC.search(" ".join(wording.ideas))
    return found is not None and found.string[: found.end()].count("?") < 2


_PAPERS = frozenset(("publish", "kind", "information", "paper"))
NOT_PUBLIC = re.compile(
    r"\bneg(?: [a-z]+){0,6}? (?:publish|public)\b|\bno (?:publish|public)\b"
    r"|\bin (?:committee|camera)\b|\bexecutive session\b|\bbelow (?:of |this )?topic\b"
    r"|\b(?:publish|public|open|open paper)(?: \))? [:?-] no$"
    r"|\bpublish (?:: )?neg\b|\bneg open$"
    r"|\bpublic (?:[a-z]+ )?neg (?:[a-z]+ ){0,3}(?:made|label|publish)\b"
    r"|\bexclude (?:of |this )*publish\b"
)
DENIES = re.compile(
    r"\bneg (?:(?!no\b)[a-z]+ )?ask\b.*\b(?:secret|private|exempt|restrict)\b"
    r"|\bpart number exempt\b"
    r"|^no (?:part|paper|session|information)\b(?: (?!publish |public )\S+)*?"
    r" (?:secret|private|exempt|restrict|confidence)\b"
)
SUBJECT = re.compile(r"\b(?:private|exempt|restrict) topic\b|\btopic private\b")
ABOUT = re.compile(r"topic of (?:\S+ )*?(?:secret|private|exempt|restrict|confidence)\b")
FOR_FEW = re.compile(
    r"\b(?:people|inner|publish)(?: [a-z]+){0,2} only\b|\bonly (?:of )*(?:people|inner)\b"
    r"|\b(?:grade|council)(?: use)? only\b"
)
TITLED = re.compile(r"((?:secret|private|exempt|restrict|confidence) paper) of ")
"""How a title begins that names the paper and then its author: "Exempt report of the …"."""
FORM = re.compile(
    r"(?P<asked>.*?) (?P<sign>[:?-]|[?] [:-])(?: [(])? "
    r"(?P<answer>yes|no|na|neg(?= allowed$|$))(?P<rest>(?: .*)?)"
)
MOST_ASKED = 1
"""Words of what a form asks that are none of those that marks are made of."""
WITHHELD = 0.8
"""How surely a paper is closed that is said not to be for publication by a form's "no"."""
MOST_UNKNOWN = 4
"""Words of a mark that are none of those that marks are made of, or a third of them."""
SHORT, BRIEFEST = 6, 3
"""Words of a line that names a paper by its colour, and of one that is an abbreviation."""
_SPEAKING = frozenset(
    [
        *SECRETS,
        "publish",
        "open",
        "public",
        "clause",
        "colour",
        "committee",
        "later",
        "first",
        "only",
        "grade",
        "again",
        "brief",
        "inner",
        "exclude",
        "executive",
        "camera",
        "relating",
    ]
)
"""The ideas that are weighed together with each other and with the place."""


def _answered(wording: Wording) -> Meaning | None:
    """Return what the answer on a form says: "Exempt: No", "Open to the public? Yes".

    What is asked tells what the answer means; a line that is no such form has no answer.
    """
    forms = list(_forms(wording))
    if len(forms) > 1:
        answers = [_answer(one) for one in forms]
        told = [one for one in answers if one is not None]
        return max(told, key=lambda one: one.closed) if told else None
    return _answer(wording)


def _forms(wording: Wording) -> Iterator[Wording]:
    """Yield the questions of a form that stand on one line, each with its answer."""
    first = 0
    for n, idea in enumerate(wording.ideas):
        if idea in ("yes", "no", "na") and n and wording.ideas[n - 1] in ":?-":
            yield Wording(wording.words[first : n + 1], wording.ideas[first : n + 1])
            first = n + 1


def _answer(wording: Wording) -> Meaning | None:
    """Return what one answer says; None where it is no form, or asks something else."""
    found = FORM.fullmatch(" ".join(wording.ideas))
    if not found or found["asked"].split().count("?") > MOST_ASKED:
        return None
    asked = set(found["asked"].split())
    secrets = asked & set(SECRETS)
    if any(word.startswith(("restriction", "exclusion")) for word in wording.words):
        secrets |= {"restrict"}
    if (
        "topic" in asked
        or (secrets <= {"closed"} and "?" in asked)
        or asked & {"session", "people"}
    ):
        return None
    if secrets:
        return Meaning(1.0, 0.0) if found["answer"] == "yes" else Meaning(0.0, 1.0)
    if found["answer"] != "yes" and found["rest"]:
        return None
    if not asked & {"publish", "open"} and not ("public" in asked and asked & {"label", "paper"}):
        return None
    return Meaning(0.0, 1.0) if found["answer"] == "yes" else Meaning(WITHHELD, 0.0)


def _ends(wording: Wording) -> Iterator[Wording]:
    """Yield the first and the last piece of a title that a dash, colon or bracket parts."""
    if whole_report := TITLED.match(" ".join(wording.ideas)):
        count = whole_report[1].count(" ") + 1
        yield Wording(wording.words[:count], wording.ideas[:count])
    cuts = [n for n, idea in enumerate(wording.ideas) if idea in "-:()?" and idea not in "?"]
    for start, end in ((0, cuts[0]), (cuts[-1] + 1, None)) if cuts else ():
        piece = Wording(wording.words[start:end], wording.ideas[start:end])
        if _stands_alone(piece):
            yield piece
    if len(cuts) > 1 and cuts[-1] == len(wording.ideas) - 1:
        piece = Wording(wording.words[cuts[-2] + 1 : -1], wording.ideas[cuts[-2] + 1 : -1])
        if _stands_alone(piece):
            yield piece


def _stands_alone(piece: Wording) -> bool:
    """Tell whether a piece of a title is understood, and more than the number of a part."""
    ideas = set(piece.ideas)
    return bool(ideas) and "?" not in ideas and not ideas <= {"part", "later", "of", "number"}


@functools.lru_cache(maxsize=8192)
def _weigh(wording: Wording, where: Where) -> Meaning:
    may_close = _may_close(wording)
    if not may_close and not {"open", "public", "first", "again", "neg"} & set(wording.ideas):
        return NOTHING
    weights = load_weights()
    sums = [0.0, 0.0, 0.0]
    for feature in features(wording, where):
        for n, weight in enumerate(weights.get(feature, ())):
            sums[n] += weight
    top = max(sums)
    shares = [math.exp(one - top) for one in sums]
    return Meaning(shares[0] / sum(shares) if may_close else 0.0, shares[1] / sum(shares))


@functools.cache
def load_weights() -> dict[str, list[float]]:
    """Return each feature's weights, one for each of CLASSES."""
    weights: dict[str, list[float]] = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return weights


def features(wording: Wording, where: Where) -> set[str]:
    """Return what is told of a line: its ideas and words in order, its length, its place."""
    ideas = [idea for idea, _ in itertools.groupby(wording.ideas)]
    spoken = [idea for idea in ideas if idea not in ":-()/[]"]
    edged = ["^", *ideas, "$"]
    found = {"bias", f"at {where}"}
    found |= {f"{idea} at {where}" for idea in ideas if idea in _SPEAKING}
    found |= {f"has {idea}" for idea in ideas}
    found |= {f"{a} {b}" for a, b in itertools.pairwise(edged)}
    found |= {f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)}
    found |= {f"and {a}, {b}" for a in set(spoken) & _SPEAKING for b in set(spoken) - {a}}
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
