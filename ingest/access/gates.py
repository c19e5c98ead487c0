"""Tell what no line can be a mark without, and what it isn't one with.

These are the cheap gates before the model: a line that names a subject (private water), that
denies or lifts its secrecy (no longer exempt), or that only offers a choice, is no mark.
"""

import re

from ingest.access.wording import SECRETS, Wording


def may_close(wording: Wording) -> bool:
    """Tell whether a line holds what no mark can be without; one that doesn't is never a mark."""
    unknown = wording.ideas.count("?")
    in_order = " ".join(wording.ideas)
    too_many = unknown > max(MOST_UNKNOWN, len(wording.ideas) // 3)
    if too_many or DENIES.search(in_order) or _names_subject(wording):
        return False
    if CHOICE.search(in_order) or lifts(wording):
        return False
    return (
        _says_so(wording, in_order)
        or (unknown < 2 and _says_so_if_nearly_known(wording, in_order))
        or (unknown == 0 and _says_so_if_known(wording, in_order))
    )


def _says_so(wording: Wording, in_order: str) -> bool:
    """Tell a line that may be a mark whatever else it says."""
    ideas, words = set(wording.ideas), set(wording.words)
    return bool(
        ideas & {"secret", "private", "exempt", "restrict", "confidence"}
        or _is_not_public(wording)
        or LEFT.search(in_order)
        or KEPT.match(in_order)
        or ("sensitive" in ideas and ideas & {*_PAPERS, "grade", "law", "label"})
        or ("brief" in ideas and len(wording.words) <= BRIEFEST)
        or (wording.words[:1] == ("subject",) and words & {"confidentiality", "privilege"})
        or in_order in ("seal", "limited number")
        or "law of exclude" in in_order
        or "tlp" in words
        or {"eyes", "only"} <= words
    )


def _says_so_if_nearly_known(wording: Wording, in_order: str) -> bool:
    """Tell a line that may be a mark if no more than one of its words is unknown."""
    ideas = set(wording.ideas)
    return bool(
        FOR_FEW.search(in_order)
        or ("limited" in ideas and ideas & {*_PAPERS, "label"})
        or {"neg", "recall"} <= ideas
        or {"harm", "publish"} <= ideas
        or ("seal" in ideas and ideas & {*_PAPERS, "made", "law"})
    )


def _says_so_if_known(wording: Wording, in_order: str) -> bool:
    """Tell a line that may be a mark if none of its words is unknown."""
    ideas = set(wording.ideas)
    return bool(
        ({"colour", "paper"} <= ideas and len(wording.words) <= SHORT)
        or ideas & {"inner", "clause", "later", "closed", "camera"}
        or {"information", "relating"} <= ideas
        or ({"number", "again"} <= ideas and ideas & {"publish", "paper"})
        or ("reserved" in ideas and ideas & {"session", "paper"})
        or ("counsel" in ideas and ideas & {"paper", "sensitive"})
        or ("recall" in ideas and ideas & {"paper", "publish", "session", "number", "until"})
        or NOT_TAKEN.match(in_order)
    )


def _names_subject(wording: Wording) -> bool:
    """Tell a line that names what something is about: private water, exempt trees, a policy."""
    in_order = COMPOUND.sub("topic", " ".join(wording.ideas))
    if found := SUBJECT.search(in_order):
        rest = {*in_order[: found.start()].split(), *in_order[found.end() :].split()}
        return not rest & {*SECRETS, "publish", "paper", "session", "law", "neg", "only"}
    if STATUTE.match(in_order) and not set(SECRETS) & set(wording.ideas):
        return True
    if len(wording.words) >= LEAST_SPOKEN and META.search(in_order):
        return True
    if ABOUT.match(in_order) or HOUR.fullmatch(in_order):
        return True
    return _frees_from_rule(wording) or OF_PEOPLE.search(" ".join(wording.words)) is not None


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
        if re.search(_SECRET, in_order[: found.start()]):
            return False
        return not re.search(rf"\bnow (?:\S+ )??{_SECRET}", in_order[found.end() :])
    words = " ".join(wording.words)
    if {"until", "neg"} & set(wording.ideas) and not words.startswith("made public"):
        return NOW_PUBLIC.search(in_order) is not None and "neg" not in wording.ideas
    if "part" in wording.ideas:
        return NOW_PUBLIC.search(in_order) is not None
    was_secret = WAS_SECRET.search(words) is not None and "publish" in wording.ideas
    return was_secret or bool(NOW_PUBLIC.search(in_order) or MADE_PUBLIC.search(words))


def turns_secret(wording: Wording) -> bool:
    """Tell a line that says that something public is secret now."""
    return NOW_SECRET.search(" ".join(wording.ideas)) is not None


def _is_not_public(wording: Wording) -> bool:
    """Tell whether a line says, before much else, that something is not public."""
    found = NOT_PUBLIC.search(" ".join(wording.ideas))
    return found is not None and found.string[: found.end()].count("?") < 2


def chosen(wording: Wording) -> Wording:
    """Return what a line says of two things that a form offers: "Public/Exempt: Exempt"."""
    found = ANSWERED.match(" ".join(wording.ideas))
    skipped = found[0].count(" ") if found else 0
    return Wording(wording.words[skipped:], wording.ideas[skipped:])


_SECRET = r"(?:secret|private|exempt|restrict|confidence|closed|sensitive)"
ONCE = re.compile(rf"\bonce (?:(?!public|publish|open|until|now|made)\S+ ){{0,3}}?{_SECRET}\b")
ENDS = re.compile(
    rf"\b{_SECRET} (?:(?:paper|session|publish|was|of|label|council) ){{0,4}}(?P<end>lifted)\b"
)
NOW_SECRET = re.compile(
    r"\b(?:public|publish|open) .*\bnow (?:secret|private|exempt|restrict)(?: paper)?$"
)
NOW_PUBLIC = re.compile(
    rf"\b{_SECRET}(?: paper| session| label| part)?(?: (?:until|number|of|was|resolve|kind))*"
    r"(?: [:(-])?(?: (?:of|this|was|ask|exclude|resolve))* now(?: (?:was|made|of|public|council))*"
    r" (?:publish|public|open)\b"
)
"""What is secret, and said of it alone that it is public now."""
MADE_PUBLIC = re.compile(
    r"(?<!be )(?<!never )\bmade public\b(?! until| when| once| only)"
    r"|\breleased from (?:the )?(?:confidential|exempt|private|restricted|public excluded)\b"
)
WAS_SECRET = re.compile(r"\b(?:was|were|had been) (?:confidential|exempt|private|restricted)\b")
_CHOSEN = rf"(?:{_SECRET}(?: or {_SECRET})?)"
_OPEN = "(?:open|public)"
_CHOICE = (
    rf"(?:ask |this |paper |session |label )*(?:{_OPEN} (?:/|or) {_CHOSEN}"
    rf"|{_CHOSEN} (?:/|or) {_OPEN})(?: paper| session| label)*(?: [(][^)]*[)])?"
)
CHOICE = re.compile(rf"(?:^|[:¿-] ){_CHOICE}(?: [¿:])?$")
ANSWERED = re.compile(rf"{_CHOICE} [:¿-] (?=\S)")
"""What a form offers for choice, and nobody chose: "Public/Exempt"."""
DISCLOSURE = frozenset(
    "foi foia foisa eir freedom access lgoima gipa 12a 7a gdpr inspection".split()
)
"""What frees from publication by another name."""
_PAPERS = frozenset(("publish", "kind", "information", "paper"))
NOT_PUBLIC = re.compile(
    r"\bneg(?: [a-z]+){0,6}? (?:publish|public)\b|\bno (?:in )?(?:publish|public)\b"
    r"|\bin (?:committee|camera)\b|\bexecutive session\b|\bbelow (?:of |this )?topic\b"
    r"|^(?:(?:this|paper|ask|was|people) )*neg (?:(?:was|[?]) ){0,2}(?:(?:of|or|this) )+"
    r"(?:publish|public)\b"
    r"|\b(?:publish|public|open|open paper)(?: \))? [:¿-] no$"
    r"|\bpublish (?:: )?neg\b|\bneg open$"
    r"|\bpublic (?:[a-z]+ )?neg (?:[a-z]+ ){0,3}(?:made|label|publish)\b"
    r"|\bpublic (?:ask|was) neg (?:was|allowed)\b"
    r"|\bexclude (?:of |this )*publish\b|\bin again until\b|\bopen until (?:was |this )*publish\b"
)
LEFT = re.compile(
    r"\b(?:exclude|closed) (?:(?!exclude\b)[a-z-]+ ){0,6}?public\b"
    r"|\bpublic (?:(?!public\b)[a-z-]+ ){0,6}?(?:exclude|closed)\b"
)
KEPT = re.compile(
    r"again this (?:paper|publish)\b|limited of people\b|neg of this paper$"
    r"|made (?:again )?of (?:this )?public$"
    r"|(?:no|neg) (?:publish|paper) (?:was )+made$"
)
NOT_TAKEN = re.compile(
    r"(?:this |paper |was |ask |people )*neg (?:was |of )*(?:made|exclude|enter|lifted)"
    r" (?:of |public |this )*(?:(?:session|council|committee|people|topic)\b|$)"
)
DENIES = re.compile(
    r"\bneg (?:(?!no\b)[a-z]+ )?ask\b.*\b(?:secret|private|exempt|restrict)\b"
    r"|\bpart number exempt\b|\bneg was limited\b"
    r"|^(?:secret|private|exempt) session was made(?: of)?$"
    r"|^(?:this |paper |ask )*neg (?:of |this )*(?:secret|private|exempt|restrict)"
    r"(?: paper| session| of (?:this )?(?:publish|public)(?: publish| label)?)?$"
    r"|^(?:(?:none-of|ask|was|this) )*no (?:of )*(?:secret|private|exempt|restrict|closed)\b"
    r"|^no (?:(?:of|in|this) )*(?:part|paper|session|information)\b(?: (?!publish |public )\S+)*?"
    r" (?:secret|private|exempt|restrict|confidence)\b"
)
SUBJECT = re.compile(
    r"\b(?:private|exempt|restrict) (?:topic\b|[?])|\bsecret (?:topic|meta)\b|\btopic private\b"
    r"|\b(?:private|exempt|restrict) meta\b|\bneg publish (?:topic|meta)\b"
    r"|\bcamera [:-] (?:this )?topic\b"
)
OF_PEOPLE = re.compile(
    r"\b(?:private|exempt|restricted) (?:member|person|individual|employee|resident)[s']*\b"
    r"(?! only)"
)
STATUTE = re.compile(r"(?:this )?part later (?:[(] )?number")
"""A statute's part and its clause."""
HOUR = re.compile(r"(?:(?:this|session|was|of) )*closed(?: of| :| -)?(?: number)+")
COMPOUND = re.compile(r"\b(?:session|paper|kind) topic\b")
"""What is about a thing, whatever it is called: paper shredding, business rates."""
META = re.compile(r"(?:^|[:-] )(?:(?:of|this|people|ask|was|council) )*meta\b")
LEAST_SPOKEN = 4
"""Words of a line that speaks about secrecy: how it is kept, what is meant by it."""
ABOUT = re.compile(
    r"(?:topic|meta) of (?:[^\s():-]+ )*?(?:secret|private|exempt|restrict|confidence)\b"
)
FOR_FEW = re.compile(
    r"\b(?:people|inner|publish)(?: [a-z]+){0,2} only\b"
    r"|\bonly (?:of |publish |was )*(?:people|inner)\b"
    r"|\b(?:grade|council|committee)(?: use)? only\b"
)
MOST_UNKNOWN = 4
"""Words of a mark that are none of those that marks are made of, or a third of them."""
SHORT, BRIEFEST = 6, 3
"""Words of a line that names a paper by its colour, and of one that is an abbreviation."""
