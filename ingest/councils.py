"""Choose the council whose document this is among all that its words name.

Each name is weighed by where it stands: alone in the head, said to meet, beside the text, in the
file's name, as the sender of its letters, again and again. What weighs too little stays unknown.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

from ingest.bodies import MONTH, TYPES, Named, find_boards, find_names

WEIGHTS = {
    "alone": 3.0,
    "meets": 3.0,
    "head": 1.0,
    "beside": 1.5,
    "name": 2.5,
    "folder": 2.0,
    "said": 1.0,
    "signs": 1.5,
    "namesake": 2.0,
    "share": 2.2,
    "site": 1.2,
    "initials": 1.5,
    "untyped": -0.8,
    "common": -2.0,
    "organised": -0.9,
    "bare": -0.8,
    "only": 0.6,
    "celtic": -0.4,
}
ENOUGH = 2.0
"""What a name must weigh to be the document's own."""
ALIKE = 0.88
"""Likeness of two spellings of one name."""
MISREAD, OFTEN = 0.8, 5
"""Likeness of a word to what it was misread for, and how many times more often that stands."""
PRINCIPAL = re.compile(r"borough|district|county|city", re.IGNORECASE)
"""Councils with committees that often name no other."""
KIND = re.compile(rf"{TYPES}|council|meeting|association", re.IGNORECASE)
SEVERAL = 4
"""How often a name stands where its share of all names tells the most."""
LONG = 160_000
"""Characters of a text's start that are read, and at its end a quarter of that."""
MOST = 40
"""Names that are compared; a register of all councils in the land is no help."""
OF_MEETING = re.compile(
    r"\W*(?:(?:the|of|at|for|an?|draft|unapproved|unconfirmed|approved|confirmed|minutes?|mins|notes?|"
    r"meetings?|agendas?|proceedings|notice|summons|annual|general|ordinary|extra-?ordinary|special|"
    r"monthly|regular|full|public|council|parish|town|city|village|township|board|trustees|"
    r"supervisors|commissioners|directors|corporation|municipal|held|no|on|and|to|in|from|record|report|budget|work|"
    r"session|study|a\.?g\.?m|virtual|online|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|"
    r"mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun|day|\d+(?:st|nd|rd|th)?)"
    r"\W*)*",
    re.IGNORECASE,
)
"""What stands beside the name of whoever met in a line that says no more."""
MEETS_BEFORE = re.compile(
    r"\b(?:meetings?|minutes|agenda|proceedings|assembly|session|summons|members?)\b"
    r"(?:[^.\n]{0,25}|[^.;]{0,50}\b(?:of|by))\s+(?:the\s+)?\Z"
    r"|\b(?:council|commissioners|supervisors|selectmen|trustees)\s+(?:of|for)"
    r"\s+the\s+\Z|^\W*(?:to:?|for)\s+(?:the\s+)?\Z",
    re.IGNORECASE | re.MULTILINE,
)
MEETS_AFTER = re.compile(
    r"[\s,–—-]*(?:(?:annual|ordinary|extra-?ordinary|special|regular|monthly|general|full|public|board|"
    r"council|work|of|trustees['’]?|supervisors|commissioners|directors['’]?|selectmen)\s+)*"
    r"(?:meetings?|minutes|agenda|a\.?g\.?m|met|convened|was held|held|session)\b"
    r"|,\s+[A-Z]\w+\s+(?:met|convened)\b",
    re.IGNORECASE,
)
VENUE = re.compile(r"(?:\b(?:at|in)\s+(?:the\s+)?|[(\[])\Z", re.IGNORECASE)
"""What stands before whoever lends the room or sends a member."""
OTHERS = re.compile(
    r"\b(?:from|by|with|at|response|letter|reports?|reported|representatives?|liaison|grants?|asked|"
    r"contact(?:ed)?|councillor|cllr|elected|next|previous|last|joint(?:ly)?|and|attend(?:ed)?|"
    r"approv\w*|confirm\w*)"
    r"\s+(?:\w+\s+)?(?:of\s+|to\s+|at\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
OTHERS_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:councillors?|cllrs?|officers?|report|highways|news|"
    r"planning (?!(?:\w+ ){0,4}committee)|representatives?|elections?|website)\b"
    r"|\s*[:–-]\s*(?:councillors?|cllrs?)\b",
    re.IGNORECASE,
)
SIGNS = re.compile(
    r"\b(?:clerk|chair(?:man|woman|person)?|mayor|chief executive|director|secretary|manager|"
    r"officer|leader)\b[\w ]{0,24}(?:,|\bto|\bof|\n)\s*(?:the\s+)?\Z",
    re.IGNORECASE,
)
GROUP = (
    r"(?!.*\b(?:hall|school|church|club|association|trust|society|centre)\b)(?:[\w&'’-]+ ){0,5}"
    r"(?:working|steering|task|advisory|liaison) (?:group|party|committee)"
)
"""A council's own group, and not one of those who keep a hall or a club."""
SIGNED_END = re.compile(r"[ *_]*(?:\n|\Z|\s{2,}\W*date\b|[.…_]{3}|\W{0,3}dated?\b)", re.IGNORECASE)
"""What stands behind whoever signs: the line's end, or a place for the date."""
DISTRICTS = re.compile(r"\b(?:municipal|metropolitan)\s+district", re.IGNORECASE)
"""Parts of a council's area in Ireland, which the end of their name alone is no council's."""
APART = re.compile(r"\s+[|/–—•·-]\s+|\t|\s{3,}|,\s+(?=Inc)")
"""What stands between the parts of a line."""
LOWER = re.compile(r"(?<![\w.@/-])[a-z]{2,}(?![\w@/-]|\.\w)")
"""Words that are no names, or not always; those of addresses are left out."""
PARISH, TOWN = (
    re.compile(rf"(?<=[a-z] ){letters}\b(?=\W*(?:$|[-–(]|minutes|meeting|agm))", re.I | re.M)
    for letters in ("PC", "TC")
)
"""PC after a place's name is a parish council; before a person's it is a constable."""
ADDRESS = re.compile(r"(?:@|://|www\.(?<=\bwww\.))(?P<domain>[\w.-]{4,60})")


@dataclass(slots=True)
class _Weighed:
    """One council, its spellings with what each weighs, and what speaks for it."""

    named: Named
    signs: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    spelt: Counter[str] = field(default_factory=Counter)


def find_council(
    heads: Sequence[str],
    text: str,
    paths: Sequence[str] = (),
    beside: Iterable[str] = (),
) -> str | None:
    """Return the council whose document this is.

    Args:
        heads: what the document says of itself above its body, a block each, its title first.
        text: all of it.
        paths: the words of its file name and folders, nearest first.
        beside: words beside the text, such as a running head.
    """
    heads, paths = [_written_out(words) for words in heads], [_written_out(w) for w in paths]
    text = _written_out(text if len(text) <= LONG else f"{text[:LONG]}\n\n{text[-LONG // 4 :]}")
    weighed = _gather(heads, text, paths, beside, frozenset(LOWER.findall(text)))
    best = max(weighed, key=_points, default=None)
    if best is None or _points(best) < ENOUGH:
        return None
    return _spelling(best, text)


def _written_out(text: str) -> str:
    if not re.search(r" [pt]c", text.lower()):
        return text
    return PARISH.sub("Parish Council", TOWN.sub("Town Council", text))


def _gather(
    heads: Sequence[str],
    text: str,
    paths: Sequence[str],
    beside: Iterable[str],
    common: frozenset[str],
) -> list[_Weighed]:
    found: dict[str, _Weighed] = {}

    districts = bool(DISTRICTS.search(text))

    def note(named: Named, sign: str, least: float = 1.0) -> None:
        if districts and named.kind == "District" and named.name.startswith("District of"):
            return
        one = found.setdefault(named.name.lower(), _Weighed(named))
        one.signs[sign] = max(one.signs[sign], least)
        one.spelt[named.name] += 1

    parts = (part for words in heads for part in (words, *APART.split(words)))
    for words in dict.fromkeys(parts):
        for named in _names_of(words, common, boards=True):
            note(named, *_sign_of_head(words, named))
    for words in dict.fromkeys(beside):
        for named in _names_of(words, common, boards=True):
            note(named, "beside")
    for n, words in enumerate(paths):
        for named in _names_of(words, common):
            note(named, "name" if n == 0 else "folder")
    for named in _names_of(text, common):
        note(named, *_sign_of_text(text, named))
    joined = _join(found)
    for one in joined:
        one.signs["namesake"] = float(any(_is_namesake(one.named, words) for words in heads))
    _weigh_whole(joined, text, common)
    return joined


def _names_of(text: str, common: frozenset[str], *, boards: bool = False) -> Iterator[Named]:
    yield from find_names(text, common)
    if boards:
        yield from find_boards(text, common)


def _is_namesake(named: Named, words: str) -> bool:
    """Tell a group that is called by the council's place: "Elm Neighbourhood Plan Group"."""
    of_council = named.kind in ("Parish", "Town", "Community", "Village")
    return of_council and bool(re.match(rf"{re.escape(named.place)} {GROUP}", words, re.IGNORECASE))


def _sign_of_head(words: str, named: Named) -> tuple[str, float]:
    """Say what a name in the head is there for."""
    before, after = words[: named.start], words[named.end :]
    if VENUE.search(before[-12:]):
        return "head", 0.2
    if OF_MEETING.fullmatch(before) and OF_MEETING.fullmatch(after):
        return "alone", 1.0
    if MEETS_BEFORE.search(before[-90:]) or (
        MEETS_AFTER.match(after[:90]) and not OTHERS.search(before[-40:])
    ):
        return "meets", 1.0
    if OTHERS.search(before[-40:]) or OTHERS_AFTER.match(after[:40]):
        return "head", 0.2
    if re.match(r"\s+[a-z]", after):
        return "head", 0.4  # a sentence, of whatever it tells
    return ("head", 1.0) if before.strip("*#_ ") else ("alone", 0.7)


def _sign_of_text(text: str, named: Named) -> tuple[str, float]:
    before, after = text[max(0, named.start - 90) : named.start], text[named.end : named.end + 60]
    if SIGNS.search(before) and SIGNED_END.match(after):
        return "signs", 1.0
    if OTHERS.search(before[-40:]) or OTHERS_AFTER.match(after):
        return "said", 0.0
    if VENUE.search(before[-12:]):
        return "said", 0.0
    return "said", float(bool(MEETS_BEFORE.search(before) or MEETS_AFTER.match(after)))


def _join(found: dict[str, _Weighed]) -> list[_Weighed]:
    """Bring the spellings of each council together."""
    ranked = sorted(found.values(), key=lambda one: (-_points(one), -one.spelt.total()))[:MOST]
    kept: list[_Weighed] = []
    for one in ranked:
        same = next((other for other in kept if _same(one, other)), None)
        if same is None:
            kept.append(one)
            continue
        for sign, value in one.signs.items():
            same.signs[sign] = max(same.signs[sign], value)
        same.spelt.update(one.spelt)
    return kept


def _same(one: _Weighed, other: _Weighed) -> bool:
    a, b = one.named, other.named
    if a.place == b.place and (not a.kind or not b.kind or "Meeting" in (a.kind + b.kind)):
        return True
    if a.place == b.place:
        return set(a.name.lower().split()) - {"of", "council"} == set(b.name.lower().split()) - {
            "of",
            "council",
        }
    low, high = a.name.lower(), b.name.lower()
    if low.endswith(f" {high}") or high.endswith(f" {low}"):
        return True
    return a.kind == b.kind and SequenceMatcher(None, low, high).ratio() > ALIKE


def _weigh_whole(weighed: list[_Weighed], text: str, common: frozenset[str]) -> None:
    """Add what the document as a whole says for each: how often, by initials, by address."""
    total = sum(one.spelt.total() for one in weighed) or 1
    sites = Counter(re.sub(r"\W", "", one["domain"].lower()) for one in ADDRESS.finditer(text))
    capitals = Counter(re.findall(r"\b[A-Z]{3,6}\b", text))
    for one in weighed:
        count = one.spelt.total()
        one.signs["share"] = count / total * min(1.0, count / SEVERAL)
        place = one.named.place.replace(" ", "")
        own = sum(
            n for site, n in sites.items() if len(place) > 3 and place in re.sub(r"\W", "", site)
        )
        one.signs["site"] = own / (sites.total() or 1)
        letters = "".join(w[0] for w in re.findall(r"\w+", one.named.name) if w[0].isupper())
        if len(letters) > 2:
            one.signs["initials"] = min(1.0, capitals[letters] / SEVERAL)
        one.signs["untyped"] = float(not one.named.kind)
        one.signs["organised"] = float(one.named.kind == "organisation")
        stands = any(one.signs.get(sign) for sign in ("alone", "meets", "beside", "name", "folder"))
        one.signs["bare"] = float("Council" not in one.named.name and not stands)
        one.signs["celtic"] = float(one.named.kind.startswith(("Cyngor", "Comhairle")))
        one.signs["only"] = float(len(weighed) == 1 and bool(PRINCIPAL.search(one.named.kind)))
        one.signs["common"] = float(
            one.named.place in common or (not stands and bool(MONTH.fullmatch(one.named.place)))
        )


def _points(one: _Weighed) -> float:
    signs = one.signs
    points = sum(WEIGHTS[sign] * value for sign, value in signs.items())
    if signs.get("alone") and signs.get("meets"):
        points -= 1.0
    return points


def _spelling(best: _Weighed, text: str) -> str:
    """Return how a council is mostly spelt; a parish's meeting is its council's, if it has one."""
    most = max(best.spelt.values())
    tied = [best.named.name, *best.spelt]
    tied = [name for name in tied if best.spelt[name] == most]
    name = next((one for one in tied if tied[0].endswith(f" {one}")), tied[0])
    if name.endswith(" Parish Meeting") and re.search(r"\bparish council\b", text, re.IGNORECASE):
        name = f"{name.removesuffix('Meeting')}Council"
    return _mended(name, text)


def _mended(name: str, text: str) -> str:
    """Spell the words of a name as the text mostly does, which a scan may have misread."""
    counts = Counter(re.findall(r"[^\W\d_]{4,}", text.lower()))
    words = name.split()
    for n, word in enumerate(words):
        least = max(OFTEN, OFTEN * counts[word.lower()])
        often = [other for other, count in counts.items() if count >= least]
        like = get_close_matches(word.lower(), often, n=1, cutoff=MISREAD)
        if like and len(word) > 3 and word.lower() not in often and not KIND.fullmatch(word):
            words[n] = like[0].capitalize()
    return " ".join(words)
