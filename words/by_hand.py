"""What is said of the work of a keeper on the command line: corrections, removals, the review."""

from words.commands import command

# Corrected and removed
NOTHING_DONE = "Nothing was corrected or removed by hand."
HOW_TO_UNDO = "--uncorrect SOURCE takes corrections back, --restore SOURCE a removal."
CORRECTED, AS_READ = "corrected", "put back as it was read"
REMOVED, RESTORED = "removed", "restored"
HOW_TO_CORRECT = (
    'Say what is corrected as FACT=VALUE, for example title="Budget meeting" or date=2024-05-31.'
)
TITLE_EMPTY = "The title needs words."
SOMEBODY = "somebody"
UNKNOWN = "unknown"

# Held back, withheld and published
WAITS = "Held back until somebody decides"
HELD = "Held back: marked as not for publication"
WITHHELD = "Held back by decision"
PUBLISHED = "Published by decision"
CHANGED = "its text has changed since it was decided on"
HOW_TO_DECIDE = (
    "--publish ID lets a part be found, --withhold ID holds it back for good, --undo ID takes a "
    "decision back. --withhold SOURCE holds back a document that nothing marks, with --part "
    "“WORDS” only these words of it."
)
NOTHING_HELD = "Nothing is held back, and nothing was decided."
STILL_HELD = "Still held back of these documents:"
PART_ALONE = "--part goes with --withhold and one SOURCE."
NO_DOCUMENT = "no document"
WHOLE = "the whole document"


def done(name: str, what: str) -> str:
    """Say what was done to a document."""
    return f"{name}: {what}."


def decided(name: str, what: str, sources: str) -> str:
    """Say what was decided on a mark or a document, and in which documents that tells."""
    return f"{name}: {what}, in {sources}."


def correction(field: str, value: str, read: str) -> str:
    """Say what was corrected."""
    return f"{field} {value!r}, read as {read!r}"


def removal(day: str, by: str) -> str:
    """Say when a document was removed, and by whom."""
    return f"removed {day} by {by}"


def no_such_fact(name: str, facts: str) -> str:
    """Say that there is no such fact to correct."""
    return f"{name!r} cannot be corrected; name {facts}."


def not_a_kind(value: str, kinds: str) -> str:
    """Say which kinds of documents there are."""
    return f"The kind cannot be {value!r}; it must be {kinds}."


def not_a_date(value: str) -> str:
    """Say how a date is written."""
    return f"The date cannot be {value!r}; write it as 2024-05-31 or 31 May 2024."


def odd_fact(field: str) -> str:
    """Say that a fact cannot be stored as it is."""
    return f"The {field} is too long or has unusual characters; write it in words, on one line."


def unknown_file(target: str) -> str:
    """Say that the archive does not know a file."""
    listed = command("documents", "--include-restricted")
    return f"{target}: the archive knows no such file. {listed} lists its documents."


def several_called(target: str, paths: str) -> str:
    """Say that a name is that of several files."""
    return f"{target}: several files have this name ({paths}). Name one of them by its whole path."


def nothing_read(target: str) -> str:
    """Say that there is nothing to correct."""
    return f"{target}: nothing was read from it that could be corrected."


def not_corrected(target: str) -> str:
    """Say that a correction cannot be taken back."""
    return f"{target}: none of this was corrected. {_listed()}"


def not_removed(target: str) -> str:
    """Say that a removal cannot be taken back."""
    return f"{target}: it was not removed. {_listed()}"


def untouched(target: str) -> str:
    """Say that there is nothing to take back."""
    return f"{target}: nothing was done to it by hand. {_listed()}"


def part_of_a_mark(target: str) -> str:
    """Say that only a document's part can be withheld by its words."""
    listed = command("documents", "--include-restricted")
    return (
        f"{target}: to withhold only a part, name the document by its source; {listed} lists them."
    )


def nothing_decided(decision_id: str) -> str:
    """Say that there is no such decision."""
    listed = command("ingest", "--review")
    return f"{decision_id}: there is no decision with that id. {listed} lists the decisions."


def nothing_marked(target: str) -> str:
    """Say that there is no such mark."""
    listed = command("ingest", "--review")
    return f"{target}: nothing that is marked has that id or source. {listed} lists what is marked."


def words_missing(source: str, part: str, between: str) -> str:
    """Say that a document does not hold the words that are to be withheld."""
    return (
        f"{source} does not hold the words {part!r}. Give them as they stand there; of a longer "
        f"part, give its first and its last words with {between} between them."
    )


def _listed() -> str:
    return f"{command('ingest', '--by-hand')} lists what was done by hand."
