"""Let a language model restate questions and write answers; what it cannot do is quoted."""

from collections.abc import Callable, Sequence

from answering.question.read import Question
from answering.writing.compose import compose
from answering.writing.language_model import LanguageModel
from answering.writing.rewrite import rewrite
from errors import LanguageModelError
from schema import Answer
from settings import Unsupported


class Writer:
    """Writes with one language model.

    Args:
        model: what writes.
        unsupported: whether its sentences that don't stand are struck through or dropped.
    """

    def __init__(self, model: LanguageModel, unsupported: Unsupported) -> None:
        self._model = model
        self._unsupported = unsupported

    def restate(self, question: Question, history: Sequence[str]) -> tuple[str, str]:
        """Let the model restate a question that others stand before.

        Returns:
            The question restated, empty if it is as it was; and why the model gave no reply,
            empty if it did: one that gave none is not asked for the answer.
        """
        if not history or question.is_keywords:
            return "", ""
        try:
            restated = rewrite(question.text, history, self._model)
        except LanguageModelError as error:
            return "", str(error)
        return "" if restated == question.text else restated, ""

    def write(
        self, answer: Answer, question: Question, on_text: Callable[[str], None] | None
    ) -> Answer:
        """Let the model write the answer anew from the passages of the quoted one."""
        return compose(
            answer,
            question.query,
            answer.passages,
            self._model,
            unsupported=self._unsupported,
            on_text=on_text,
        )
