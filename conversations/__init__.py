"""What readers asked and were told, kept for a time. Knows nothing of pages or of documents."""

from conversations.log import Asked, Came, Cited, Log
from conversations.store import Conversations, Kept, Named
from conversations.verdict import LONGEST_REMARK, Reason, Verdict

__all__ = [
    "LONGEST_REMARK",
    "Asked",
    "Came",
    "Cited",
    "Conversations",
    "Kept",
    "Log",
    "Named",
    "Reason",
    "Verdict",
]
