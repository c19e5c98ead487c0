"""Tell what kind of answer a question wants: a date, a sum, a name, a decision …

Knows English questions, and nothing of what is searched.
"""

import re
from typing import Literal

Wanted = Literal[
    "deadline",
    "date",
    "amount",
    "share",
    "measure",
    "count",
    "number",
    "duration",
    "person",
    "organisation",
    "place",
    "reason",
    "vote",
    "decision",
    "fact",
]
MEASURED: frozenset[Wanted] = frozenset(
    ("deadline", "date", "amount", "share", "measure", "count", "number", "duration")
)
"""What only a sentence that holds a date, a sum or a number can answer."""

_SUMS = (
    "price|sum|amount|costs?|precept|budget|fees?|grants?|rate|salary|rent|fine|charges?|bill|"
    "estimate|value|quote|donation|contribution|payment|spend|spending limit"
)
_BALANCES = "loan|increase|rise|deficit|surplus|shortfall|overspend|underspend|debt|saving|cut"
_ROUGHLY = (
    "the|a|an|any|rough|total|estimated|original|annual|yearly|final|average|contract|accepted"
)
_PAID = (
    r"costs?|costing|pay|pays|paid|paying|worth|charges?|charged|spen[dt]|spending|quoted?|"
    r"valued at"
)
_PEOPLE = (
    "councillors?|members?|officers?|person|people|inspector|landowners?|minister|sergeant|garda|"
    "farmer|artists?|sculptor|driver|resident|clerk|engineer|superintendent|priest|teacher|"
    "principal|owner"
)
_BODIES = (
    "contractors?|firms?|company|companies|consultants?|architects?|engineers|surveyors?|"
    "solicitors?|agency|agencies|builders?|developers?|suppliers?|auditors?|charity|charities|"
    "bank|insurers?|provider|operator|groups?|body|bodies|business|businesses|hotels?|court|agent|"
    "band|chain|department|union|club|association|councils|schools?|organi[sz]ations?"
)
_ASKS_WHETHER_OR_HOW = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|wh\w+|how)\b"
)
_AUX = (
    "of|did|does|do|is|was|were|are|has|have|had|will|would|it|the|to|for|can|could|should|money|in|"
    "notice|time|longer"
)
_WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "vote",
        r"\bhow did .*\bvot(?:e|es|ing)\b"
        r"|\b(?:vote|votes|voting)\b.*\b(?:split|go|for|against|result)"
        r"|\bwho (?:voted|abstained)\b|\bhow (?:many|much) (?:voted|votes)\b"
        r"|\bhow many\b.*\b(?:vot(?:e|es|ed|ing)|abstain\w*)\b"
        r"|\bhow many\b.*\b(?:were|was) (?:for|against|in favou?r)\b"
        r"|\b(?:who|which|what)\b.*\b(?:were|was|voted|voting) (?:for|against|in favou?r)\b"
        r"|\b(?:casting|deciding) vote\b|\bvoted (?:down|through)\b"
        r"|\bfor and against\b|\b(?:numbers|split) (?:in|of) the vote\b|\bwhat were the votes\b",
    ),
    (
        "reason",
        r"\bwhy\b|\bwhat (?:was|is|were) the (?:reason|grounds?)|\bon what grounds?\b|\bhow come\b"
        r"|\breasons?\b|\bwhat (?:stopped|prevented|caused|impeded|delayed)\b"
        r"|\bwhat(?:'s|’s| is| was| were| had been)? "
        r"(?:hold(?:ing)? (?:up|back)|stopp(?:ing|ed)|behind)\b",
    ),
    (
        "duration",
        r"\bhow long\b(?! (?:have|has|had|do|does|did)\b.*\b(?:got|have|left)\b)"
        r"|\b(?:for|in|after) how (?:many|long) (?:days|weeks|months|years)?\b",
    ),
    (
        "amount",
        r"\bhow much\b(?! (?:notice|time|longer)\b)"
        rf"|\bwhat(?:['’]?s)? (?:\w+ ){{0,2}}?(?:{_SUMS})\b"
        r"|\bwhat(?:['’]?s| (?:did|does|do|will|would|has|have|is|was|are|were|had))\b.*"
        rf"\b(?:{_PAID})\b"
        rf"|\A\W*(?:(?:{_ROUGHLY})\s+)*(?:\w+ )?(?:{_SUMS})\b"
        rf"|\A(?!\W*{_ASKS_WHETHER_OR_HOW}).*\b(?:{_SUMS})\b[^?]{{0,60}}\?\W*\Z"
        rf"|\bhow (?:big|large) (?:a|an|is the|was the) (?:\w+ )?(?:{_SUMS}|{_BALANCES})\b"
        r"|\bhow far short\b|\b(?:price|percentage|per cent|salary|wage)\b"
        r"|\bwhat(?:['’]?s| is| was) (?:the |[\w'’ ]+['’]s? )(?:\w+ ){0,3}"
        rf"(?:increase|rise|total|balance|{_SUMS})\b"
        r"|\bwhat interest\b|\bwhat (?:share|percentage)\b",
    ),
    ("count", r"\bhow many\b|\bwhat (?:number|(?:is|was) the count)\b|\bnumber of\b"),
    (
        "measure",
        rf"\bhow much (?!(?:{_AUX})\b)"
        r"|\bhow (?:fast|far|big|large|high|wide|tall|deep)\b(?! (?:over|short|behind|along)\b)"
        r"|\bwhat (?:\w+ )?(?:speeds?|size|height|width)\b",
    ),
    (
        "number",
        r"\bhow (?:often|old)\b|\bwhat (?:\w+ )?(?:ages?|turnout)\b"
        r"|\b(?:turnout|visitor numbers)\b",
    ),
    (
        "deadline",
        r"\b(?:due|deadline|overdue|cut-?off)\b|\bby (?:when|what|which)\b"
        r"|\b(?:up to|until) (?:when|what)\b"
        r"|\bhow long (?:have|has|had|do|does|did)\b.*\b(?:got|have|left)\b"
        r"|\b(?:latest|last|closing|final)(?: \w+)? (?:date|day)\b"
        r"|\bwhen .*\b(?:clos(?:e|ed|es)|must|have to)\b",
    ),
    (
        "date",
        r"\bwhen\b|\b(?:what|which|by what|up to what|on what) (?:\w+ )?"
        r"(?:dates?|day|year|month|time|financial year|deadline)\b|\bby when\b|\bdeadline\b"
        r"|\bfirst (?:date|day)\b|\b(?:latest|last|cut-?off|closing)(?: \w+)? (?:date|day)\b",
    ),
    (
        "person",
        rf"\bwho(?:m|se|['’]?s)?\b|\b(?:which|what) (?:\w+ )?(?:{_PEOPLE})\b"
        r"|\bwhat(?:['’]?s| is| was| are| were) the names?\b|\A\W*(?:the )?names? of\b",
    ),
    (
        "organisation",
        rf"\b(?:which|what) (?:\w+ ){{0,2}}?(?:{_BODIES})\b",
    ),
    (
        "place",
        r"\bwhere\b(?!.*\b(?:at|up to|stand|stood|got to|with)\b)"
        r"|\bwhich (?:road|street|roads|streets|site|place|ward|village|town)\b",
    ),
    (
        "decision",
        r"\bwhat (?:was|were|did|has|is|have|line)\b.*\b(?:decide|decided|decision|resolve|"
        r"resolved|agree|agreed|agreeing|settle|outcome|ask|do (?:with|about)|call for)\b"
        r"|\bwhat (?:came|became|happened)\b|\bdecisions?\b|\bresolutions?\b|\bturn(?:ed)? out\b"
        r"|\bend(?:ed)? up (?:agree|decid|do)ing\b"
        r"|\b(?:was|were|has|have)\b.*\b(?:carried|approved|refused|rejected|defeated|granted|"
        r"adopted|passed)\b|\bdid\b.*\b(?:agree|approve|refuse|reject|adopt|decide)\b"
        r"|\bwhat did\b.*\bdo (?:about|with|in the end)\b|\b(?:was|were) .*\bever\b",
    ),
)
_SHARES = re.compile(
    r"\b(?:shares?|per\s?cent\w*|proportion|by how much|how much (?:of|more|less|faster)|interest|"
    r"ris(?:e|es|en|ing)|rose|increas\w+|go(?:es|ing)? up|went up|put(?:ting)? up|rais\w+|drop\w*|"
    r"fall\w*|fell|reduc\w+|decreas\w+|cut|down|discount|rates?|tax|levy|contribut\w+|fund\w*|"
    r"pays?|paying)\b",
    re.IGNORECASE,
)
"""What makes a question for an amount one that a percentage may answer."""
_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)


def find_wanted(words: str) -> tuple[Wanted, ...]:
    """Return what a question wants, what its earliest words ask for first.

    "Who left when the vote was over?" wants a person before a date. A question that asks
    "when" and "due" wants a deadline; a question for an amount that rises may be answered by a
    share.
    """
    found = sorted(
        (match.start(), place, wanted)
        for place, (wanted, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(words))
    )
    wanted = list(dict.fromkeys(kind for _, _, kind in found)) or ["fact"]
    if wanted[0] == "date" and "deadline" in wanted:
        wanted.remove("deadline")
        wanted.insert(0, "deadline")
    if "amount" in wanted and _SHARES.search(words):
        wanted.append("share")
    return tuple(wanted)
