"""Learn from a folder whose its documents are that do not say so themselves.

Works on what is stored after all files were read, as a file alone cannot know what stands
beside it. What was learnt is marked, and is learnt anew each time, so that it follows the folder.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vectorstore.belonging import Belonging

FROM_FOLDER = "council: taken from the folder"
"""The note of a document whose council its folder gives."""
LEAST = 3
"""Documents that must agree, and two more for each that does not: in the end two thirds."""


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
    if FROM_FOLDER not in one.notes:
        return one
    notes = tuple(note for note in one.notes if note != FROM_FOLDER)
    meetings = tuple(
        replace(meeting, council=None) if meeting.council == one.council else meeting
        for meeting in one.meetings
    )
    return replace(one, council=None, meetings=meetings, notes=notes)


def _settled(one: Belonging, councils: dict[tuple[str, str], str | None]) -> Belonging:
    if one.council is not None:
        return one
    told = (
        councils[one.root, folder] for folder in _folders(one) if (one.root, folder) in councils
    )
    council = next(told, None)
    if council is None:
        return one
    meetings = tuple(
        replace(meeting, council=council) if meeting.council is None else meeting
        for meeting in one.meetings
    )
    return replace(one, council=council, meetings=meetings, notes=(*one.notes, FROM_FOLDER))


def _councils_of_folders(said: Iterable[Belonging]) -> dict[tuple[str, str], str | None]:
    """Return the council of each folder that holds enough to judge by; None where it is mixed."""
    named: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in said:
        for folder in _folders(one) if one.council else ():
            named[one.root, folder][str(one.council)] += 1
    found: dict[tuple[str, str], str | None] = {}
    for place, counts in named.items():
        council, count = counts.most_common(1)[0]
        if count >= LEAST:
            agreed = count >= LEAST + 2 * (counts.total() - count)
            found[place] = council if agreed else None
    return found


def _folders(one: Belonging) -> Iterator[str]:
    """Yield the folders that a document is in, nearest first, down to what was ingested."""
    folder = one.source
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder
    yield ""
