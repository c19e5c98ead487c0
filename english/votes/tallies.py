"""Read votes of which two or three numbers are told: "by 14 votes to 6", "carried 5-0-1"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from english.votes.vote import VOTE_WORD, Counts, Vote, majority
from english.votes.words import RESULT, N, number, outcome_in
from schema import Side, Span

_SCORE = re.compile(
    rf"\b(?:by|of|vote|votes|voting|tall(?:y|ied)|carried|passed|failed|lost|defeated|approved|adopted|"
    rf"agreed|rejected)\b[^.;\n]{{0,40}}?(?<![\w/.£$€-])(?:(?P<yes>{N})\s*(?:votes?\s+)?"
    rf"(?:to|versus|v\.?)\s*(?P<no>{N})|(?P<yes3>\d{{1,3}})\s*[-–—:]\s*(?P<no3>\d{{1,3}})"
    r"(?:\s*[-–—:]\s*(?P<none3>\d{1,3}))?)(?![\w/£$€%]|[.:]\d|-\d)"
    r"(?!\s+(?:years?|months?|weeks?|days?|per|p\.?m|a\.?m|hours?|minutes?|metres?|miles?)\b)"
    r"|(?<![\w/.£$€-])[(\[](?P<yes2>\d{1,3})\s*[-–—:]\s*(?P<no2>\d{1,3})"
    r"(?:\s*[-–—:]\s*(?P<none2>\d{1,3}))?[)\]]",
    re.IGNORECASE,
)
"""A vote in two or three numbers: "by 14 votes to 6", "carried 5-0-1"."""
_MAY_SCORE = re.compile(rf"\d\s*[-–—:]\s*\d|(?:to|versus|v\.?)\s*{N}")
"""What a casefolded text holds somewhere, if it holds a score."""
_LEADS = re.compile(
    r"(?:[:,(\[–—-]|\b(?:by|of|an?|being|to\s+be|was|is|votes?|voted|voting|tall(?:y|ied)|count|margin|majority|\w+ly|"
    r"carried|carries|passe[ds]|failed|fails|lost|defeated|approved|adopted|agreed|rejected|enacted|"
    r"favou?r|roll\s+call|tied))[\s*_]*\Z",
    re.IGNORECASE,
)
"""What stands right before two numbers that are a vote, not those of a bill or of some pages."""


def with_scores(text: str, votes: Sequence[Vote], start: int, end: int) -> list[Vote]:
    """Add the votes of which two numbers are all that is told."""
    found = list(votes)
    if not _MAY_SCORE.search(text[start:end].casefold()):
        return found
    for score in _SCORE.finditer(text, start, end):
        if not _is_led(text, score):
            continue
        counts = _score(text, score)
        near = next(
            (
                n
                for n, vote in enumerate(found)
                if vote.start - 60 <= score.start() <= vote.end + 60
                and not (vote.result and _OF_NEXT.search(text, vote.end, score.start()))
            ),
            None,
        )
        if near is not None:
            found[near] = _with_score(found[near], score, counts)
            continue
        before = max((vote.end for vote in found if vote.end <= score.start()), default=start)
        low = max(text.rfind("\n", 0, score.start()) + 1, score.start() - 160, before)
        words = text[low : score.end() + 80]
        if VOTE_WORD.search(words):
            result = next(iter(RESULT.finditer(text, low, min(end, score.end() + 80))), None)
            outcome = outcome_in(result) if result else majority(counts)
            span = Span(result.start(), result.end()) if result else None
            at = min(score.start(one) for one in ("yes", "yes2", "yes3") if score[one])
            found.append(
                Vote(at, score.end(), _scored(counts, at, score.end()), counts, outcome, span)
            )
    return sorted(found, key=lambda vote: vote.start)


_OF_NEXT = re.compile(
    r"\b(?:then|motion|amendment|substantive|proposal|application|it\s+was)\b", re.IGNORECASE
)
"""What stands between a vote's result and the numbers of the next one."""


def _is_led(text: str, score: re.Match[str]) -> bool:
    """Tell two numbers that stand right after a word for a vote, or that say they are votes."""
    at = next((score.start(one) for one in ("yes", "yes3") if score[one]), -1)
    told = at < 0 or re.search(r"\bvotes?\s+to\b", text[at : score.end()], re.IGNORECASE)
    return bool(told or _LEADS.search(text[score.start() : at]))


def _score(text: str, score: re.Match[str]) -> tuple[int, int, int | None]:
    """Return the numbers of a score, for and against; "lost by 10 votes to 3" names those first
    who prevailed."""
    yes, no = (score[name] or score[f"{name}2"] or score[f"{name}3"] for name in ("yes", "no"))
    none = score["none2"] or score["none3"]
    counts = number(yes), number(no), number(none) if none else None
    lost = re.search(r"\b(?:lost|defeated|rejected|fail\w*)\b", score[0], re.IGNORECASE)
    return (counts[1], counts[0], counts[2]) if lost and counts[0] > counts[1] else counts


def _scored(counts: tuple[int, int, int | None], start: int, end: int) -> tuple[Side, ...]:
    roles = ("for", "against", "abstaining")
    return tuple(
        Side(role, start, end, count=count)  # type: ignore[arg-type]
        for role, count in zip(roles, counts, strict=True)
        if count is not None
    )


def _with_score(vote: Vote, score: re.Match[str], counts: tuple[int, int, int | None]) -> Vote:
    """Check a vote's sides against the numbers that are given beside them."""
    told = vote.counts
    if told is None:
        return vote
    pairs = list(zip(told, counts, strict=True))
    yes, no, none = (one if one is not None else other for one, other in pairs)
    full: Counts = (yes, no, none)
    known = {side.role for side in vote.sides}
    at = min(score.start(one) for one in ("yes", "yes2", "yes3") if score[one])
    more = [one for one in _scored(counts, at, score.end()) if one.role not in known]
    differs = any(a is not None and b is not None and a != b for a, b in pairs)
    return replace(
        vote,
        end=max(vote.end, score.end()),
        sides=(*vote.sides, *more),
        counts=full,
        outcome=vote.outcome or majority(full),
        doubt=vote.doubt or ("does not add up" if differs else None),
    )
