"""Every word that the pages say of their own accord, in one place."""

from collections.abc import Sequence

from schema import Citation, Kind, Outcome, Scope, Standing, Statement, date_in_words

PRODUCT = "Ask the Minutes"
SOURCE = "Source"
SOURCE_TITLE = f"{SOURCE} – {PRODUCT}"
PROMISE = (
    "Ask what the council discussed or decided. Answers are quoted word for word from its "
    "minutes, and every quotation can be opened where it stands."
)
PROMISE_WRITTEN = (
    "Ask what the council discussed or decided. A language model writes the answers from its "
    "minutes, and every sentence cites a source that can be opened where it stands."
)

# Where texts go
LEAVES = "Your questions leave this machine"
LEAVES_PERHAPS = "Your questions may leave this machine"

# The question box and the sidebar
ASK_HERE = "Ask about the minutes"
NEW_CONVERSATION = "New conversation"
LIMIT = "Limit the search"
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
PLURAL_KINDS: dict[Kind, str] = {
    "minutes": "minutes",
    "decision": "decisions",
    "agenda": "agendas",
    "report": "reports",
    "news": "news",
    "other": "other documents",
}
EXAMPLES = "For example"

# States
GETTING_READY = "Getting ready… You can type your question meanwhile."
GETTING_READY_TO_ANSWER = "Getting ready… Your question will be answered in a moment."
GETTING_READY_TO_SHOW = "Getting ready… The document will be shown in a moment."
SEARCHING = "Searching the minutes…"
WRITING = "Being written, and not yet checked against the minutes:"
EMPTY = (
    "There are no minutes here yet",
    "Read a folder of minutes into the archive with “python -m ingest FOLDER”, then reload "
    "this page.",
)
TRY_AGAIN = "Try again"

# Troubles: what is wrong; the error's own message says what to do next
TROUBLE = "Something is not as it should be"
NO_MODEL = "The model that reads questions cannot be loaded"
BUSY = "The archive is in use"
NO_STORE = "The archive cannot be opened"
NO_SETTING = "A setting cannot be used"
BAD_QUESTION = "This question cannot be answered as it is"
UNEXPECTED = (
    "Something went wrong that nobody foresaw",
    "Try again. If it happens again, tell whoever looks after this service; what happened is "
    "in the log of the server.",
)

# Answers
ANSWERED = "In the words of the minutes"
ANSWERED_FROM_OTHERS = "In the words of the documents"
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


def answered(citations: Sequence[Citation]) -> str:
    """Head an answer by what it quotes."""
    minutes = all(citation.document.kind == "minutes" for citation in citations)
    return ANSWERED if minutes else ANSWERED_FROM_OTHERS


def record(statement: Statement | None) -> str:
    """Say of words that record no decision, though they may read like one, what they are."""
    if statement is None or statement.outcome is None:
        return ""
    if statement.outcome == "carried":
        return RECOMMENDED if statement.kind == "recommendation" else ""
    return UNDECIDED[statement.outcome]


def source_title(title: str) -> str:
    """Name a document in the title of the browser's window."""
    return f"{title} – {PRODUCT}"


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


def holdings(scope: Scope) -> str:
    """Say what can be asked about."""
    return f"{_documents(scope)}{_dates(scope)}."


def searched(scope: Scope) -> str:
    """Say what was searched for an answer, in sentences."""
    limits = _limits(scope)
    if not scope.documents:
        return (
            f"Nothing was searched: no document fits the limits you set ({limits})."
            if (limits)
            else "Nothing was searched: there are no minutes here yet."
        )
    said = f"Searched: {_documents(scope)}{_dates(scope)}."
    if scope.committees:
        said += f" Committees: {_list(scope.committees, most=8)}."
    said += _withheld(scope.withheld)
    return f"{said} Limited to: {limits}." if limits else said


def _documents(scope: Scope) -> str:
    count = f"{scope.documents:,} document{'' if scope.documents == 1 else 's'}"
    return f"{count} of {_list(scope.councils, most=3)}" if scope.councils else count


def _withheld(count: int) -> str:
    """Say that parts of what was searched are not told."""
    if not count:
        return ""
    have = "1 document has" if count == 1 else f"{count:,} documents have"
    return f" {have} parts that are withheld, as they are not for publication."


def _dates(scope: Scope) -> str:
    if not scope.earliest or not scope.latest:
        return ""
    if scope.earliest == scope.latest:
        return f", of {date_in_words(scope.earliest)}"
    return f", from {date_in_words(scope.earliest)} to {date_in_words(scope.latest)}"


def _limits(scope: Scope) -> str:
    filters = scope.filters
    limits = [
        filters.council,
        filters.committee,
        PLURAL_KINDS[filters.kind] if filters.kind else None,
        f"meetings from {date_in_words(filters.date_from)}" if filters.date_from else None,
        f"meetings to {date_in_words(filters.date_to)}" if filters.date_to else None,
    ]
    return "; ".join(limit for limit in limits if limit)


def _list(names: Sequence[str], *, most: int) -> str:
    """Write a list in words; beyond `most` names, the rest are counted."""
    if len(names) > most:
        rest = len(names) - most + 1
        names = [*names[: most - 1], f"{rest} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
