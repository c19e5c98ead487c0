"""The way of a file into the archive: load, parse, read its metadata, split, add.

One file's failure is recorded and the rest go on. What is unchanged since the last run
is passed over.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from errors import EmptySource, NeedsOcr, SourceError
from ingest.load import SourceFile, find_files
from ingest.metadata import read_metadata
from ingest.parse import parse
from ingest.split import split
from schema import Document, Passage
from vectorstore.archive import Archive

READER_VERSION = "2"
"""Raise this when documents are read otherwise, so that archives are read anew."""
BATCH = 1024
"""Passages that are embedded and written together: enough for batches of like length."""


@dataclass(slots=True)
class Report:
    """What one run of the ingest did. Files are named by their sources."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    needs_ocr: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    documents: int = 0
    passages: int = 0
    seconds: float = 0.0

    @property
    def complete(self) -> bool:
        """Tell whether every file that could hold minutes was read."""
        return not self.failed and not self.needs_ocr


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files done of all, and a line about a problem, if there is one."""

    done: int
    total: int
    problem: str = ""


def ingest(
    paths: Sequence[str | Path],
    archive: Archive,
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Read files and folders into an archive.

    Args:
        paths: files and folders; a folder is read recursively.
        archive: where to.
        on_progress: called after each file.

    Raises:
        SettingError: a path does not exist.
        StoreBusy: another process is writing to the archive.
        StoreError: the archive cannot be written.
    """
    started = time.perf_counter()
    files = find_files(paths)
    with archive.writing():
        run = _Run(archive, on_progress, total=len(files))
        run.read(files)
    run.report.documents, run.report.passages = archive.catalogue.counts()
    run.report.seconds = round(time.perf_counter() - started, 3)
    return run.report


class _Run:
    def __init__(
        self, archive: Archive, on_progress: Callable[[Progress], None], *, total: int
    ) -> None:
        self.report = Report()
        self._archive = archive
        self._on_progress = on_progress
        self._total = total
        self._done = 0
        self._held = archive.catalogue.versions()
        self._batch: list[tuple[Document, Sequence[Passage]]] = []

    def read(self, files: Iterable[SourceFile]) -> None:
        for file in files:
            problem = self._read_one(file)
            self._done += 1
            self._on_progress(Progress(self._done, self._total, problem))
            if sum(len(passages) for _, passages in self._batch) >= BATCH:
                self._flush()
        self._flush()

    def _read_one(self, file: SourceFile) -> str:
        """Read one file into the batch; return a line about what is wrong with it."""
        report = self.report
        if not file.readable:
            report.ignored.append(file.source)
            return ""
        try:
            data = file.read()
            version = _version(file, data)
            if self._held.get(_identity(file)) == version:
                report.unchanged += 1
                return ""
            self._batch.append(self._understand(file, data, version))
        except EmptySource as error:
            report.empty.append(file.source)
            return f"{file.source}: {error}"
        except NeedsOcr as error:
            report.needs_ocr.append(file.source)
            return f"{file.source}: {error}"
        except SourceError as error:
            report.failed.append((file.source, str(error)))
            return f"{file.source}: {error}"
        return ""

    def _understand(
        self, file: SourceFile, data: bytes, version: str
    ) -> tuple[Document, Sequence[Passage]]:
        parsed = parse(data, file.ending)
        about = read_metadata(parsed, file.source)
        document = Document(
            id=_identity(file),
            version=version,
            root=file.root,
            source=file.source,
            title=about.title,
            kind=about.kind,
            council=about.council,
            committee=about.committee,
            date=about.date,
            access=about.access,
            text=parsed.text,
            page_starts=parsed.page_starts,
        )
        model = self._archive.model
        passages = split(
            document, parsed.blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens
        )
        return document, passages

    def _flush(self) -> None:
        """Write the batch; only then do its documents count."""
        if not self._batch:
            return
        self._archive.add(self._batch)
        for document, _ in self._batch:
            if document.id in self._held:
                self.report.changed += 1
            else:
                self.report.added += 1
        self._batch = []


def _identity(file: SourceFile) -> str:
    """A document is the file at one place, by whichever folder it was reached."""
    return hashlib.sha256(str(file.path).encode()).hexdigest()[:16]


def _version(file: SourceFile, data: bytes) -> str:
    parts = (str(file.path).encode(), file.root.encode(), READER_VERSION.encode(), data)
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:24]
