"""Read the names and counts that minutes give with a motion, a vote or an apology."""

import re
from collections.abc import Iterator, Sequence

from schema import PersonRole

_COUNCILLOR = (
    r"(?i:county |borough |district |parish |town )?(?i:cllrs?|clrs?|cmhlrs?|councillors?|coun)\b"
)
_HONORIFIC = r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Revd?|Fr|Cllrs?)\b"
_CUE = (
    r"(?i:seconded|proposed|proposer|seconder|and|but|carried|agreed|approved|all|votes?|voting|for|"
    r"against|abstain\w*|abstentions?|resolved|that|the|this|it|in|favour|motion|amendment|action|"
    r"apologies|absen\w+|present|none|nil|item|minutes?|were|received|there|from|work|following|after|during|"
    r"members?|committee|council|substitutes?)\b|(?:If|As|No|Not|On|To|By|At|An)\b"
)
_WORD = rf"(?!{_CUE})[A-ZÀ-ÖØ-Þ](?:[’']\s?[A-Z])?[\w’'\-]*"
_NAME = (
    rf"(?:{_COUNCILLOR}\.?\s+)?(?:{_HONORIFIC}\.?\s+){{0,2}}{_WORD}"
    rf"(?:\.?\s(?:(?:de|la|van|von|der|ap|ab|ní|uí|mac)\s)?{_WORD}){{0,3}}(?:\s?\([A-Z]{{1,3}}\))?"
)
_CHAIR = r"(?:[Tt]he\s+)?(?:Vice[- ])?(?:Chair(?:man|woman|person)?|Mayor|Cathaoirleach|Leader)\b"
PERSON = rf"(?:{_NAME}|{_CHAIR})"
"""A person as minutes write one: "Cllr A. Moule", "Councillor O’Dea (K)", "JB", "the Chair"."""
NAMED = rf"(?:{_COUNCILLOR}\.?\s+{_NAME}|{_HONORIFIC}\.?\s+{_NAME}|{_CHAIR})"
"""A person told by title or office, where a capital alone would be too little."""
INITIALS = r"(?!UK|EU|IT|HR|US|TV|PC)[A-Z]{2}[a-z]?\b"
"""A person where minutes use initials; longer ones are as often bodies."""
_TITLES = re.compile(rf"^(?:[Tt]he\s+)?(?:{_COUNCILLOR}\.?\s+)?")
_IS_NAME = re.compile(rf"{PERSON}\.?")
_CUES: tuple[tuple[PersonRole, str, re.Pattern[str]], ...] = (
    (
        "proposer",
        "propos moved nominat prop",
        re.compile(
            r"(?i:\b(?:proposed|moved(?!\s+(?:this\s+item|on|to|up|into|from|away|back|out|in|around|here|"
            r"house)\b)|nominated|proposer|proposal\s+of|proposal(?:\s+was)?(?:\s+made)?(?=\s+by)|prop)\b)\.?\s*"
        ),
    ),
    ("seconder", "second sec 2nd", re.compile(r"(?i:\b(?:seconded|seconder|sec|2\s?nd)\b)\.?\s*")),
)
_AFTER = re.compile(rf"(?:(?i:by)\b[\s:;–—-]*|[:;–—-]\s*)(?P<name>{PERSON})|(?P<named>{NAMED})")
_BEFORE = re.compile(
    rf"(?P<name>{NAMED}|[A-Z]{{2,3}}\b|{_WORD}\.?\s{_NAME})(?:,\s|\s)(?:(?:then|also|formally|duly)\s+)?\Z"
)
_ASIDE = re.compile(r"\s?\([^()]{4,}\)|,?\s(?:[MOC]BE|BEM|DL|JP|TD|MP|KC|QC)\b")
VOTED_ON = (
    r"(?i:\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+){0,2}?(?:motion|amendment|proposal|deferral|resolution|"
    r"adjournment|recommendation))?"
)
"""What a side of a vote may be said to be for or against."""
_SIDE = re.compile(
    r"\b(?:(?P<yes>For|FOR|[Ii]n\s+[Ff]avour|IN\s+FAVOUR)|(?P<no>Against|AGAINST)|(?P<none>Abstain(?:ed|ing)?|"
    r"Abstentions?|ABSTAIN(?:ED|ING)?|ABSTENTIONS?))"
    rf"{VOTED_ON}\s*(?:[(\[]\d{{1,3}}[)\]]|\d{{1,3}}(?=\s*:))?\s*[:\-–]?\s*",
)
_CANDIDATE = re.compile(
    rf"(?:For|FOR|[Ii]n\s+[Ff]avour\s+of)\s+(?:{_HONORIFIC}|{_COUNCILLOR})\.?\s+{_NAME}(?:\s+and\s+{_NAME})?"
    rf"(?=\W*(?:[(\[]\d{{1,3}}[)\]]\W*)?\s+{_COUNCILLOR})"
)
"""The label of those who voted for a candidate, the word for theirs after it."""
_TALLY = re.compile(r"[(\[](\d{1,3})[)\]]\W*\Z")
_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_RESULT = re.compile(r"(?:\bthe\s+)?\b(?:motion|amendment|proposal)\b", re.IGNORECASE)
_N = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SIDES = (r"(?:in\s+)?favour|for", r"against", r"abstentions?|abstain(?:ed|ing)?")
_BEFORE_SIDE = tuple(
    re.compile(
        rf"(?<![\w£$€.,/-])({_N})\s+(?:votes?\s+|members?\s+|councillors?\s+)?(?:voted\s+|voting\s+|were\s+)?"
        rf"(?:{side})\b",
        re.IGNORECASE,
    )
    for side in _SIDES
)
_AFTER_SIDE = tuple(
    re.compile(rf"\b(?:{side})(?:\s+the\s+[a-z]{{1,12}})?\s*[:(\[–-]\s*({_N})\b", re.IGNORECASE)
    for side in _SIDES
)
_BY_VOTES = re.compile(rf"\b({_N})\s+votes?\s+to\s+({_N})\b", re.IGNORECASE)

People = tuple[tuple[PersonRole, str], ...]
Votes = tuple[int | None, int | None, int | None]


def movers(words: str) -> People:
    """Return who proposed and who seconded."""
    low = words.lower()
    found: list[tuple[PersonRole, str]] = []
    for role, stems, cue in _CUES:
        if any(stem in low for stem in stems.split()) and (name := _mover(words, cue)):
            found.append((role, name))
    return tuple(found)


def _mover(words: str, cue: re.Pattern[str]) -> str | None:
    """Return the name that stands after the word for the role, else the one before it."""
    places = list(cue.finditer(words))
    for place in places:
        if after := _AFTER.match(words, place.end()):
            return plain_name(after["name"] or after["named"])
    for place in places:
        if words[place.end() :].startswith("by "):
            continue
        near = words[max(0, place.start() - 60) : place.start()]
        if before := _BEFORE.search(near):
            return plain_name(before["name"])
    return None


def voters(words: str) -> People:
    """Return who voted which way, where the names are given: "For: Cllrs A, B. Against: C"."""
    found: list[tuple[PersonRole, str]] = []
    for role, listed in _sides(words):
        found += [(role, name) for name in names(listed)]
    return tuple(found)


def _sides(words: str) -> Iterator[tuple[PersonRole, str]]:
    """Yield each side of a vote with what is listed under it.

    Those who voted for a candidate, where others stood, are on no side.
    """
    sides = list(_SIDE.finditer(words))
    for n, side in enumerate(sides):
        stop = sides[n + 1].start() if n + 1 < len(sides) else len(words)
        if _CANDIDATE.match(words, side.start()):
            continue
        role: PersonRole = "for" if side["yes"] else "against" if side["no"] else "abstaining"
        yield role, _RESULT.split(words[side.end() : stop])[0]


def votes(words: str) -> Votes | None:
    """Return the counts for, against and abstaining, as far as at least one side is counted."""
    if match := _BY_VOTES.search(words):
        return _number(match[1]), _number(match[2]), None
    tallies = {role: tally for role, said in _sides(words) if (tally := _TALLY.search(said))}
    if len(tallies) > 1:
        counted = {role: int(tally[1]) for role, tally in tallies.items()}
        return counted.get("for"), counted.get("against"), counted.get("abstaining")
    found = (_counts(words, forms) for forms in (_BEFORE_SIDE, _AFTER_SIDE))
    _, counts = min(found, key=lambda one: one[0])
    given = sum(count is not None for count in counts)
    voted = re.search(r"\bvot(?:e|es|ed|ing)\b|\bfavour\b|\babst|\(\d{1,3}\)", words, re.IGNORECASE)
    return counts if any(counts) and (given > 1 or voted) else None


def _counts(words: str, forms: Sequence[re.Pattern[str]]) -> tuple[int, Votes]:
    """Return the counts written one way, "8 for" or "For: 8", and where the first one stands."""
    found = [form.search(words) for form in forms]
    counts = [_number(match[1]) if match else None for match in found]
    first = min((match.start() for match in found if match), default=len(words))
    return first, (counts[0], counts[1], counts[2])


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS.index(words.lower())


def names(words: str) -> list[str]:
    """Return the names that a list opens with, such as "Cllrs Moule, N. Farrow and Mr Tench"."""
    found: list[str] = []
    for part in _parts(_ASIDE.sub("", words)):
        match = _IS_NAME.match(part)
        rest = part[match.end() :].strip(" .") if match else ""
        if not match or len(rest) > 40:
            break
        if not rest or rest[0] in "(–-:" or rest.split()[0].islower():
            found.append(plain_name(match[0]))
        if "." in part[match.end() :] and rest:
            break
    return found


def only_names(words: str) -> list[str]:
    """Return the names of a list that holds nothing else, except what stands in brackets."""
    parts = [re.sub(r"\s?\([^)]*\)", "", part).strip(" .:") for part in _parts(words)]
    whole = all(_IS_NAME.fullmatch(part) for part in parts if part)
    return [plain_name(part) for part in parts if part] if whole else []


def _parts(words: str) -> Iterator[str]:
    for part in re.split(r"[,;&]|\band\b", words):
        if part := re.sub(r"^\s*(?:from\s+)?|\s+$", "", part):
            yield part


def named(who: Sequence[str]) -> People:
    """Return people whose role is what the statement's kind says, each once."""
    return tuple(("named", name) for name in dict.fromkeys(who))


def plain_name(words: str) -> str:
    """Return a name without the title that every councillor has."""
    return _TITLES.sub("", words).strip(" .") or words
