"""The way of files into the archive: compare, read in other processes, add, remove.

One file's failure is recorded and the rest go on. What is unchanged since the last run
is passed over.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import metrics
from ingest.by_hand.hands import Hands
from ingest.files.load import Found, SourceFile, find_files
from ingest.files.origins import Origins
from ingest.files.reading import Counter, Job, Outcome, identity, read_file, unread_part
from ingest.files.report import Problem, Progress, Report, Trouble, in_a_line
from ingest.files.sync import Comparison, Plan
from ingest.files.workers import Lost, Workers
from ingest.metadata.folders import settle_councils
from schema import Document, Passage
from vectorstore.records import SourceRecord
from words import contents
from words import files as said

if TYPE_CHECKING:  # the processes that read files import this package, and need no archive
    from vectorstore.archive import Archive

Written = tuple[Document, Sequence[Passage]]
BATCH = 2048
"""Passages that are embedded and written together: enough for batches of like length."""


def ingest(
    paths: Sequence[str | Path],
    archive: "Archive",
    *,
    keep_missing: bool = False,
    allow_removal: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Bring an archive in step with files and folders.

    Args:
        paths: files and folders; a folder is read recursively, and documents that are gone
            from it are removed.
        archive: where to.
        keep_missing: remove nothing.
        allow_removal: remove even more than half of what is held from a folder.
        on_progress: called after each file and each batch that is written.

    Raises:
        SettingError: a path does not exist, or too much of a folder is gone.
        SourceError: the processes that read files cannot be started.
        StoreBusy: another process is writing to the archive.
        StoreError: the archive cannot be written.
    """
    found = find_files(paths, may_be_missing=allow_removal)
    return _bring(found, archive, on_progress, keep_missing, allow_removal)


def read_again(
    files: Sequence[SourceFile],
    archive: "Archive",
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Bring an archive in step with these files alone: nothing else is looked at or removed.

    Raises:
        SourceError: the processes that read files cannot be started.
        StoreBusy: another process is writing to the archive.
        StoreError: the archive cannot be written.
    """
    return _bring(Found({str(file.path): file for file in files}), archive, on_progress)


def _bring(
    found: Found,
    archive: "Archive",
    on_progress: Callable[[Progress], None],
    keep_missing: bool = False,
    allow_removal: bool = False,
) -> Report:
    try:
        report = _brought(found, archive, on_progress, keep_missing, allow_removal)
    except Exception as error:
        metrics.count_failure("ingest", error)
        raise
    metrics.count_ingest(report.counts(), complete=report.complete)
    return report


def _brought(
    found: Found,
    archive: "Archive",
    on_progress: Callable[[Progress], None],
    keep_missing: bool,
    allow_removal: bool,
) -> Report:
    started = time.perf_counter()
    with archive.writing():
        catalogue = archive.catalogue
        sources = catalogue.sources()
        origins = Origins(sources)
        comparison = Comparison(sources, catalogue.versions(), Hands(catalogue.by_hand()), origins)
        plan = comparison.plan(found, keep_missing=keep_missing)
        if not allow_removal:
            comparison.check_losses(plan, found)
        run = _Run(archive, comparison, plan, on_progress, found.folders)
        run.settle(found, origins)
        run.read()
        run.remove()
        catalogue.assign(settle_councils(catalogue.belongings()))
        if origins.told:
            held = catalogue.belongings()
            catalogue.assign(origins.fetched_since(held, catalogue.sources()))
        catalogue.record_folders(found.folders, gone=found.missing)
    report = run.report
    report.problems.sort(key=lambda problem: problem.source)
    report.documents, report.passages = archive.catalogue.counts()
    report.held_back = [one for one in archive.catalogue.reviewed() if one.state != "published"]
    report.seconds = round(time.perf_counter() - started, 3)
    return report


class _Run:
    def __init__(
        self,
        archive: "Archive",
        comparison: Comparison,
        plan: Plan,
        on_progress: Callable[[Progress], None],
        folders: Sequence[str],
    ) -> None:
        self.report = Report()
        self._archive = archive
        self._comparison = comparison
        self._plan = plan
        self._on_progress = on_progress
        self._folders = frozenset(folders)
        self._total = len(plan.as_before) + len(plan.to_read)
        self._done = 0
        self._passages = 0
        self._records: list[SourceRecord] = []
        self._batch: list[tuple[Job, Written]] = []

    def settle(self, found: Found, origins: Origins) -> None:
        """Report what is as it was, and the folders and origins that could not be looked into."""
        for folder, (root, reason) in found.unlisted.items():
            source = f"{Path(folder).relative_to(root).as_posix()}/"
            why = said.subfolder_unreadable(reason)
            self.report.problems.append(Problem(source, "failed", why))
            self._tell(f"{in_a_line(source)}: {why}")
        for one in origins.ailing():
            state: Trouble = "failed" if one.whole else "partly"
            self.report.problems.append(Problem(one.path, state, one.reason))
            self._tell(f"{in_a_line(one.path)}: {one.reason}")
        self.report.kept_out = sorted(one.source for one in self._plan.kept_out)
        for record in self._plan.as_before:
            self._done += 1
            self.report.unchanged += record.state == "ingested"
            self._note(record, again=True)
        self._tell()

    def read(self) -> None:
        """Read what is to be read, and write it batch by batch."""
        moved = self._plan.moved.items()
        catalogue, gone = self._archive.catalogue, self._plan.gone
        catalogue.follow({identity(new): identity(old) for new, old in moved})
        if self._plan.carried:
            stay = catalogue.versions().keys() - {identity(record.path) for record in gone}
            catalogue.carry(self._plan.carried, kept=stay)
        readable = [job for job in self._plan.to_read if job.file.readable]
        for job in self._plan.to_read:
            if not job.file.readable:
                self._take(job, Outcome("ignored", job.file.unread_because, job.file.stamp()))
        with Workers[Counter, Job, Outcome](read_file, self._archive.model.tokens) as workers:
            for job, done in workers.map(readable, weigh=lambda job: job.size):
                if isinstance(done, Lost):
                    done = Outcome("failed", done.reason, job.file.stamp())
                self._take(job, done)
                if sum(len(passages) for _, (_, passages) in self._batch) >= BATCH:
                    self._flush()
        self._flush()

    def remove(self) -> None:
        """Remove what is gone, and what people removed; what moved was added at its new place."""
        paths = [one.path for one in self._plan.gone]
        paths += [one.path for one in self._plan.kept_out]
        removed = self._archive.remove([identity(path) for path in paths])
        self._archive.catalogue.forget_sources(paths)
        self.report.removed = removed - self.report.moved

    def _take(self, job: Job, outcome: Outcome) -> None:
        """Take what came of a file: into the batch, or into the report."""
        record = self._comparison.record(job, outcome)
        self._records.append(record)
        if outcome.written:
            self._batch.append((job, outcome.written))
        else:
            self._done += 1
            self.report.unchanged += record.state == "ingested"
        self._note(record)

    def _note(self, record: SourceRecord, *, again: bool = False) -> None:
        """Report what is the matter with a file; tell of it as it happens, not `again`.

        Data that lie beside papers are no matter; a file of data that somebody named is.
        """
        if not record.message or (record.message == contents.DATA and record.root in self._folders):
            return
        state: Trouble = record.state if record.state != "ingested" else unread_part(record.message)
        problem = Problem(record.source, state, record.message)
        self.report.problems.append(problem)
        if state != "ignored" and not again:
            self._tell(f"{in_a_line(problem.source)}: {problem.reason}")

    def _tell(self, problem: str = "") -> None:
        self._on_progress(Progress(self._done, self._total, self._passages, problem))

    def _flush(self) -> None:
        """Write the batch; only then do its documents count.

        What is recorded of a file is believed only where its document is held, so it is
        written first: no document is ever held of which nothing is recorded.
        """
        self._archive.catalogue.record_sources(self._records)
        self._records = []
        if not self._batch:
            return
        written = self._archive.add([document for _, document in self._batch])
        for job, _ in self._batch:
            if job.held:
                self.report.changed += 1
            elif str(job.file.path) in self._plan.moved:
                self.report.moved += 1
            else:
                self.report.added += 1
        self.report.encoded += written.encoded
        self._passages += written.passages
        self._done += len(self._batch)
        self._batch = []
        self._tell()
