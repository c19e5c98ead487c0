"""Every word that the pages say of their own accord, in one place."""

from collections.abc import Sequence
from pathlib import Path

from english.small_talk import Talk
from schema import Citation, Kind, Outcome, Standing, Statement
from ui.words_of_search import holdings as holdings
from ui.words_of_search import limited as limited
from ui.words_of_search import limits as limits
from ui.words_of_search import searched as searched
from ui.words_of_search import without as without

PRODUCT = "Ask the Minutes"
SOURCE = "Source"
SOURCE_TITLE = f"{SOURCE} – {PRODUCT}"
HEADLINE = "Ask what the council discussed or decided"
PROMISE = (
    "Answers are quoted word for word from its minutes, and every quotation can be opened where "
    "it stands."
)
PROMISE_WRITTEN = (
    "A language model writes the answers from its minutes, and every sentence cites a source that "
    "can be opened where it stands."
)

# Where texts go
LEAVES = "Your questions leave this machine"
LEAVES_PERHAPS = "Your questions may leave this machine"

# The question box and the sidebar
ASK = "Ask"
ASK_HERE = "Ask about the minutes"
NEW_CONVERSATION = "New conversation"
CONVERSATIONS = "Your conversations"
SEARCH_CONVERSATIONS = "Find a conversation"
NONE_HOLDS = "No conversation holds these words."
CHANGE = "Change"
NAME = "Name of this conversation"
DELETE = "Delete this conversation"
UNDO = "Bring it back"
NOT_KEPT = "Conversations are not kept: this one ends when the page is closed."
LIMIT = "Limit the search"
CLEAR_LIMITS = "All limits"
CLEAR_LIMIT = "Search without this limit"
COUNCIL, ALL_COUNCILS = "Council", "All councils"
COMMITTEE, ALL_COMMITTEES = "Committee", "All committees"
KIND, ALL_KINDS = "Kind of document", "All kinds"
DATE_FROM, DATE_TO = "Meetings from", "Meetings to"
DATES_CROSS = "The first date is later than the last, so no meeting lies between them."
KINDS: dict[Kind, str] = {
    "minutes": "Minutes",
    "decision": "Decision",
    "agenda": "Agenda",
    "report": "Report",
    "news": "News",
    "other": "Other",
}
EXAMPLES = "For example"
GO_ON = "Ask further"
COPY_OR_SAVE = "Copy or save"
SAVE_CONVERSATION = "Save this conversation"
CHANGE_QUESTION = "Change the question"
AS_WORD = "Word file, with footnotes"
AS_MARKDOWN = "Markdown"

# States
GETTING_READY = "Getting ready… You can type your question meanwhile."
GETTING_READY_TO_ANSWER = "Getting ready… Your question will be answered in a moment."
GETTING_READY_TO_SHOW = "Getting ready… The document will be shown in a moment."
SEARCHING = "Searching the minutes…"
STOP = "Stop"
STOPPED = "You stopped this before it was answered."
ASK_AGAIN = "Ask again"
FALLEN = (
    "This answer no longer stands",
    "What it rests on was changed, removed or withheld since it was given. Ask again to see what "
    "the minutes say now.",
)
SENT = "You opened the address of this answer. What you ask begins a conversation of your own."
ARRIVED = "The answer has come."
LINK_TO_ANSWER = "Link to this answer"
UNKNOWN_ANSWER = (
    "This answer is not kept here",
    "It may be older than answers are kept, its conversation may have been deleted, or the link "
    "may be incomplete. Ask the question anew.",
)
UNKNOWN_CONVERSATION = (
    "This conversation cannot be opened here",
    "It may be older than conversations are kept, or it belongs to another browser: only the "
    "browser that began it can open it. Single answers have links that can be sent.",
)
WRITING = "Being written, and not yet checked against the minutes:"
EMPTY = (
    "There are no minutes here yet",
    "Nothing can be asked until the first are read into the archive.",
)
TRY_AGAIN = "Try again"

# Troubles: what is wrong, and what it means for a reader
FOR_KEEPER = "For whoever looks after this service:"
_NOT_NOW = "Nothing can be asked until whoever looks after this service has put it right."
TROUBLE = ("Something is not as it should be", _NOT_NOW)
NO_MODEL = ("The model that reads questions cannot be loaded", _NOT_NOW)
BUSY = ("The archive is in use", "It is being changed. Try again in a minute.")
NO_STORE = ("The archive cannot be opened", _NOT_NOW)
NO_SETTING = ("A setting cannot be used", _NOT_NOW)
BAD_QUESTION = "This question cannot be answered as it is"
UNEXPECTED = (
    "Sorry, something went wrong",
    "Try again. If it happens again, tell whoever looks after this service; what happened is "
    "in the log of the server.",
)

# Answers
ANSWERED = "In the words of the minutes"
ANSWERED_FROM_DOCUMENTS = "In the words of the documents"
TO_SOURCE = "Open this source beside the answer"
BEFORE = "Previous source"
AFTER = "Next source"
OPEN_DOCUMENT = "Open the document at these words"
WRITTEN_NOTE = (
    "Dates, numbers, names and quoted words of each sentence were looked for in its sources. "
    "Whether it means what they mean, only a reader can tell: open them."
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

# What the page says to words that ask nothing of the minutes
SAID: dict[Talk, str] = {
    "greeting": "Hello. Ask what the council discussed or decided, in a whole question.",
    "thanks": "You are welcome. Ask another question whenever you like.",
    "help": (
        "You can ask what the council discussed or decided: what was decided about a subject, "
        "when something is to be done, who proposed it, how the votes were cast, what it costs. "
        "Each answer quotes the minutes and opens them where they say so; if they don't say, you "
        "are told so. A question may lean on the one before it, and you can limit the search to "
        "a committee, a kind of document or dates."
    ),
}

UNDECIDED: dict[Outcome, str] = {
    "proposed": "Proposed, not decided",
    "lost": "Lost in the vote",
    "withdrawn": "Withdrawn",
    "deferred": "Deferred, not decided",
}
RECOMMENDED = "A recommendation, not a decision"

# The source viewer
BACK = "Back to the questions"
NO_DOCUMENT = (
    "No document was asked for",
    "Ask a question and open one of its sources, or follow a link to one.",
)
UNKNOWN_DOCUMENT = (
    "This document is not in the archive",
    "It may have been removed since the link was made, or the link may be incomplete.",
)
BAD_PLACE = (
    "The place that this link names is not in the document",
    "The document may have changed since the link was made. It is shown from its beginning.",
)
STORED_TEXT = (
    "This is the text as it was read from the file and stored here. The file itself is the record."
)
NEIGHBOURS = "Other papers of this committee"
EARLIER = "Meeting before"
LATER = "Meeting after"
SAME_MEETING = "Same meeting"
PICTURE = {
    "alt": "Page {n} of {all}, as it looks in the file",
    "page": "Page {n} of {all}",
    "before": "Previous page",
    "after": "Next page",
    "open": "Open the file at page {n}",
}
"""What stands by the picture of a page; {n} and {all} are numbers."""
NOT_MARKED = "The quoted words could not be marked on this picture."
DRAWING = "Drawing the page…"
WITHHELD = "[Withheld: not for publication]"
DOWNLOAD = "Download this text"
TEXT_OF_DOCUMENT = "Text of the document"
VIEWER = {
    "label": TEXT_OF_DOCUMENT,
    "tools": "Find your way in the document",
    "toQuote": "Go to the quotation",
    "quote": "Quotation {n} of {all}",
    "before": "Previous quotation",
    "after": "Next quotation",
    "contents": "Contents",
    "find": "Find in the document",
    "found": "{n} of {all}",
    "notFound": "Not found",
    "findBefore": "Previous place",
    "findAfter": "Next place",
    "picture": "Show page {n} as it looks",
    "table": "Table",
}
"""What the viewer's script says; {n} and {all} are numbers."""
ORIGINAL = "Published at"
FILE = "File"


def kind(value: Kind, standing: Standing | None = None) -> str:
    """Name a kind of document, and whether it is a draft or was confirmed."""
    return f"{KINDS[value]} ({standing})" if standing else KINDS[value]


def titled(title: str) -> str:
    """Title the page that shows a document."""
    return f"{title} – {PRODUCT}"


def record(statement: Statement | None) -> str:
    """Say of words that record no decision, though they may read like one, what they are."""
    if statement is None or statement.outcome is None:
        return ""
    if statement.outcome == "carried":
        return RECOMMENDED if statement.kind == "recommendation" else ""
    return UNDECIDED[statement.outcome]


def page(number: int, *, ocr: bool = False) -> str:
    """Name a page, and say if its words were read from a picture of it."""
    return f"Page {number} (read from a scan: check the original)" if ocr else f"Page {number}"


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


def goes_to(host: str) -> str:
    """Say where texts go, to write the answers."""
    return (
        f"Your questions, and the passages that are found for them, are sent to {host}, where a "
        "language model writes the answers. What is marked as not for publication is never sent."
    )


def may_go_to(model: str) -> str:
    """Say that texts may leave the machine, before it is known whether they do."""
    return (
        f"Answers are written by the language model {model}. If it is not on this machine, your "
        "questions and the passages that are found for them are sent to where it is."
    )


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


def kept_for(days: int) -> str:
    """Say how long conversations are kept, and who can see them."""
    span = "1 day" if days == 1 else f"{days:,} days"
    return (
        f"Your conversations are kept on this server for {span} after you last used them, and "
        "shown to this browser alone. An answer is shown to whoever has its link."
    )


def deleted(name: str) -> str:
    """Say that a conversation is gone."""
    return f"Deleted: {name}"


def fill(store: Path) -> str:
    """Say how an archive is filled."""
    return (
        f"The archive {store} is empty. Read a folder of minutes into it with "
        f"“python -m ingest FOLDER --store {store}”, then reload this page."
    )
