"""What people did to documents by hand, beside the files that are found now.

What was removed stays away, what was corrected is read so, and both follow a file that moved,
which is known by its contents. Changes nothing.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from ingest.by_hand.corrected import AS_READ, Corrected
from ingest.files.load import SourceFile
from ingest.files.reading import identity
from vectorstore.by_hand import ByHand

Digest = Callable[[SourceFile], str]


class Hands:
    """What people did, by the paths of the files.

    Args:
        by_path: what they did.
    """

    def __init__(self, by_path: Mapping[str, ByHand] = {}) -> None:
        self._by_path = dict(by_path)

    def corrected(self, path: str) -> Corrected:
        """Return what people set of the document at a path."""
        one = self._by_path.get(path)
        return Corrected(one.facts()) if one else AS_READ

    def removed(self, path: str) -> ByHand | None:
        """Return what was done to the document at a path, if people removed it."""
        one = self._by_path.get(path)
        return one if one and one.removed else None

    def carry(
        self,
        new: Sequence[SourceFile],
        moved: Mapping[str, str],
        digest: Digest,
    ) -> dict[str, ByHand]:
        """Let what people did follow files that moved; return that, by the documents' old ids.

        Args:
            new: files whose documents are not held.
            moved: where those are that are known to have moved: new path → old path.
            digest: tells a file's contents.
        """
        lost = self._lost(set(moved.values()))
        sizes = {one.size for several in lost.values() for one in several}
        carried: dict[str, ByHand] = {}
        for file in new:
            path = str(file.path)
            one = self._by_path.get(moved.get(path, ""))
            if one is None and path not in self._by_path and path not in moved:
                stamp = file.stamp()
                same = lost[digest(file)] if stamp and stamp.size in sizes else []
                one = same.pop(0) if same else None
            if one:
                carried[one.id] = self._by_path[path] = replace(
                    one, id=identity(path), path=path, root=file.root, source=file.source
                )
        return carried

    def _lost(self, known: Collection[str]) -> defaultdict[str, list[ByHand]]:
        """Return what was done to files that are not there any more, by their contents."""
        lost: defaultdict[str, list[ByHand]] = defaultdict(list)
        for path, one in self._by_path.items():
            if path not in known and not os.path.lexists(path):
                lost[one.sha256].append(one)
        return lost
