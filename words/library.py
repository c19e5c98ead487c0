"""What the page of documents says."""

import datetime

from schema import Document, date_in_words

DOCUMENTS = "Documents"
FIND = "Find a document"
FIND_HELP = "Words of its title, file name, council or committee"
HOW_TO_OPEN = "Choose a row to open the document. A column's heading sorts by it."
NONE_FITS = "No document has all of these words."
NOTHING_YET = "There are no documents here yet."
FACTS = ("Meeting", "Title", "Committee", "Council", "Kind", "Standing")
MEASURED = ("Passages", "State", "File")
COLUMNS = (*FACTS, *MEASURED)
SAVE_LIST = "Download this list"
MEETINGS = "Meetings"
OVER_TIME = "Meetings over time"
TIME, BODY, OTHERS = "Time", "Body", "Others"
GAPS = "Where minutes may be missing"
NO_GAPS = "There is no unusually long gap in the minutes of any body that meets regularly."
STATES = {False: "Whole", True: "In part"}
CORRECTED = "corrected by hand"
STANDINGS = {"draft": "Draft", "confirmed": "Confirmed", "confirmed with changes": "Confirmed"}


def fitting(count: int, of: int) -> str:
    """Say how many documents are listed."""
    return f"{count:,} of {of:,} documents" if count != of else f"{of:,} documents"


def state(document: Document, partly: bool) -> str:
    """Say how much of a document was read, and whether people corrected what was."""
    how_much = STATES[partly]
    by_hand = any(note.startswith(CORRECTED) for note in document.notes)
    return f"{how_much}, {CORRECTED}" if by_hand else how_much


def gap(
    council: str, committee: str, after: datetime.date, before: datetime.date, usual_days: int
) -> str:
    """Say between which meetings a body's minutes may be missing."""
    body = ", ".join(name for name in (council, committee) if name)
    return (
        f"{body}: nothing between {date_in_words(after)} and {date_in_words(before)}; "
        f"it meets every {every(usual_days)} or so."
    )


def every(days: int) -> str:
    """Say a number of days as people do."""
    if days < 12:
        return "day" if days == 1 else f"{days} days"
    if days < 25:
        return f"{round(days / 7)} weeks"
    months = round(days / 30.4)
    return "month" if months == 1 else f"{months} months"
