"""`python -m evaluation GOLD.jsonl --store DIR [--json]`: score the product on gold questions."""

import argparse
import json
import sys
from pathlib import Path
from typing import get_args

from answering import Answerer
from answering.question import read_question
from errors import MinutesError
from evaluation.gold import GoldQuestion, read_gold
from evaluation.metrics import Scores, Verdict, as_json, judge, recall, score
from schema import Answer, SearchResult
from settings import Settings
from vectorstore.search import Arms


def main(arguments: list[str] | None = None) -> int:
    """Score the answers to gold questions and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=main.__doc__)
    parser.add_argument("gold", type=Path, help="gold questions, one JSON object a line")
    parser.add_argument("--store", type=Path, help="the archive's folder (MINUTES_STORE)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    try:
        questions = read_gold(options.gold)
        answerer = Answerer.open(
            Settings.from_environment().with_store(options.store), create=False
        )
        answerer.answer(questions[0].question)  # warms caches; its time is not counted
        verdicts = judge(questions, lambda gold: _ask(answerer, gold))
        scores = score(verdicts, lambda document: _text(answerer, document))
        arms = {arm: _arm_recall(answerer, verdicts, arm) for arm in get_args(Arms)}
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    if options.json:
        wrong = [verdict.question.id for verdict in verdicts if not verdict.right]
        print(json.dumps({**as_json(scores), "recall_by_arm": arms, "wrong": wrong}))
    else:
        _show(scores, arms, verdicts)
    return 0


def _ask(answerer: Answerer, gold: GoldQuestion) -> Answer:
    return answerer.answer(gold.question, history=gold.history)


def _text(answerer: Answerer, document_id: str) -> str:
    document = answerer.document(document_id)
    return document.text if document else ""


def _arm_recall(answerer: Answerer, verdicts: list[Verdict], arm: Arms) -> dict[str, float] | None:
    def found(verdict: Verdict) -> list[SearchResult]:
        gold = verdict.question
        return answerer.search(read_question(gold.question, gold.history).query, arms=arm)

    return recall([v for v in verdicts if not v.question.unanswerable], found)


def _show(scores: Scores, arms: object, verdicts: list[Verdict]) -> None:
    for name, value in as_json(scores).items():
        print(f"{name.replace('_', ' '):20} {value}")
    print(f"{'recall by arm':20} {arms}")
    for verdict in verdicts:
        if not verdict.right:
            answer = verdict.answer
            print(f"wrong: {verdict.question.id} ({answer.status}) {verdict.question.question}")


if __name__ == "__main__":
    sys.exit(main())
