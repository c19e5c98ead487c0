"""Quote the sides of a recorded vote: who was for, against and abstaining, and their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answering.evidence import Evidence
from answering.signals.labels import (
    is_apart,
    label_before_names,
    label_with_number,
    number_at_end,
    stands_alone,
)
from english.votes import Vote, find_votes, gives_a_side
from schema import Sentence, Side, Span, Statement, VoteRole

__all__ = [
    "Part",
    "counted",
    "from_its_start",
    "length",
    "parts_of",
    "vote_at",
]

_MARKS = "*_# \t:"
_FIRST: tuple[VoteRole | None, ...] = ("for", "against", "abstaining", None)


@dataclass(frozen=True, slots=True)
class Part:
    """What is quoted of a vote: its sides, or, where there is none of them, what it came to.

    Most parts hold one side; a roll call in one sentence holds all. A candidate's side is None.
    """

    evidence: Evidence
    sides: tuple[VoteRole | None, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_of_absent(self) -> bool:
        """Tell whether it lists only who did not vote."""
        return bool(self.sides) and {"absent", "not voting"}.issuperset(self.sides)

    @property
    def label(self) -> str:
        """Return its label where that stands apart, white space folded."""
        return " ".join(_label(self.evidence).split())

    @property
    def words(self) -> str:
        """Return its label and its words, white space folded."""
        return f"{self.label} {self.evidence.words}"


def parts_of(best: Evidence) -> list[Part]:
    """Return the parts of the vote that a sentence belongs to, or else leads to.

    A vote that is told in a sentence alone has none: that sentence is quoted as any other.
    """
    vote = vote_at(best)
    if vote is None:
        return []
    parts = list(_parts(best, vote))
    known = {(part.evidence.sentence.start, part.evidence.sentence.end) for part in parts}
    told = _result(best, vote) if vote.result else None
    if told and not any(start < told.end and told.start < end for start, end in known):
        parts.append(Part(_quoted(best, told)))
    return sorted(parts, key=lambda part: not (set(part.sides) & set(_FIRST) or not part.sides))


def vote_at(best: Evidence) -> Vote | Statement | None:
    """Return the vote by named sides that a sentence belongs to, or else leads to."""
    votes = [vote for vote in _votes(best) if any(_is_set_apart(best, one) for one in vote.sides)]
    sentence = best.sentence
    held = [one for one in votes if one.start < sentence.end and sentence.start < one.end]
    later = [one for one in votes if one.start >= sentence.end]
    return next(iter([*held, *later, *votes[-1:]]), None)


def _votes(best: Evidence) -> Sequence[Vote | Statement]:
    """Return the votes of a passage as they are on record, read anew if they lack sides."""
    passage = best.result.passage
    voted = [one for one in passage.statements if one.is_vote]
    recorded = [one for one in voted if one.sides]
    if recorded or not voted:
        return recorded
    return find_votes(best.result.document.text, passage.start, passage.end)


def _is_set_apart(best: Evidence, side: Side) -> bool:
    """Tell a side that is quoted by itself, its label or its roll call beside it."""
    if side.label is None:
        return bool(side.names) and side.end - side.start > 0 and side.start != side.end
    between = best.result.document.text[side.label.end : side.start]
    return is_apart(between)


def _parts(best: Evidence, vote: Vote | Statement) -> Iterator[Part]:
    """Yield what is quoted of each side, those of one sentence together."""
    passage = best.result.passage
    own = [one for one in vote.sides if passage.start <= one.start and one.end <= passage.end]
    seen: dict[Sentence, list[Side]] = {}
    for side in own:
        seen.setdefault(_piece(best, side), []).append(side)
    for sentence, sides in seen.items():
        names = tuple(name for side in sides for name in side.names)
        yield Part(_quoted(best, sentence), tuple(side.role for side in sides), names)


def _piece(best: Evidence, side: Side) -> Sentence:
    """Return what is quoted of a side: its names with their label, or the sentence it stands in."""
    text = best.result.document.text
    end = side.end + (text[side.end : side.end + 1] == ".")
    if side.label and _is_set_apart(best, side):
        if stands_alone(text[side.label.end : side.start]):
            return Sentence(side.start, side.end, _whole(text, side.label))
        return Sentence(side.label.start, end)
    whole = _sentence_at(best, side.start)
    if whole is None or whole.end < side.end:
        return Sentence(side.start, end)
    led = text[whole.lead.start : whole.lead.end] if whole.lead else ""
    return replace(whole, lead=None) if gives_a_side(led) else whole  # another side's label


def _whole(text: str, label: Span) -> Span:
    """Return a label with the marks that set it apart."""
    start, end = label.start, label.end
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _sentence_at(best: Evidence, offset: int) -> Sentence | None:
    own = best.result.passage.sentences
    return next((one for one in own if one.start <= offset < one.end), None)


def _result(best: Evidence, vote: Vote | Statement) -> Sentence | None:
    """Return the sentence that tells what a vote came to, without its sides."""
    assert vote.result is not None
    whole = _sentence_at(best, vote.result.start)
    if whole is None:
        return None
    last = max((one.end for one in vote.sides if one.start < vote.result.start), default=0)
    start = max(whole.start, last)
    words = best.result.document.text[start : whole.end]
    kept = words.lstrip(" \n\t.;,)*_")
    return replace(whole, start=whole.end - len(kept), lead=None) if kept else None


def _quoted(best: Evidence, sentence: Sentence) -> Evidence:
    return best if sentence == best.sentence else replace(best, sentence=sentence, marks=())


def counted(evidence: Evidence) -> Evidence:
    """Return the number alone that a list of names ends with or its label holds, with the label."""
    text, sentence = evidence.result.document.text, evidence.sentence
    own, lead = text[sentence.start : sentence.end], sentence.lead
    found = number_at_end(own)
    if lead and found is None:
        end = label_with_number(text[lead.start : sentence.start])
        return _cut(evidence, Sentence(lead.start, lead.start + end)) if end else evidence
    label = label_before_names(own)
    if not lead and label and gives_a_side(label.words):
        lead = Span(sentence.start, sentence.start + label.end)
        if label.number_end:
            return _cut(evidence, Sentence(lead.start, sentence.start + label.number_end))
    if found is None or not lead:
        return evidence
    return _cut(evidence, Sentence(sentence.start + found, sentence.end, lead))


def _cut(evidence: Evidence, sentence: Sentence) -> Evidence:
    return replace(evidence, sentence=sentence, marks=())


def length(parts: Sequence[Part]) -> int:
    """Return the words of parts, their labels included."""
    return sum(len(part.words.split()) for part in parts)


def _label(evidence: Evidence) -> str:
    lead = evidence.sentence.lead
    return evidence.result.document.text[lead.start : lead.end] if lead else ""


def from_its_start(best: Evidence, part: Part) -> Part:
    """Return a vote's first side from where its sentence begins, which says what it is of."""
    sentence = part.evidence.sentence
    whole = next(
        (
            one
            for one in best.result.passage.sentences
            if one.start < sentence.start and sentence.end <= one.end + 1 and not sentence.lead
        ),
        None,
    )
    if whole is None:
        return part
    longer = Sentence(whole.start, sentence.end)
    return replace(part, evidence=replace(best, sentence=longer, marks=()))
