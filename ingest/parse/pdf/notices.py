"""Gather what a PDF says beside its text, each with the stretch that it stands over."""

from collections.abc import Iterator, Mapping, Sequence

from ingest.parse.parsed import Notice
from ingest.parse.pdf.shapes import Beside

PROPERTIES = ("Title", "Subject", "Keywords")
UNSET = ("untitled", "unspecified", "")
"""What programs put where nobody said anything."""


def find_notices(
    beside: Sequence[Sequence[Beside]],
    starts: Sequence[int],
    length: int,
    properties: Mapping[str, str],
) -> tuple[Notice, ...]:
    """Return the words beside a text.

    Args:
        beside: for each page, the words that stand beside it.
        starts: where each page starts in the text.
        length: of the text.
        properties: what the file says of itself.
    """
    stated = [properties.get(name, "").strip() for name in PROPERTIES]
    return (
        *(Notice(said, "property", 0, length) for said in stated if said.lower() not in UNSET),
        *_over_pages(beside, [*starts, length]),
    )


def _over_pages(beside: Sequence[Sequence[Beside]], bounds: Sequence[int]) -> Iterator[Notice]:
    """Yield what pages say, once for all the pages in a row that say it."""
    open_at: dict[Beside, int] = {}
    for number, here in enumerate([*beside, []]):
        for one in [one for one in open_at if one not in here]:
            yield Notice(one.words, one.place, open_at.pop(one), bounds[number])
        for one in here:
            open_at.setdefault(one, bounds[number])
