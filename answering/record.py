"""Tell what a sentence puts on record, and whether that is what a question wants.

A question for a decision wants what was carried; and no question wants the question that a
member put, or a motion that was only proposed, when it did not ask for it.
"""

import re
from collections.abc import Iterable

from answering.wanted import Wanted
from schema import Passage, Sentence, Statement

PUT = re.compile(
    r"\b(?:what|who|whose|which)\b.*\b(?:ask|asked|question|move|moved|motion|propos\w+|second\w+|"
    r"suggest\w*|recommend\w*)\b",
    re.IGNORECASE,
)
"""A question that asks for what was asked or moved."""
CARRIED, VOTED, ANSWERED, ONLY_PUT = 0.15, 0.3, 0.1, -0.3
"""What it counts, beside the reader being sure, that a sentence records what is wanted, answers
a question that was put, or only puts one."""
ENDS_ASKING = re.compile(r"\?[\"'”’)*\s]*\Z")


def on_record(passage: Passage, sentence: Sentence) -> list[Statement]:
    """Return the statements that a sentence is part of."""
    return [
        one for one in passage.statements if one.start < sentence.end and sentence.start < one.end
    ]


def worth_of_record(
    question: str, wants: Iterable[Wanted], passage: Passage, sentence: Sentence, words: str
) -> float:
    """Return what a sentence's place in the record speaks for or against it."""
    made = on_record(passage, sentence)
    carried = any(one.kind == "resolution" and one.outcome == "carried" for one in made)
    if "vote" in wants and any(one.kind == "vote" or one.votes for one in made):
        return VOTED
    if "decision" in wants and carried:
        return CARRIED
    if carried or PUT.search(question):
        return 0.0
    if any(one.kind == "answer" for one in made) or passage.part == "Reply":
        return ANSWERED
    put = any(one.kind in ("question", "motion") for one in made)
    return ONLY_PUT if put or ENDS_ASKING.search(words) else 0.0
