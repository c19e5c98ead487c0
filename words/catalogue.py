"""What is said of a catalogue at a PostgreSQL server: unreachable, shut, held, of another make.

Each takes the server's address, which holds no password.
"""

from words.commands import command

_SET = "MINUTES_CATALOGUE"
NOT_IN_TIME = "it does not answer in time"


def missing(address: str) -> str:
    """Say that there is no archive in a database, and how one is made."""
    return (
        f"There is no archive in {address}. Make one with {command('ingest', 'FOLDER')}, put one "
        f"back with {command('restore', 'FILE')}, or name another database in {_SET}."
    )


def unreachable(address: str, why: str) -> str:
    """Say that the server does not answer."""
    return (
        f"The archive's catalogue cannot be reached at present: the PostgreSQL server {address} "
        f"does not answer ({why}). Check that it runs, and {_SET}; nothing is lost, and what was "
        "being done can be done again when it answers."
    )


def refuses(address: str, why: str) -> str:
    """Say that the server lets us not in."""
    return (
        f"The PostgreSQL server {address} lets nobody in with what it was given ({why}). Check the "
        f"user and the database in {_SET}, and {_SET}_PASSWORD."
    )


def fails(address: str, why: str) -> str:
    """Say that the server could not do something."""
    return (
        f"The archive's catalogue at {address} could not be used ({why}). Check that the database "
        f"belongs to the user that {_SET} names, and look into the server's own log; nothing was "
        "changed."
    )


def other_format(address: str, found: object, own: object) -> str:
    """Say that the catalogue is of another format."""
    return (
        f"The archive at {address} was made by another version of this program (its format is "
        f"{found}; this one reads {own}). Use that version, or name another database in {_SET}."
    )


def other_model(address: str, held: object, model: str) -> str:
    """Say that the archive was made with another embedding model."""
    return (
        f"The archive at {address} was made with the embedding model {held!r}, not {model!r}. Set "
        f"MINUTES_EMBEDDING_MODEL back, or name another database in {_SET}."
    )


def encoding(address: str, encoding: object) -> str:
    """Say that a database cannot hold every character."""
    return (
        f"The database at {address} is encoded in {encoding}, and cannot hold every character. "
        "Make one with UTF8 (createdb --encoding=UTF8 --template=template0), and name it in "
        f"{_SET}."
    )


def busy(address: str) -> str:
    """Say that something else is changing the catalogue just then."""
    return (
        f"The archive at {address} is being changed by another process. Wait until it has "
        "finished, then try again."
    )


def held_by(address: str, host: str, process: str, since: str) -> str:
    """Say who holds the archive for writing."""
    who = f"process {process} on the machine {host}, since {since}" if host else "another process"
    return (
        f"The archive at {address} is being written by {who}. Wait until it has finished, then try "
        "again; if it is ended, the archive is free within a minute."
    )


def hold_lost(address: str) -> str:
    """Say that the connection by which the archive was held is gone."""
    return (
        f"The connection to the PostgreSQL server {address} was lost while the archive was being "
        "written. Nothing is lost: do the same again when the server answers, and it goes on where "
        "it stopped."
    )


def vectors_in_folder() -> str:
    """Say that a catalogue at a server needs vectors at a server."""
    return (
        f"{_SET} is set, and MINUTES_CHROMA is not. An archive that several machines share keeps "
        "its vectors at a Chroma server: name one in MINUTES_CHROMA."
    )


def archive_there(address: str) -> str:
    """Say that a database holds an archive already."""
    return (
        f"There is an archive in {address}, which is never written over. Name an empty database in "
        f"{_SET}."
    )
