"""Tell what no line can be a mark without, and what it isn't one with.

These are the cheap gates before the model: a line that names a subject (private water), that
denies or lifts its secrecy (no longer exempt), or that only offers a choice, is no mark.
"""

import re

from ingest.access.wording import SECRETS, Wording


def may_close(wording: Wording) -> bool:
    """Tell whether a line holds what no mark can be without; one that doesn't is never a mark."""
    ideas = set(wording.ideas)
    unknown = wording.ideas.count("?")
    known, nearly_known = unknown == 0, unknown < 2
    in_order = " ".join(wording.ideas)
    too_many = unknown > max(MOST_UNKNOWN, len(wording.ideas) // 3)
    if too_many or DENIES.search(in_order) or _names_subject(wording):
        return False
    if CHOICE.search(in_order) or lifts(wording):
        return False
    return bool(
        ideas & {"secret", "private", "exempt", "restrict", "confidence"}
        or _is_not_public(wording)
        or ("public" in ideas and ideas & {"exclude", "closed"})
        or (nearly_known and FOR_FEW.search(in_order))
        or (nearly_known and "limited" in ideas and ideas & {*_PAPERS, "label"})
        or ("sensitive" in ideas and ideas & {*_PAPERS, "grade", "law", "label"})
        or (known and {"colour", "paper"} <= ideas and len(wording.words) <= SHORT)
        or ("brief" in ideas and len(wording.words) <= BRIEFEST)
        or (known and ideas & {"inner", "clause", "later", "closed", "camera"})
        or (known and {"information", "relating"} <= ideas)
        or (known and NOT_TAKEN.match(in_order))
        or (nearly_known and {"harm", "publish"} <= ideas)
        or (known and "reserved" in ideas and ideas & {"session", "paper"})
        or (known and "counsel" in ideas and ideas & {"paper", "sensitive"})
        or (known and "recall" in ideas and ideas & {"paper", "publish", "session"})
        or (nearly_known and "seal" in ideas and ideas & {*_PAPERS, "made", "law"})
        or (in_order == "limited number" or "tlp" in wording.words)
        or {"eyes", "only"} <= set(wording.words)
    )


def _names_subject(wording: Wording) -> bool:
    """Tell a line that names what something is about: private water, exempt trees, a policy."""
    in_order = " ".join(wording.ideas)
    if found := SUBJECT.search(in_order):
        rest = {*in_order[: found.start()].split(), *in_order[found.end() :].split()}
        return not rest & {*SECRETS, "publish", "paper", "session", "law", "neg", "only"}
    return ABOUT.match(in_order) is not None or _frees_from_rule(wording)


def _frees_from_rule(wording: Wording) -> bool:
    """Tell an exemption from anything but publication: from standing orders, from a tax."""
    pairs = zip(wording.ideas, wording.words[1:], strict=False)
    at = next((n for n, pair in enumerate(pairs) if pair == ("exempt", "from")), None)
    if at is None:
        return False
    rest = set(wording.ideas[at + 2 :]) & {"publish", "public", "label", "relating"}
    return not rest and not DISCLOSURE & set(wording.words[at + 2 :])


def lifts(wording: Wording) -> bool:
    """Tell a line that says that something is secret no more: previously exempt, embargo over."""
    in_order = " ".join(wording.ideas)
    if found := ENDS.search(in_order):
        return not {"until", "neg"} & set(in_order[: found.start("end")].split())
    if found := ONCE.search(in_order):
        return not re.search(rf"\bnow (?:\S+ )??{_SECRET}", in_order[found.end() :])
    return NOW_PUBLIC.search(" ".join(wording.words)) is not None


def _is_not_public(wording: Wording) -> bool:
    """Tell whether a line says, before much else, that something is not public."""
    found = NOT_PUBLIC.search(" ".join(wording.ideas))
    return found is not None and found.string[: found.end()].count("?") < 2


_SECRET = r"(?:secret|private|exempt|restrict|confidence|closed|sensitive)"
ONCE = re.compile(rf"\bonce (?:(?!public|publish|open|until)\S+ ){{0,3}}?{_SECRET}\b")
ENDS = re.compile(
    rf"\b{_SECRET} (?:(?:paper|session|publish|was|of|label|council) ){{0,4}}(?P<end>lifted)\b"
)
NOW_PUBLIC = re.compile(
    r"\b(?:now|since|subsequently|been|was|were)(?: been| made| fully| again)* "
    r"(?:released|published|public|open|available|disclosed|declassified)\b"
    r"|(?<!be )(?<!until )(?<!not )\bmade public (?!until|when|once|only)\w+"
)
_CHOSEN = rf"(?:{_SECRET}(?: of {_SECRET})?)"
CHOICE = re.compile(
    rf"(?:^|[:¿-] )(?:ask |this |paper |session )*(?:(?:open|public) (?:/|of) {_CHOSEN}"
    rf"|{_CHOSEN} (?:/|of) (?:open|public))(?: paper| session| label)*(?: [¿:])?$"
)
"""What a form offers for choice, and nobody chose: "Public/Exempt"."""
DISCLOSURE = frozenset(
    "foi foia foisa eir freedom access lgoima gipa 12a 7a gdpr inspection".split()
)
"""What frees from publication by another name."""
_PAPERS = frozenset(("publish", "kind", "information", "paper"))
NOT_PUBLIC = re.compile(
    r"\bneg(?: [a-z]+){0,6}? (?:publish|public)\b|\bno (?:publish|public)\b"
    r"|\bin (?:committee|camera)\b|\bexecutive session\b|\bbelow (?:of |this )?topic\b"
    r"|\b(?:publish|public|open|open paper)(?: \))? [:¿-] no$"
    r"|\bpublish (?:: )?neg\b|\bneg open$"
    r"|\bpublic (?:[a-z]+ )?neg (?:[a-z]+ ){0,3}(?:made|label|publish)\b"
    r"|\bexclude (?:of |this )*publish\b|\bin again until\b|\bopen until (?:was |this )*publish\b"
)
NOT_TAKEN = re.compile(
    r"(?:this |paper |was )*neg (?:was |of )*(?:made|exclude)"
    r" (?:of |public |this )*(?:session|council)"
)
DENIES = re.compile(
    r"\bneg (?:(?!no\b)[a-z]+ )?ask\b.*\b(?:secret|private|exempt|restrict)\b"
    r"|\bpart number exempt\b"
    r"|^no (?:part|paper|session|information)\b(?: (?!publish |public )\S+)*?"
    r" (?:secret|private|exempt|restrict|confidence)\b"
)
SUBJECT = re.compile(r"\b(?:private|exempt|restrict) (?:topic\b|[?])|\btopic private\b")
ABOUT = re.compile(r"topic of (?:\S+ )*?(?:secret|private|exempt|restrict|confidence)\b")
FOR_FEW = re.compile(
    r"\b(?:people|inner|publish)(?: [a-z]+){0,2} only\b|\bonly (?:of )*(?:people|inner)\b"
    r"|\b(?:grade|council)(?: use)? only\b"
)
MOST_UNKNOWN = 4
"""Words of a mark that are none of those that marks are made of, or a third of them."""
SHORT, BRIEFEST = 6, 3
"""Words of a line that names a paper by its colour, and of one that is an abbreviation."""
