"""Suggest questions from what is ingested, for a reader who faces an empty box."""

import re
from collections.abc import Iterable

from prompts import fill

_ROUTINE = re.compile(
    r"apolog|declaration|minutes|attendance|present|welcome|matters arising|correspondence|"
    r"any other|aob|next meeting|date of|public (?:question|participation|forum)|chair|agenda|"
    r"exclusion|resolved|confidential|questions|open forum|report|finance|accounts|planning",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:item|minute)?\s*[\d./]+[a-z]?\W*\s*", re.IGNORECASE)


def example_questions(items: Iterable[tuple[str, str]], count: int) -> list[str]:
    """Turn headings of decided items into questions, one a document.

    Args:
        items: document id and heading, the most recent meetings first.
        count: how many questions at most.
    """
    asked: dict[str, str] = {}
    for document, heading in items:
        subject = _NUMBER.sub("", heading.rpartition(" › ")[2]).strip(" -–:.")
        if document in asked or not 2 <= len(subject.split()) <= 8 or _ROUTINE.search(subject):
            continue
        if subject.isupper():
            subject = subject.capitalize()
        if re.match(r"(?:A|An|The)\b", subject):
            subject = subject[0].lower() + subject[1:]
        asked[document] = fill("example_question", subject=subject)
        if len(asked) == count:
            break
    return list(dict.fromkeys(asked.values()))
