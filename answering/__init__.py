"""From a question to a cited answer. Knows nothing of pages or of how passages are stored."""

from typing import TYPE_CHECKING

from on_demand import on_demand

if TYPE_CHECKING:
    from answering.answerer import Answerer
    from answering.runnable import AnswererRunnable
else:
    __getattr__ = on_demand(__name__, Answerer="answerer", AnswererRunnable="runnable")

__all__ = ["Answerer", "AnswererRunnable"]
