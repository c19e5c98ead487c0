"""What is said of backups, of putting them back, and of archives that are brought forward."""

from collections.abc import Sequence
from pathlib import Path

from words.commands import command, path
from words.numbers import number_of

_DISK = "Check the disk's space and permissions, then try again"
_ANOTHER = "Use another backup"
OTHER_PARTS = "its parts are not those that it lists"


# Making one


def backup_exists(file: Path) -> str:
    """Say that a file of that name is there already."""
    return f"There is a file {file} already. Give another name, or write over it with --force."


def is_folder(file: Path) -> str:
    """Say that a folder cannot be a backup's file."""
    return f"{file} is a folder. Give the name of a file, such as {path(file / 'minutes.zip')}."


def no_such_folder(folder: Path) -> str:
    """Say that there is no folder to put a file into."""
    return f"There is no folder {folder}. Make it, or name another."


def backup_under_way(file: Path) -> str:
    """Say that somebody else is writing the same file."""
    return f"Another process is backing up to {file}. Wait until it has finished."


def not_backed_up(file: Path, why: object) -> str:
    """Say that a backup could not be written."""
    return f"The backup {file} could not be written ({why}). {_DISK}; nothing was left behind."


def name_unwritable(file: Path) -> str:
    """Say that a file's name cannot stand in a backup."""
    return f"The name of {str(file)!r} cannot stand in a backup. Rename it, then back up."


def backed_up(file: Path, megabytes: float, documents: int, passages: int, uploads: int) -> str:
    """Say what is in a backup."""
    sent = f", {number_of(uploads, 'sent file')}" if uploads else ""
    return (
        f"Backed up {number_of(documents, 'document')}, {number_of(passages, 'passage')}{sent} to "
        f"{file} ({megabytes:,.1f} MB)."
    )


def without_indexes() -> str:
    """Say that the backup holds no indexes."""
    return (
        "The indexes were left out, as when an ingest is writing or the vectors are kept "
        "elsewhere. They are made again when this is restored; nothing is lost."
    )


def without_conversations() -> str:
    """Say that what readers asked is not in the backup."""
    return "Readers' conversations were left out; --conversations backs them up too."


def with_conversations() -> str:
    """Say that what readers asked is in the backup."""
    return "Readers' conversations are in it: keep it as private, and no longer, than they are."


def no_conversations() -> str:
    """Say that there are no conversations."""
    return "There are no readers' conversations here."


# Putting one back


def no_backup(file: Path) -> str:
    """Say that there is no such file."""
    return f"There is no file {file}. Name a backup."


def no_backup_at_all(file: Path) -> str:
    """Say that a file is something else."""
    made = command("backup", "FILE")
    return f"{file} is no backup of an archive. Name a file that {made} made."


def backup_cut(file: Path) -> str:
    """Say that a backup ends too early, or is none."""
    return (
        f"{file} is no backup, or is not all of one: its end is missing, as when a copy was "
        f"interrupted. Copy it again, or use another."
    )


def backup_unreadable(file: Path, why: object) -> str:
    """Say that a backup cannot be read from the disk."""
    return f"The backup {file} cannot be read ({why}). Check the disk and its permissions."


def backup_damaged(file: Path, why: str) -> str:
    """Say that a backup is not as it was made."""
    return f"The backup {file} was altered or damaged ({why}). {_ANOTHER}; nothing was restored."


def part_altered(place: str) -> str:
    """Say which part of a backup is not as it was made."""
    return f"{place} is not what was backed up"


def leads_astray(file: Path, place: str) -> str:
    """Say that a part would be put where no part of an archive belongs."""
    return (
        f"The backup {file} has a part {place!r}, which is no part of an archive. {_ANOTHER}; "
        "nothing was restored."
    )


def later_backup(file: Path, found: int, own: int) -> str:
    """Say that a backup is of a newer kind."""
    return (
        f"The backup {file} was made by a later version of this program (its format is {found}; "
        f"this one reads {own}). Install that version, and restore with it."
    )


def archive_there(folder: Path) -> str:
    """Say that a folder holds an archive already."""
    return (
        f"There is an archive in {folder}, which is never written over. Name another folder with "
        "--store, or move that one away first."
    )


def in_the_way(folder: Path, name: str) -> str:
    """Say that something is where a part of the archive belongs."""
    return (
        f"There is {name!r} in {folder} already. Name an empty folder with --store, or move that "
        "away first."
    )


def no_room(folder: Path, needed: int, free: int) -> str:
    """Say that the disk is too full."""
    return (
        f"The disk of {folder} has {free / 1e6:,.0f} MB left, and {needed / 1e6:,.0f} MB are "
        "needed. Make room, or name a folder on another disk with --store."
    )


def not_restored(folder: Path, why: object) -> str:
    """Say that an archive could not be put back."""
    return f"The archive {folder} could not be restored ({why}). {_DISK}."


def restored(folder: Path, documents: int, passages: int, made: str) -> str:
    """Say what was put back."""
    held = f"{number_of(documents, 'document')}, {number_of(passages, 'passage')}"
    return f"Restored {held} to {folder}, as of {made}."


def indexes_made() -> str:
    """Say that the indexes were made again."""
    return "The vectors and the word index were made again; nothing was embedded for it."


def uploads_elsewhere(before: str, now: Path) -> str:
    """Say how files that were sent are taken for the same ones at another place."""
    both = f"{path(now)} {path(before)} --allow-removal --store {path(now.parent)}"
    return (
        f"Sent files were in {before} and are in {now} now. Once the old folder is gone, run "
        f"{command('ingest', both)}, so that they are known there, with what was corrected."
    )


# Bringing one forward


def upgraded(folder: Path, steps: Sequence[str], passages: int, embedded: int) -> str:
    """Say what became of an archive of an earlier format."""
    kept = "nothing had to be embedded again" if not embedded else f"{embedded:,} embedded again"
    return (
        f"The archive {folder} was brought from format {' to '.join(steps)}: "
        f"{number_of(passages, 'passage')}, {kept}."
    )


def already_current(folder: Path, version: str) -> str:
    """Say that nothing was to be done."""
    return f"The archive {folder} is of today's format ({version}): nothing to do."


def copy_kept(folder: Path) -> str:
    """Say where the archive is as it was."""
    return f"As it was before, it is in {path(folder)}; delete that when all is well."


def reader_needs_no_upgrade() -> str:
    """Say what becomes of what another reader read."""
    return (
        "Files that an earlier version read are read anew by the next ingest of their folder; that "
        "needs no upgrade."
    )


def not_upgraded(folder: Path, why: object) -> str:
    """Say that an archive could not be brought forward."""
    return f"The archive {folder} could not be upgraded ({why}) and is as it was. {_DISK}."
