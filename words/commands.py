"""How messages name a command of the product, and what all its command lines say."""

import contextlib
import os
from collections.abc import Iterator, Sequence

CALLED = "ASK_THE_MINUTES_CALLED"
"""The variable of the environment that says by what name the product was called, if by any. What
it starts, such as the app, knows it too."""
_MODULES = {
    "ingest": "python -m ingest",
    "check": "python -m ingest --check",
    "search": "python -m vectorstore search",
    "documents": "python -m vectorstore documents",
    "ask": "python -m answering",
    "evaluate": "python -m evaluation",
    "train": "python -m training",
    "moderngov": "python -m connectors.moderngov",
    "backup": "python -m vectorstore backup",
    "restore": "python -m vectorstore restore",
    "upgrade": "python -m vectorstore upgrade",
}
STOPPED = "Stopped."


def command(name: str, arguments: str = "") -> str:
    """Write a command, in quotation marks, as the product was called: by its name or as a module.

    Args:
        name: of one of the commands of `ask-the-minutes`.
        arguments: what is typed after it.
    """
    program = os.environ.get(CALLED)
    called = f"{program} {name}" if program else _MODULES[name]
    return f"“{called} {arguments}”" if arguments else f"“{called}”"


def how_filled(arguments: str) -> str:
    """Say by which commands minutes come into an archive.

    Args:
        arguments: that name the archive, where both commands take them.
    """
    files = command("ingest", f"FOLDER {arguments}".rstrip())
    site = command("moderngov", f"add ADDRESS {arguments}".rstrip())
    return f"{files} reads a folder of minutes; {site} fetches those of a council’s ModernGov site"


@contextlib.contextmanager
def called_as(program: str) -> Iterator[None]:
    """Let messages name commands as those of a program, here and in what is started meanwhile."""
    before = os.environ.get(CALLED)
    os.environ[CALLED] = program
    try:
        yield
    finally:
        if before is None:
            del os.environ[CALLED]
        else:
            os.environ[CALLED] = before


def set_up() -> str:
    """Say how the product is installed anew, where a part of it is missing or damaged."""
    return "Install this program again" if os.environ.get(CALLED) else "Run “make setup” again"


def path(place: object) -> str:
    """Write a path as it is typed: in quotation marks if there are spaces in it."""
    written = str(place)
    return f'"{written}"' if " " in written else written


def try_help(usage: str, program: str) -> str:
    """Say how a command is used, and how to learn more."""
    return f"{usage}\nTry '{program} --help' for help.\n"


def failed(name: str, message: str) -> str:
    """Say what went wrong, by the name that programs know it by."""
    return f"{name}: {message}"


def takes_no_value(option: str) -> str:
    """Say that an option stands alone."""
    return f"{option} takes no value."


def needs(option: str, least: int, values: str | None) -> str:
    """Say what must follow an option."""
    return f"{option} needs {'a value' if least == 1 else f'{least} values'}: {values}."


def not_a_date(given: str) -> str:
    """Say how a date is written."""
    return f"{given!r} is not a date such as 2024-03-12"


def not_a_number(given: str) -> str:
    """Say what a number is."""
    return f"{given!r} is not a whole number above 0"


def not_one_of(given: str, choices: Sequence[str]) -> str:
    """Say which words can be given."""
    return f"{given!r} is not one of {', '.join(choices)}"
