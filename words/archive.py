"""What is said of the archive's own folder and its parts: missing, in use, damaged, disagreeing."""

from pathlib import Path

from words.commands import command, how_filled, path

_DISK = "Check the disk's space and permissions"
_WAIT = "Wait until it has finished, then try again."
_ELSEWHERE = "another folder (--store or MINUTES_STORE)"
_LOST = "what was sent to it, corrected or decided on its pages is then lost"
_AGAIN = "then run the ingest again: it goes on where it stopped."

# What differs between the parts of the archive
INTERRUPTED = "the last ingest was interrupted: run it again"
ALTERED = "its text was altered"
NOT_IN_DOCUMENT = "it is not a part of its document"
OTHER_WORDS = "its words are not those that were stored for the search"
SENTENCES_OUTSIDE = "its sentences lie outside it"
NO_VECTOR = "it has no vector"
NOT_IN_WORD_INDEX = "it is not in the word index"
NO_SUCH_PASSAGE = "the catalogue has no such passage"
OTHER_VECTOR = "its vector is that of another passage"

KEEPS_WRITING = "another program keeps writing there"


def missing(folder: Path) -> str:
    """Say that there is no archive, and how one is made."""
    made = how_filled(f"--store {path(folder)}")
    return (
        f"There is no archive in {folder}. Make one: {made}. Or name another with --store or "
        "MINUTES_STORE."
    )


def not_made(folder: Path, why: str | None) -> str:
    """Say that the archive's folder cannot be made."""
    return (
        f"The folder {folder} of the archive cannot be made ({why}). Name one that can be written, "
        "with --store or MINUTES_STORE."
    )


def not_written(folder: Path, why: str | None) -> str:
    """Say that the archive's folder cannot be written."""
    return (
        f"The archive {folder} cannot be written ({why}). Check its permissions, or name "
        f"{_ELSEWHERE}."
    )


def busy(folder: Path) -> str:
    """Say that something else is using the archive."""
    return f"The archive {folder} is in use by another process. {_WAIT}"


def other_version(folder: Path, version: object, own: object) -> str:
    """Say that the archive is of a format that nothing is known of."""
    return (
        f"The archive {folder} was made by another version of this program (its format is "
        f"{version}; this one reads {own}). Ingest into {_ELSEWHERE}, or delete that folder and "
        f"ingest again: {_LOST}."
    )


def earlier_format(folder: Path, version: object, own: object) -> str:
    """Say that the archive is of an earlier format, which can be brought forward."""
    upgrade = command("upgrade", f"--store {path(folder)}")
    return (
        f"The archive {folder} was made by an earlier version of this program (its format is "
        f"{version}; this one reads {own}). Run {upgrade}: nothing is lost, and what was embedded "
        "is kept."
    )


def later_format(folder: object, version: object, own: object) -> str:
    """Say that the archive, or a backup, is of a format that is newer than this program."""
    return (
        f"{folder} was made by a later version of this program (its format is {version}; this one "
        f"reads {own}). Install that version; nothing was changed."
    )


def other_model(folder: Path, held: object, model: str) -> str:
    """Say that the archive was made with another embedding model."""
    return (
        f"The archive {folder} was made with the embedding model {held!r}, not {model!r}. Ingest "
        f"into {_ELSEWHERE}, or set MINUTES_EMBEDDING_MODEL back."
    )


def catalogue_fails(file: Path, why: object) -> str:
    """Say that the catalogue cannot be used."""
    return (
        f"The catalogue {file} cannot be used ({why}). {_DISK}. If the file is damaged, put back a "
        f"copy of the archive's folder, or delete that folder and ingest again: {_LOST}."
    )


def vectors_fail(folder: Path, verb: str, why: object) -> str:
    """Say that the vectors cannot be opened, read, written or proved."""
    return f"The vectors in {folder} could not be {verb} ({why}). {_DISK}. {_made_again()}"


def vectors_not_copied(live: Path, draft: Path, why: object) -> str:
    """Say that the vectors cannot be copied to where they are changed."""
    return f"The vectors in {live} could not be copied to {draft} ({why}). {_DISK}, {_AGAIN}"


def word_index_fails(folder: Path, why: object) -> str:
    """Say that the word index cannot be opened."""
    return f"The word index in {folder} cannot be opened ({why}). {_DISK}. {_made_again()}"


def word_index_not_written(folder: Path, why: object) -> str:
    """Say that the word index cannot be written."""
    return f"The word index in {folder} could not be written ({why}). {_DISK}, {_AGAIN}"


def not_kept(what: str, file: object, why: object) -> str:
    """Say that conversations, or what was asked, cannot be kept."""
    return (
        f"The {what} in {file} cannot be kept ({why}). {_DISK}; if the file is damaged, delete it."
    )


def passage(passage_id: str, wrong: str) -> str:
    """Say what is wrong with a passage."""
    return f"passage {passage_id}: {wrong}"


def held_instead(held: int, expected: int) -> str:
    """Say that other numbers of vectors are held than should be."""
    return f"{held:,} are held instead of {expected:,}"


def not_found(passage_id: str) -> str:
    """Say that a vector is held and cannot be found."""
    return f"a search does not find {passage_id}"


def _made_again() -> str:
    repair = command("ingest", "--repair")
    return (
        f"If this does not help, delete that folder and run {repair}: what it held is made again, "
        "and nothing is lost."
    )


def row_damaged(table: str, column: str, why: object) -> str:
    """Say that a row of the catalogue cannot be read."""
    return (
        f"The archive's catalogue is damaged: {column} in {table} cannot be read ({why}). Bring "
        "back a copy of the archive's folder that was kept. If there is none, delete the folder "
        f"and ingest again: {_LOST}."
    )


# The vectors at a Chroma server
_SERVER = "the Chroma server"
_SET = "MINUTES_CHROMA"


def server_unreachable(address: str, why: str) -> str:
    """Say that the server does not answer."""
    return (
        f"The search index cannot be reached at present: {_SERVER} {address} does not answer "
        f"({why}). Check that it runs, and {_SET}; nothing is lost, and what was being done can be "
        "done again when it answers."
    )


def server_refuses(address: str) -> str:
    """Say that the server lets us not in."""
    return (
        f"The Chroma server {address} lets nobody in with the key that it was given. Check "
        f"{_SET}_KEY, {_SET}_TENANT and {_SET}_DATABASE."
    )


def server_fails(address: str, verb: str, why: str) -> str:
    """Say that the server could not do something."""
    return (
        f"The vectors at {_SERVER} {address} could not be {verb} ({why}). Look into the server's "
        f"own log. {_sent_again()}"
    )


def no_chroma(address: str, version: str) -> str:
    """Say that what answers is no Chroma server."""
    return (
        f"What answers at {address} is no Chroma server of version {version}x. Check {_SET}, and "
        "the server's version."
    )


def chroma_of_version(address: str, version: str, own: str) -> str:
    """Say that the server is of a version that our client does not know."""
    return (
        f"The Chroma server {address} is of version {version}; this program speaks to {own}x. Run "
        f"a server of that version, or name another in {_SET}."
    )


def no_database(address: str, tenant: str, database: str) -> str:
    """Say that the server has no such database."""
    return (
        f"The Chroma server {address} has no database {database!r} of a tenant {tenant!r}. Make it "
        f"there, or check {_SET}_DATABASE and {_SET}_TENANT."
    )


def server_of_other_model(address: str, held: object, model: object) -> str:
    """Say that the server's collection is of another embedding model or format."""
    return (
        f"The vectors at {_SERVER} {address} were made with the embedding model {held!r} or by "
        f"another version of this program, not with {model!r} by this one. Set "
        f"MINUTES_EMBEDDING_MODEL back, or name another server or database ({_SET}, "
        f"{_SET}_DATABASE)."
    )


def server_lost(address: str) -> str:
    """Say that the server lacks vectors that it once had, or never had."""
    return (
        f"The Chroma server {address} does not hold the vectors of this archive, or not all. If it "
        f"was started without its data, or is another server than before, start it with them, or "
        f"set {_SET} back. {_sent_again()}"
    )


def vectors_elsewhere(folder: Path) -> str:
    """Say that the vectors were last written to a server, and none is named."""
    return (
        f"The vectors of the archive {folder} are at a Chroma server. Name it in {_SET}. "
        f"{_sent_again()}"
    )


def _sent_again() -> str:
    repair = command("ingest", "--repair")
    return f"Otherwise run {repair}: the vectors are written again from the catalogue."
