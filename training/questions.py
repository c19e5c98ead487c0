"""Read published collections of questions: SQuAD's format, QED and CLAPnq.

Each question comes with what does not answer it: the likest other paragraph of its article,
and its own paragraph without the sentence that answers.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from errors import SettingError
from training.examples import Example, likest, unanswered, without_answer
from words import evaluation as said

SQUAD = {
    "wikipedia": "new_wiki_v1.0.json",
    "forum": "reddit_v1.0.json",
    "xquad": "xquad.en.json",
    "policy": "policyqa_dev.json",
    "policies": "policyqa_test.json",
}
"""Files in SQuAD's format: SQuADShifts (two parts), XQuAD, PolicyQA (two parts)."""
WINDOW = 1000
"""Characters of a long paragraph that are kept around its answer."""
SHARE_OTHER, SHARE_WITHOUT = 0.35, 0.35
"""Questions of which each kind of unanswered one is made."""


def read_questions(folder: Path, chance: Random) -> Iterator[Example]:
    """Yield the examples of all collections in a folder.

    Raises:
        SettingError: a collection is missing or cannot be read.
    """
    try:
        for source, name in SQUAD.items():
            for article in json.loads((folder / name).read_text("utf-8"))["data"]:
                yield from _of_article(article, source, chance)
        yield from _qed((folder / "qed-dev.jsonlines").read_text("utf-8"), chance)
        yield from _clapnq((folder / "clapnq_dev_unanswerable.jsonl").read_text("utf-8"))
    except (OSError, KeyError, ValueError) as error:
        raise SettingError(
            said.questions_unreadable(folder, f"{type(error).__name__}: {error}")
        ) from error


def _of_article(article: dict[str, Any], source: str, chance: Random) -> Iterator[Example]:
    paragraphs = [_windowed(p["context"], 0)[0] for p in article["paragraphs"]]
    title = str(article.get("title", "")).replace("_", " ")
    for place, paragraph in enumerate(article["paragraphs"]):
        others = paragraphs[:place] + paragraphs[place + 1 :]
        for asked in paragraph["qas"]:
            if not asked["answers"]:
                continue
            answer = asked["answers"][0]
            example = _placed(
                asked["question"],
                paragraph["context"],
                answer["answer_start"],
                answer["text"],
                source,
            )
            if example is None:
                continue
            yield _under(example, title, chance)
            if others and chance.random() < SHARE_OTHER:
                other = likest(example.question, others, lacking=example.answer)
                if other:
                    yield _under(
                        unanswered(example.question, other, f"{source} other"), title, chance
                    )
            bare = without_answer(example) if chance.random() < SHARE_WITHOUT else None
            if bare:
                yield _under(bare, title, chance)


def _placed(question: str, context: str, start: int, words: str, source: str) -> Example | None:
    """Make an example of an answer at an offset, which collections sometimes get wrong."""
    if context[start : start + len(words)] != words or not words.strip():
        return None
    context, start = _windowed(context, start)
    end = start + len(words)
    return Example(question.strip(), context, start, end, source) if end <= len(context) else None


def _windowed(context: str, start: int) -> tuple[str, int]:
    """Cut a long paragraph to a window of whole words around an offset."""
    if len(context) <= WINDOW:
        return context, start
    low = context.rfind(" ", 0, max(1, start - WINDOW // 2)) + 1
    high = context.rfind(" ", low, low + WINDOW)
    return context[low : high if high > start else low + WINDOW], start - low


def _under(example: Example, title: str, chance: Random) -> Example:
    """Put a context under its article's title, sometimes, as passages stand under headings."""
    if not title or chance.random() < 0.5:
        return example
    head = f"{title} › " + chance.choice(("", "History › ", "4. Report › ", "Reply › "))
    head = head.rstrip(" ›") + "\n"
    moved = 0 if example.start < 0 else len(head)
    return Example(
        example.question,
        head + example.context,
        example.start + moved,
        example.end + moved,
        example.source,
    )


def _qed(lines: str, chance: Random) -> Iterator[Example]:
    for line in lines.splitlines():
        row = json.loads(line)
        answers = row["original_nq_answers"]
        if not answers or not answers[0]:
            continue
        start, end = answers[0][0]["start"], answers[0][0]["end"]
        words = row["paragraph_text"][start:end]
        example = _placed(row["question_text"], row["paragraph_text"], start, words, "qed")
        if example:
            yield _under(example, row["title_text"], chance)
            bare = without_answer(example) if chance.random() < SHARE_WITHOUT else None
            if bare:
                yield bare


def _clapnq(lines: str) -> Iterator[Example]:
    for line in lines.splitlines():
        row = json.loads(line)
        for passage in row["passages"]:
            yield unanswered(row["input"], _windowed(passage["text"], 0)[0], "clapnq")
