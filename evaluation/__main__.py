"""`python -m evaluation GOLD.jsonl --store DIR`: score the product on gold questions."""

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

from answering import Answerer
from commands import AsJson, Command, Context, Store, argument, complain, flag, option, sets, show
from evaluation import tables
from evaluation.gold import GoldQuestion, read_gold
from evaluation.measure import Measurement, archives_as_json, measure, measurement_as_json
from evaluation.report import write_report
from evaluation.tutorial import TutorialPipeline
from ingest.files.progress import shown_progress
from settings import Settings
from vectorstore import EmbeddingModel
from words import evaluation as said

Gold = Annotated[Path, argument("GOLD", "gold questions, one JSON object a line", Path)]
Also = Annotated[
    list[str] | None,
    option("--also", "GOLD STORE", "measure another archive too, and the mean; may be given again"),
]
Compare = Annotated[
    Path | None,
    option(
        "--compare",
        "FOLDER",
        "measure the usual tutorial's pipeline too, with its vectors in this folder",
        Path,
    ),
]
Report = Annotated[
    Path | None, option("--report", "FILE.md", "write a report, and a plot beside it", Path)
]
Explain = Annotated[bool, flag("--explain", "show what each wrong question got, and should have")]


def score(
    ctx: Context,
    gold: Gold,
    store: Store = None,
    also: Also = None,
    compare: Compare = None,
    report: Report = None,
    explain: Explain = False,
    as_json: AsJson = False,
) -> int:
    """Score the answers to gold questions and print the figures."""
    if also and compare:
        ctx.fail(said.ONE_ARCHIVE)
    others = [(Path(questions), Path(folder)) for questions, folder in sets(also or (), 2)]
    measured = [_measure(*one, compare) for one in [(gold, store), *others]]
    if report:
        write_report(measured[0], report)
    if as_json:
        told = archives_as_json(measured) if others else measurement_as_json(measured[0])
        show(json.dumps(told))
        return 0
    for one in measured:
        _show(one, explain=explain)
    show(tables.aligned(tables.archives(measured)))
    return 0


def _measure(gold: Path, store: Path | None, compare: Path | None) -> Measurement:
    questions = read_gold(gold)
    settings = Settings.from_environment().with_store(store)
    with closing(Answerer.open(settings, create=False)) as answerer:
        _tell_of_missing(questions, answerer)
        tutorial = _tutorial(compare, settings, answerer) if compare else None
        return measure(gold.name, questions, answerer, tutorial)


def _tutorial(folder: Path, settings: Settings, answerer: Answerer) -> TutorialPipeline:
    """Give the tutorial's pipeline the documents as the public may read them."""
    listed = (answerer.document(document.id) for document, _ in answerer.documents())
    with shown_progress() as progress:
        return TutorialPipeline(
            folder,
            EmbeddingModel(settings.embedding_model),
            (document for document in listed if document),
            progress=progress,
        )


def _tell_of_missing(questions: Sequence[GoldQuestion], answerer: Answerer) -> None:
    """Say so where documents that ought to be found are not there: recall is lost by it."""
    named = {source for gold in questions for source in gold.docs}
    missing = sorted(named - {document.source for document, _ in answerer.documents()})
    if missing:
        complain(said.missing(len(missing), len(named), missing[0]))


def _show(measured: Measurement, *, explain: bool) -> None:
    show(f"{measured.gold}{said.FITTED if measured.fitted else ''}\n")
    shown = (tables.finding, tables.answering, tables.kinds, tables.traps, tables.lost)
    for rows in (*shown, tables.times):
        show(f"{tables.aligned(rows(measured))}\n")
    for verdict in measured.product.verdicts:
        if verdict.right:
            continue
        show(said.wrong(verdict.question.id, verdict.answer.status, verdict.question.question))
        for name, words in tables.explained(verdict) if explain else ():
            show(f"    {name}: {words}")


main = Command("python -m evaluation", score)

if __name__ == "__main__":
    sys.exit(main())
