"""What people did to documents by hand: the facts that they corrected, and what they removed.

It is known by where a file is, and by its contents, so that it can follow a file that moves. It
knows neither tables nor commands.
"""

from dataclasses import dataclass

from schema import Fact


@dataclass(frozen=True, slots=True)
class Correction:
    """A fact that a person set: None is unknown, `read` what was read, `at` a time in ISO 8601."""

    field: Fact
    value: str | None
    read: str | None
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Removal:
    """That a person removed a document, which is to stay away; `at` is a time in ISO 8601."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """All that people did to one document.

    `id` is the document's, `path` where its file is, `source` the part below `root`; `size` and
    `sha256` are those of the file as it was then.
    """

    id: str
    path: str
    root: str
    source: str
    size: int
    sha256: str
    corrected: tuple[Correction, ...] = ()
    removed: Removal | None = None

    def facts(self) -> tuple[tuple[Fact, str | None], ...]:
        """Return the facts as they were set, always in one order."""
        return tuple(sorted((one.field, one.value) for one in self.corrected))
