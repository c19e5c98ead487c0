"""Why a file or folder could not be taken, by its name, place or size, and what to do next.

What is said of a file follows its name: "papers.zip: it is larger than 50 MB; split it".
"""

from pathlib import Path

from words.commands import command
from words.numbers import number_of

SHOWN = 100
"""Letters of a path that somebody else wrote."""

# A file in its folder
NOT_UTF8 = "its name is not valid UTF-8; rename it"
NOT_THERE = "it cannot be read, as it is not there any more; read the folder again"
BEING_WRITTEN = "it is being written; read it again when that is done"
NOT_A_FILE = "it is not an ordinary file, or is a link to something that is not; take it away"
SYSTEM_FILE = "it is a link to one of the system's own files; take it away"
LINK_TO_FOLDER = "it is a link to a folder; read that folder by its own path"
STAYS = " (what it said before stays in the archive)"

# What stands beside papers of where they are from
ORIGINS_LOST = (
    "nothing new was read of the papers beside it, which may not be public; fetch them again, or "
    "take it away if they were not fetched from anywhere"
)
ORIGINS_DAMAGED = "it is damaged or holds something else"
ORIGIN_LEADS_OUT = "it leads out of the folder"
ORIGIN_NO_OBJECT = "what is said of it is damaged, so it is held back"

# What was sent
TOO_MUCH = "more was sent at once than can be taken; send it by itself"
NOT_ZIP = "it is not a zip archive, or is damaged; pack the files again"
OFFICE_ZIP = "it is an Office file, not a zip archive; give its name the right ending"
ZIP_TOO_LARGE = "it takes more memory than there is; pack fewer files in one archive"
ZIP_UNPACKS_TO_MORE = "this file, or the whole archive, unpacks to more than can be taken; split it"
LEADS_OUT = "its name leads out of the archive, so it was not unpacked; give it another name"
PACKED_LINK = "it is a link, not a file; pack the file itself"
PACKED_PROTECTED = "it is protected by a password; pack it without one"
ZIP_IN_ZIP = "it is a zip archive within another; send it by itself"
PACKED_DAMAGED = "it is damaged, or packed in a way that cannot be read; pack it again"


def held_back() -> str:
    """Say that a whole document is held back."""
    return (
        "all of it is held back as not for publication; "
        f"{command('ingest', '--review')} says why, and lets it be published"
    )


def origins_too_large(megabytes: int) -> str:
    """Say that what is said of papers is too large to be read."""
    return f"it is larger than {megabytes} MB; {ORIGINS_LOST}"


def origins_wrong(count: int, path: str, why: str) -> str:
    """Say of how many papers not all could be read, and what is wrong with the first."""
    shown = path.encode("unicode_escape").decode()[:SHOWN]
    return (
        f"not all that it says could be read, of {number_of(count, 'paper')}, such as {shown}: "
        f"{why}; fetch {'it' if count == 1 else 'them'} again"
    )


def origin_field(name: str) -> str:
    """Say that one thing that is said of a paper is not of the right kind."""
    held = ", so it is held back" if name == "restricted" else ""
    return f'its "{name}" is not one{held}'


def origin_lost(path: Path) -> str:
    """Say that a paper was not read, as it cannot be told whether it is public."""
    return f"whether it is public cannot be told, as {path} cannot be read; mend that first"


def cannot_be_read(why: object) -> str:
    """Say why a file cannot be opened."""
    return f"it cannot be read ({why}); put that right and read it again"


def too_large(megabytes: int) -> str:
    """Say that a file is too large."""
    return f"it is larger than {megabytes} MB; split it into parts"


def unknown_ending(ending: str) -> str:
    """Say that files of a kind are not read."""
    named = f"files that end in {ending}" if ending else "files without an ending in their name"
    return f"{named} are not read; save it as PDF, Word, text or a web page"


def too_many_packed(most: int) -> str:
    """Say that an archive holds too many files."""
    return f"it holds more than {most:,} files; pack fewer in one archive"


def too_deep(most: int) -> str:
    """Say that a file lies too deep in an archive."""
    return f"it lies more than {most} folders deep; pack it higher up"


def several(count: int, first: str) -> str:
    """Name many files by one of them."""
    return f"{count:,} files, such as {first}"


def folder_unreadable(folder: str, why: str | None) -> str:
    """Say that a folder that was named cannot be read."""
    return f"{folder}: the folder cannot be read ({why}). Check its permissions."


def subfolder_unreadable(why: str) -> str:
    """Say that a folder within another cannot be read."""
    return f"the folder cannot be read ({why}); what was read from it before stays"


def no_such_place(given: str) -> str:
    """Say that what was named is not there."""
    return (
        f"{given}: there is no such file or folder. Check the path; if it was deleted for good, "
        "--allow-removal takes its documents out of the archive."
    )


def too_many_gone(folder: str, gone: int, held: int) -> str:
    """Say that so much of a folder is gone that nothing was done about it."""
    return (
        f"{folder}: {gone:,} of the {held:,} documents that the archive holds from there are gone, "
        "so nothing was changed. Check that the folder is whole. If it is, --allow-removal removes "
        "them, and --keep-missing leaves them."
    )


def not_kept(folder: object, why: object) -> str:
    """Say that what was sent cannot be stored."""
    return (
        f"What was sent cannot be kept in {folder} ({why}). Check the disk's space and permissions."
    )


def computed_too_long(seconds: int) -> str:
    """Say that reading a file took more computing than any of its size should."""
    return (
        f"reading it took more than {seconds} seconds of computing, far more than a file of its "
        "size should; save it anew, or split it"
    )


def read_too_long(seconds: float) -> str:
    """Say that reading a file took too long by the clock."""
    return f"reading it took longer than {seconds / 60:.0f} minutes; split it"


def broke_the_reader(how: str) -> str:
    """Say that the process that read a file ended."""
    return f"reading it broke the reader ({how}); save it anew or convert it"


def not_started(why: object, python: str) -> str:
    """Say that the processes that read files cannot be started."""
    return (
        f"The processes that read files cannot be started ({why}). See that {python} can be run "
        "and that memory is left, then run the ingest again."
    )


def unreadable(path: Path, why: object) -> str:
    """Say that a file of JSON cannot be read."""
    return f"{path} cannot be read: {why}."


def part_unreadable(path: Path, why: object) -> str:
    """Say that a file of JSON that is part of this program cannot be read."""
    return f"{unreadable(path, why)} {_PART}"


def part_wrong(path: Path, why: str) -> str:
    """Say that a file of JSON that is part of this program holds something else."""
    return f"{path}: {why}. {_PART}"


_PART = "The file is part of this program: fetch it again."
