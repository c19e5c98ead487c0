"""What a store is asked: gold questions, and questions made of its own documents' words.

Each comes with the filters that it is asked with, which let its own document through.
"""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path

import evaluation
from benchmarks.papers import SEED
from evaluation.gold import read_gold
from schema import ClearedDocument, Filters
from vectorstore import Archive

GOLD = Path(evaluation.__file__).parent / "gold" / "samples.jsonl"
PLAIN = "none"
FILTERS = (PLAIN, "committee", "dates", "council", "all")
"""What questions are asked with, by the names that the report gives them."""
AROUND = timedelta(days=365)
"""How long before and after its document's date a question looks for."""
WORDS = 5
"""Of a passage, that a question is made of."""
_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the filters that it is asked with by their names."""

    question: str
    filters: Mapping[str, Filters]


def questions_of(archive: Archive, count: int, own: Path | None = None) -> list[Asked]:
    """Return so many questions, the same for the same store: half of them gold questions.

    Args:
        archive: of which they are asked.
        count: of questions.
        own: a file of gold questions about these very documents: then all are of them, and as
            many as there are.

    Raises:
        SettingError: the file cannot be read.
    """
    chance = random.Random(SEED)
    gold = [one.question for one in read_gold(own or GOLD) if not one.history]
    known = [
        document
        for document, size in archive.catalogue.documents()
        if size and document.council and document.committee and document.date
    ]
    chance.shuffle(gold)
    chance.shuffle(known)
    if not known:
        return []
    from_gold = [
        Asked(question, _filters(document))
        for question, document in zip(
            gold[: count if own else count // 2], known * count, strict=False
        )
    ]
    if own:
        return from_gold
    made = list(islice(_made(archive, known, chance), count - len(from_gold)))
    return [*from_gold, *made]


def _made(archive: Archive, known: list[ClearedDocument], chance: random.Random) -> Iterator[Asked]:
    """Yield questions made of words of passages, each of another document while there are some."""
    for document in known * 50:
        ids = archive.catalogue.ids_of(document.version)
        if not ids:
            continue
        wanted = chance.choice(ids)
        for passage in archive.catalogue.passages([wanted]).values():
            words = list(dict.fromkeys(_WORD.findall(passage.text)))
            if len(words) >= WORDS:
                start = chance.randrange(len(words) - WORDS + 1)
                said = " ".join(words[start : start + WORDS])
                yield Asked(f"What was decided about {said}?", _filters(document))


def _filters(document: ClearedDocument) -> dict[str, Filters]:
    assert document.date is not None
    first, last = document.date - AROUND, document.date + AROUND
    council, committee = document.council, document.committee
    return {
        PLAIN: Filters(),
        "committee": Filters(committee=committee),
        "dates": Filters(date_from=first, date_to=last),
        "council": Filters(council=council),
        "all": Filters(council=council, committee=committee, date_from=first, date_to=last),
    }
