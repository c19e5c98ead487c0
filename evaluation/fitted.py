"""Tell an archive that weights were fitted on from one that they were not.

    python -m evaluation.fitted --asked FILE NAME STORE [--asked …]

adds the documents that the training questions on an archive are about to `fitted.txt`. A figure on
their archive says little of another council's, and is marked as such wherever it is printed.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from answering import Answerer
from checked import read_lines
from commands import Command, option, sets
from settings import Settings

FITTED = Path(__file__).parent / "fitted.txt"
BEGINNING = 400
"""Letters and figures of a text's beginning that tell it from all others."""


def fingerprint(text: str) -> str:
    """Return what tells a document by the beginning of its text, however it is set."""
    letters = "".join(one for one in text[: 4 * BEGINNING].lower() if one.isalnum())
    return hashlib.sha256(letters[:BEGINNING].encode()).hexdigest()[:12]


def was_fitted_on(answerer: Answerer) -> bool:
    """Tell whether an archive holds documents that questions were written on to fit by."""
    known = set(FITTED.read_text("utf-8").split())
    listed = (answerer.document(document.id) for document, _ in answerer.documents())
    return any(fingerprint(document.text) in known for document in listed if document)


@dataclass(frozen=True, slots=True)
class _Asked:
    source: str
    corpus: str
    part: str


def _asked(path: Path, name: str, store: Path) -> Iterator[str]:
    """Yield the fingerprints of the documents of an archive that its questions are about."""
    lines = read_lines(path, _Asked)
    sources = {one.source for one in lines if (one.corpus, one.part) == (name, "train")}
    answerer = Answerer.open(Settings.from_environment().with_store(store), create=False)
    for listed, _ in answerer.documents():
        document = answerer.document(listed.id) if listed.source in sources else None
        if document:
            yield fingerprint(document.text)
    answerer.close()


OnArchive = Annotated[
    list[str], option("--asked", "FILE NAME STORE", "questions on an archive; may be given again")
]


def add_to_list(asked: OnArchive) -> int:
    """Add the documents that were fitted on to the list."""
    found = {
        one for path, name, store in sets(asked, 3) for one in _asked(Path(path), name, Path(store))
    }
    known = set(FITTED.read_text("utf-8").split()) if FITTED.exists() else set()
    FITTED.write_text("\n".join(sorted(known | found)) + "\n", "utf-8")
    return 0


main = Command("python -m evaluation.fitted", add_to_list)

if __name__ == "__main__":
    sys.exit(main())
