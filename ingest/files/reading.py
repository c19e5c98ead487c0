"""Read one file into a document and its passages, and say what came of it.

Knows neither what else is read nor where it is kept, so that it runs in any process.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal, Protocol

from errors import EmptySource, ModelError, NeedsOcr, OcrTooSlow, SourceError
from ingest.by_hand.corrected import AS_READ, Corrected
from ingest.files.load import SourceFile, Stamp
from ingest.files.reader_version import READER_VERSION
from ingest.metadata.origin import UNKNOWN, Origin
from ingest.metadata.read import read_metadata
from ingest.parse import Parsed, parse
from ingest.parse.ocr import available as can_ocr
from ingest.parse.office import find_office
from ingest.passages.split import split
from schema import Document, Passage
from words import contents as said

State = Literal["ingested", "empty", "needs_ocr", "ignored", "failed"]
AGAIN = Stamp(-2, -2)
"""Of a file that took too long to read, or that the program or what is said of it was not whole
for: the next time that is tried again."""


class Counter(Protocol):
    """Counts tokens as the embedding model does."""

    max_tokens: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's tokens."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, unless it still says what it said.

    `reader` names the way of reading, with what people `corrected` and the `origin`; `held` is the
    version in the archive, `known` the SHA-256 of contents of which nothing new can come; `size` is
    in bytes. `again` says that it is to be read even so, since some of it took too long.
    """

    file: SourceFile
    reader: str
    held: str | None = None
    known: str = ""
    size: int = 0
    again: bool = False
    corrected: Corrected = AS_READ
    origin: Origin = UNKNOWN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file. "same" is what still says what it said; `written` is what to add.

    `stamp` and `sha256` are those of what was read; without a stamp, it was not read.
    """

    state: State | Literal["same"]
    message: str = ""
    stamp: Stamp | None = None
    sha256: str = ""
    written: tuple[Document, Sequence[Passage]] | None = None


def reader_here() -> str:
    """Name the way in which files are read here and now: its version, and what helps it."""
    helped = [name for name, there in (("ocr", can_ocr()), ("office", find_office())) if there]
    return "+".join([READER_VERSION, *helped])


def identity(path: str) -> str:
    """Return the id of the document at a path, by whichever folder it was reached."""
    return _sha256(path.encode("utf-8", "surrogateescape"))[:16]


def version_of(file: SourceFile, sha256: str, reader: str) -> str:
    """Return the version of a document with these contents, read in this way."""
    parts = (str(file.path), file.root, reader, sha256)
    return _sha256("\0".join(parts).encode("utf-8", "surrogateescape"))[:24]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read_file(counter: Counter, job: Job) -> Outcome:
    """Read a file; whatever is wrong with it is an outcome, not an error."""
    try:
        data, stamp = job.file.read()
    except SourceError as error:
        return Outcome("failed", str(error))
    sha256 = _sha256(data)
    version = version_of(job.file, sha256, job.reader)
    if not job.again and (version == job.held or sha256 == job.known):
        return Outcome("same", "", stamp, sha256)
    if job.origin.lost:
        return Outcome("failed", job.origin.lost, AGAIN, sha256)
    try:
        parsed = parse(data, job.file.ending)
        written = _understand(job, parsed, version, counter)
    except EmptySource as error:
        return Outcome("empty", str(error), stamp, sha256)
    except (OcrTooSlow, ModelError) as error:  # another time it may do: the file is not at fault
        return Outcome("failed", str(error), AGAIN, sha256)
    except NeedsOcr as error:
        return Outcome("needs_ocr", str(error), stamp, sha256)
    except SourceError as error:
        return Outcome("failed", str(error), stamp, sha256)
    except MemoryError:
        return Outcome("failed", said.TOO_MUCH_MEMORY, stamp, sha256)
    except Exception as error:  # one file that was not thought of must not stop the others
        what = f"{type(error).__name__}: {error}"
        return Outcome("failed", said.fault(what), stamp, sha256)
    again = "slow_pages" in parsed.facts
    return Outcome("ingested", _unread(parsed), AGAIN if again else stamp, sha256, written)


def _unread(parsed: Parsed) -> str:
    """Say what of a file was not read."""
    told = [
        words.format(parsed.facts[fact])
        for fact, words in said.UNREAD_PARTS.items()
        if fact in parsed.facts
    ]
    return "; ".join(told)


def unread_part(message: str) -> Literal["needs_ocr", "partly"]:
    """Tell what is the matter with a file that was read in part, by what was said of it."""
    return "needs_ocr" if said.INSTALL_FOR_PAGES in message else "partly"


def _understand(
    job: Job, parsed: Parsed, version: str, counter: Counter
) -> tuple[Document, Sequence[Passage]]:
    """Return the document with its passages."""
    file = job.file
    about = read_metadata(parsed, file.source, job.corrected, job.origin)
    document = Document(
        id=identity(str(file.path)),
        version=version,
        root=file.root,
        source=file.source,
        text=parsed.text,
        page_starts=parsed.page_starts,
        ocr_pages=parsed.ocr_pages,
        **{fact.name: getattr(about, fact.name) for fact in fields(about)},
    )
    passages = split(
        document,
        parsed.blocks,
        count_tokens=counter.count_tokens,
        max_tokens=counter.max_tokens,
    )
    return document, passages
