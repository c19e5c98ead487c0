"""Print what a command says, whatever its words are made of and whether anybody still reads it."""

import os
import sys


def show(text: str) -> None:
    """Print on standard output; where the reader has gone, such as `head`, say no more there."""
    try:
        print(printable(text), flush=True)
    except BrokenPipeError:
        hush()


def complain(text: str) -> None:
    """Print on standard error."""
    print(printable(text), file=sys.stderr, flush=True)


def hush() -> None:
    """Send the rest of standard output nowhere, so that nothing fails when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def printable(text: str) -> str:
    """Write what is no UTF-8, as names of files can be, as escapes that JSON has too."""
    return text.encode("utf-8", "backslashreplace").decode()
