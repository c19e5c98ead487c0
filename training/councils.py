"""Measure the weights by which a document's council is told from the others that it names.

    python -m training.councils [--archive FOLDER "NAME OF ITS COUNCIL" ...]

Those that `ingest/metadata/councils.py` holds are set by hand. Each archive, and the invented
papers of `training/papers` and `training/whose`, is left out in turn: what is fitted on the rest
must tell its councils better than the hand does, or the hand's weights stay. An archive's papers
are all its one council's; one that names it nowhere teaches only which names are not its own.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import yaml

from commands import Command, option, sets, show
from errors import MinutesError
from ingest.metadata.councils import ENOUGH, WEIGHTS, Weighed, spell, weigh_names
from ingest.metadata.fitted import Signals, Weights
from ingest.metadata.read import whose_words
from ingest.parse import Parsed, parse
from training.papers import INVENTED_COUNTS, PAPERS, SEED, fit
from words import evaluation as said

WHOSE = PAPERS.parent / "whose"
"""Papers from which no kinds and no dates are fitted."""
STRENGTH = 2.0
"""How far the weights may be drawn from 0: there are few papers."""
MOST = 80
"""Files of one archive that are read: they are much alike."""

Example = tuple[dict[str, float], str, float]
Weigh = Callable[[Signals], float]


@dataclass(frozen=True, slots=True)
class Owned:
    """A paper, and the council whose it is: None where it names none."""

    name: str
    parsed: Parsed
    council: str | None
    weight: float


def read_invented(folders: Sequence[Path] = (PAPERS, WHOSE)) -> Iterator[Owned]:
    """Yield the invented papers of which it is written whose they are."""
    for file in sorted(file for folder in folders for file in folder.glob("*.yaml")):
        for paper in yaml.safe_load(file.read_text("utf-8")):
            if "council" in paper:
                parsed = parse(paper["text"].encode(), "." + paper["name"].rpartition(".")[2])
                yield Owned(paper["name"], parsed, paper["council"], INVENTED_COUNTS)


def read_archive(folder: Path, council: str) -> Iterator[Owned]:
    """Yield some of an archive's files."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    random.Random(SEED).shuffle(paths)
    for path in paths[:MOST]:
        try:
            parsed = parse(path.read_bytes(), path.suffix.lower())
        except MinutesError:
            continue
        yield Owned(path.name, parsed, council, 1.0)


def examples_of(papers: Sequence[Owned]) -> Iterator[Example]:
    """Yield every council that a paper names: its signals, "yes" or "no", its weight."""
    for paper in papers:
        weighed = _weighed(paper)
        for one in weighed:
            own = _is_called(spell(one, paper.parsed.text), paper.council)
            yield dict(one.signs), "yes" if own else "no", paper.weight / len(weighed)


def share_named(papers: Sequence[Owned], weigh: Weigh, enough: float) -> float:
    """Return the share of papers of which the right council is said, or rightly none.

    Args:
        papers: those to say it of.
        weigh: what a council weighs by its signs.
        enough: what it must weigh.
    """
    right = 0
    for paper in papers:
        text = paper.parsed.text
        weighed = [(weigh(one.signs), spell(one, text)) for one in _weighed(paper)]
        most, best = max(weighed, default=(0.0, None))
        said = best if most >= enough else None
        named = any(_is_called(name, paper.council) for _, name in weighed)
        right += _is_called(said, paper.council) if named or said else True
    return right / max(1, len(papers))


def _weighed(paper: Owned) -> list[Weighed]:
    return weigh_names(*whose_words(paper.parsed, paper.name))


def _is_called(name: str | None, council: str | None) -> bool:
    """Tell whether two spellings are of one council's name; neither is where there is none."""
    if name is None or council is None:
        return False
    one, other = (re.sub(r"\W|\band\b", "", words.lower()) for words in (name, council))
    return one == other


def by_hand(signs: Signals) -> float:
    """Return what a council weighs by the weights that are set."""
    return sum(WEIGHTS[sign] * value for sign, value in signs.items())


def _by_fit(fitted: Weights, signs: Signals) -> float:
    return fitted.probabilities(signs)["yes"]


Archives = Annotated[
    list[str] | None,
    option("--archive", "FOLDER COUNCIL", "files, and whose they are; may be given again"),
]


def weigh(archive: Archives = None) -> int:
    """Say how well both weights do on each archive that the fitted ones were not fitted on."""
    given = [(Path(folder), whose) for folder, whose in sets(archive or (), 2)]
    read = {folder.name: [*read_archive(folder, whose)] for folder, whose in given}
    read["invented"] = list(read_invented())
    for out, held in read.items():
        show(said.by_hand(out, len(held), share_named(held, by_hand, ENOUGH)))
        papers = [paper for name, each in read.items() if name != out for paper in each]
        if papers:
            fitted = fit(list(examples_of(papers)), STRENGTH)
            share = share_named(held, partial(_by_fit, fitted), 0.5)
            show(said.by_weights(share))
    return 0


main = Command("python -m training.councils", weigh)

if __name__ == "__main__":
    sys.exit(main())
