"""Texts of documents that were just read, kept in mind: a search cuts many passages of a few.

SQLite reads all of a document to cut a passage of it, 60 µs for one of 40,000 characters.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping

KEPT_CHARS = 30_000_000
"""Of texts that are kept in mind, at the most: 30 MB where all letters are English."""


class KeptTexts:
    """The texts of versions of documents, those asked for last kept in mind.

    Args:
        read: returns the texts of versions, without those that are not there.
    """

    def __init__(self, read: Callable[[Iterable[str]], Mapping[str, str]]) -> None:
        self._read = read
        self._kept: dict[str, str] = {}
        self._chars = 0
        self._at: object = None
        self._turn = threading.Lock()

    def of(self, versions: Collection[str], at: object) -> dict[str, str]:
        """Return the texts of versions; those that are not there are left out.

        Args:
            versions: of which documents.
            at: the catalogue's generation: after a change nothing of before is kept.
        """
        with self._turn:
            if at != self._at:
                self._kept, self._chars, self._at = {}, 0, at
            found = {one: self._kept[one] for one in versions if one in self._kept}
        found |= self._read([one for one in versions if one not in found])
        with self._turn:
            for one, text in found.items():
                self._chars += len(text) - len(self._kept.pop(one, ""))
                self._kept[one] = text
            while self._chars > KEPT_CHARS:
                self._chars -= len(self._kept.pop(next(iter(self._kept))))
        return found
