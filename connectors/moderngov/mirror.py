"""The folder that holds what a site publishes, file by file, for the ingest to read.

What is fetched waits in a hidden folder until it is published: first `.origin.json` says where
everything comes from, then files take their places by being renamed. A run that is killed leaves
what was fetched waiting, and the next one goes on from there.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from connectors.moderngov.cut_restricted import digest
from connectors.moderngov.state import DocumentRow, Standing, State
from errors import ConnectorError
from words import connectors as said

ORIGIN = ".origin.json"
HIDDEN = ".moderngov"
_WAITING = "waiting"
TOGETHER = 50
"""Files that are published at a time."""


class Mirror:
    """The files of one site, in step with its state.

    Args:
        folder: the mirror.
        state: what is known of the site.
    """

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self._state = folder, state
        self._waiting = folder / HIDDEN / _WAITING
        self._staged = sum(one.staged for one in state.held())

    def recover(self) -> None:
        """Finish what a run that was killed left."""
        known = {_flat(one.path) for one in self._state.held() if one.staged}
        for left in sorted(self._waiting.glob("*")):
            if left.name not in known:
                left.unlink()
        for one in list(self._state.documents.values()):
            place, waiting = self.folder / one.path, self._waiting / _flat(one.path)
            if one.standing != "held":
                place.unlink(missing_ok=True)
            elif not place.is_file() and not (one.staged and waiting.is_file()):
                self._forget(one)
        self.publish()

    def _forget(self, row: DocumentRow) -> None:
        """Let a document be fetched again that somebody took away."""
        self._state.forget(row)
        if meeting := self._state.meetings.get(row.meeting):
            self._state.put(replace(meeting, asked=""))

    def read(self, path: str) -> bytes:
        """Return a file, from wherever it is now."""
        waiting = self._waiting / _flat(path)
        return (waiting if waiting.is_file() else self.folder / path).read_bytes()

    def put(self, row: DocumentRow, body: bytes) -> bool:
        """Keep a document, and tell whether it says anything new."""
        before = self._state.documents.get(row.path)
        mark = digest(body)
        if before and before.standing == "held" and before.digest == mark:
            same = replace(row, digest=mark, staged=before.staged, fetched=before.fetched)
            if same != before:
                self._state.put(same)
            return False
        self._write(self._waiting / _flat(row.path), body)
        self._state.put(replace(row, digest=mark, staged=True))
        self._staged += 1
        if self._staged >= TOGETHER:
            self.publish()
        return True

    def drop(self, rows: Iterable[DocumentRow], why: Standing, when: datetime) -> list[str]:
        """Take documents out, for a reason that stays; return their paths."""
        taken = []
        for row in rows:
            gone = replace(row, standing=why, ended=_moment(when), staged=False, digest="", etag="")
            with self._state.together():
                self._state.put(gone)
            for place in (self.folder / row.path, self._waiting / _flat(row.path)):
                place.unlink(missing_ok=True)
            taken.append(row.path)
        return taken

    def publish(self) -> None:
        """Let the mirror be what the state says, the file of origins first."""
        try:
            self._write_origin()
            staged = [one for one in self._state.held() if one.staged]
            for one in staged:
                place = self.folder / one.path
                place.parent.mkdir(parents=True, exist_ok=True)
                waiting = self._waiting / _flat(one.path)
                if waiting.exists():
                    waiting.replace(place)
            with self._state.together():
                for one in staged:
                    self._state.put(replace(one, staged=False))
        except OSError as error:
            raise ConnectorError(said.not_written(self.folder, error.strerror or error)) from error
        self._staged = 0

    def _write_origin(self) -> None:
        council = self._state.about("council")
        told = {
            one.path: {
                "url": one.url,
                "council": council or None,
                "committee": one.committee or None,
                "date": one.date or None,
                "type": one.type,
                "status": one.status or None,
                "restricted": False,  # what is restricted is not kept
                "fetched": one.fetched,
            }
            for one in sorted(self._state.held(), key=lambda one: one.path)
        }
        text = json.dumps(told, ensure_ascii=False, indent=0).encode()
        place = self.folder / ORIGIN
        if not place.exists() or place.read_bytes() != text:
            self._write(place, text)

    def _write(self, place: Path, body: bytes) -> None:
        """Write a file whole or not at all."""
        part = place.with_name(f"{place.name}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        except OSError as error:
            raise ConnectorError(said.not_written(self.folder, error.strerror or error)) from error


def _flat(path: str) -> str:
    """Return a file's name while it waits."""
    return path.replace("/", "~")


def _moment(when: datetime) -> str:
    return when.replace(microsecond=0).isoformat()
