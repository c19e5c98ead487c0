"""Fit the weights by which a document's kind and its meeting's date are told.

    python -m training.papers [--archive FOLDER ...] [--labels FILE] [--leave-out WORD]

The invented papers of `training/papers` are always read. Of an archive, a file is read whose name
says by itself which meeting's minutes or agenda it is and of what date; most of these are read
without their names, as a name would tell all. `--labels` gives the kinds and dates of further
files by path.
"""

import datetime
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy
import yaml

from checked import read_json
from commands import Command, option, show
from english.dates import find_dates, writes_month_first
from errors import MinutesError
from ingest.metadata.fitted import FOLDER, Weights
from ingest.metadata.kind_signals import read_signals
from ingest.metadata.meeting_date import signals_of
from ingest.metadata.read import head_of
from ingest.parse import Parsed, parse

PAPERS = Path(__file__).parent / "papers"
MOST = 60
"""Files of one archive that are read: more of a kind teach no more."""
NAMELESS = 3
"""Of how many files of an archive one keeps its name: text must be enough to tell a kind."""
SEED = 20261101
INVENTED_COUNTS = 3.0
"""How much an invented paper weighs against one of an archive: there are few, and many styles."""
Labelled = dict[str, dict[str, list[str | None]]]
"""Each archive's files by path: the kind, and the date in ISO 8601."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what is known of it; unknown is None.

    `name` is kept from what weighs dates where it gave the date away.
    """

    name: str
    parsed: Parsed
    kind: str | None
    date: datetime.date | None
    weight: float = 1.0
    name_tells_date: bool = False


def read_invented(folder: Path = PAPERS) -> Iterator[Paper]:
    """Yield the invented papers; each file of them is of one kind unless it says so."""
    for file in sorted(folder.glob("*.yaml")):
        for paper in yaml.safe_load(file.read_text("utf-8")):
            parsed = parse(paper["text"].encode(), "." + paper["name"].rpartition(".")[2])
            kind = paper.get("kind") or {"agendas": "agenda", "reports": "report"}.get(
                file.stem, file.stem
            )
            yield Paper(paper["name"], parsed, kind, paper["date"], INVENTED_COUNTS)


def read_archive(folder: Path, labels: Mapping[str, Sequence[str | None]]) -> Iterator[Paper]:
    """Yield the files of an archive that are labelled, or that say in their names what they are."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    random.Random(SEED).shuffle(paths)
    read = 0
    for path in paths:
        source = path.relative_to(folder).as_posix()
        known = labels.get(source)
        kind, day = (known[0], known[1]) if known else _told_by_name(path)
        if kind is None or (known is None and read >= MOST):
            continue
        try:
            parsed = parse(path.read_bytes(), path.suffix.lower())
        except MinutesError:
            continue
        read += known is None
        whole = datetime.date.fromisoformat(day) if day else None
        shown = path.name if known or read % NAMELESS == 0 else ""
        yield Paper(shown, parsed, kind, whole, name_tells_date=not known)


def _told_by_name(path: Path) -> tuple[str | None, str | None]:
    """Return the kind and the date of a file that is named by nothing else."""
    days = [found.date for found in find_dates(path.stem.replace("_", " ")) if found.date]
    first = (path.stem.split() or [""])[0].lower()
    kind = {"minutes": "minutes", "agenda": "agenda"}.get(first)
    if kind is None and path.parent.name == "minutes":
        kind = "minutes"
    return (kind, days[0].isoformat()) if kind and len(days) == 1 else (None, None)


def date_examples(papers: Sequence[Paper]) -> Iterator[tuple[dict[str, float], str, float]]:
    """Yield every date of the papers' heads: its signals, "yes" or "no", its weight."""
    for paper in papers:
        top = head_of(paper.parsed)
        text = paper.parsed.text
        name = "" if paper.name_tells_date else paper.name
        found = [*signals_of(top, text, name, (), writes_month_first(text))]
        for day, signals in found if paper.date or not found else ():
            yield signals, "yes" if day == paper.date else "no", paper.weight / len(found)


def kind_examples(papers: Sequence[Paper]) -> Iterator[tuple[dict[str, float], str, float]]:
    """Yield the papers' signals and kinds, each again without its name where it has one."""
    for paper in papers:
        printed = [words for fact, words in paper.parsed.facts.items() if "head" in fact]
        for name in {paper.name.rpartition(".")[0], ""}:
            if paper.kind:
                yield read_signals(paper.parsed, printed, name), paper.kind, paper.weight


def fit(examples: Sequence[tuple[dict[str, float], str, float]], strength: float) -> Weights:
    """Fit a linear model on examples: signals, choice, weight."""
    from sklearn.feature_extraction import DictVectorizer  # takes a second
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer(sparse=False)
    rows = vectors.fit_transform([signals for signals, _, _ in examples])
    choices = [choice for _, choice, _ in examples]
    model = LogisticRegression(C=strength, max_iter=5000, class_weight="balanced")
    model.fit(rows, choices, sample_weight=[weight for *_, weight in examples])
    names = list(vectors.get_feature_names_out())
    sums, starts = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        sums, starts = (
            numpy.vstack([-sums[0], sums[0]]) / 2,
            numpy.array([-starts[0], starts[0]]) / 2,
        )
    return Weights(
        {
            str(one): round(float(start), 4)
            for one, start in zip(model.classes_, starts, strict=True)
        },
        {
            str(one): {name: round(float(w), 4) for name, w in zip(names, row, strict=True)}
            for one, row in zip(model.classes_, sums, strict=True)
        },
    )


def right_share(weights: Weights, examples: Sequence[tuple[dict[str, float], str, float]]) -> float:
    """Return the share of examples whose likeliest choice is the right one."""
    right = 0
    for signals, choice, _ in examples:
        likely = weights.probabilities(signals)
        right += max(likely, key=lambda one: likely[one]) == choice
    return right / max(1, len(examples))


Archives = Annotated[
    list[str] | None, option("--archive", "FOLDER", "files to read; may be given again")
]
Labels = Annotated[
    Path | None, option("--labels", "FILE.json", "kinds and dates of further files, by path", Path)
]
LeaveOut = Annotated[str, option("--leave-out", "NAME", "an archive to measure on, not to fit on")]


def fit_papers(archive: Archives = None, labels: Labels = None, leave_out: LeaveOut = "") -> int:
    """Fit both models, say how well they do on the archive that is left out, and keep them."""
    known = read_json(labels, Labelled) if labels else {}
    invented = list(read_invented())
    archives = {
        folder.name: list(read_archive(folder, known.get(folder.name, {})))
        for folder in map(Path, archive or ())
    }
    held = archives.pop(leave_out, [])
    papers = [*invented, *(paper for read in archives.values() for paper in read)]
    digest = hashlib.sha256(repr([(p.parsed.text, p.kind, p.date) for p in papers]).encode())
    for name, examples_of, strength in (
        ("dates", date_examples, 1.0),
        ("kinds", kind_examples, 0.3),
    ):
        examples = list(examples_of(papers))
        weights = fit(examples, strength)
        show(f"{name}: {len(examples)} examples, {right_share(weights, examples):.1%} right")
        if held:
            show(f"  left out: {right_share(weights, list(examples_of(held))):.1%} right")
            continue
        kept = {
            "papers": len(papers),
            "data": digest.hexdigest(),
            "intercepts": weights.intercepts,
            "weights": weights.weights,
        }
        (FOLDER / f"{name}.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


main = Command("python -m training.papers", fit_papers)

if __name__ == "__main__":
    sys.exit(main())
