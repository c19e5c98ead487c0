"""Read what a title is about, to name it in a question."""

import re

_WORDS = (2, 8)
"""Of a title: with fewer it names nothing, with more nobody would ask so."""

_ROUTINE = re.compile(
    r"\b(?:apolog|declaration|minute|attendance|present|welcome|correspondence|date|chair|agenda|"
    r"exclusion|resolved|agreed|confidential|question|report|finance|accounts|planning|update|"
    r"payment|follow|item|table|figure|annex|appendix|motion|meeting|agm|aob|directorate|election|"
    r"member|matter|any other|public (?:participation|forum)|open forum|standing order|vote|to\s)",
    re.IGNORECASE,
)
"""Items that stand on every agenda, and headings that name no matter."""
_NUMBER = re.compile(
    r"^\W*(?:(?:item|minute)?\s*[\d./]+[a-z]?\W*\s*)?(?:\(?(?:[a-z]|[ivx]+)[.)]\s*)*", re.IGNORECASE
)
_PART = re.compile(r"(?<=\w):\s(?=\w)|\s[–—-]\s(?=\w)")
"""Behind what a title says first."""
_SENTENCE = re.compile(r"\b(?:is|are|was|were|be|been|had|has|have|will|would)\b", re.IGNORECASE)
"""What makes a heading a sentence, which names no matter."""
_PLURAL = re.compile(r"[\w'’ -]+(?<!s)s(?= (?:at|in|for|on|to|by|with|from|and) |$)")
"""A subject that begins with a plural, which needs no article."""


def subject_of(heading: str) -> str:
    """Return what an item is about, in the middle of a sentence; empty if its title names none."""
    title = heading.rpartition(" › ")[2]
    subject = _PART.split(_NUMBER.sub("", title))[0].strip(" -–—:.")
    low, high = _WORDS
    if not low <= len(subject.split()) <= high or _ROUTINE.search(title):
        return ""
    if _SENTENCE.search(subject) or not subject[0].isupper():
        return ""
    if subject.isupper():
        subject = subject.capitalize()
    return subject


def within_sentence(subject: str, said: str) -> str:
    """Return a subject as it is written within a sentence.

    Its first word is small there where it is an article, and where what is said under the title
    has it small, so that it is no name, and the grammar is plain: "the repair of", "street lamps".
    """
    first, _, rest = subject.partition(" ")
    small = first.lower()
    if first in ("A", "An", "The"):
        return f"{small} {rest}"
    if not first.isalpha() or not re.search(rf"\b{small}\b", said):
        return subject
    if rest.startswith("of "):
        return f"the {small} {rest}"
    return f"{small} {rest}" if _PLURAL.match(subject) else subject
