"""Tell what kind of answer a question wants: a figure, a name, a reason, a vote, a decision.

Knows English questions, and nothing of what is searched.
"""

import re
from typing import Literal

from english.persons import MEMBER, TITLE

Wanted = Literal["vote", "reason", "figure", "name", "decision", "fact"]
"""A figure is a date, a time, a sum or any number; a fact is whatever is asked for besides."""

_FIGURES = (
    "dates?|days?|years?|months?|times?|hours|deadline|ages?|turnout|number|count|percentage|share|"
    "speeds?|size|height|width|weight|length|depth|distance|price|sum|amount|costs?|precept|budget|"
    "fees?|grant|rate|salary|wage|rent|fine|charges?|bill|council tax|estimate|value|quote|"
    "donation|contribution|payment|loan|total|balance|interest|deficit|surplus|shortfall|overspend|"
    "underspend|debt|saving"
)
"""Nouns that a figure answers."""
_PAID = r"costs?|costing|pa(?:y|ys|id|ying)|worth|charged?|spen[dt]|spending|quoted?|come to"
_WHEN = (
    r"(?:\A|[,;:.?!–-]\s*|\b(?:and|or|but|from|since|until|till|by|know|says?|said|told|tell|so|"
    r"exactly)\s+)when\b|\bwhen\W*\Z"
)
"""A "when" that asks; within a sentence it only says of when another thing is asked."""
_ASKS_ELSE = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|wh\w+|how)\b"
_NO_VOTERS = r"(?!(?: \w+)? (?:vot(?:ed|ing)|abstained|(?:was|were) (?:for|against|in favou?r))\b)"
_VOTERS = rf"(?:{MEMBER}|alder\w+|commissioners|people)"
_FOR_OR_AGAINST = r"(?:for|against|in favou?r)\b"
_BACKED = "(?:back|oppose|support|dissent|abstain)"
_MEASURE = r"(?:much|many|long|often|old|fast|far|big|large|high|wide|tall|deep|heavy)"
_NAMED = "company|firm|organi[sz]ation|group|body|bank|charity|person|people"
_WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "vote",
        r"\b(?:how|what|which way) did .*\b(?:vot(?:e|es|ing)|split|divide)\b"
        r"|\bwhat (?:was|were) the (?:\w+ )?(?:votes?|tally|count (?:on|when))\b"
        r"|\b(?:numbers|split|result|outcome) (?:in|of|on) the (?:\w+ )?vote\b"
        r"|\bvot(?:e|es|ing)\b.*\b(?:split|go|for|against|result)"
        r"|\b(?:passed|carried|agreed|approved) by (?:everyone|everybody|all|how)\b|\bunanimous"
        r"|\bhow (?:many|much)\b.*\b(?:vot(?:e|es|ed|ing)|abstain\w*|"
        rf"(?:were|was) {_FOR_OR_AGAINST})"
        r"|\bhow many (?:ayes|nays|noes|yeas)\b|\bfor and against\b|\bfor or against\b"
        rf"|\b(?:who|which|what)(?: \w+){{0,2}} (?:were|was|voted|voting) {_FOR_OR_AGAINST}"
        rf"|\b(?:which|what|how many) (?:\w+ ){{0,2}}?{_VOTERS} (?:\w+ )?{_BACKED}"
        rf"|\bwho (?:voted|abstained|dissented|opposed)\b"
        rf"|\bdid (?:any(?:one|body)|any {MEMBER}|{TITLE} \w+) (?:\w+ )??(?:{_BACKED}|vote)\b"
        r"|\b(?:casting|deciding|close|tight) vote\b|\bvoted (?:down|through)\b"
        r"|\b(?:absent|missing|missed)\b.*\bthe vote\b",
    ),
    (
        "reason",
        r"\bwhy\b|\bhow come\b|\bgrounds?\b|\barguments?\b|\breasons?\b|\bwhat made\b"
        r"|\bwhat(?:['’]?s| is| was| were| had been)? (?:h[eo]ld(?:ing)? (?:up|back)|stopp\w+|"
        r"behind|prevented|caused|impeded|delayed)\b",
    ),
    (
        "figure",
        rf"{_WHEN}|\bhow {_MEASURE}\b(?! (?:over|behind|along)\b)"
        r"(?!.*\b(?:got|gone|come) by\b)|\b(?:what|which)(?:['’]?s)? "
        rf"(?:(?:is|was|are|were) )?(?:[\w'’]+ ){{0,3}}?(?:{_FIGURES})\b"
        rf"|\bwhat\b.*\b(?:{_PAID})\b|\A(?!\W*{_ASKS_ELSE}).*\b(?:{_FIGURES})\b"
        r"|\b(?:due|overdue|cut-?off|deadline)\b|\b(?:by|until|up to) (?:what|which)\b"
        r"|\b(?:latest|last|closing|final)(?: \w+)? (?:date|day)\b",
    ),
    (
        "name",
        rf"\bwho(?:m|se|['’]?s)?\b{_NO_VOTERS}|\bwhich\b(?! (?:\w+ )?(?:{_FIGURES})\b){_NO_VOTERS}"
        rf"|\bwhat (?:[\w'’]+ )?(?:{MEMBER}|{_NAMED})\b|\bwhat .*\bnames?\b|\bnames? of\b"
        r"|\b(?:proposer|seconder|mover)s?\b"
        r"|\bwhere\b(?!.*\b(?:at|up to|stand|stood|got to|with)\b)",
    ),
    (
        "decision",
        r"\bwhat (?:was|were|did|has|is|have|line)\b.*\b(?:decide|decided|decision|resolve|"
        r"resolved|agree|agreed|agreeing|settle|outcome|ask|do (?:with|about)|call for)\b"
        r"|\bwhat (?:came|became|happened)\b|\bdecisions?\b|\bresolutions?\b|\bturn(?:ed)? out\b"
        r"|\bend(?:ed)? up (?:agree|decid|do)ing\b|\bin the end\b"
        r"|\b(?:was|were|has|have|did)\b.*\b(?:carr(?:y|ied)|approved?|refused?|reject(?:ed)?|"
        r"defeated|grant(?:ed)|adopt(?:ed)?|passed|agree|decide)\b"
        r"|\A\W*did\b.*\b(?:accept|back|support)\b|\A\W*(?:was|were) .*\bever\b",
    ),
)

_BESIDE = re.compile(
    r"\A\W*(?:when|where|as|after|before|if|since|because|given|on|in|at|by)\b[^?,]*,\s*"
    r"(?=(?:(?:and|so|then|by|on|from|for|at|in) )?"
    r"(?:how|wh(?:at|o|ose|ich|y|ere|en)|did|do|does|was|were|is|are|has|have)\b)",
    re.IGNORECASE,
)
"""A clause that stands before the one that asks: "When the pool closed, who was told?"."""
_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)


def find_wanted(words: str) -> tuple[Wanted, ...]:
    """Return what a question wants, what its earliest words ask for first.

    "Who left when the vote was over?" wants a name before a figure: what counts is where the words
    end that ask. A question for the number of votes wants a vote.
    """
    asking = _BESIDE.sub("", words, count=1)
    found = sorted(
        (match.end(), place, wanted)
        for place, (wanted, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(asking))
    )
    wanted: list[Wanted] = list(dict.fromkeys(kind for _, _, kind in found))
    if not wanted:
        wanted = ["figure" if re.search(r"\bwhen\b", words, re.IGNORECASE) else "fact"]
    if wanted[0] == "figure" and "vote" in wanted:
        wanted.remove("vote")
        wanted.insert(0, "vote")
    return tuple(wanted)
