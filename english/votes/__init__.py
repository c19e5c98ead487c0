"""The one grammar of a recorded vote: its sides with names and numbers, and what it came to.

It reads named lists, roll calls, columns, tables, counts alone and shows of hands, whatever the
body, and marks what is cut or does not add up.
"""

from english.votes.labels import COUNT, NONE, SIDE, gives_a_side, heads_names, is_count
from english.votes.names import NAMES, plain_name, read_names
from english.votes.read import find_votes
from english.votes.vote import Vote

__all__ = [
    "COUNT",
    "NAMES",
    "NONE",
    "SIDE",
    "Vote",
    "find_votes",
    "gives_a_side",
    "heads_names",
    "is_count",
    "plain_name",
    "read_names",
]
