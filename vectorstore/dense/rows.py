"""An index's vectors once more, as rows of a file, which are compared as they lie.

A graph finds the nearest of all vectors in milliseconds. To find the nearest of some it must walk
past all the others, and Chroma first lists whatever a condition lets through. Here a document's
vectors lie together, and comparing the question with twenty thousand of them takes no longer.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from vectorstore.encoder import Vectors

_VECTORS, _IDS, _DOCUMENTS = "vectors.f32", "ids.txt", "documents.txt"
Chosen = npt.NDArray[np.bool_]
"""Which of the documents are meant, by their numbers; the last stands for none."""
_NONE = np.zeros(0, dtype=np.float32)
REMEMBERED = 8
"""Sets of documents whose rows are kept in mind: filters let the same through again and again."""


class Rows:
    """One vector a row, with its passage's id and its document's, in a folder.

    What is added or deleted is there at once for this process, and for others once it is saved.

    Args:
        folder: where they are; it need not be there before something is added.

    Raises:
        OSError: they cannot be read.
        ValueError: the files do not agree with each other.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ids = _lines(folder / _IDS)
        self._rows = {one: row for row, one in enumerate(self._ids) if one}
        self._documents: dict[str, int] = {}
        """The documents' numbers, by their ids."""
        self._owners = self._numbers(_lines(folder / _DOCUMENTS))
        """The number of each row's document, -1 where the row is of none any more."""
        if len(self._owners) != len(self._ids):
            raise ValueError(folder)
        self._matrix = self._mapped()
        self._changed = False
        self._chosen: dict[frozenset[str], Chosen] = {}
        self._counts: npt.NDArray[np.intp] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, ids: Sequence[str], vectors: Vectors, documents: Sequence[str]) -> None:
        """Add unit vectors under their passages' ids, each in place of what was there.

        Raises:
            OSError: they cannot be written.
        """
        self.delete(ids)
        self._changed = True
        self._chosen, self._counts = {}, None
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _VECTORS).open("ab") as file:
            file.write(np.ascontiguousarray(vectors, dtype=np.float32).tobytes())
        self._rows.update((one, row) for row, one in enumerate(ids, len(self._ids)))
        self._ids.extend(ids)
        self._owners = np.concatenate([self._owners, self._numbers(documents)])
        self._matrix = self._mapped()

    def delete(self, ids: Iterable[str]) -> None:
        """Forget rows by their passages' ids; their room stays until all are made afresh."""
        self._chosen, self._counts = {}, None
        for row in [self._rows.pop(one) for one in ids if one in self._rows]:
            self._ids[row] = ""
            self._owners[row] = -1
            self._changed = True

    def save(self) -> None:
        """Write down whose the rows are, if that changed.

        Raises:
            OSError: it cannot be written.
        """
        if self._changed:
            names = [*self._documents, ""]
            _write(self._folder / _DOCUMENTS, (names[number] for number in self._owners))
            _write(self._folder / _IDS, self._ids)
            self._changed = False

    def vectors(self, ids: Iterable[str]) -> dict[str, Vectors]:
        """Return vectors by id; those that are not held are left out."""
        held = [one for one in ids if one in self._rows]
        return dict(zip(held, self._matrix[[self._rows[one] for one in held]], strict=True))

    def hold(self, id: str, vector: Vectors) -> bool:
        """Tell whether a passage's row is this vector, as near as Chroma keeps it."""
        row = self.vectors([id]).get(id)
        return row is not None and row.shape == vector.shape and np.allclose(row, vector, atol=1e-3)

    def choose(self, documents: Iterable[str]) -> Chosen:
        """Return which documents are held of some."""
        asked, held = frozenset(documents), self._chosen
        if (known := held.get(asked)) is not None:
            return known
        chosen = np.zeros(len(self._documents) + 1, dtype=bool)
        chosen[[self._documents[one] for one in asked if one in self._documents]] = True
        if len(held) >= REMEMBERED:
            held.clear()
        held[asked] = chosen
        return chosen

    def count(self, chosen: Chosen) -> int:
        """Return how many rows the documents that are chosen have."""
        if self._counts is None:
            of_document = np.where(self._owners < 0, len(self._documents), self._owners)
            self._counts = np.bincount(of_document, minlength=len(self._documents) + 1)
        return int(self._counts[:-1][chosen[:-1]].sum())

    def among(self, ids: Iterable[str], chosen: Chosen) -> list[str]:
        """Return those of passages whose documents are chosen, in their order."""
        held = [one for one in ids if one in self._rows]
        inside = chosen[self._owners[[self._rows[one] for one in held]]] if held else ()
        return [one for one, meant in zip(held, inside, strict=True) if meant]

    def nearest(self, vector: Vectors, chosen: Chosen, count: int) -> dict[str, float]:
        """Return the nearest of the passages of chosen documents: id → cosine, best first."""
        meant = chosen[self._owners]
        edges = np.flatnonzero(np.diff(meant, prepend=False, append=False)).tolist()
        runs = [self._matrix[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True)]
        # Not `@`: its threads wait for each other longer than one multiplies.
        products = (np.einsum("ij,j->i", run, vector) for run in runs)
        found = np.concatenate([_NONE, *products])
        rows = np.flatnonzero(meant)
        best = np.argsort(-found, kind="stable")[:count]
        return {self._ids[rows[at]]: float(found[at]) for at in best}

    def _numbers(self, documents: Sequence[str]) -> npt.NDArray[np.intp]:
        held = self._documents
        numbers = (held.setdefault(one, len(held)) if one else -1 for one in documents)
        return np.fromiter(numbers, dtype=np.intp, count=len(documents))

    def _mapped(self) -> Vectors:
        """Return all rows, read from the disk where they are looked at."""
        path = self._folder / _VECTORS
        if not self._ids:
            return np.zeros((0, 0), dtype=np.float32)
        held = np.memmap(path, np.float32, "r").reshape(len(self._ids), -1)
        return held.view(np.ndarray)  # whose parts are taken in a third of the time


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1] if path.exists() else []


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
