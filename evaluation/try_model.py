"""`python -m evaluation.try_model GOLD.jsonl --store DIR --report FILE.jsonl`: what a model writes.

Asks questions of the product with the language model that the settings name, and writes down each
sentence that it wrote, whether it was let through or struck and why, and the passage that it rests
on, for a person to read. It judges nothing: only a reader can tell what a sentence means.
"""

import json
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from answering import Answerer
from answering.writing import prompt
from answering.writing.check import check, common_words
from answering.writing.claims import read_claims
from answering.writing.ground import Ground
from answering.writing.sources import cite_claims
from commands import Command, Store, argument, option, show
from errors import LanguageModelError, SettingError
from evaluation.gold import GoldQuestion, read_gold
from schema import Answer, Citation, Claim, SearchResult
from settings import Settings
from words import evaluation as said

COUNT = 60
"""Questions that are asked unless told otherwise; a small model takes a minute for each."""
SECONDS_TO_LOAD = 900
"""How long a server may load its model; on a busy machine that takes minutes."""


@dataclass(slots=True)
class Heard:
    """A reply as it came: its last text, and the seconds until its first piece and its last."""

    started: float = field(default_factory=time.perf_counter)
    text: str = ""
    first: float | None = None
    last: float | None = None

    def hear(self, text: str) -> None:
        """Take note of the text so far."""
        self.text = text
        self.last = round(time.perf_counter() - self.started, 2)
        self.first = self.last if self.first is None else self.first


Gold = Annotated[Path, argument("GOLD", "gold questions, one JSON object a line", Path)]
Count = Annotated[int, option("--count", "N", f"questions to ask ({COUNT})", int)]
Most = Annotated[
    int | None,
    option("--passages", "N", "send so many passages at most; a small model takes in few", int),
]
Report = Annotated[Path, option("--report", "FILE.jsonl", "where to write what it wrote", Path)]


def try_model(
    gold: Gold, report: Report, store: Store = None, count: Count = COUNT, passages: Most = None
) -> int:
    """Ask a language model questions through the product, and write down what it wrote."""
    settings = Settings.from_environment().with_store(store)
    if not settings.language_model:
        raise SettingError(said.NO_MODEL)
    if passages:
        prompt.MAX_PASSAGES = passages
    questions = spread(read_gold(gold), count)
    wait_for_server(settings.language_model_url, SECONDS_TO_LOAD)
    tally = Counter[str]()
    with (
        closing(Answerer.open(settings, create=False)) as answerer,
        report.open("w", encoding="utf-8") as written,
    ):
        for row in asked_of(answerer, questions):
            tally.update(outcomes(row))
            written.write(json.dumps(row, ensure_ascii=False) + "\n")
            written.flush()
    show("\n".join(f"{count:4} {name}" for name, count in sorted(tally.items())))
    return 0


def spread(questions: Sequence[GoldQuestion], count: int) -> list[GoldQuestion]:
    """Return so many of the questions, taken evenly from all of them."""
    count = min(count, len(questions))
    return [questions[n * len(questions) // count] for n in range(count)]


def wait_for_server(address: str, seconds: float) -> None:
    """Wait until a server of one's own answers; one of a provider has no address to wait for.

    Raises:
        LanguageModelError: it does not answer in time.
    """
    until = time.monotonic() + seconds
    while address:
        try:
            urllib.request.urlopen(f"{address}/models", timeout=10).close()
        except urllib.error.HTTPError:
            return  # it is there, and does not list its models
        except OSError as error:
            if time.monotonic() > until:
                raise LanguageModelError(said.no_server(address)) from error
            time.sleep(1)
        else:
            return


def asked_of(answerer: Answerer, questions: Sequence[GoldQuestion]) -> Iterator[dict[str, object]]:
    """Ask each question and yield what came of it."""
    for gold in questions:
        heard = Heard()
        answer = answerer.answer(gold.question, history=gold.history, on_text=heard.hear)
        yield row_of(gold, answer, heard)


def row_of(gold: GoldQuestion, answer: Answer, heard: Heard) -> dict[str, object]:
    """Return a line of the report as plain values; `reply` is the model's, unchecked.

    An answer of which nothing stands has no sentences any more, so they are read from the reply.
    """
    sent = prompt.sendable(answer.passages)
    claims, citations = sentences_of(heard.text, sent)
    cited = {citation.marker: citation for citation in citations}
    declined = answer.status == "not_in_minutes"
    return {
        "id": gold.id,
        "question": gold.question,
        "history": list(gold.history),
        "unanswerable": gold.unanswerable,
        "understood": answer.understood,
        "status": answer.status,
        "right": declined if gold.unanswerable else gold.says(answer.text),
        "refused": bool(heard.text) and not claims,
        "notice": answer.notice,
        "reply": heard.text,
        "sent": [_in_full(result) for result in sent],
        "sentences": [
            {
                "text": claim.text,
                "let_through": not claim.unsupported,
                "not_found": list(claim.unsupported),
                "quotes": [cited[marker].quote for marker in claim.markers],
                "passages": [_in_full(cited[marker]) for marker in claim.markers],
            }
            for claim in claims
        ],
        "seconds_to_first_piece": heard.first,
        "seconds_to_last_piece": heard.last,
        "seconds": answer.seconds,
    }


def sentences_of(
    reply: str, sent: Sequence[SearchResult]
) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Return the sentences of a reply as the product checks and cites them."""
    grounds = [Ground(result.passage) for result in sent]
    common = common_words(grounds)
    return cite_claims(
        [check(said, grounds, common) for said in read_claims(reply, len(sent))], sent
    )


def _in_full(found: SearchResult | Citation) -> str:
    return f"{found.passage.context}\n{found.passage.text}"


def outcomes(row: dict[str, object]) -> Iterator[str]:
    """Yield what a line of the report counts as."""
    sentences = row["sentences"]
    yield f"question: {row['status']}" + (", by quotation" if row["notice"] else "")
    if isinstance(sentences, list):
        yield from (
            "sentence: " + ("let through" if s["let_through"] else "struck") for s in sentences
        )


main = Command("python -m evaluation.try_model", try_model)

if __name__ == "__main__":
    sys.exit(main())
