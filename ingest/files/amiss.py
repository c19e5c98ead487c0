"""What is amiss with the files that an archive was read from, and the folders that they are in.

For whoever looks after the archive: it names files that are not public.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest.files.reading import unread_part
from ingest.files.report import TROUBLES, Trouble
from ingest.files.uploads import FOLDER
from words import contents
from words import files as said

if TYPE_CHECKING:
    from vectorstore.archive import Archive


@dataclass(frozen=True, slots=True)
class Amiss:
    """A file that is not in the archive, or not all of it: the reason, and what to do."""

    path: str
    source: str
    state: Trouble | Literal["held back"]
    reason: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that the archive was read from; `read_at` is in ISO 8601, empty if not known."""

    path: str
    files: int
    read_at: str
    is_uploads: bool


def amiss(archive: "Archive") -> list[Amiss]:
    """Return every file that is not in the archive or not whole, the worst first."""
    catalogue = archive.catalogue
    found = []
    folders = catalogue.folders()
    for record in catalogue.sources().values():
        beside = record.message == contents.DATA and record.root in folders
        if record.message and not beside:
            state = record.state if record.state != "ingested" else unread_part(record.message)
            found.append(Amiss(record.path, record.source, state, record.message))
    found += [
        Amiss(str(Path(*place)), place[1], "held back", said.held_back())
        for place in catalogue.held_back()
    ]
    order = (*TROUBLES[:4], "held back", *TROUBLES[4:])
    return sorted(found, key=lambda one: (order.index(one.state), one.source))


def folders(archive: "Archive") -> list[Folder]:
    """Return the folders that the archive was read from, that of what was sent last."""
    catalogue = archive.catalogue
    counts = Counter(record.root for record in catalogue.sources().values())
    read = catalogue.folders()
    if not read:  # an older store; of one file alone, the folder it is in was not read
        read = {root: "" for root, count in counts.items() if count > 1}
    uploads = str(archive.folder.absolute() / FOLDER)
    if counts[uploads]:
        read = {**read, uploads: read.get(uploads, "")}
    found = [Folder(path, counts[path], at, path == uploads) for path, at in read.items()]
    return sorted(found, key=lambda one: (one.is_uploads, one.path))
