"""What a run of the ingest, or the taking in of what was sent, came to: in lines for a keeper."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from words import ingest as counting
from words import keeping as words

if TYPE_CHECKING:  # what they import takes seconds
    from ingest.files.report import Report
    from ingest.files.uploads import Taken


def done(report: "Report") -> str:
    """Say in a line what a run did."""
    return counting.counted(report.counts())


def problems(report: "Report") -> list[str]:
    """Name each file that was not wholly read, with the reason."""
    return [f"{one.source}: {one.reason}" for one in report.problems]


def taken(came: "Taken") -> tuple[str, list[str]]:
    """Say what became of what was sent: in a line, and of each file that needs a word."""
    lines = [f"{one.source}: {one.reason}" for one in came.problems]
    lines += problems(came.report)
    lines += [words.there_already(name, place) for name, place in came.there.items()]
    lines += [words.stays_removed(name, place) for name, place in came.kept_out.items()]
    lines += [words.renamed(name, place) for name, place in came.renamed.items()]
    lines += _held_back(came.report, [file.source for file in came.files])
    heading = words.taken(done(came.report), refused=len(came.problems), there=len(came.there))
    return heading, lines


def _held_back(report: "Report", sources: Sequence[str]) -> list[str]:
    """Name the files that are held back as not for publication."""
    found = {one.source for one in report.held_back if one.whole and one.source in sources}
    return [words.held_back(source) for source in sorted(found)]
