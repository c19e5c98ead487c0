"""Let a language model restate a follow-up so that it can be understood alone."""

import re
from collections.abc import Sequence

from answering.writing.generate import write
from answering.writing.language_model import LanguageModel
from answering.writing.prompt import as_data
from prompts import fill_chat

REMEMBERED = 5
"""Earlier questions that are sent along."""
LONGEST = 500
"""Characters of an earlier question that are sent, and of a restated one that are believed."""


def rewrite(question: str, history: Sequence[str], model: LanguageModel) -> str:
    """Restate a question that leans on those before it.

    Args:
        question: what is asked.
        history: the questions asked before it, oldest first.
        model: what restates it.

    Returns:
        The question on one line, or as it was given where the model's reply is none.

    Raises:
        LanguageModelError: the model gave no reply.
    """
    if not history or len(question) > LONGEST:
        return question
    earlier = "\n".join(_line(asked)[:LONGEST] for asked in history[-REMEMBERED:])
    asked = fill_chat("rewrite", earlier=earlier, question=_line(question))
    restated = write(model.stream(asked)).strip("\"'“”‘’ ")
    if "\n" in restated or len(restated) > LONGEST or not re.search(r"\w", restated):
        return question
    same = restated.casefold().strip(" ?.!") == " ".join(question.casefold().split()).strip(" ?.!")
    return question if same else restated


def _line(text: str) -> str:
    return " ".join(as_data(text).split())
