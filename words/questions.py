"""The questions that the product offers to ask."""

_TO_BEGIN = {
    "decision": "What was decided about {}?",
    "proposer": "Who proposed the motion on {}?",
    "vote": "How did the vote go on {}?",
    "deadline": "When is the work on {} due?",
}
TO_GO_ON = {
    "decision": "What was decided?",
    "proposer": "Who proposed it?",
    "vote": "How did the vote go?",
    "deadline": "When is it due?",
}
"""What can be asked further of an item, by what is wanted to be known."""


def to_begin(about: str, subject: str) -> str:
    """Ask about a subject what is wanted to be known."""
    return _TO_BEGIN[about].format(subject)
