"""Compare folders with what the archive has of them: what is new, changed, moved, gone.

Decides without reading more files than it must, and changes nothing.
"""

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from errors import SettingError, SourceError
from ingest.by_hand.hands import Hands
from ingest.files.load import Found, SourceFile, Stamp
from ingest.files.origins import Origins
from ingest.files.reading import AGAIN, Job, Outcome, identity, reader_here, version_of
from vectorstore.by_hand import ByHand
from vectorstore.records import SourceRecord
from words import files as said

UNKNOWN = Stamp(-1, -1)
"""Of a file that was not read: the next time it is tried again."""


@dataclass(slots=True)
class Plan:
    """What brings the archive in step.

    `to_read` is new, changed or to be tried again; `as_before` came to something when it
    was recorded and still does; `moved` maps the paths where documents are to where they
    were. `kept_out` is what people removed; `carried` what they did to files that moved, by the
    ids that the documents had.
    """

    to_read: list[Job] = field(default_factory=list)
    as_before: list[SourceRecord] = field(default_factory=list)
    gone: list[SourceRecord] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    kept_out: list[ByHand] = field(default_factory=list)
    carried: dict[str, ByHand] = field(default_factory=dict)


class Comparison:
    """Files beside what is recorded of them.

    Args:
        recorded: what is recorded of sources, by their paths.
        held: the version of each document in the archive, by its id.
        hands: what people did by hand.
        origins: what publishers say of files.
    """

    def __init__(
        self,
        recorded: Mapping[str, SourceRecord],
        held: Mapping[str, str],
        hands: Hands = Hands(),
        origins: Origins | None = None,
    ) -> None:
        self._recorded = recorded
        self._held = held
        self._hands = hands
        self._origins = origins or Origins(recorded)
        self._reader = reader_here()

    def plan(self, found: Found, *, keep_missing: bool = False) -> Plan:
        """Plan what to do about the files that were found and those that were not."""
        plan = Plan()
        for path, file in found.files.items():
            if removed := self._hands.removed(path):
                plan.kept_out.append(removed)
                continue
            record = self._recorded.get(path)
            stamp = file.stamp() or UNKNOWN
            if record and stamp == Stamp(record.size, record.mtime_ns) and self._as_recorded(file):
                plan.as_before.append(record)
            else:
                plan.to_read.append(self._job(file, stamp.size))
        if not keep_missing:
            plan.gone = [one for one in self._recorded.values() if _is_gone(one.path, found)]
            plan.moved = self._moved(plan)
        self._follow_hands(plan)
        return plan

    def record(self, job: Job, outcome: Outcome) -> SourceRecord:
        """Return what to record of a file that was read."""
        file, stamp = job.file, outcome.stamp or UNKNOWN
        contents = f"{job.reader}:{outcome.sha256}"
        state, message = outcome.state, outcome.message
        if state == "same":
            before = self._recorded.get(str(file.path))
            again = before if before and before.sha256 == contents else None
            state, message = (again.state, again.message) if again else ("ingested", "")
        elif state != "ingested" and job.held:
            message += said.STAYS
        return SourceRecord(
            path=str(file.path),
            root=file.root,
            source=file.source,
            size=stamp.size,
            mtime_ns=stamp.mtime_ns,
            sha256=contents,
            state=state,
            message=message,
        )

    def check_losses(self, plan: Plan, found: Found) -> None:
        """Refuse a plan that removes more than half of what is held from a folder.

        Raises:
            SettingError: it does.
        """
        held = [path for path in self._recorded if identity(path) in self._held]
        lost = {record.path for record in plan.gone} - set(plan.moved.values())
        for folder in (*found.folders, *found.missing):
            below = [path for path in held if _is_below(path, folder)]
            gone = sum(path in lost for path in below)
            if gone * 2 > len(below):
                raise SettingError(said.too_many_gone(folder, gone, len(below)))

    def _as_recorded(self, file: SourceFile) -> bool:
        """Tell whether reading a file again would come to what is recorded of it."""
        record = self._recorded[str(file.path)]
        reader, _, sha256 = record.sha256.rpartition(":")
        if record.root != file.root or reader != self._named(reader.split("~")[0], file):
            return False
        way = reader.split("~")[0]
        if record.state == "ingested":
            version = version_of(file, sha256, reader)
            if self._held.get(identity(record.path)) != version:
                return False
        if record.message:  # what helps the reader now may make more of it
            return way == self._reader
        return way.split("+")[0] == self._reader.split("+")[0]

    def _named(self, way: str, file: SourceFile) -> str:
        """Return the name of a way of reading with what is known of a document besides its file."""
        return way + self._hands.corrected(str(file.path)).mark + self._origins.of(file).mark

    def _job(self, file: SourceFile, size: int) -> Job:
        path = str(file.path)
        record = self._recorded.get(path)
        known = ""
        again = record is not None and Stamp(record.size, record.mtime_ns) == AGAIN
        if record and record.state != "ingested" and self._as_recorded(file):
            known = _digest(record)
        return Job(
            file,
            self._named(self._reader, file),
            held=self._held.get(identity(path)),
            known=known,
            size=size,
            again=again,
            corrected=self._hands.corrected(path),
            origin=self._origins.of(file),
        )

    def _follow_hands(self, plan: Plan) -> None:
        """Let what people did follow what moved: into the plan, and into the jobs."""
        new = [job for job in plan.to_read if job.held is None and job.file.readable]
        plan.carried = self._hands.carry([job.file for job in new], plan.moved, _sha256)
        if not plan.carried:
            return
        jobs, plan.to_read = plan.to_read, []
        for job in jobs:
            if removed := self._hands.removed(str(job.file.path)):
                plan.kept_out.append(removed)
            else:
                plan.to_read.append(self._job(job.file, job.size))

    def _moved(self, plan: Plan) -> dict[str, str]:
        """Find where documents that are gone are now, by their contents."""
        left: dict[str, list[str]] = defaultdict(list)
        for record in plan.gone:
            if record.state == "ingested" and identity(record.path) in self._held:
                left[_digest(record)].append(record.path)
        sizes = {record.size for record in plan.gone}
        moved = {}
        for job in plan.to_read:
            if job.held is None and job.size in sizes and job.file.readable:
                same = left[_sha256(job.file)]
                if same:
                    moved[str(job.file.path)] = same.pop(0)
        return moved


def _is_gone(path: str, found: Found) -> bool:
    """Tell whether a file would have been found, had it been there."""
    if path in found.files or any(_is_below(path, folder) for folder in found.unlisted):
        return False
    return any(_is_below(path, folder) for folder in (*found.folders, *found.missing))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _digest(record: SourceRecord) -> str:
    return record.sha256.rpartition(":")[2]


def _sha256(file: SourceFile) -> str:
    try:
        return hashlib.sha256(file.read()[0]).hexdigest()
    except SourceError:
        return ""
