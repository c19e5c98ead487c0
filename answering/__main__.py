"""`python -m answering "QUESTION"`, or `--batch FILE.jsonl` for many: answer from the archive."""

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, ValidationError

from answering.answerer import Answerer
from answering.passage_reader import Explained
from answering.report import answer_as_json
from checked import in_words
from commands import AsJson, Command, Context, Store, argument, flag, option, printable, show
from errors import MinutesError, SettingError
from schema import Answer
from settings import Settings
from words import answers
from words import asking as said

LEAST_TOLD = 0.005
"""What a signal must add to be told."""


class Asked(BaseModel):
    """One line of a batch: a question with the questions before it."""

    model_config = ConfigDict(extra="ignore")

    id: str | int | None = None
    question: str = ""
    history: list[str] = []


Question = Annotated[str | None, argument("QUESTION", "what is asked")]
Batch = Annotated[Path | None, option("--batch", "FILE.jsonl", "questions, one a line", Path)]
Explain = Annotated[bool, flag("--explain", "tell what spoke for the likeliest sentences")]


def answer(
    ctx: Context,
    question: Question = None,
    batch: Batch = None,
    store: Store = None,
    as_json: AsJson = False,
    explain: Explain = False,
) -> int:
    """Answer one question, or each of a file of questions, one JSON object a line."""
    if (question is None) == (batch is None):
        ctx.fail(said.ONE_OR_MANY)
    lines = _lines(batch) if batch else []
    settings = Settings.from_environment().with_store(store)
    with closing(Answerer.open(settings, create=False)) as answerer:
        if question is None:
            rows = _answer_batch(answerer, lines)
            all(show(_as_line(row)) for row in rows)  # until nobody reads them any more
            return 0
        answered = answerer.answer(question)
        explained = answerer.explain(question) if explain else []
    if as_json:
        more = {"explained": [asdict(one) for one in explained]} if explained else {}
        show(_as_line({**answer_as_json(answered), **more}))
    else:
        show("\n".join([_in_words(answered), *map(_explained_in_words, explained)]))
    return 0


def _as_line(row: dict[str, object]) -> str:
    """Write one line of JSON; half a character is written as its escape."""
    return printable(json.dumps(row, ensure_ascii=False))


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(said.batch_unreadable(path, error)) from error


def _answer_batch(answerer: Answerer, lines: list[str]) -> Iterator[dict[str, object]]:
    """Answer each line; one that cannot be answered gets its error's name as its status."""
    answerer.search("When was the last meeting?")  # warms caches; its time is nobody's
    for line in lines:
        asked = Asked(id=_id_of(line))
        try:
            asked = Asked.model_validate_json(line)
            answer = answerer.answer(asked.question, history=asked.history)
            yield {"id": asked.id, **answer_as_json(answer)}
        except ValidationError as error:
            yield _failure(asked, "SettingError", said.not_a_question(in_words(error)))
        except MinutesError as error:
            yield _failure(asked, error.name, str(error))


def _id_of(line: str) -> str | int | None:
    """Return the id of a line that may be no question, so that its failure can be told."""
    try:
        given = json.loads(line)
    except ValueError:
        return None
    found = given.get("id") if isinstance(given, dict) else None
    return found if isinstance(found, str | int) else None


def _failure(asked: Asked, status: str, message: str) -> dict[str, object]:
    return {
        "id": asked.id,
        "question": asked.question,
        "status": status,
        "answer": message,
        "citations": [],
        "nearest": None,
        "searched": None,
        "passages": [],
        "seconds": 0.0,
        "claims": [],
        "written_by": None,
        "notice": "",
        "understood": "",
        "remarks": [],
        "form": "",
        "confidence": None,
    }


def _in_words(answer: Answer) -> str:
    lines = [said.understood(answer.understood)] if answer.understood else []
    if answer.notice:
        lines.append(said.stands_in(answer.notice))
    return "\n".join([*lines, *answer.remarks, *_lines_in_words(answer)])


def _explained_in_words(one: Explained) -> str:
    """Write a sentence with what speaks for it, the strongest first."""
    told = sorted(one.contributions.items(), key=lambda item: -abs(item[1]))
    signals = ", ".join(f"{name} {value:+.2f}" for name, value in told if abs(value) >= LEAST_TOLD)
    return f"\n{one.score:+.2f} against none: {one.words} ({one.source})\n  {signals}"


def _lines_in_words(answer: Answer) -> list[str]:
    if answer.status == "not_in_minutes":
        lines = [f"{answers.NOT_IN_MINUTES}. {answers.NOT_IN_MINUTES_NOTE}"]
        if answer.nearest:
            words = " ".join(answer.nearest.quote.split())
            lines.append(said.nearest(answer.nearest.document.source, words))
        return lines
    lines = [answer.text, ""]
    for claim in answer.claims:
        if claim.unsupported:
            lines.insert(-1, said.left_out(claim.text, claim.unsupported))
    if answer.written_by:
        lines.insert(-1, said.written_by(answer.written_by))
    if answer.status == "passages_only":
        lines.insert(0, f"{answers.PASSAGES_ONLY}. {answers.PASSAGES_ONLY_NOTE}")
    for citation in answer.citations:
        document = citation.document
        facts = (document.title, document.date, citation.passage.item, document.source)
        lines.append(f"[{citation.marker}] " + " · ".join(str(fact) for fact in facts if fact))
    return lines


main = Command("python -m answering", answer)

if __name__ == "__main__":
    sys.exit(main())
