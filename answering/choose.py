"""Choose the sentences that are shown: enough to answer, and no more."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answering.evidence import Evidence
from answering.record import is_title

MAX_QUOTES = 3
MAX_WORDS = 80
NEAR = 3.0
"""How far behind the best sentence of a passage another may be to be quoted with it: a twentieth as
likely. More adds words, and hardly an answer, on archives that it was not chosen on."""
FEW_WORDS = 5
"""A sentence of fewer words tells little of what a keyword is found for."""

LEANS = re.compile(
    r"\W*(?!It\s+(?:was|is)\s+(?:\w+\s+){1,2}(?:that|to|by)\b)"
    r"(?:(?:This|These|Those|It|They|Such|That)\b(?!\s+(?:the|in)\b)"
    r"|(?:All\s+(?:\w+\s+)?|(?:The\s+)?[Mm]otion\s+(?:was\s+)?(?:\w+ly\s+)?|Unanimously\s+)"
    r"(?:agreed|approved|carried|in\s+favour)\b)"
)
"""How a sentence begins that says little without the one before it: "This was agreed.", but not
"It was agreed that the lamps be mended."."""
LEADS = re.compile(r"(?::\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\W*)?|\bthat\W*)\Z")
"""How one ends that says little without the one after it: "The motion read as follows:"."""

LEADS_TO_LIST = re.compile(r"[:–—-]\W*\Z")
"""How what leads to a list ends, and a table's header does not."""


def choose(evidence: Sequence[Evidence], outcome: Evidence | None = None) -> list[Evidence]:
    """Choose up to MAX_QUOTES sentences of MAX_WORDS words in all, from the best one's passage.

    What other passages say adds more doubt than help, unless it differs (see
    `answering.compare`). A sentence that leans on the one before it, or leads to the one after
    it, brings that along; titles, and what says the same as a better one, are left out. The best
    is always chosen, however long, and stands first. `outcome`, what became of the motion that
    the best sentence gives, comes before all other sentences.
    """
    if not evidence:
        return []
    best = evidence[0]
    near = [
        one
        for one in evidence
        if one.result.passage.id == best.result.passage.id
        and one.score >= best.score - NEAR
        and (one is best or not is_title(words_of(one)))
    ]
    near = [one for one in near if not _is_lesser_row(one, best)]
    core = [best.sentence, *(one.sentence for one in _leant_on(best))]
    core += [outcome.sentence] if outcome else []
    chosen: list[Evidence] = []
    said: set[str] = set()
    words = 0
    wanted = [further for one in near for further in (one, *_leant_on(one))]
    for candidate in [*wanted[:1], *([outcome] if outcome else []), *wanted[1:]]:
        key = words_of(candidate).lower().rstrip(".;,")
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
    return not LEADS_TO_LIST.search(own[lead.start : lead.end])


def _leant_on(evidence: Evidence) -> list[Evidence]:
    """Return the sentences that another needs before and after it."""
    sentences = evidence.result.passage.sentences
    place = sentences.index(evidence.sentence)
    words = words_of(evidence)
    needed = [place - 1] if place and LEANS.match(words) else []
    if place + 1 < len(sentences) and LEADS.search(words):
        needed.append(place + 1)
    return [replace(evidence, sentence=sentences[n], marks=()) for n in needed]


def best_of_passages(evidence: Sequence[Evidence], count: int) -> list[Evidence]:
    """Choose the best sentence of each of the best passages that hold one of the keywords.

    A title or a fragment is taken only where the passage has no sentence.
    """
    whole = sorted(evidence, key=lambda one: is_title(words_of(one)) or _is_fragment(one))
    best: dict[str, Evidence] = {}
    for candidate in whole:
        if candidate.coverage > 0 and re.search(r"[^\W_]", words_of(candidate)):
            best.setdefault(candidate.result.passage.id, candidate)
    return sorted(best.values(), key=lambda shown: shown.result.rank)[:count]


def _is_fragment(evidence: Evidence) -> bool:
    words = words_of(evidence)
    return words.startswith("#") or len(re.findall(r"[^\W\d_]{2,}", words)) < FEW_WORDS


def words_of(evidence: Evidence) -> str:
    """Return a sentence's words, white space folded."""
    text = evidence.result.document.text
    return " ".join(text[evidence.sentence.start : evidence.sentence.end].split())
