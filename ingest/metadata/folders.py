"""Learn from a folder whose its documents are that do not say so themselves.

Works on what is stored after all files were read, as a file alone cannot know what stands
beside it. What was learnt is marked, and is learnt anew each time, so that it follows the folder.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from ingest.by_hand.corrected import sets
from vectorstore.belonging import Belonging

FROM_FOLDER = "council: taken from the folder"
"""The note of a document whose council its folder gives."""
SPELT = "council: spelt as in the folder, not "
"""The note, with the name that the text gives, where a scan misread a letter or two of it."""
MISREAD, OFTEN = 0.75, 20
"""Likeness of two spellings of a word, and how many times more often the right one stands."""
SHORTEST = 5
"""Letters of a word that is known again misread; East and West are two places."""
LEAST = 3
"""Documents that must agree, and two more for each that does not: in the end two thirds."""


Place = tuple[str, str]
"""A folder: the root that was ingested, and the path below it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Whose a folder is, if most of it agrees, and how often each council is named in it."""

    council: str | None = None
    counts: Counter[str] = field(default_factory=Counter)


def settle_councils(held: Sequence[Belonging]) -> list[Belonging]:
    """Return the documents whose council changes, as they become.

    Args:
        held: every document, with what an earlier run took from its folder.
    """
    said = [_as_said(one) for one in held]
    councils = _councils_of_folders(said)
    settled = (_settled(one, councils) for one in said)
    return [after for before, after in zip(held, settled, strict=True) if after != before]


def _as_said(one: Belonging) -> Belonging:
    """Take away what was learnt from a folder before."""
    learnt = [note for note in one.notes if note == FROM_FOLDER or note.startswith(SPELT)]
    if not learnt:
        return one
    said = None if learnt[0] == FROM_FOLDER else learnt[0].removeprefix(SPELT)
    return _called(replace(one, notes=tuple(n for n in one.notes if n not in learnt)), said)


def _settled(one: Belonging, councils: dict[Place, Judged]) -> Belonging:
    if sets(one.notes, "council"):  # a person knows better
        return one
    judged = _judged(one, councils)
    council = judged.council
    if council is None or council == one.council:
        return one
    if one.council is None:
        return replace(_called(one, council), notes=(*one.notes, FROM_FOLDER))
    if judged.counts[council] >= OFTEN * judged.counts[one.council] and _alike(
        council, one.council
    ):
        return replace(_called(one, council), notes=(*one.notes, f"{SPELT}{one.council}"))
    return one


def _judged(one: Belonging, councils: dict[Place, Judged]) -> Judged:
    """Return what is held of the nearest folder that most of it agrees on.

    A mixed one is nobody's; but where one council stands in it twice as often as any other, it is
    what the folder around it is, if the same council leads in both.
    """
    leading = None
    for folder in _folders(one):
        judged = councils.get((one.root, folder))
        if judged is None:
            continue
        (leader, most), *others = judged.counts.most_common(2)
        if leading not in (None, leader):
            break
        if judged.council:
            return judged
        if others and most < 2 * others[0][1]:
            break
        leading = leader
    return Judged()


def _called(one: Belonging, council: str | None) -> Belonging:
    """Return a document as another council's, with those of its meetings that were its own."""
    meetings = tuple(
        replace(meeting, council=council) if meeting.council == one.council else meeting
        for meeting in one.meetings
    )
    return replace(one, council=council, meetings=meetings)


def _alike(right: str, other: str) -> bool:
    """Tell whether two names differ by one word that a scan misread."""
    pairs = list(zip(right.split(), other.split(), strict=False))
    differ = [(a, b) for a, b in pairs if a != b]
    if len(right.split()) != len(other.split()) or len(differ) != 1:
        return False
    a, b = (word.lower() for word in differ[0])
    long = min(len(a), len(b)) >= SHORTEST
    return long and SequenceMatcher(None, a, b).ratio() >= MISREAD


def _councils_of_folders(said: Iterable[Belonging]) -> dict[Place, Judged]:
    """Judge whose each folder is that holds enough to judge by; a mixed one is nobody's."""
    named: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for one in said:
        for folder in _folders(one) if one.council else ():
            named[one.root, folder][str(one.council)] += 1
    found: dict[Place, Judged] = {}
    for place, counts in named.items():
        council, count = counts.most_common(1)[0]
        if count >= LEAST:
            agreed = count >= LEAST + 2 * (counts.total() - count)
            found[place] = Judged(council if agreed else None, counts)
    return found


def _folders(one: Belonging) -> Iterator[str]:
    """Yield the folders that a document is in, nearest first, down to what was ingested."""
    folder = one.source
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder
    yield ""
