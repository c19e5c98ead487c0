"""What people did to documents by hand, and the folders that were read, as the catalogue keeps it.

What is recorded here takes effect when files are read the next time.
"""

import datetime
import os
from collections.abc import Iterable, Mapping

from schema import FACTS, Fact
from vectorstore.by_hand import ByHand
from vectorstore.catalogue_review import CatalogueReviewer
from vectorstore.records import BY_HAND, INSERT_BY_HAND, INSERT_FOLDER


class CatalogueKeeper(CatalogueReviewer):
    """Corrections, removals, and the folders that the archive is read from."""

    def by_hand(self) -> dict[str, ByHand]:
        """Return what people did to documents, by the files' paths."""
        rows = self._all(f"SELECT {BY_HAND.listed} FROM by_hand ORDER BY path")
        return {one.path: one for one in map(BY_HAND.thing, rows)}

    def keep_by_hand(self, done: Iterable[ByHand]) -> None:
        """Record what people did to documents, each in place of what they did to it before."""
        with self._deciding():
            for one in done:
                self._do("DELETE FROM by_hand WHERE id = :id", {"id": one.id})
                if one.corrected or one.removed:
                    self._do(INSERT_BY_HAND, BY_HAND.row(one))

    def carry(self, moved: Mapping[str, ByHand], *, kept: Iterable[str]) -> None:
        """Let what people did follow files that moved.

        Args:
            moved: what they did, by the id of the document before, as it is to be kept now.
            kept: the ids of documents that stay all the same, and keep what was done to them.
        """
        stay = set(kept)
        with self._deciding():
            for before, one in moved.items():
                if before not in stay:
                    self._do("DELETE FROM by_hand WHERE id = :id", {"id": before})
                self._do(INSERT_BY_HAND, BY_HAND.row(one))

    def facts_of(self, document_id: str) -> dict[Fact, str | None] | None:
        """Return what a ready document is taken for, public or not, None if there is none."""
        columns = ", ".join(FACTS)
        rows = self._all(
            f"SELECT {columns} FROM documents WHERE state = 'ready' AND id = :id", id=document_id
        )
        return dict(zip(FACTS, rows[0], strict=True)) if rows else None

    def held_back(self) -> list[tuple[str, str]]:
        """Return the documents of which all is held back, each by its root and source."""
        sql = "SELECT root, source FROM documents WHERE state = 'ready' AND access = 'restricted'"
        return [(root, source) for root, source in self._all(f"{sql} ORDER BY root, source")]

    def folders(self) -> dict[str, str]:
        """Return the folders that were read, each with the time, in ISO 8601, of the last run."""
        rows = self._all("SELECT path, at FROM folders ORDER BY path")
        return {os.fsdecode(path): at for path, at in rows}

    def record_folders(self, read: Iterable[str], *, gone: Iterable[str] = ()) -> None:
        """Record that folders were read just now, and forget those that are gone."""
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        with self._changing():
            self._do(INSERT_FOLDER, [{"path": os.fsencode(path), "at": at} for path in read])
            self._do(
                "DELETE FROM folders WHERE path = :path",
                [{"path": os.fsencode(path)} for path in gone],
            )
