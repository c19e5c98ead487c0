"""Every word that the pages say of their own accord, in one place."""

from pathlib import Path

from english.small_talk import Talk
from schema import Kind, Standing
from words.asking import NO_LONGER
from words.commands import how_filled, path
from words.numbers import number_of

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
SHOW_CONVERSATIONS = "Show conversations"
SEARCH_CONVERSATIONS = "Find a conversation"
NONE_HOLDS = "No conversation contains these words."
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
GETTING_READY = "Getting ready… You can type your question in the meantime."
GETTING_READY_TO_ANSWER = "Getting ready… Your question will be answered in a moment."
GETTING_READY_TO_SHOW = "Getting ready… The document will be shown in a moment."
SEARCHING = "Searching the minutes…"
STOP = "Stop"
STOPPED = "You stopped this before it was answered."
ASK_AGAIN = "Ask again"
FALLEN = (
    "This answer no longer stands",
    f"{NO_LONGER} Ask again to see what the minutes say now.",
)
SENT = "You opened a link to this answer. What you ask next begins a conversation of your own."
LINK_TO_ANSWER = "Link to this answer"
UNKNOWN_ANSWER = (
    "This answer is not kept here",
    "Answers are kept for a limited time. This one may have expired, its conversation may have "
    "been deleted, or the link may be incomplete. Ask the question again.",
)
UNKNOWN_CONVERSATION = (
    "This conversation cannot be opened here",
    "Conversations are kept for a limited time, and can be opened only in the browser that began "
    "them. To send an answer to somebody, send its own link.",
)
WRITING = "Being written, and not yet checked against the minutes:"
EMPTY = (
    "There are no minutes here yet",
    "Nothing can be asked until the first minutes have been added.",
)
TRY_AGAIN = "Try again"

# Troubles: what is wrong, and what it means for a reader
FOR_KEEPER = "For whoever looks after this service:"
_NOT_NOW = "Nothing can be asked until whoever looks after this service has put it right."
TROUBLE = ("Sorry, something is wrong", _NOT_NOW)
NO_MODEL = ("This service cannot read questions at present", _NOT_NOW)
BUSY = ("The archive is in use", "It is being changed. Try again in a minute.")
UNREACHABLE = (
    "The archive cannot be reached at present",
    "Try again in a few minutes. If it happens again, tell whoever looks after this service.",
)
NO_STORE = ("The archive cannot be opened", _NOT_NOW)
NO_SETTING = ("A setting cannot be used", _NOT_NOW)
BAD_QUESTION = "This question cannot be answered as it is"
UNEXPECTED = (
    "Sorry, something went wrong",
    "Try again. If it happens again, tell whoever looks after this service; what happened is "
    "in the log of the server.",
)

# What the page says to words that ask nothing of the minutes
SAID: dict[Talk, str] = {
    "greeting": "Hello. Ask what the council discussed or decided, in a whole question.",
    "thanks": "You are welcome. Ask another question whenever you like.",
    "help": (
        "You can ask what the council discussed or decided: what was decided about a subject, "
        "when something is to be done, who proposed it, how the votes were cast, what it costs. "
        "Each answer quotes the minutes and opens them where they say so; if they don't say, you "
        "are told so. You can ask further questions about an answer, and limit the search to a "
        "committee, a kind of document or dates."
    ),
}

BACK = "Back to the questions"


def kind(value: Kind, standing: Standing | None = None) -> str:
    """Name a kind of document, and whether it is a draft or was confirmed."""
    return f"{KINDS[value]} ({standing})" if standing else KINDS[value]


def titled(title: str) -> str:
    """Title the page that shows a document."""
    return f"{title} – {PRODUCT}"


def page(number: int, *, ocr: bool = False) -> str:
    """Name a page, and say if its words were read from a picture of it."""
    return f"Page {number} (read from a scan: check the original)" if ocr else f"Page {number}"


def goes_to(host: str) -> str:
    """Say where texts go, to write the answers."""
    return (
        "Your questions, those just before them and the passages that are found for them are sent "
        f"to {host}, where a language model writes the answers. What is marked as not for "
        "publication is never sent."
    )


def may_go_to(model: str) -> str:
    """Say that texts may leave the machine, before it is known whether they do."""
    return (
        f"Answers are written by the language model {model}. If it is not on this machine, your "
        "questions and the passages that are found for them are sent to where it is."
    )


def kept_for(days: int) -> str:
    """Say how long conversations are kept, and who can see them."""
    return (
        f"Your conversations are kept on this server for {number_of(days, 'day')} after you last "
        "used them, so that you can come back to them. Only this browser is shown them; an answer "
        "is shown to whoever has its link."
    )


def deleted(name: str) -> str:
    """Say that a conversation is gone."""
    return f"Deleted: {name}"


def fill(store: Path) -> str:
    """Say how an archive is filled."""
    how = how_filled(f"--store {path(store)}")
    return f"The archive {store} is empty. {how}, as the page of sources does too."
