"""Print what a command says, whatever its words are made of and whether anybody still reads it."""

import os
import sys
from typing import TextIO


def show(text: str) -> bool:
    """Print on standard output, and tell whether somebody reads it: `head` may have seen enough."""
    return _print(text, sys.stdout)


def complain(text: str) -> bool:
    """Print on standard error, and tell whether somebody reads it."""
    return _print(text, sys.stderr)


def _print(text: str, stream: TextIO) -> bool:
    try:
        print(printable(text), file=stream, flush=True)
    except BrokenPipeError:
        _hush(stream)
        return False
    return True


def _hush(stream: TextIO) -> None:
    """Send the rest nowhere, so that what is printed later is no error, nor when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def printable(text: str) -> str:
    """Write what is no UTF-8, as names of files can be, as escapes that JSON has too."""
    return text.encode("utf-8", "backslashreplace").decode()
