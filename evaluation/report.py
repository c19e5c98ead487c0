"""Write what was measured as a Markdown report with a plot beside it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from errors import SettingError
from evaluation import tables
from evaluation.measure import Measured, Measurement
from evaluation.metrics import Verdict
from evaluation.plot import described, draw
from evaluation.scoring_rules import MAX_QUOTES, MAX_WORDS
from evaluation.tutorial import OVERLAP, RETRIEVED, SHOWN, SIZE
from schema import Scope
from words import evaluation as said

HOW = f"""
A **right answer** says everything that it must within {MAX_QUOTES} quotations or {MAX_WORDS} \
words, and cites a document that states it. **Recall@k** is how often one of the first k passages \
is of such a document and holds all of it by itself; **MRR** is the mean of 1 / the rank of the \
first such passage. A question that nothing answers is right only if it is **declined**. An error, \
or passages without an answer, is wrong.
"""
TUTORIAL = f"""
The tutorial pipeline is the one that most tutorials build, on the same documents and with the \
same embedding model: LangChain's RecursiveCharacterTextSplitter ({SIZE} characters, {OVERLAP} \
shared) and Chroma, the {SHOWN} nearest passages ({RETRIEVED} for recall@10). Its answer, and its \
one citation, is the nearest passage, cut to {MAX_WORDS} words as by anyone who shows it as an \
answer. It sees a follow-up question by itself and never declines.
"""


def write_report(measured: Measurement, path: Path) -> None:
    """Write the report, and its plot beside it under the same name.

    Raises:
        SettingError: they cannot be written, or the library that draws is not installed.
    """
    plot = path.with_suffix(".svg")
    drawn = draw(measured)
    written = "\n".join(_lines(measured, plot.name)) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        plot.write_text(drawn, "utf-8")
        path.write_text(written, "utf-8")
    except OSError as error:
        raise SettingError(said.report_not_written(path, error.strerror)) from error


def _lines(measured: Measurement, plot: str) -> Iterator[str]:
    yield f"# Answers to {_escaped(measured.gold)}, measured\n"
    yield _asked(measured)
    yield f"\n![{described(measured)}]({plot})"
    yield HOW
    if measured.tutorial:
        yield TUTORIAL.lstrip()
    yield f"## Finding a right passage\n\n{_table(tables.finding(measured))}\n"
    shown = measured.shown_recall()
    if shown is not None:
        yield (
            f"One of the {SHOWN} passages that the tutorial would show a language model is right "
            f"for {tables.percent(shown)} of the answerable questions; no model could take more "
            "right answers than that from them.\n"
        )
    yield f"## Answering\n\n{_table(tables.answering(measured))}\n"
    yield f"## By kind of question\n\n{_table(tables.kinds(measured))}\n"
    yield "## Time an answer\n"
    yield "As measured on the machine that wrote this; all else is the same in every run.\n"
    yield f"{_table(tables.times(measured))}\n"
    yield from _wrong(measured.product)


def _asked(measured: Measurement) -> str:
    questions = [verdict.question for verdict in measured.product.verdicts]
    unanswerable = sum(question.unanswerable for question in questions)
    follow_ups = sum(bool(question.history) for question in questions)
    answerable = len(questions) - unanswerable
    worth = f" Each answerable one weighs {100 / answerable:.1f}%." if answerable else ""
    return (
        f"{len(questions)} questions were asked of {_searched(measured.scope)}. {follow_ups} of "
        f"them follow another question, and {unanswerable} are answered nowhere.{worth}"
    )


def _searched(scope: Scope) -> str:
    dates = f", {scope.earliest} to {scope.latest}" if scope.earliest else ""
    return f"{scope.documents:,} documents ({scope.passages:,} passages{dates})"


def _wrong(measured: Measured) -> Iterator[str]:
    wrong = [verdict for verdict in measured.verdicts if not verdict.right]
    yield f"## What {tables.PRODUCT} got wrong\n"
    yield "\n".join(_item(verdict) for verdict in wrong) if wrong else "Nothing."


def _item(verdict: Verdict) -> str:
    question = verdict.question
    kind = "unanswerable" if question.unanswerable else question.kind
    lines = [f"- **{_escaped(question.question)}** ({question.id}, {kind})"]
    lines += [f"  - {name}: {_escaped(words)}" for name, words in tables.explained(verdict)]
    return "\n".join(lines)


def _table(rows: Sequence[tables.Row]) -> str:
    head, *body = rows
    rule = ("---", *["---:"] * (len(head) - 1))
    cells = [head, rule, *body]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _escaped(words: str) -> str:
    """Write words so that Markdown shows them as they are."""
    return re.sub(r"([\\`*_<>\[\]|$#])", r"\\\1", words)
