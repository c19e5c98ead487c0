"""Tell the labels of a vote's sides: "For", "Those voting against:", "VOTING YES (3)"."""

import re

from english.persons import MEMBER, TITLE, TITLE_OF_ONE
from english.votes.names import NAMES, read_names
from english.votes.words import NONE as NOBODY
from english.votes.words import SIDE_WORD, N

_LEAD = (
    rf"(?:(?:those|the|total|numbers?\s+of|votes?|voting|voted|voters|{MEMBER}|cast|recorded|"
    rf"who|were|was)\s+){{0,4}}"
)
ON_WHAT = (
    r"(?:\s+votes?\b(?:\s+cast)?)?(?:\s+\([^\W\d_]{2,9}\)(?=\s*:))?"
    r"(?:\s+(?:(?:of|to|on|for)\s+)?(?:the\s+|this\s+|such\s+)?(?:[\w'’-]+\s+){0,3}?(?:motion|amendment|proposal|"
    r"deferral|resolution|adjournment|recommendations?|bill|ordinance|question|disposal|measure|"
    r"item|application|refusal|approval|report|budget))?"
)
"""What a side of a vote may be said to be for or against."""
SIDE = re.compile(rf"\W*{_LEAD}{SIDE_WORD}(?!\w)", re.IGNORECASE)
LABEL_WORDS = 8
"""Words of a label such as "In favour of the proposed amendment"."""
NONE = re.compile(rf"\W*(?:there\s+(?:was|were)\s+)?{N}\s+(?:\w+\s+)?abst\w+\W*\Z", re.IGNORECASE)
"""The side of those who abstain as a sentence: "There were no abstentions."."""
COUNT = re.compile(r"\W*(?:total\W*)?\d{1,3}\W*(?:votes?)?\W*\Z", re.IGNORECASE)
_NOBODY = re.compile(rf"\W*{NOBODY}\W*\Z", re.IGNORECASE)
_SENTENCE_WORDS = re.compile(r"\b(?:is|are|has|have|had|will|shall|that|it)\b", re.IGNORECASE)
_WHOLE = re.compile(
    rf"\W*{_LEAD}{SIDE_WORD}(?!\w){ON_WHAT}\W*(?:{N}\s*[)\]]?)?\W*\Z"
    rf"|\W*{_LEAD}(?:for|in\s+favou?r|against)\b",
    re.IGNORECASE,
)
"""A label as a whole; only those of the usual sides may say more than what they are on."""
LINE = re.compile(
    rf"^[ \t>#*_•·-]*(?P<label>(?:{_LEAD}(?:for|in\s+favou?r|against|abst[a-z]+)\b"
    rf"[^\n.;:,|–—=\d(]{{0,70}}?"
    rf"|{_LEAD}{SIDE_WORD}(?!\w){ON_WHAT})[ \t*_]*(?:[(\[]\s*{N}\s*[)\]])?)[ \t*_:–—-]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A label on a line of its own."""
WEAK = re.compile(
    r"\W*(?:for(?!\s+the\s+(?:motion|amendment|proposal)\b).*|no|yes|favou?r|"
    r"supporting|opposed|"
    r"absent\w*|absences?|excused|recus\w+|disqualified|not\s+present)(?:\W+\d{1,3})?\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A word for a side that says much else too."""
INLINE = re.compile(
    rf"(?<![\w’'£$€/.-])(?P<label>{_LEAD}{SIDE_WORD}(?!\w){ON_WHAT}(?:\s+(?:was|were))?"
    rf"|{_LEAD}(?:in\s+favou?r\s+of|against)\s+(?:[\w'’-]+\s+){{1,6}}?(?:was|were|(?=[–—:-])))(?:[*_]{{1,2}}(?=\s*[(\[]))?\s*"
    rf"(?P<count>[(\[]\s*{N}\s*[)\]]|,\s+{N}(?=\s*:))?\s*[*_]*(?P<sep>\s*[:=]|\s*[–—-]+(?=\s*(?:{N}\b|(?-i:[^\W\d_a-z])))|,(?=\s+{N}\s*[;.\n])"
    rf"|\.{{2,}}|(?=\s{{1,20}}{N}\s*(?:[,;.)\n*]|\Z|and\b|{SIDE_WORD}\b))|(?<=[)\]])|(?<=[)\]][*_])|(?<=[)\]][*_][*_]))\s*[*_]*",
    re.IGNORECASE,
)
"""A label with names or a number after it on its line."""
_WHO = rf"(?:{TITLE}|members|mayor)\b"
_CANDIDATE = (
    rf"(?:for|in\s+favou?r\s+of)\W+{TITLE_OF_ONE}\b\.?[^,;:\n]{{2,50}}?\W+"
    rf"(?:[(\[]\d{{1,3}}[)\]]\W*)?{MEMBER}\b"
)
"""The label of those who chose a candidate, their own names after it."""
TITLED = re.compile(
    rf"(?<![\w’'])(?!{_CANDIDATE})(?P<label>{_LEAD}{SIDE_WORD}(?!\w){ON_WHAT}"
    r"(?:\s+(?:was|were))?)[*_]{0,3},?\s+"
    rf"(?={_WHO}\.?\s+(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
"""A label with titled names straight after it: "In favour Councillors Birch and Cedar"."""
MAY_LABEL = re.compile(
    rf"\b{SIDE_WORD}(?!\w){ON_WHAT}(?:\s+(?:was|were))?[\s*_,]*"
    rf"(?:[:=(\[–—-]|\.\.|{N}\s*(?:[,;:.)\n*]|\Z|and\b|{SIDE_WORD}\b)|{_WHO})"
    r"|\b(?:in\s+favou?r\s+of|against)\s"
)
"""What a casefolded text holds somewhere, if INLINE or TITLED finds a label in it."""


def gives_a_side(label: str) -> bool:
    """Tell whether a label is that of one side of a vote."""
    short = len(label.split()) <= LABEL_WORDS and not label.rstrip("*_ ").endswith(".")
    return short and bool(_WHOLE.match(label)) and not _SENTENCE_WORDS.search(label)


def heads_names(words: str, follows: str) -> bool:
    """Tell whether a line is the label of one side of a vote, its names standing below it."""
    ends = words.rstrip("*_ ").endswith((".", ";", ","))
    if ends or len(words.split(None, LABEL_WORDS)) > LABEL_WORDS or not _WHOLE.match(words):
        return False
    if _SENTENCE_WORDS.search(words):
        return False
    return bool(NAMES.match(follows) or is_count(follows) or _lists_alone(words, follows))


def _lists_alone(words: str, follows: str) -> bool:
    """Tell a line of nothing but a name or nobody, below a label that can be nothing else."""
    if _NOBODY.match(follows):
        return True
    sure = words.rstrip("*_ ").endswith(":") or not WEAK.match(words)
    line = follows.strip().partition("\n")[0]
    listed = read_names(line, 0, len(line))
    return sure and bool(listed.names) and not line[listed.end :].strip(" .*_()0123456789")


def is_count(words: str) -> bool:
    """Tell the number of those on one side of a vote, on a line of its own."""
    return bool(COUNT.match(words))
