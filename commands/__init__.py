"""What the command lines have in common: how they are read, what they say, and how they end.

Knows nothing of what a command does.
"""

from typer import Context

from commands.command import Command
from commands.options import (
    AsJson,
    Store,
    argument,
    days,
    flag,
    one_of,
    option,
    positive,
    sets,
)
from commands.showing import complain, printable, show

__all__ = [
    "AsJson",
    "Command",
    "Context",
    "Store",
    "argument",
    "complain",
    "days",
    "flag",
    "one_of",
    "option",
    "positive",
    "printable",
    "sets",
    "show",
]
