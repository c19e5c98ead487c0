"""`python -m ingest PATH... [--store DIR] [--json]`: read files and folders into the archive."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from errors import MinutesError
from ingest.load import find_files
from ingest.pipeline import Progress, Report, ingest
from settings import Settings
from vectorstore import Archive, EmbeddingModel
from vectorstore.catalogue import holds_documents

LINE_EVERY = 100
"""Files between two lines of progress where there is no terminal."""


def main(arguments: list[str] | None = None) -> int:
    """Read files and folders into the archive: 0 all well, 1 some file failed, 2 could not."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=main.__doc__)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, or a folder to go through"
    )
    parser.add_argument("--store", type=Path, help="the archive's folder (MINUTES_STORE)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing if the archive holds documents"
    )
    options = parser.parse_args(arguments)
    try:
        find_files(options.paths)  # a wrong path is told before the model is loaded
        settings = Settings.from_environment().with_store(options.store)
        if options.if_empty and holds_documents(settings.store):
            return 0
        archive = Archive(settings.store, EmbeddingModel(settings.embedding_model))
        with _progress() as show:
            report = ingest(options.paths, archive, on_progress=show)
        archive.close()
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    told = json.dumps(_as_json(report), ensure_ascii=False) if options.json else _summary(report)
    print(_printable(told))
    return 0 if report.complete else 1


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """Show progress on standard error: a bar on a terminal, now and then a line elsewhere."""
    bar = tqdm(unit="file", disable=not sys.stderr.isatty())

    def show(progress: Progress) -> None:
        if progress.problem:
            tqdm.write(_printable(progress.problem), file=sys.stderr)
        bar.total = progress.total
        bar.update(progress.done - bar.n)
        if bar.disable and (progress.done % LINE_EVERY == 0 or progress.done == progress.total):
            print(f"{progress.done} of {progress.total} files read", file=sys.stderr)

    with bar:
        yield show


def _printable(text: str) -> str:
    """Write what is no UTF-8, as names of files can be, as escapes that JSON has too."""
    return text.encode("utf-8", "backslashreplace").decode()


def _as_json(report: Report) -> dict[str, object]:
    failed = [{"source": source, "error": error} for source, error in report.failed]
    return {**asdict(report), "failed": failed}


def _summary(report: Report) -> str:
    counts = [
        f"{report.added} added",
        f"{report.changed} changed",
        f"{report.unchanged} unchanged",
        f"{report.removed} removed",
    ]
    for name, sources in (
        ("failed", report.failed),
        ("needing OCR", report.needs_ocr),
        ("empty", report.empty),
        ("ignored (not a kind of file that is read)", report.ignored),
    ):
        if sources:
            counts.append(f"{len(sources)} {name}")
    return (
        f"{', '.join(counts)}.\nThe archive holds {report.documents:,} documents, "
        f"{report.passages:,} passages ({report.seconds:.0f} s)."
    )


if __name__ == "__main__":
    sys.exit(main())
