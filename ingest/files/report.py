"""What a run of the ingest did and how far it is, and both in words."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal

from vectorstore.catalogue_review import Marked
from words import ingest as said

Trouble = Literal["failed", "needs_ocr", "partly", "empty", "ignored"]
TROUBLES: tuple[Trouble, ...] = ("failed", "needs_ocr", "partly", "empty", "ignored")
"""What can be the matter with a file, the worst first. "partly" is what was read but for some
pages, attached files or the like, which OCR alone would not help."""
SHOWN = 10
"""Problems that a summary in words names."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of which not all was read: the reason, and what to do."""

    source: str
    state: Trouble
    reason: str


@dataclass(slots=True)
class Report:
    """What one run of the ingest did. Files are named by their sources.

    `kept_out` are files that are not read, since people removed them; `encoded` counts the texts
    that the model had to embed; `held_back` is what of the whole
    archive is not for publication, or waits for somebody to decide whether it is.
    """

    added: int = 0
    changed: int = 0
    moved: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: list[Problem] = field(default_factory=list)
    kept_out: list[str] = field(default_factory=list)
    held_back: list[Marked] = field(default_factory=list)
    encoded: int = 0
    documents: int = 0
    passages: int = 0
    seconds: float = 0.0

    @property
    def failed(self) -> list[tuple[str, str]]:
        """Return the files that could not be read, with the reasons."""
        return [(one.source, one.reason) for one in self.problems if one.state == "failed"]

    @property
    def needs_ocr(self) -> list[str]:
        """Return the files that have pages which are pictures without text."""
        return self._in("needs_ocr")

    @property
    def partly(self) -> list[str]:
        """Return the files of which a part was not read, other than for want of OCR."""
        return self._in("partly")

    @property
    def empty(self) -> list[str]:
        """Return the files that hold no words of minutes."""
        return self._in("empty")

    @property
    def ignored(self) -> list[str]:
        """Return the files of kinds that are not read."""
        return self._in("ignored")

    @property
    def waiting(self) -> int:
        """Return how many parts and documents wait for a decision."""
        return sum(one.state == "waits" for one in self.held_back)

    def _in(self, state: Trouble) -> list[str]:
        return [one.source for one in self.problems if one.state == state]

    @property
    def complete(self) -> bool:
        """Tell whether every file that could hold minutes was read."""
        return not (self.failed or self.needs_ocr or self.partly)

    def as_json(self) -> str:
        """Return the report as one JSON object."""
        held = {
            "added": self.added,
            "changed": self.changed,
            "moved": self.moved,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed": [{"source": source, "error": error} for source, error in self.failed],
            "needs_ocr": self.needs_ocr,
            "partly": self.partly,
            "empty": self.empty,
            "ignored": self.ignored,
            "kept_out": self.kept_out,
            "problems": [
                {"source": one.source, "state": one.state, "reason": one.reason}
                for one in self.problems
            ],
            "held_back": [asdict(one) for one in self.held_back],
            "waiting": self.waiting,
            "encoded": self.encoded,
            "documents": self.documents,
            "passages": self.passages,
            "seconds": self.seconds,
        }
        return json.dumps(held, ensure_ascii=False)

    def counts(self) -> dict[str, int]:
        """Return how many files came to what."""
        held: dict[str, int] = {name: len(self._in(name)) for name in TROUBLES}
        return {
            "added": self.added,
            "changed": self.changed,
            "moved": self.moved,
            "unchanged": self.unchanged,
            "removed": self.removed,
            **held,
            "kept_out": len(self.kept_out),
        }

    def summary(self) -> str:
        """Return the report in words: the counts, and the first of the problems."""
        return "\n".join(
            [
                f"{said.counted(self.counts())}.",
                *_listed(self.problems),
                *_told_of(self.held_back, self.waiting),
                said.holds(self.documents, self.passages, self.seconds),
            ]
        )


def in_a_line(source: str) -> str:
    """Return a file's name on one line, what is no sign that can be seen written out."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in source
    )


def _told_of(held_back: Sequence[Marked], waiting: int) -> list[str]:
    """Say how much is held back, and what to do."""
    if not held_back:
        return []
    whole = len({(one.root, one.source) for one in held_back if one.whole})
    return [said.held_back(whole, sum(not one.whole for one in held_back), waiting)]


def _listed(problems: Sequence[Problem]) -> list[str]:
    ranked = sorted(problems, key=lambda one: TROUBLES.index(one.state))
    lines = [f"  {in_a_line(one.source)}: {one.reason}" for one in ranked[:SHOWN]]
    if len(ranked) > SHOWN:
        lines.append(f"  {said.more(len(ranked) - SHOWN)}")
    return lines


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files done of all, passages written, and a line about a problem."""

    done: int
    total: int
    passages: int = 0
    problem: str = ""
