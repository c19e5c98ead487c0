"""Answer with the sentences that answer: enough of them, and no more."""

from collections.abc import Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.forms.doubted import settled
from answering.forms.form import MAX_QUOTES, MAX_WORDS, Found, Shown
from answering.forms.outcome import AHEAD, outcome_of
from answering.forms.sure import sure_of
from answering.question.read import Question
from answering.remarks import remarks_on
from answering.signals.leaning import leads_on, leads_to_a_list, leans_back
from answering.signals.record import is_title
from schema import Form

NAME: Form = "sentence"
NEAR = 3.0
"""How far behind the best sentence of a passage another may be to be quoted with it: a twentieth as
likely. More adds words, and hardly an answer, on archives that it was not chosen on."""


def applies(question: Question) -> bool:
    """Tell whether anything is asked."""
    return not question.is_keywords


def gather(found: Found) -> Sequence[Evidence] | None:
    """Return the sentences that are sure enough to answer, best first."""
    return sure_of(found) or None


def quote(found: Found, gathered: Sequence[Evidence]) -> Shown:
    """Quote the best, what it needs, and what became of the motion that it gives."""
    question, best = found.question, gathered[0]
    outcome = outcome_of(question, best, found.following(best, AHEAD))
    remarks = () if outcome else remarks_on(question, best, None, changed=False)
    return Shown(*settled(choose(gathered, outcome), remarks))


def choose(evidence: Sequence[Evidence], outcome: Evidence | None = None) -> list[Evidence]:
    """Choose up to MAX_QUOTES sentences of MAX_WORDS words in all, from the best one's passage.

    What other passages say adds more doubt than help, unless it differs (see `differing`). A
    sentence that leans on the one before it, or leads to the one after it, brings that along;
    titles, and what says the same as a better one, are left out. The best is always chosen,
    however long, and stands first. `outcome`, what became of the motion that the best sentence
    gives, comes before all other sentences.
    """
    if not evidence:
        return []
    best = evidence[0]
    near = [
        one
        for one in evidence
        if one.result.passage.id == best.result.passage.id
        and one.score >= best.score - NEAR
        and (one is best or not is_title(one.words))
    ]
    near = [one for one in near if not _is_lesser_row(one, best)]
    core = [best.sentence, *(one.sentence for one in _leant_on(best))]
    core += [outcome.sentence] if outcome else []
    chosen: list[Evidence] = []
    said: set[str] = set()
    words = 0
    wanted = [further for one in near for further in (one, *_leant_on(one))]
    for candidate in [*wanted[:1], *([outcome] if outcome else []), *wanted[1:]]:
        key = candidate.words.lower().rstrip(".;,")
        length = len(key.split())
        if len(chosen) == MAX_QUOTES:
            break
        if key not in said and (not chosen or words + length <= MAX_WORDS):
            chosen.append(candidate)
            said.add(key)
            words += length
    return sorted(chosen, key=lambda one: (one.sentence not in core, one.sentence.start))


def _is_lesser_row(evidence: Evidence, best: Evidence) -> bool:
    """Tell a row of the best one's table that holds less of what was asked about."""
    own, lead = evidence.result.document.text, evidence.sentence.lead
    if lead is None or lead != best.sentence.lead or evidence.coverage >= best.coverage:
        return False
    return not leads_to_a_list(own[lead.start : lead.end])


def _leant_on(evidence: Evidence) -> list[Evidence]:
    """Return the sentences that another needs before and after it."""
    sentences = evidence.result.passage.sentences
    place = sentences.index(evidence.sentence)
    words = evidence.words
    needed = [place - 1] if place and leans_back(words) else []
    if place + 1 < len(sentences) and leads_on(words):
        needed.append(place + 1)
    return [replace(evidence, sentence=sentences[n], marks=(), also=()) for n in needed]
