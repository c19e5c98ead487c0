"""Answers that a language model writes: asked for, checked sentence by sentence, and cited."""

from answering.generation.compose import compose
from answering.generation.rewrite import rewrite

__all__ = ["compose", "rewrite"]
