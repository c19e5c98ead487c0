"""What the page of questions says to whoever looks after the archive."""

from words.feedback import days

REVIEW = "Review"
OFF = (
    "Questions are not kept for review",
    "To keep them, without who asked, set MINUTES_REVIEW_DAYS to a number of days and start the "
    "service again. Readers are told so beside their conversations.",
)
UNREADABLE = "What was asked cannot be read"
GETTING_READY = "Getting ready… What was asked will be shown in a moment."
NOTHING_YET = "Nothing was asked in this time."
NONE_FITS = "None of these has all of these words."
PERIOD = "Asked in"
FIND = "Find"
FIND_HELP = "Words of a question, a reason or a document"
SHOW = "Show"
QUESTIONS, DECLINED, UNHELPFUL, CITED = "All questions", "Declined", "Not helpful", "Most cited"
NONE = {
    QUESTIONS: NOTHING_YET,
    DECLINED: "Every question asked in this time found an answer or passages.",
    UNHELPFUL: "No answer given in this time was marked as not helpful.",
    CITED: "No answer given in this time cites a document.",
}
COLUMNS = {
    QUESTIONS: ("Asked", "Question", "Outcome", "Helpful", "Cited", "Limits", "Written by"),
    DECLINED: ("Asked", "Question", "Limits", "Helpful"),
    UNHELPFUL: ("Asked", "Question", "Outcome", "Why", "In the reader's words", "Cited"),
    CITED: ("Questions", "Document", "Meeting", "Committee", "Pages", "File"),
}
FILES = {
    QUESTIONS: "questions.csv",
    DECLINED: "declined.csv",
    UNHELPFUL: "not-helpful.csv",
    CITED: "most-cited.csv",
}
HOW_TO_OPEN = "Choose a row to open the document."
SAVE = "Download this table"
GONE = "No longer in the archive, or withheld"
YES, NO = "Yes", "No"
CAME = {
    "answered": "Answered",
    "declined": "Declined",
    "passages": "Passages only",
    "error": "Failed",
    "stopped": "Stopped",
}
ASKED = "Asked"
FOUND_HELPFUL, FOUND_UNHELPFUL = "Helpful", "Not helpful"


def about(count: int) -> str:
    """Say what is kept."""
    return (
        f"Questions are kept for {days(count)}, without who asked them. What readers delete is "
        "deleted here too."
    )


def period(count: int, *, kept: int) -> str:
    """Name a number of days up to now."""
    return f"All {days(count)} that are kept" if count == kept else f"The last {days(count)}"


def cited(title: str, page: int | None) -> str:
    """Name a place that was cited."""
    return f"{title}, page {page}" if page else title
