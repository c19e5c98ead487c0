"""Answer from a recorded vote: its sides with names and numbers, and what came of it.

A vote is read as one: who asks how it went gets every side and the result, who asks for one side
or one member gets that. One that does not add up is quoted as a whole, whatever is asked of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.forms.doubted import UNTALLIED, doubt_of, doubts_of, whole_of
from answering.forms.form import MAX_QUOTES, MAX_WORDS, Found, Shown
from answering.forms.sides import Part, counted, from_its_start, length, parts_of
from answering.forms.sure import is_sure
from answering.forms.which_vote import vote_of, voted_on
from answering.question.read import Question
from answering.question.voting import asked_member, asked_sides, asks_how_many
from answering.signals.labels import without_brackets
from english.text import fold, holds
from schema import Form
from words.remarks import NONE_LISTED

NAME: Form = "vote"


def applies(question: Question) -> bool:
    """Tell whether a vote is asked for."""
    return "vote" in question.wants and not question.is_keywords


def gather(found: Found) -> Evidence | None:
    """Return the evidence of the recorded vote that is asked about."""
    voted = vote_of(found.question, found.evidence, found.idf, stem=found.stem)
    if voted and is_sure(found, found.evidence, told=voted, before=voted_on(voted)):
        return voted
    return None


def quote(found: Found, gathered: Evidence) -> Shown | None:
    """Quote the side that is asked for, or the whole; None where the vote may lack that side."""
    question = found.question
    lacks = lists_none(question, gathered)
    if lacks and not is_whole(question, gathered):
        return None
    none = (NONE_LISTED,) if lacks else ()
    return Shown(sides_of(question, gathered), (*none, *doubts_of(gathered)))


def sides_of(question: Question, best: Evidence) -> list[Evidence]:
    """Return what to quote of the vote that the best evidence is part of.

    Returns:
        The side or the member's side that is asked for, else all sides and the result; the
        numbers alone where they are asked for or the names are too many. All of it, too, where
        it is not to be relied on.
    """
    parts = parts_of(best)
    if doubt_of(best):
        return whole_of(best)
    sides = [part for part in parts if part.sides]
    asked = _asked_for(question, sides)
    told = [part for part in sides if not part.is_of_absent] or sides
    whole = [from_its_start(best, told[0]), *told[1:]] if told else []  # a passage may hold none
    picked = asked or whole
    if asks_how_many(question.query) or (not asked and length(parts) > MAX_WORDS):
        picked = [replace(part, evidence=counted(part.evidence)) for part in picked]
    picked = picked[:MAX_QUOTES]
    for part in parts:
        room = len(picked) < MAX_QUOTES and length([*picked, part]) <= MAX_WORDS
        if not part.sides and not asked and room:
            picked = [*picked, part]
    return [part.evidence for part in picked]


def lists_none(question: Question, best: Evidence) -> bool:
    """Tell whether one side or member is asked for that the vote, as it is quoted, lacks.

    Where names and numbers disagree, nobody can be said not to be on a side.
    """
    if doubt_of(best) in UNTALLIED and not asked_member(question.query):
        return False
    return _asked_for(question, [part for part in parts_of(best) if part.sides]) == []


def is_whole(question: Question, best: Evidence) -> bool:
    """Tell whether a vote that lacks the side asked for is quoted to its result.

    What is cut short may list that side in the next passage; a member who is not listed may be
    so under another name.
    """
    parts = parts_of(best)
    sides = {side for part in parts for side in part.sides}
    told = any(not part.sides for part in parts)
    return told and {"for", "against"} <= sides and not asked_member(question.query)


def _asked_for(question: Question, sides: Sequence[Part]) -> list[Part] | None:
    """Return the sides that a question asks for, None if it asks for no one of them."""
    words = question.query
    if member := asked_member(words):
        name = fold(member.split()[-1])
        return [part for part in sides if holds(name, fold(part.words))]
    if chosen := [part for part in sides if None in part.sides]:
        named = [part for part in chosen if fold(_last_name(part)) in fold(words)]
        return named if len(named) == 1 else None
    wanted = asked_sides(words)
    if len(wanted) != 1:
        return None
    return [part for part in sides if wanted[0] in part.sides]


def _last_name(part: Part) -> str:
    """Return the last name of the candidate whose voters a part lists."""
    name = without_brackets(part.label)
    return name.rpartition(" ")[2] or part.words
