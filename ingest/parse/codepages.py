"""Tell in which of the old encodings of one byte a letter a text is.

Each reads every text; the right one is that in which quotation marks open and close,
pounds stand before figures and capitals begin words.
"""

import re
from collections import Counter

CODEPAGES = ("cp1252", "iso8859-14", "iso8859-15", "mac_roman", "cp850", "cp437")
"""The likeliest first: Windows, Welsh, European, old Macintoshes, DOS."""
_HIGH = re.compile(rb"(?s)(?=(.?)([\x80-\xff])(.?))")
MOST = 20_000
"""Bytes beyond ASCII that are looked at."""
OPENING = "‘“„‚«([{-–—/"
RARE = frozenset("ðþÐÞÿßƒªµ¤ŸØøŠšŽžžŒœÆæÅå")
"""Letters that English, Welsh and French names seldom hold."""


def find_codepage(data: bytes) -> str:
    """Return the encoding, of one byte a letter, in which a text reads best."""
    seen = Counter(found.groups() for found in _sampled(data))
    scores = {codec: _score(seen, codec) for codec in CODEPAGES}
    if b"\r" in data and b"\n" not in data:
        scores["mac_roman"] += 2  # only old Macintoshes ended lines so
    return max(CODEPAGES, key=lambda codec: scores[codec])


def _sampled(data: bytes) -> "list[re.Match[bytes]]":
    found = []
    for one in _HIGH.finditer(data):
        found.append(one)
        if len(found) >= MOST:
            break
    return found


def _score(seen: "Counter[tuple[bytes, ...]]", codec: str) -> int:
    total = 0
    for (before, high, after), count in seen.items():
        letters = [one.decode(codec, "replace") or " " for one in (before, high, after)]
        total += count * fit(letters[0], letters[1], letters[2])
    return total


def fit(before: str, letter: str, after: str) -> int:
    """Return how well a letter beyond ASCII stands between two others, below 0 for badly."""
    spaced = not before.strip() or before in OPENING
    if letter.isalpha():
        return _fit_letter(before, letter, after)
    if letter in "‘“":
        return 2 if spaced and (after.isalnum() or after in "[(‘“£") else -1
    if letter in "’”":
        return 2 if before.strip() and before not in OPENING else 0 if letter == "’" else -1
    if letter in "£€":
        return 2 if after.isdigit() else 0
    if letter in "½¼¾°²³":
        return 1 if before.isdigit() or before in "m " else -1
    if letter in "–—…•·●▪§©®™†‡×÷±\xa0\xad":
        return 1 if letter in "–—…" or spaced else 0
    if "\u2500" <= letter <= "\u259f":
        return 1 if spaced or "\u2500" <= before <= "\u259f" else -1
    return -2


def _fit_letter(before: str, letter: str, after: str) -> int:
    if letter in RARE or not ("\xc0" <= letter <= "\u017f" or "\u1e80" <= letter <= "\u1ef3"):
        return -1
    if letter == before == after:
        return -2
    if letter.isupper():
        return -2 if before.islower() else 1 if after.isalpha() else -1
    return 1 if before.isalpha() or after.islower() else -1
