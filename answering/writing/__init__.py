"""Answers that a language model writes: asked for, checked sentence by sentence, and cited."""

from answering.writing.language_model import LanguageModel
from answering.writing.writer import Writer

__all__ = ["LanguageModel", "Writer"]
