"""Answer who holds an office with a sentence that names the holder."""

from answering.forms.sentence import gather, quote
from answering.question.read import Question
from schema import Form

__all__ = ["NAME", "applies", "gather", "quote"]

NAME: Form = "office"


def applies(question: Question) -> bool:
    """Tell whether the holder of an office is asked for."""
    return bool(question.office) and not question.is_keywords
