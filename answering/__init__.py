"""From a question to a cited answer. Knows nothing of pages or of how passages are stored."""

from answering.answerer import Answerer
from answering.runnable import AnswererRunnable

__all__ = ["Answerer", "AnswererRunnable"]
