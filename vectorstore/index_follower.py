"""Keep a folder's word index in step with a catalogue that stands elsewhere.

Where a server holds the catalogue, others write to it whose folders are not ours. What they added
or removed is told by the passages' ids, which are others whenever a text is; so that the index goes
forward by what differs, and mends whatever was missed. Processes that share a folder share its word
index: one of them brings it forward, and the others read it.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from filelock import FileLock

from errors import StoreBusy
from vectorstore.catalogue import Catalogue
from vectorstore.lexical import LexicalIndex, Part
from vectorstore.write_lock import locked

LOCK = "words.lock"
_AT = "words.at"
"""In it, the catalogue's generation that the index was last brought to."""
AT_MOST_EVERY = 1.0
"""Seconds between two steps: an ingest changes the catalogue several times in each."""
WAIT = 60.0
"""Seconds that who writes waits for another process to have made its step."""
AFRESH = 0.5
"""Where more of it is to be deleted, or added, than this part, the index is made afresh."""


class Following:
    """A folder's word index, and how far it has come.

    Args:
        folder: the folder.
        catalogue: what it follows.
        lexical: the index.
        parts: give what it holds of passages, a part at a time, by their ids.
    """

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        lexical: LexicalIndex,
        parts: Callable[[Sequence[str]], Iterator[Part]],
    ) -> None:
        self._parts = parts
        self._folder = folder
        self._catalogue = catalogue
        self._lexical = lexical
        self._lock = FileLock(folder / LOCK)
        self._last = -AT_MOST_EVERY

    @contextlib.contextmanager
    def held(self, seconds: float = WAIT) -> Iterator[None]:
        """Keep other processes from changing the index.

        Raises:
            StoreBusy: one of them is changing it.
            StoreError: the folder cannot be written.
        """
        with locked(self._lock, self._folder, seconds=seconds):
            yield

    def follow(self, generation: object) -> bool:
        """Bring the index to a generation of the catalogue, or further.

        Returns:
            Whether it is there: not where another process is changing it, or was just now.
        """
        if self._at() == str(generation):
            return True
        if time.monotonic() - self._last < AT_MOST_EVERY and not self._lock.is_locked:
            return False
        try:
            with self.held(seconds=0):
                self._lexical.reopen()
                self._step()
                (self._folder / _AT).write_text(str(generation), "utf-8")
        except StoreBusy:
            return False
        finally:
            self._last = time.monotonic()
        return True

    def _step(self) -> None:
        held, wanted = self._lexical.ids(), set(self._catalogue.passage_ids())
        gone, new = held - wanted, wanted - held
        if max(len(gone), len(new)) > AFRESH * len(wanted):
            self._lexical.replace_all(self._parts(sorted(wanted)))
            return
        if gone:
            self._lexical.delete(gone)
        for part in self._parts(sorted(new)):
            self._lexical.add(*part)

    def _at(self) -> str:
        try:
            return (self._folder / _AT).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""


def forget(folder: Path) -> None:
    """Forget how far an index has come, as when its catalogue is one beside it."""
    with contextlib.suppress(OSError):
        (folder / _AT).unlink(missing_ok=True)
