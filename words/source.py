"""What the page of a document says."""

NO_DOCUMENT = (
    "No document was asked for",
    "Ask a question and open one of its sources, or follow a link to one.",
)
UNKNOWN_DOCUMENT = (
    "This document is not in the archive",
    "It may have been removed since the link was made, or the link may be incomplete.",
)
BAD_PLACE = (
    "The place that this link points to is not in the document",
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
OPEN_PUBLISHED = "Open on the council's site"
FILE = "File"

# Why the file itself, or the picture of its page, is not shown
WITHHELD_FILE = (
    "Parts of this document are not for publication, so neither its pages nor its file are shown."
)
GONE = "The file is no longer where it was read from, so only its text can be shown."
CHANGED = "The file has changed since it was read, so only the text that was read is shown."
UNREADABLE = "The file cannot be opened at present, so only its text is shown."
NO_PAGES = "Files of this kind have no pages to show."
NOT_DRAWN = "This page cannot be drawn. Its text is shown beside it."


def as_fetched(day: str) -> str:
    """Say as of when a document is that was fetched from where it is published."""
    return f"as fetched on {day}"
