"""The file that a document was read from, as long as it is the one that was read.

Only what the catalogue names is ever opened, and only for a document that is public as a whole:
what is withheld of it stands in its file like all else. Pages are drawn in a process of its own,
as files are read, so that no file can harm the one that asks.
"""

import hashlib
import threading
from dataclasses import dataclass

from errors import SourceError
from ingest.files.load import SourceFile
from ingest.files.reading import identity, version_of
from ingest.files.workers import Lost, Workers
from ingest.parse.pdf.pictures import Picture, draw_page
from schema import ClearedDocument, Span
from vectorstore.records import SourceRecord
from words import source as said

SECONDS, SECONDS_SCANNED = 20, 60
"""What drawing a page may take, and where its words are read from it again."""
CPU_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Original:
    """A file that is known to the catalogue, and the SHA-256 of what was read of it."""

    file: SourceFile
    sha256: str

    def read(self) -> bytes:
        """Read the file.

        Raises:
            SourceError: it is gone, cannot be read, or says something else than it did.
        """
        if not self.file.path.exists():
            raise SourceError(said.GONE)
        try:
            data, _ = self.file.read()
        except SourceError as error:  # what it advises is for who ingests, not for who reads
            raise SourceError(said.UNREADABLE) from error
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise SourceError(said.CHANGED)
        return data


def find_original(document: ClearedDocument, record: SourceRecord | None) -> Original:
    """Return the file that a document was read from.

    Args:
        document: as whoever asks may read it.
        record: what the catalogue knows of the file at the document's place.

    Raises:
        SourceError: parts of the document are withheld, or the file is not known to hold it.
    """
    if document.access != "public" or document.restricted:
        raise SourceError(said.WITHHELD_FILE)
    file = SourceFile(document.root, document.source)
    if record is None or record.path != str(file.path) or identity(record.path) != document.id:
        raise SourceError(said.GONE)
    reader, _, sha256 = record.sha256.rpartition(":")
    if version_of(file, sha256, reader) != document.version:
        raise SourceError(said.CHANGED)
    return Original(file, sha256)


@dataclass(frozen=True, slots=True)
class _Job:
    original: Original
    page: int
    text: str
    spans: tuple[Span, ...]
    scanned: bool


def draw(
    original: Original, document: ClearedDocument, page: int, spans: tuple[Span, ...]
) -> Picture:
    """Draw a page of a document that is a PDF, with the boxes of the spans that stand on it.

    Args:
        original: the document's file.
        document: what was read from it.
        page: which page, from 1.
        spans: what is quoted, as offsets of the document.

    Raises:
        SourceError: there is no such page, the file is not as it was, or it cannot be drawn.
    """
    if original.file.ending != ".pdf" or not 1 <= page <= len(document.page_starts):
        raise SourceError(said.NO_PAGES)
    start = document.page_starts[page - 1]
    end = (*document.page_starts, len(document.text))[page]
    here = tuple(
        Span(max(one.start, start) - start, min(one.end, end) - start)
        for one in spans
        if one.start < end and start < one.end
    )
    text, scanned = document.text[start:end], page in document.ocr_pages
    job = _Job(original, page, text, here, scanned and bool(here))
    done = _drawn(job, SECONDS_SCANNED if job.scanned else SECONDS)
    if isinstance(done, Lost) and job.scanned:
        done = _drawn(_Job(original, page, text, (), False), SECONDS)
    if isinstance(done, Lost):
        raise SourceError(said.NOT_DRAWN)
    if isinstance(done, str):
        raise SourceError(done)
    return done


_workers: dict[int, "Workers[None, _Job, Picture | str]"] = {}
_starting = threading.Lock()


def _drawn(job: _Job, seconds: int) -> Picture | str | Lost:
    """Let another process draw; it is started once and waits for the next page."""
    with _starting:
        if seconds not in _workers:
            _workers[seconds] = Workers(
                _draw, None, limit_seconds=seconds, cpu_seconds=lambda _: CPU_SECONDS
            )
    ((_, done),) = _workers[seconds].map([job], weigh=lambda _: 0)
    return done


def _draw(_: None, job: _Job) -> Picture | str:
    """Draw a page; whatever is wrong with it is said, not raised."""
    try:
        data = job.original.read()
    except SourceError as error:
        return str(error)
    try:
        return draw_page(data, job.page, job.text, job.spans, scanned=job.scanned)
    except (SourceError, MemoryError):
        return said.NOT_DRAWN
