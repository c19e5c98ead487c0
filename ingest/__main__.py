"""`python -m ingest PATH... [--store DIR] [--json]`: bring the archive in step with files."""

import argparse
import json
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from errors import MinutesError
from ingest import by_hand
from ingest.pipeline import ingest
from ingest.progress import printable, shown_progress
from ingest.review import add_options, is_asked, review
from settings import Settings
from vectorstore import Archive, EmbeddingModel
from vectorstore.archive import must_be_there
from vectorstore.catalogue import CATALOGUE, Catalogue, holds_documents
from vectorstore.check import check, repair


def main(arguments: list[str] | None = None) -> int:
    """Bring the archive in step with files and folders, check it, or look after its documents.

    Ends with 0 if all is well, 1 if some file failed or the archive was not as it should be,
    2 if nothing could be done.
    """
    options = _options(arguments)
    try:
        settings = Settings.from_environment().with_store(options.store)
        if options.if_empty and holds_documents(settings.store):
            return 0
        model = EmbeddingModel(settings.embedding_model)
        if is_asked(options):
            return _review(settings.store, model.name, options)
        with closing(Archive(settings.store, model, create=bool(options.paths))) as archive:
            if by_hand.is_asked(options):
                told, code = by_hand.run(archive, options)
                print(printable(told))
                return code
            return _ingest(archive, options) if options.paths else _check(archive, options)
    except MinutesError as error:
        print(printable(f"{error.name}: {error}"), file=sys.stderr)
        return 2


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ingest", description=main.__doc__)
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a file, or a folder to go through"
    )
    parser.add_argument("--store", type=Path, help="the archive's folder (MINUTES_STORE)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing if the archive holds documents"
    )
    parser.add_argument(
        "--keep-missing", action="store_true", help="keep documents whose files are gone"
    )
    parser.add_argument(
        "--allow-removal",
        action="store_true",
        help="remove what is gone even if that is most of a folder",
    )
    parser.add_argument(
        "--check", action="store_true", help="say where catalogue, vectors and word index differ"
    )
    parser.add_argument("--repair", action="store_true", help="mend what --check finds")
    add_options(parser)
    by_hand.add_options(parser)
    options = parser.parse_args(arguments)
    other = options.check or options.repair or is_asked(options) or by_hand.is_asked(options)
    if bool(options.paths) == other:
        parser.error(
            "name files and folders to ingest, or give --check, --repair, --review or --by-hand "
            "without any"
        )
    return options


def _ingest(archive: Archive, options: argparse.Namespace) -> int:
    with shown_progress() as show:
        report = ingest(
            options.paths,
            archive,
            keep_missing=options.keep_missing,
            allow_removal=options.allow_removal,
            on_progress=show,
        )
    print(printable(report.as_json() if options.json else report.summary()))
    return 0 if report.complete else 1


def _review(store: Path, model: str, options: argparse.Namespace) -> int:
    """Say what is held back, or record a decision: neither needs the files or the indexes."""
    must_be_there(store)
    with closing(Catalogue(store / CATALOGUE, model=model)) as catalogue:
        print(printable(review(catalogue, options)))
    return 0


def _check(archive: Archive, options: argparse.Namespace) -> int:
    """Say what differs, and with --repair mend it: 1 only for what is left as it was."""
    found = repair(archive) if options.repair else check(archive)
    if options.json:
        told = json.dumps([asdict(one) for one in found], ensure_ascii=False)
    elif found:
        verdict = "were mended" if options.repair else "differ; --repair mends them"
        told = "\n".join(
            [*(f"{one.kind}: {one.said}" for one in found), f"{len(found)} {verdict}."]
        )
    else:
        told = "Catalogue, vectors and word index agree."
    print(printable(told))
    return 1 if found and not options.repair else 0


if __name__ == "__main__":
    sys.exit(main())
