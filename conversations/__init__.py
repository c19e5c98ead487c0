"""What readers asked and were told, kept for a time. Knows nothing of pages or of documents."""

from conversations.store import Conversations, Kept, Named

__all__ = ["Conversations", "Kept", "Named"]
