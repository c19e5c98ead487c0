"""Tell what kind of answer a question wants: a date, a sum, a name, a decision …

Knows English questions, and nothing of what is searched.
"""

import re
from collections.abc import Sequence
from typing import Literal

from english.persons import MEMBER, TITLE

Wanted = Literal[
    "deadline",
    "date",
    "time",
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
    ("deadline", "date", "time", "amount", "share", "measure", "count", "number", "duration")
)
"""What only a sentence that holds a date, a sum or a number can answer."""

_SUMS = (
    "price|sum|amount|costs?|precept|budget|fees?|grants?|rate|salary|rent|fine|charges?|bill|"
    "council tax|estimate|value|quote|donation|contribution|payment|spend|spending limit"
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
    "principal|owner|lady|gentleman|resident|relative|responder|member of staff|manager|director"
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
_RATES = "budget|grant|rate|fee|charge|rent|levy"
_LINKS = (
    "about|of|for|on|to|at|in|from|with|did|does|do|was|is|were|are|has|had|have|can|could|may|will|"
    "would|should|the|a"
)
"""Words that part what is asked for from another thing."""
_DUE_TO = (
    r" to (?:be (?:held|opened|started|launched|unveiled|shown)|go|start|begin|open|re-?open|take|"
    r"come|run|happen|meet|move|arrive|visit|return|end|finish|close)\b"
)
"""What follows on what is due to happen, and has no deadline."""
_WHEN = (
    r"(?:\A|[,;:.?!–-]\s*|\b(?:and|or|but|from|since|until|till|by|know|says?|said|told|tell|so|"
    r"exactly)\s+)when\b|\bwhen\W*\Z"
)
"""A "when" that asks; within a sentence it only says of when another thing is asked."""
_NO_VOTERS = r"(?! (?:vot(?:ed|ing)|abstained|(?:was|were) (?:for|against|in favou?r))\b)"
_NO_CLOCK = r"(?: of (?:the )?year|\s?(?:frame|scale|line|table|limit|period))\b"
"""What follows on a time that no clock shows."""
_WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "vote",
        r"\bhow did .*\b(?:vot(?:e|es|ing)|split|divide)\b"
        r"|\bwhat was the (?:\w+ )?(?:vote|count (?:on|when))\b"
        rf"|\bhow many {MEMBER}\b.*\b(?:back|oppos|support)\w*|\bunanimous"
        r"|\b(?:passed|carried|agreed|approved) by (?:everyone|everybody|all|how)\b"
        r"|\b(?:vote|votes|voting)\b.*\b(?:split|go|for|against|result)"
        r"|\bwho (?:voted|abstained)\b|\bhow (?:many|much) (?:voted|votes)\b"
        r"|\bhow many\b.*\b(?:vot(?:e|es|ed|ing)|abstain\w*)\b"
        r"|\bhow many\b.*\b(?:were|was) (?:for|against|in favou?r)\b"
        r"|\b(?:who|which|what)(?: \w+){0,2} (?:were|was|voted|voting) (?:for|against|in favou?r)\b"
        r"|\b(?:casting|deciding|close|tight) vote\b|\bvoted (?:down|through)\b"
        rf"|\b(?:which|what|how many) (?:\w+ ){{0,2}}?(?:{MEMBER}|"
        r"alder\w+|commissioners|people) (?:backed|opposed|supported|dissented|abstained)\b"
        r"|\bwho (?:dissented|opposed)\b|\bwhat was the tally\b"
        r"|\b(?:which way|what|how) did .*\bvote\b|\b(?:was|were) .*\bfor or against\b"
        rf"|\bdid (?:any(?:one|body)|any {MEMBER}|"
        rf"{TITLE} \w+) "
        r"(?:\w+ )??(?:oppose|support|back|dissent|abstain|vote)\b"
        r"|\bhow many (?:ayes|nays|noes|yeas)\b"
        r"|\b(?:absent|missing|missed)\b.*\bthe vote\b"
        r"|\b(?:numbers|split|result|outcome) (?:in|of|on) the (?:\w+ )?vote\b"
        r"|\bfor and against\b|\bwhat were the votes\b",
    ),
    (
        "reason",
        r"\bwhy\b|\b(?:on |what |which )grounds?\b|\bhow come\b|\bwhat made\b|\barguments?\b"
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
        rf"|\bhow (?:big|large) (?:a|an|is the|was the) (?:\w+ ){{0,3}}?(?:{_SUMS}|{_BALANCES})\b"
        r"|\bhow far short\b"
        r"|\bwhat(?:\W+\w+){1,4}?\W+(?:price|percentage|per cent|salary|wage)\b"
        r"|\bwhat\b.*\b(?:c[oa]mes?|amount(?:s|ed)?) to\W*(?:\Z|,|\b(?:in|for|once|all)\b)"
        rf"|\bwhat\b.*\b(?:precept|{_RATES}) (?:at|be)\b"
        r"|\bwhat(?:['’]?s| is| was) (?:the |[\w'’ ]+['’]s? )(?:\w+ ){0,3}"
        rf"(?:increase|rise|total|balance|{_SUMS})\b"
        r"|\bwhat interest\b|\bwhat (?:share|percentage)\b",
    ),
    ("count", r"\bhow many\b|\bwhat (?:number|(?:is|was) the count)\b|\bnumber of\b"),
    (
        "measure",
        rf"\bhow much (?!(?:{_AUX})\b)"
        r"|\bhow (?:fast|far|big|large|high|wide|tall|deep|heavy)\b"
        r"(?! (?:over|short|behind|along)\b)(?!.*\b(?:got|gone|come)\b)"
        r"|\bwhat (?:\w+ )?(?:speeds?|size|height|width|weight|length|depth)\b",
    ),
    (
        "number",
        r"\bhow (?:often|old)\b|\bwhat (?:\w+ )?(?:ages?|turnout)\b"
        r"|\b(?:turnout|visitor numbers)\b",
    ),
    (
        "deadline",
        rf"\b(?:due(?!{_DUE_TO})|deadline|overdue|cut-?off)\b|\bby (?:when|what|which)\b"
        r"|\b(?:up to|until) (?:when|what)\b"
        r"|\bhow long (?:have|has|had|do|does|did)\b.*\b(?:got|have|left)\b"
        r"|\b(?:latest|last|closing|final)(?: \w+)? (?:date|day)\b"
        r"|\bwhen .*\b(?:clos(?:e|ed|es)|must|have to)\b",
    ),
    (
        "date",
        rf"{_WHEN}|\b(?:what|which|by what|up to what|on what) (?:\w+ )?"
        r"(?:dates?|day|year|month|financial year|deadline)\b|\bby when\b|\bdeadline\b"
        rf"|\bwhat time(?={_NO_CLOCK})"
        r"|\bfirst (?:date|day)\b|\b(?:latest|last|cut-?off|closing)(?: \w+)? (?:date|day)\b",
    ),
    (
        "time",
        rf"\b(?:what|which) (?:time|hours?)\b(?!{_NO_CLOCK})"
        r"|\b(?:opening|closing|start(?:ing)?|finish(?:ing)?) (?:times?|hours)\b",
    ),
    (
        "person",
        rf"(?:\bwho(?:m|se|['’]?s)?\b"
        rf"|\b(?:which|what) (?:(?!(?:{_LINKS})\b)[\w'’]+ ){{0,2}}?(?:{_PEOPLE})\b){_NO_VOTERS}"
        r"|\b(?:proposer|seconder|mover)s?\b"
        r"|\bwhat(?:['’]?s| is| was| are| were) the names?\b|\A\W*(?:the )?names? of\b",
    ),
    (
        "organisation",
        rf"\b(?:which|what) (?:(?!(?:{_LINKS})\b)\w+ ){{0,2}}?(?:{_BODIES})\b",
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
        r"|\A\W*did\b.*\b(?:accept|back|support)\b"
        r"|\bwhat did\b.*\bdo (?:about|with|in the end)\b|\A\W*(?:was|were) .*\bever\b",
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
_BESIDE = re.compile(
    r"\A\W*(?:when|where|as|after|before|if|since|because|given|on|in|at|by)\b[^?,]*,\s*"
    r"(?=(?:(?:and|so|then|by|on|from|for|at|in) )?"
    r"(?:how|wh(?:at|o|ose|ich|y|ere|en)|did|do|does|was|were|is|are|has|have)\b)",
    re.IGNORECASE,
)
"""A clause that stands before the one that asks: "When the pool closed, who was told?"."""
_BEFORE: Sequence[tuple[Wanted, Wanted]] = (
    ("date", "deadline"),
    ("measure", "amount"),
    ("count", "duration"),
    ("count", "vote"),
    ("amount", "vote"),
)
"""Pairs of which the second is what is meant, where both are asked for and the first one first."""
_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _WANTED)


def find_wanted(words: str) -> tuple[Wanted, ...]:
    """Return what a question wants, what its earliest words ask for first.

    "Who left when the vote was over?" wants a person before a date, "What was the last day for
    challenging what was decided?" a deadline before a decision: what counts is where the words
    end that ask. A question that asks "when" and "due" wants a deadline, one for the number of
    votes a vote; one for an amount that rises may be answered by a share.
    """
    asking = _BESIDE.sub("", words, count=1)
    found = sorted(
        (match.end(), place, wanted)
        for place, (wanted, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(asking))
    )
    wanted: list[Wanted] = list(dict.fromkeys(kind for _, _, kind in found))
    if not wanted:
        wanted = ["date"] if re.search(r"\bwhen\b", words, re.IGNORECASE) else ["fact"]
    for plain, special in _BEFORE:
        if wanted[0] == plain and special in wanted:
            wanted.remove(special)
            wanted.insert(0, special)
    if wanted[0] == "time":
        wanted = [kind for kind in wanted if kind not in ("date", "deadline")]
    if "amount" in wanted and _SHARES.search(words):
        wanted.append("share")
    return tuple(wanted)
