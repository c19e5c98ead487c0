"""What is said of a run of the ingest: how far it is, what it did and what came of it."""

from collections.abc import Mapping

from words.commands import command
from words.numbers import number_of

NOTHING_TO_DO = "Nothing to do"
COUNTED = {
    "added": "added",
    "changed": "changed",
    "moved": "moved",
    "unchanged": "unchanged",
    "removed": "removed",
    "failed": "failed",
    "needs_ocr": "in need of OCR",
    "partly": "read in part",
    "empty": "without words",
    "ignored": "not read",
    "kept_out": "kept out (removed by hand)",
}
"""What files are counted by, and how that is said."""
AGREE = "The archive is as it should be: all its parts agree."
WHAT_TO_GIVE = (
    "Name files and folders to ingest; or give --check, --repair, --review or --by-hand, and no "
    "files."
)


def counted(counts: Mapping[str, int]) -> str:
    """Say in a line what a run did, by the names of `COUNTED`; what did not occur is left out."""
    said = [f"{counts[name]:,} {words}" for name, words in COUNTED.items() if counts.get(name)]
    return ", ".join(said) if said else NOTHING_TO_DO


def progress(done: int, total: int) -> str:
    """Say how far a run is."""
    return f"{done:,} of {number_of(total, 'document')}" if total else "Looking at the files"


def pace(passages: int, seconds: float, left: str) -> str:
    """Say how many passages there are, and how long the rest will take; said after `progress`."""
    rate = f"{passages / seconds:.0f} a second"
    return f", {number_of(passages, 'passage')} ({rate}), {left} left"


def holds(documents: int, passages: int, seconds: float) -> str:
    """Say what the archive holds after a run, and how long the run took."""
    return (
        f"The archive now holds {number_of(documents, 'document')} in "
        f"{number_of(passages, 'passage')} ({seconds:.0f} s)."
    )


def held_back(whole: int, parts: int, waiting: int) -> str:
    """Say how much is held back as not for publication, and how to see it."""
    kinds = ((whole, "whole document"), (parts, "part"))
    counts = " and ".join(number_of(count, kind) for count, kind in kinds if count)
    waits = f"; {waiting:,} wait{'s' * (waiting == 1)} for a decision" if waiting else ""
    return (
        f"Held back as not for publication: {counts}{waits}. "
        f"{command('ingest', '--review')} lists what is held back."
    )


def more(count: int) -> str:
    """Say that there are more problems than are shown."""
    return f"… and {count:,} more; --json names them all."


def differ(count: int) -> str:
    """Say that parts of the archive do not agree, and what mends them."""
    return f"{_differences(count)}. {command('ingest', '--repair')} mends this."


def mended(count: int) -> str:
    """Say that parts of the archive did not agree, and do now."""
    return f"{_differences(count)}, now mended."


def _differences(count: int) -> str:
    return f"{number_of(count, 'difference')} between the parts of the archive"
