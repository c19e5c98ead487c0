"""`python -m training.goings --archive STORE`: fit what tells the public's coming and going.

Fits `ingest/access/goings.json` on the sentences of `training/goings.txt`, and on ordinary ones of
an archive's documents, each other document kept for measuring. Prints how many of each writer's
sentences are told by a model that saw the others' alone, and how many ordinary ones are taken for
one of them.
"""

import hashlib
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from commands import Command, option, show
from ingest.access.goings import (
    CLASSES,
    LONGEST_WORDS,
    SENTENCE_ENDS,
    WEIGHTS,
    abouts_of,
    features,
    shares_of,
)
from vectorstore import Archive, EmbeddingModel

SENTENCES = Path(__file__).with_name("goings.txt")
STRENGTH = 3.0
"""How little the weights are held to zero."""
LEAST = 2
"""Sentences of ours that have a feature: what one alone has tells nothing of others."""
SMALLEST = 0.03
"""Weights below this, in all classes, are left out."""
ORDINARY, ORDINARY_WEIGHT = 20_000, 0.2
"""Ordinary sentences, and what one of them counts against one of ours."""
UNCLEAR = {"GO", "EXCLUDE", "RETURN"}
"""What a sentence about outsiders may be about that is not certainly ordinary."""
SEED = 2026

Said = tuple[str, str]
"""What a sentence says, one of CLASSES, and the sentence."""
Weights = Mapping[str, Sequence[float]]


def read_sentences(path: Path = SENTENCES) -> dict[str, list[Said]]:
    """Read the labelled sentences, by who wrote them."""
    by_writer: dict[str, list[Said]] = {}
    own: list[Said] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("##"):
            own = by_writer.setdefault(line.strip("# "), [])
        elif line and not line.startswith("#"):
            label, sentence = line.split(" | ", 1)
            own.append((label.lower(), sentence))
    return by_writer


def read_ordinary(store: Path) -> tuple[list[str], list[str]]:
    """Return sentences of each other document of an archive that say nothing of the kind, to fit
    on, and all of the others', to measure on."""
    with closing(Archive(store, EmbeddingModel(), create=False)) as archive:
        ids = sorted(one.id for one, _ in archive.catalogue.documents())
        random.Random(SEED).shuffle(ids)
        texts = [one.text for one in archive.catalogue.documents_by_id(ids).values()]
    fitted = [one for text in texts[::2] for one in _sentences(text) if not _is_unclear(one)]
    kept = list(dict.fromkeys(one for text in texts[1::2] for one in _sentences(text)))
    return list(dict.fromkeys(fitted))[:ORDINARY], kept[:ORDINARY]


def _sentences(text: str) -> Iterator[str]:
    for one in SENTENCE_ENDS.split(text):
        if one.strip() and len(one.split()) <= LONGEST_WORDS:
            yield one.strip()


def _is_unclear(sentence: str) -> bool:
    abouts = set(abouts_of(sentence))
    return "OUTSIDER" in abouts and bool(UNCLEAR & abouts)


def fit(sentences: Sequence[Said], ordinary: Sequence[str]) -> dict[str, list[float]]:
    """Return the weight of each feature for each of CLASSES."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    told = [features(sentence) for _, sentence in sentences]
    counts = Counter(feature for one in told for feature in one)
    told += [features(sentence) for sentence in ordinary]
    labels = [label for label, _ in sentences] + ["other"] * len(ordinary)
    counted = [1.0] * len(sentences) + [ORDINARY_WEIGHT] * len(ordinary)
    vectors: Any = DictVectorizer()
    rows = vectors.fit_transform(
        [{feature: 1.0 for feature in one if counts[feature] >= LEAST} for one in told]
    )
    model: Any = LogisticRegression(C=STRENGTH, max_iter=600, fit_intercept=False)
    model.fit(rows, labels, sample_weight=counted)
    table = model.coef_[[list(model.classes_).index(name) for name in CLASSES]].T.round(3)
    return {
        str(name): [float(value) for value in values]
        for name, values in zip(vectors.feature_names_, table, strict=True)
        if abs(values).max() >= SMALLEST
    }


def score(weights: Weights, sentences: Sequence[Said]) -> dict[str, float]:
    """Return the share of each class that is told, and of the others that is taken for it.

    Whether the public were sent out or left is one question here.
    """
    told = [(label, _told(weights, sentence)) for label, sentence in sentences]
    found: dict[str, float] = {}
    for name in CLASSES[:-1]:
        found[name] = round(
            float(np.mean([name in one for label, one in told if label == name])), 3
        )
        taken = [name in one for label, one in told if label == CLASSES[-1]]
        found[f"other taken for {name}"] = round(float(np.mean(taken)), 3)
    return found


def _told(weights: Weights, sentence: str) -> set[str]:
    said = shares_of(weights, sentence)
    told = {"sent": said.gone, "left": said.gone, "back": said.returned, "note": said.noted}
    return {name for name, likely in told.items() if likely}


Stores = Annotated[Path, option("--archive", "STORE", "an archive, for ordinary sentences", Path)]
Out = Annotated[Path, option("--out", "FILE.json", "a file for the weights", Path)]


def fit_goings(archive: Stores, out: Out = WEIGHTS) -> int:
    """Fit the weights, save them with their scores, and print these."""
    by_writer = read_sentences()
    ordinary, kept = read_ordinary(archive)
    told: dict[str, Mapping[str, float]] = {}
    for writer, own in by_writer.items():
        if len({label for label, _ in own}) < len(CLASSES):
            continue  # what somebody wrote of ordinary sentences alone
        others = [one for who, theirs in by_writer.items() if who != writer for one in theirs]
        told[writer] = score(fit(others, ordinary), own)
        show(f"{writer}: {told[writer]}")
    weights = fit([one for own in by_writer.values() for one in own], ordinary)
    taken = Counter(name for sentence in kept for name in _told(weights, sentence))
    show(f"of {len(kept)} ordinary sentences: {dict(taken)}")
    saved = {
        "fitted_on": hashlib.sha256(SENTENCES.read_bytes()).hexdigest(),
        "ordinary": hashlib.sha256("\n".join(ordinary).encode()).hexdigest(),
        "without_the_writer": told,
        f"of_{len(kept)}_ordinary": taken,
        "weights": weights,
    }
    lines = re.sub(r"(?<=[]}],) (?=\")", "\n", json.dumps(saved, ensure_ascii=False))
    out.write_text(f"{lines}\n", "utf-8")
    return 0


main = Command("python -m training.goings", fit_goings)

if __name__ == "__main__":
    sys.exit(main())
