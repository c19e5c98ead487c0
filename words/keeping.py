"""What the pages say to a keeper of documents: sent, corrected, removed, and what is amiss."""

from collections.abc import Sequence

from words import ingest
from words.commands import command
from words.numbers import number_of

KEEPING = "Looking after the documents"
KEEPING_HELP = "Add, correct and remove documents: for whoever looks after them."
ADD = "Add documents"
CHOOSE = "Files"
SEND = "Add to the archive"
NONE_SENT = "Choose files first."
SENDING = "Adding what was sent"
FOLDERS = "Folders on the server"
FOLDERS_HELP = (
    "Reading a folder again adds what is new, replaces what changed and takes out what is gone."
)
SENT_HERE = "What was added here"
READ_AGAIN = "Read again"
AMISS = "Files not in the archive, or only in part"
AMISS_COLUMNS = ("File", "State", "Reason and what to do", "Where")
AMISS_STATES = {
    "failed": "Failed",
    "needs_ocr": "Needs OCR",
    "partly": "Read in part",
    "empty": "No words",
    "ignored": "Not read",
    "held back": "Held back",
}
AMISS_HELP = "Choose a row to leave a file out for good, so that it is no longer listed here."
SAVE_AMISS = "Download this list of files"
REMOVED = "Removed by hand"
REMOVED_HELP = "These stay out, even if their folder is read again, until you bring them back."
BRING_BACK = "Bring back"
OPEN = "Open"
CORRECT = "Correct what was read"
REMOVE = "Remove"
KEEP = "Keep it"
TITLE, KIND, COUNCIL, COMMITTEE, DATE = "Title", "Kind", "Council", "Committee", "Date"
UNKNOWN = "Not known"
DATE_HELP = "Such as 31 May 2024; empty where it is not known."
NAME_HELP = "Choose one, or write another."
CORRECT_HELP = "What you set here stays, however often the file is read again."
SAVE = "Save"
AS_READ = "As it was read"
CORRECTING, REMOVING, RESTORING = "Reading it again", "Removing it", "Reading it"
UNDO = "Undo"
ALL_THE_SAME = "Remove them all the same"
CLOSE = "Close"
NOT_DONE = "That was not done"
UNFORESEEN = "Sorry, something went wrong. What happened is in the log of the server."
BUSY_HERE = "Something else is being done just now. Wait until it has finished, then try again."
CHOOSE_ROW = "Choose a row to open, correct or remove the document. A column's heading sorts by it."
LINES_SHOWN = 40


def confirm(title: str) -> str:
    """Ask whether a document is to be removed, and say what that means."""
    return (
        f"“{title}” will no longer be found, shown or quoted. Its file stays where it is, and the "
        "document stays out even if its folder is read again, until you bring it back on the page "
        "of documents."
    )


def limits(files: int, megabytes: int, each: int) -> str:
    """Say what can be sent: how many files and megabytes at once, and megabytes of each."""
    return (
        f"PDF, Word, text and web page files, or zip archives of them: up to {files} files "
        f"and {megabytes} MB at once, {each} MB each. Nothing is written over: a file of the same "
        "name gets a number. What is marked as not for publication is held back."
    )


def corrected(name: str, *, read: bool = True) -> str:
    """Say that a document was corrected, or will be, as it cannot be read again just now."""
    return f"Corrected: {name}" if read else f"Kept until the file can be read again: {name}"


def removed(name: str) -> str:
    """Say that a document was removed."""
    return f"Removed: {name}"


def brought_back(names: Sequence[str]) -> str:
    """Say that documents were brought back."""
    return f"Brought back: {', '.join(names)}"


def leave_out(name: str) -> str:
    """Offer to leave a file out."""
    return f"Leave {name} out"


def reading(name: str) -> str:
    """Say that a folder is being read."""
    return f"Reading {name} again"


def no_folders() -> str:
    """Say that no folder was read, and what reads one."""
    return f"No folder has been read into the archive yet. {command('ingest', 'FOLDER')} reads one."


def progress(done: int, total: int, problems: int) -> str:
    """Say how far the reading is."""
    said = ingest.progress(done, total)
    return f"{said}, {problems:,} with a problem" if problems else said


def taken(done: str, *, refused: int, there: int) -> str:
    """Say what became of what was sent, after what was done with it."""
    not_taken = f", {refused:,} not taken" if refused else ""
    already = f", {there:,} there already" if there else ""
    return f"{done}{not_taken}{already}"


def there_already(name: str, place: str) -> str:
    """Say that the archive has a file that was sent."""
    return f"{name}: there already, as {place}"


def stays_removed(name: str, place: str) -> str:
    """Say that a file was not added, as it was removed once."""
    return f"{name}: not added, as it was removed by hand ({place}); bring it back below"


def renamed(name: str, place: str) -> str:
    """Say that a file got another name."""
    return f"{name}: added as {place}, as another file has its name"


def held_back(source: str) -> str:
    """Say that a file is not shown until somebody has decided."""
    return f"{source}: held back as not for publication until somebody decides"


def more(count: int) -> str:
    """Say that there are further lines."""
    return f"… and {count:,} more: see the list of files on the page of documents"


def of_files(count: int) -> str:
    """Count the files of a folder."""
    return number_of(count, "file")


def read_at(at: str) -> str:
    """Say when a folder was read."""
    return f"last read {at[:10]} {at[11:16]} UTC" if at else ""
