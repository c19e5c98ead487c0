"""Answers that a language model writes: asked for, checked sentence by sentence, and cited."""

from answering.writing.compose import compose
from answering.writing.rewrite import rewrite

__all__ = ["compose", "rewrite"]
