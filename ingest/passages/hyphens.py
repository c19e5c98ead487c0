"""Find the words that line ends have broken in two, so that they are searched for whole.

The text itself keeps its hyphens: what is quoted is what was printed.
"""

import re

BROKEN = re.compile(
    r"(?<![\w-])(?P<start>[^\W\d_]{2,})(?P<hyphen>[-\u00ad\u2010])\s*\n\s*(?P<end>[^\W\d_]{2,})"
)
HYPHEN_AT_END = re.compile(r"[-\u00ad\u2010](?<=[^\W\d_].)\s*\n\s*[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


def find_joins(text: str) -> tuple[int, ...]:
    """Return the offsets of hyphens that only a line's end has put into a word.

    A word that the document writes with a hyphen elsewhere keeps it, unless it is also
    written without.
    """
    if not HYPHEN_AT_END.search(text):
        return ()
    broken = [found for found in BROKEN.finditer(text) if found["end"][0].islower()]
    if not broken:
        return ()
    words = {word.lower().replace("\u2010", "-") for word in WORD.findall(text)}
    return tuple(
        found.start("hyphen")
        for found in broken
        if f"{found['start']}{found['end']}".lower() in words
        or f"{found['start']}-{found['end']}".lower() not in words
    )
