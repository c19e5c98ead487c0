"""Write what was measured as a Markdown report with a plot beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import tables
from benchmarks.plot import described, draw
from benchmarks.results import Results
from errors import SettingError
from words import evaluation as said

REPORT, PLOT, FIGURES, CHANGES = "README.md", "times.svg", "figures.json", "changes.md"
HOW = """
Two figures stand for each time: by the clock, and of computing (what all threads of the process
had of the processors). Only the second can be compared where a machine has other work; `load` in
the last table says whether it had. Times are medians and 95th percentiles over the questions that
are counted; all were warm. A search is counted without the embedding of its question.

Stores hold real documents first, and then copies of them in which councils, names, figures, years
and a part of the words are others; see `benchmarks/copies.py`. They are written through the
product's own archive. Where vectors are drawn, a copy's lies as near to that of its original as
copies that were embedded for comparison.

Half of the questions are those of `evaluation/gold/samples.jsonl`, the others are made of the
words of passages; where the last table says "by readers", all are gold questions about the
real documents. Each is asked without a filter, with the committee, the dates (a year before
and after), the council of one document, and with all of them.
"""
BESIDE = """
All search the same passages by the same vectors, and in turn with the product, question by
question. LlamaIndex and the tutorial search by meaning alone.
"""
INGEST = """
All are given the same documents and the same model, in turn; the others run it as their
documentation has it, in sentence-transformers. The product reads the files; the others are given
the texts that it read. LangChain and txtai are given passages of 1,000
characters, LlamaIndex splits by itself (1,024 tokens, of which the model reads the first 256).
The fewer the documents, the more the product's start of the processes that read them counts.
"""


def write_report(results: Results, folder: Path) -> None:
    """Write the report, and its plot beside it.

    Raises:
        SettingError: they cannot be written, or the library that draws is not installed.
    """
    drawn = draw(results)
    written = "\n".join(lines(results, with_changes=(folder / CHANGES).exists())) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / PLOT).write_text(drawn, "utf-8")
        (folder / REPORT).write_text(written, "utf-8")
    except OSError as error:
        raise SettingError(said.report_not_written(folder, error.strerror)) from error


def lines(results: Results, *, with_changes: bool) -> Iterator[str]:
    """Yield the report, part by part."""
    yield "# Speed, size and steadiness, measured\n"
    yield "Written by `make bench`; see the last table for the machines and commits.\n"
    yield _table(tables.goals(results))
    yield f"\n![{described(results)}]({PLOT})"
    yield HOW
    for title, said_of_it, rows in _parts(results):
        if len(rows) > 1:
            yield f"## {title}\n{said_of_it}\n{_table(rows)}\n"
    for why in tables.missing(results):
        yield f"- {why}"
    if with_changes:
        yield f"\n[What was tried, with the figure before and after]({CHANGES})"


def _parts(results: Results) -> Iterator[tuple[str, str, list[tables.Row]]]:
    yield "Ingest", INGEST, tables.ingest(results)
    yield "Search", "", tables.times(results, "search")
    yield "Search beside what else one could build", BESIDE, tables.compared(results)
    yield "Whole answer", "", tables.times(results, "answer")
    yield "Memory, disk, start and changes", "", tables.upkeep(results)
    yield "Twenty people at once", "", tables.together(results)
    yield "Of what this was measured", "", tables.runs(results)


def _table(rows: Sequence[tables.Row]) -> str:
    head, *body = rows
    rule = ("---", *["---:"] * (len(head) - 1))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))
