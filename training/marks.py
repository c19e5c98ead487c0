"""`python -m training.marks`: fit what tells lines that say something is not public.

Fits `ingest/access/weights.json` on the lines of `training/marks.txt` and prints how well each
family of lines is told by a model that saw none of it. `--without FILE` keeps the lines of a JSON
list out of the fit, `--test FILE` says how many of them are told.
"""

import hashlib
import itertools
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated, Any

from checked import read_json
from commands import Command, flag, option, show
from ingest.access.meaning import CLASSES, WEIGHTS, Where, features
from ingest.access.wording import clean, read

LINES = Path(__file__).with_name("marks.txt")
MOST = 90
"""Wordings that are made of one line with alternatives."""
STRENGTH = 3.0
"""How little the weights are held to zero."""
PLACES: tuple[Where, ...] = ("top", "heading", "line")
SMALLEST = 0.02
"""Weights below this, in all classes, are left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """One wording with what it says; those of one line share the weight of a few."""

    label: str
    where: Where
    text: str
    family: str
    weight: float


def read_examples(path: Path = LINES) -> list[Example]:
    """Read the labelled lines, each with all of its alternatives."""
    chance = Random(2026)
    examples: list[Example] = []
    family = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("##"):
            family = line.strip("# ")
        elif line and not line.startswith("#"):
            label, where, text = line.split(" | ", 2)
            texts = list(_alternatives(text))
            if len(texts) > MOST and text.count("{") > 1:
                texts = chance.sample(texts, MOST)
            places = {"*": PLACES, "body": ("heading", "line")}.get(where, (where,))
            weight = min(1.0, 12 / len(texts)) / len(places)
            examples += [
                Example(label, place, one, family, weight)  # type: ignore[arg-type]
                for one in texts
                for place in places
            ]
    return examples


def _alternatives(text: str) -> Iterator[str]:
    pieces = re.split(r"\{([^{}]*)\}", text)
    choices = [piece.split("|") if n % 2 else [piece] for n, piece in enumerate(pieces)]
    return (" ".join("".join(words).split()) for words in itertools.product(*choices))


def fit(examples: Sequence[Example]) -> dict[str, list[float]]:
    """Return the weight of each feature for each of CLASSES."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows, labels, weights = [], [], []
    for one in examples:
        row = dict.fromkeys(features(read(clean(one.text)), one.where), 1.0)
        for label in ("closed", "none") if one.label == "doubt" else (one.label,):
            rows.append(row)
            labels.append(label)
            weights.append(one.weight / (2 if one.label == "doubt" else 1))
    vectors: Any = DictVectorizer()
    model: Any = LogisticRegression(C=STRENGTH, max_iter=400, fit_intercept=False)
    model.fit(vectors.fit_transform(rows), labels, sample_weight=weights)
    order = [list(model.classes_).index(name) for name in CLASSES]
    table = model.coef_[order].T.round(3)
    return {
        str(name): [float(value) for value in values]
        for name, values in zip(vectors.feature_names_, table, strict=True)
        if abs(values).max() >= SMALLEST
    }


def closed_share(weights: dict[str, list[float]], line: str, where: Where) -> tuple[float, float]:
    """Return how likely a line is closed and open, by weights that are not the saved ones."""
    from ingest.access import meaning

    meaning.load_weights.cache_clear()
    meaning._weigh.cache_clear()
    kept, meaning.load_weights = meaning.load_weights, lambda: weights  # type: ignore[assignment]
    try:
        found = meaning.weigh(line, where)
    finally:
        meaning.load_weights = kept
        meaning._weigh.cache_clear()
    return found.closed, found.open


def scores(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return, for each family, the shares told right by a model that saw none of it."""
    told: dict[str, dict[str, float]] = {}
    for family in dict.fromkeys(one.family for one in examples):
        own = [one for one in examples if one.family == family]
        weights = fit([one for one in examples if one.family != family])
        told[family] = _shares(weights, own)
        show(f"{family} {told[family]}")
    return told


def _shares(weights: dict[str, list[float]], own: Sequence[Example]) -> dict[str, float]:
    shares: dict[str, list[bool]] = {}
    for one in own:
        closed, opened = closed_share(weights, one.text, one.where)
        right = {
            "closed": closed >= 0.25,
            "doubt": closed >= 0.25,
            "open": opened >= 0.5,
            "none": closed < 0.25,
        }[one.label]
        shares.setdefault(one.label, []).append(right)
        if one.label == "none" and closed >= 0.75:
            shares.setdefault("public taken for surely closed", []).append(True)
    return {
        label: round(sum(all_) / len(all_), 3)
        if label in ("closed", "doubt", "open", "none")
        else len(all_)
        for label, all_ in shares.items()
    }


Without = Annotated[
    Path | None, option("--without", "FILE", "a JSON list of lines to keep out", Path)
]
Test = Annotated[Path | None, option("--test", "FILE", "a JSON list of lines that are marks", Path)]
Out = Annotated[Path, option("--out", "FILE.json", "a file for the weights", Path)]
Fast = Annotated[bool, flag("--fast", "no scores by family")]


def fit_marks(
    without: Without = None, test: Test = None, out: Out = WEIGHTS, fast: Fast = False
) -> int:
    """Fit the weights, save them with their scores, and print them."""
    examples = read_examples()
    if without:
        known = {read(clean(line)).words for line in read_json(without, list[str])}
        examples = [one for one in examples if read(clean(one.text)).words not in known]
    by_family = {} if fast else scores(examples)
    weights = fit(examples)
    show(f"{len(examples)} lines {len(weights)} features")
    if test:
        _tell_of_missed(weights, read_json(test, list[str]))
    digest = hashlib.sha256(LINES.read_bytes()).hexdigest()
    saved = {"fitted_on": digest, "without_the_family": by_family, "weights": weights}
    out.write_text(_a_line_each(saved), "utf-8")
    return 0


def _tell_of_missed(weights: dict[str, list[float]], lines: Sequence[str]) -> None:
    for where in PLACES:
        missed = [
            (round(share, 2), one)
            for one in lines
            if (share := closed_share(weights, one, where)[0]) < 0.75
        ]
        show(f"{where} not sure: {missed}")


def _a_line_each(saved: Mapping[str, object]) -> str:
    """Write JSON with a line for each family and each feature, so that a new fit can be read."""
    return re.sub(r"(?<=[]}],) (?=\")", "\n", json.dumps(saved, ensure_ascii=False)) + "\n"


main = Command("python -m training.marks", fit_marks)

if __name__ == "__main__":
    sys.exit(main())
