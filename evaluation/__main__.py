"""`python -m evaluation GOLD.jsonl --store DIR`: score the product on gold questions."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from answering import Answerer
from errors import MinutesError
from evaluation import tables
from evaluation.gold import GoldQuestion, read_gold
from evaluation.measure import Measurement, archives_as_json, measure, measurement_as_json
from evaluation.report import write_report
from evaluation.tutorial import TutorialPipeline
from ingest.progress import printable, shown_progress
from settings import Settings
from vectorstore import EmbeddingModel

FITTED = " (of an archive that weights were fitted on: these figures flatter)"


def main(arguments: list[str] | None = None) -> int:
    """Score the answers to gold questions and print the figures."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.also and options.compare:
        parser.error("--compare keeps the vectors of one archive; leave out --also")
    try:
        asked = [(options.gold, options.store), *((gold, store) for gold, store in options.also)]
        measured = [_measure(gold, store, options.compare) for gold, store in asked]
        if options.report:
            write_report(measured[0], options.report)
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    if options.json:
        told = archives_as_json(measured) if options.also else measurement_as_json(measured[0])
        print(json.dumps(told))
        return 0
    for one in measured:
        _show(one, explain=options.explain)
    print(tables.aligned(tables.archives(measured)))
    return 0


def _measure(gold: Path, store: Path | None, compare: Path | None) -> Measurement:
    questions = read_gold(gold)
    settings = Settings.from_environment().with_store(store)
    answerer = Answerer.open(settings, create=False)
    _tell_of_missing(questions, answerer)
    tutorial = _tutorial(compare, settings, answerer) if compare else None
    try:
        return measure(gold.name, questions, answerer, tutorial)
    finally:
        answerer.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=main.__doc__)
    parser.add_argument("gold", type=Path, help="gold questions, one JSON object a line")
    parser.add_argument("--store", type=Path, help="the archive's folder (MINUTES_STORE)")
    parser.add_argument(
        "--also",
        nargs=2,
        type=Path,
        action="append",
        default=[],
        metavar=("GOLD", "STORE"),
        help="measure another archive too, and the mean of all; may be given again",
    )
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="FOLDER",
        help="measure the usual tutorial's pipeline too, with its vectors in this folder",
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE.md", help="write a report, and a plot beside it"
    )
    parser.add_argument(
        "--explain", action="store_true", help="show what each wrong question got, and should have"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _tutorial(folder: Path, settings: Settings, answerer: Answerer) -> TutorialPipeline:
    """Give the tutorial's pipeline the documents as the public may read them."""
    listed = (answerer.document(document.id) for document, _ in answerer.documents())
    with shown_progress() as show:
        return TutorialPipeline(
            folder,
            EmbeddingModel(settings.embedding_model),
            (document for document in listed if document),
            progress=show,
        )


def _tell_of_missing(questions: Sequence[GoldQuestion], answerer: Answerer) -> None:
    """Say so where documents that ought to be found are not there: recall is lost by it."""
    named = {source for gold in questions for source in gold.docs}
    missing = sorted(named - {document.source for document, _ in answerer.documents()})
    if missing:
        print(
            f"{len(missing)} of {len(named)} documents that the questions name are not in the "
            f"archive, {printable(missing[0])} for one. Their paths are those below the folder "
            "that was ingested.",
            file=sys.stderr,
        )


def _show(measured: Measurement, *, explain: bool) -> None:
    print(f"{measured.gold}{FITTED if measured.fitted else ''}\n")
    shown = (tables.finding, tables.answering, tables.kinds, tables.traps, tables.lost)
    for rows in (*shown, tables.times):
        print(f"{tables.aligned(rows(measured))}\n")
    for verdict in measured.product.verdicts:
        if verdict.right:
            continue
        print(f"wrong: {verdict.question.id} ({verdict.answer.status}) {verdict.question.question}")
        for name, words in tables.explained(verdict) if explain else ():
            print(f"    {name}: {words}")


if __name__ == "__main__":
    sys.exit(main())
