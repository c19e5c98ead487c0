"""What a run on a site did, as an object, as JSON and in words."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from words import connectors as said


@dataclass(slots=True)
class Report:
    """What one run did. Documents are named by their paths below the mirror.

    new, changed: what was written; `unchanged` counts what was asked for and says the same.
    withdrawn: what the council took away, removed here with evidence of two nights.
    replaced: what a newer document stands for now.
    missing: what seems to be gone, waiting for another night's evidence.
    held: what would be removed, were it not too much at once: a person decides.
    restricted: what was removed as it became restricted; `cut` counts items left out of pages.
    failed: addresses that gave nothing usable, with the reason; `forbidden` by robots.txt.
    left: pages that are still to be fetched, another night.
    planned: for a dry run, the addresses that would be asked for.
    error, message: what ended the run before its end.
    """

    host: str
    started: str = ""
    asked: int = 0
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    withdrawn: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    restricted: list[str] = field(default_factory=list)
    cut: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    forbidden: int = 0
    remarks: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    left: int = 0
    recognised: int = 0
    error: str = ""
    message: str = ""
    ingest: dict[str, Any] | None = None
    seconds: float = 0.0

    @property
    def code(self) -> int:
        """Return how the command ends: 2 if nothing could be done, 1 if something is amiss."""
        if self.error and not self.recognised:
            return 2
        amiss = self.error or self.failed or self.held or self.remarks
        bad = self.ingest is not None and self.ingest.get("code", 0) != 0
        return 1 if amiss or bad else 0

    def as_dict(self) -> dict[str, Any]:
        """Return it for programs."""
        told = asdict(self)
        told["failed"] = [{"url": url, "reason": why} for url, why in self.failed]
        told["code"] = self.code
        return told

    def as_json(self) -> str:
        """Return it as one JSON object."""
        return json.dumps(self.as_dict(), ensure_ascii=False)

    def summary(self) -> str:
        """Return it in words."""
        counts = {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "withdrawn": len(self.withdrawn),
            "replaced": len(self.replaced),
            "restricted": len(self.restricted),
        }
        lines = [said.counted(self.host, counts, self.asked)]
        lines += [said.withdrawn(path) for path in self.withdrawn]
        lines += [said.became_restricted(path) for path in self.restricted]
        if self.missing:
            lines.append(said.missing(len(self.missing)))
        if self.held:
            lines.append(said.held(self.host, len(self.held)))
        lines += self.remarks
        lines += [said.failed(url, why) for url, why in self.failed[:10]]
        if self.forbidden:
            lines.append(said.forbidden(self.forbidden))
        if self.left:
            lines.append(said.left(self.left))
        if self.message:
            lines.append(self.message)
        if self.ingest is not None:
            lines.append(said.ingested(self.ingest))
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: what it does, requests made and foreseen."""

    phase: str
    done: int
    total: int
