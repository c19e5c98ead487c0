"""What the page says with an answer, and of what it rests on."""

from collections.abc import Sequence

from schema import Citation, Outcome, Statement

ARRIVED = "The answer has come."
ANSWERED = "In the words of the minutes"
ANSWERED_FROM_DOCUMENTS = "In the words of the documents"
TO_SOURCE = "Open this source beside the answer"
BEFORE = "Previous source"
AFTER = "Next source"
OPEN_DOCUMENT = "Open the document at these words"
WRITTEN_NOTE = (
    "The dates, numbers, names and quoted words in each sentence were compared with its sources. "
    "Only a reader can tell whether it says what they say: open them."
)
STANDS_IN = "What follows was found without it."
PASSAGES_ONLY = "Passages on this subject"
PASSAGES_ONLY_NOTE = (
    "These are passages that match your words, not an answer. Ask a whole question for an answer."
)
NOT_IN_MINUTES = "Not found in the minutes"
NOT_IN_MINUTES_NOTE = "Nothing that was searched answers this question."
NOT_WRITTEN_NOTE = "The language model found no answer that the minutes support."
NEAREST = "The nearest passage, which does not answer the question"
SOURCES = "Sources"
ALSO = "The same words also stand in: "
OPEN_NEAREST = "Open this passage in the document"


UNDECIDED: dict[Outcome, str] = {
    "proposed": "Proposed, not decided",
    "lost": "Lost in the vote",
    "withdrawn": "Withdrawn",
    "deferred": "Deferred, not decided",
}
RECOMMENDED = "A recommendation, not a decision"


def record(statement: Statement | None) -> str:
    """Say of words that record no decision, though they may read like one, what they are."""
    if statement is None or statement.outcome is None:
        return ""
    if statement.outcome == "carried":
        return RECOMMENDED if statement.kind == "recommendation" else ""
    return UNDECIDED[statement.outcome]


def open_quote(marker: int) -> str:
    """Name the link to a quotation in its document."""
    return f"Open [{marker}] in the document"


def written_by(model: str) -> str:
    """Head an answer that a language model wrote."""
    return f"Written from the minutes by the language model {model}"


def unsupported(missing: Sequence[str]) -> str:
    """Say why a sentence is struck through."""
    return f"Not supported by the minutes. Not found: {'; '.join(missing)}."


def understood(question: str) -> str:
    """Say what a question that leans on those before it was taken to ask."""
    return f"Understood as: {question}"


def answered(citations: Sequence[Citation]) -> str:
    """Head a quoted answer by what it quotes."""
    kinds = {citation.document.kind for citation in citations}
    return ANSWERED if kinds <= {"minutes"} else ANSWERED_FROM_DOCUMENTS


def arrived(outcome: object) -> str:
    """Say once, to whoever hears the page, that an answer has come."""
    status = getattr(outcome, "status", "")
    if status == "not_in_minutes":
        return f"Answer: {NOT_IN_MINUTES}."
    return ARRIVED if status else ""


def nth_source(n: int, of: int) -> str:
    """Say which of an answer's sources is shown."""
    return f"{n} of {of}"
