"""Read where a name begins or ends in a text: capitals, and the words that join them.

What qualifies a meeting, or begins a sentence, is no part of a name; nor is a word in a document
that writes it in lower case too, where only a risky word joins it.
"""

import re

from english.bodies import BODY
from english.common_words import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    INTERROGATIVES,
    PRONOUNS,
)
from english.months import MONTH_ALONE, MONTH_OR_NAME, SHORT_MONTH, WEEKDAY
from english.offices import LEADING
from english.persons import COUNCILLOR, HONORIFIC
from ingest.metadata.council_kinds import AFTER, OF, TYPES
from ingest.metadata.names import cased

JOINS = re.compile(
    r"of|and|&|upon|on|in|the|with|le|la|de|cum|under|next|near|super|sub|juxta|y|nan|na|o['’]",
    re.I,
)
RISKY = re.compile(r"of|on|in|with|under|near|next|sub|super", re.IGNORECASE)
"""What joins the words of a name, but more often a name to a sentence."""
_SMALL = ARTICLES | PRONOUNS | DEMONSTRATIVES | INTERROGATIVES | CONJUNCTIONS | AUXILIARIES
_SMALL_WORDS = "|".join(sorted(_SMALL - {"how", "may"}))
"""What a name has only between other words; "How", "May" and prepositions begin those of places."""
STOP = re.compile(
    rf"""(?x:{_SMALL_WORDS}|cyngor|cymuned|tref|each|any|all|every|no|some|such|both|other|another|
    be|been|must|not|then|also|from|by|for|at|to|in|on|of|with|within|via|per|about|after|before|
    between|under|until|following|including|minutes?|meetings?|agendas?|notes?|notice|
    summons|held|page|item|items|report|reports|proceedings|chambers?|local|news|public|members?|
    (?:vice-)?{LEADING}s?|deputy|
    {COUNCILLOR}|{HONORIFIC}|officers?|secretary|dear|next|
    {BODY}s?|present|
    apologies|tel|email|e-mail|address|website|date|time|venue|re|ref|draft|approved|signed|
    {WEEKDAY}|{MONTH_ALONE}|{SHORT_MONTH}|
    modern|neighbouring|former|new(?=\s+council)|item|held|welcome|letter|response|correspondence)""",
    re.IGNORECASE,
)
MONTH = re.compile(MONTH_OR_NAME, re.IGNORECASE)
QUALIFIER = re.compile(
    r"""(?x:draft|annual|ordinary|extra-?ordinary|extra|full|special|monthly|weekly|virtual|online|
    remote|hybrid|inaugural|quarterly|statutory|adjourned|reconvened|emergency|additional|regular|
    budget|business|organi[sz]ational|public|open|closed|work|workshop|study|zoom|first|second|
    third|last|joint|mayor-?making|council|general|whole|entire|bi-?monthly|called|informal|
    formal|unconfirmed|unapproved|confirmed|final|amended|revised|official|printed|agm)""",
    re.IGNORECASE,
)
THOSE_WHO_MEET = re.compile(
    r"court|commissioners|trustees|supervisors|directors|selectmen|aldermen|assembly|governors",
    re.IGNORECASE,
)
"""Who are "of" a council, and no part of its name."""
LONGEST, WINDOW = 11, 140
"""Words and characters that a name takes at most."""
GENERIC = re.compile(
    r"parish|town|district|community|metropolitan|unitary|village|township|council", re.I
)
"""Kinds of council that no name begins with."""
OF_PLACES = re.compile(
    r"isles?|vale|forest|hill|bridge|brig|boat|haugh|kyle|kyles|mull|howe|carse|glen|strath|water|"
    r"head|bay|point|moor|stow|borough|city|county|royal|soke|braes?|banks?|port|district",
    re.I,
)
"""Parts of a land that are "of" something by name."""
ITS_BODY = re.compile(r"\s+(?:Commission|Committee|Board|Agency|Panel|Bureau)\b", re.IGNORECASE)
"""What, right after a name, takes the name's last word for its own: a "Planning Commission"."""
TOPICS = re.compile(r"economic|community|capital|open|public|historic(?:al)?|energy", re.I)
"""What the first words of such a body's name speak of: "Economic Development Committee"."""
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*\.?|&|\S")


def read_backward(text: str, at: int, common: frozenset[str]) -> tuple[list[str], int]:
    """Return the words of the name that ends at an offset, and where it starts."""
    low = max(0, at - WINDOW)
    while low and low < at and not text[low - 1].isspace():
        low += 1
    tokens = list(_WORD.finditer(text[low:at]))
    kept: list[re.Match[str]] = []
    waiting: list[re.Match[str]] = []
    right, listed = at - low, False
    for token in reversed(tokens):
        word = token[0]
        gap = text[low + token.end() : low + right]
        if "\n" in gap and (gap.count("\n") > 1 or (kept and not (waiting or _joins(word)))):
            break
        if word == ",":
            if not listed or waiting:
                break
            right = token.start()
            continue
        if _joins(word) and kept:
            waiting.append(token)
            listed = listed or word.lower() in ("and", "&")
        elif not _may_name(word, waiting, common) or len(kept) + len(waiting) >= LONGEST:
            break
        else:
            kept += [*waiting, token]
            waiting = []
        right = token.start()
    return _trimmed(text, low, kept[::-1])


def _joins(word: str) -> bool:
    return bool(JOINS.fullmatch(word))


def _may_name(word: str, waiting: list[re.Match[str]], common: frozenset[str]) -> bool:
    if not word[0].isupper() or STOP.fullmatch(word.rstrip(".")):
        return False
    if len(waiting) == 1 and waiting[0][0].lower() == "of" and OF_PLACES.fullmatch(word):
        return True
    if any(RISKY.fullmatch(join[0]) for join in waiting):
        if THOSE_WHO_MEET.fullmatch(word):
            return False
        return word.lower() not in common and not QUALIFIER.fullmatch(word)
    return not (word.endswith(".") and len(word) > 4)


def _trimmed(text: str, low: int, kept: list[re.Match[str]]) -> tuple[list[str], int]:
    """Take what qualifies a meeting, and a date's month, off the start of a name."""
    while kept:
        word = kept[0][0]
        dated = re.search(
            r"\d\w{0,2}[\s,./-]*(?:of\s+)?\Z",
            text[max(0, low + kept[0].start() - 12) : low + kept[0].start()],
        )
        month = MONTH.fullmatch(word) and dated and len(kept) > 1
        if OF.match(" ".join(token[0] for token in kept)):
            return [], 0  # a "City of Elm Council", which is read from its start
        generic = GENERIC.fullmatch(word) or month or len(word.rstrip(".")) == 1
        if not (_joins(word) or QUALIFIER.fullmatch(word) or generic):
            break
        kept = kept[1:]
    while kept and QUALIFIER.fullmatch(kept[-1][0]):
        kept = kept[:-1]
    words = [token[0] for token in kept]
    if re.match(r"(?:city|county) (?:and|&) (?:city|county) [a-z]", " ".join(words), re.IGNORECASE):
        words, kept = words[3:], kept[3:]
    if not words or all(re.fullmatch(rf"{TYPES}|of|and|the|&", w, re.I) for w in words):
        return [], 0
    return words, low + kept[0].start()


def read_forward(text: str, at: int) -> tuple[str, int]:
    """Return the name that begins at an offset, and where it ends."""
    words: list[str] = []
    waiting: list[str] = []
    end = at
    for token in _WORD.finditer(text, at, at + 120):
        word = token[0]
        if "\n" in text[end : token.start()]:
            break
        if words and _joins(word) and (not word[0].isupper() or word in ("AND", "&", "UPON")):
            waiting.append(word)
            continue
        if not word[0].isupper() or STOP.fullmatch(word.rstrip(".")) or QUALIFIER.fullmatch(word):
            break
        if AFTER.match(text, token.start()) or len(words) >= LONGEST or len(waiting) > 2:
            break
        if waiting and any(RISKY.fullmatch(join) for join in waiting):
            break
        words += [*waiting, word]
        waiting, end = [], token.end()
    if len(words) > 1 and ITS_BODY.match(text, end):
        words = words[:-3] if len(words) > 3 and words[-2].lower() in ("and", "&") else words[:-1]
        while len(words) > 1 and TOPICS.fullmatch(words[-1]):
            words = words[:-1]
    return written(words).rstrip(".") if words else "", end


def written(words: list[str]) -> str:
    """Write a name's words as names are written."""
    return " ".join(cased(word) for word in words).replace("’", "'").replace("&", "and")
