"""Choose the council whose document this is among all that its words name.

Each name is weighed by where it stands: alone in the head, said to meet, beside the text, in the
file's name, as the sender of its letters, again and again. What weighs too little stays unknown.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from english.persons import COUNCILLOR, HONORIFIC
from ingest.metadata.bodies import Named, find_boards, find_names
from ingest.metadata.council_signs import is_namesake, sign_of_head, sign_of_text
from ingest.metadata.council_spelling import choose_spelling, is_same
from ingest.metadata.name_spans import MONTH
from ingest.parse.line_marks import NUMBER

WEIGHTS = {
    "alone": 3.0,
    "meets": 3.0,
    "twice": -1.0,
    "stated": 3.0,
    "head": 1.0,
    "line": 1.0,
    "its kind": 1.8,
    "beside": 2.0,
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
    "other kind": -1.0,
}
"""What each sign tells, set by hand: weights fitted by `training/councils.py` told no better."""
STANDING = ("alone", "meets", "beside", "name", "folder")
"""Signs of a name's place that no other council's name has for long."""
ENOUGH = 2.0
"""What a name must weigh to be the document's own."""
PRINCIPAL = re.compile(r"borough|district|county|city", re.IGNORECASE)
"""Councils with committees that often name no other."""
SEVERAL = 4
"""How often a name stands where its share of all names tells the most."""
LONG = 160_000
"""Characters of a text's start that are read, and at its end a quarter of that."""
MOST = 40
"""Names that are compared; a register of all councils in the land is no help."""
DISTRICTS = re.compile(r"\b(?:municipal|metropolitan)\s+district", re.IGNORECASE)
"""Parts of a council's area in Ireland, which the end of their name alone is no council's."""
GENERIC = re.compile(
    r"\b(?:meeting|minutes|agenda) of (?:the )?(?P<kind>parish|town|city|"
    r"county|borough|district|community) council\b",
    re.IGNORECASE,
)
"""What says of which kind the council is that met, and not which."""
ITSELF = re.compile(r"\b(?i:the|this|our) (?P<kind>Parish|Town|Community) Council(?! for| of)\b")
"""How a local council calls itself where it gives no name."""
APART = re.compile(r"\s+[|/–—•·-]\s+|\t|\s{3,}|,\s+(?=Inc)")
"""What stands between the parts of a line."""
PERSON = re.compile(rf"\b(?:{COUNCILLOR}|{HONORIFIC}|ald)\b", re.IGNORECASE)
"""Who sits for somebody, in a list of those present."""
LOWER = re.compile(r"(?<![\w.@/-])[a-z]{2,}(?![\w@/-]|\.\w)")
"""Words that are no names, or not always; those of addresses are left out."""
PARISH, TOWN = (
    re.compile(rf"(?<=[a-z] ){letters}\b(?=\W*(?:$|[-–(]|minutes|meeting|agm))", re.I | re.M)
    for letters in ("PC", "TC")
)
"""PC after a place's name is a parish council; before a person's it is a constable."""
ADDRESS = re.compile(r"(?:@|://|www\.(?<=\bwww\.))(?P<domain>[\w.-]{4,60})")


@dataclass(slots=True)
class Weighed:
    """One council, its spellings with what each weighs, and what speaks for it."""

    named: Named
    signs: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    spelt: Counter[str] = field(default_factory=Counter)

    @property
    def stands(self) -> bool:
        """Tell whether it stands where a document names its own council."""
        return any(self.signs.get(sign) for sign in STANDING)


def find_council(
    heads: Sequence[str],
    text: str,
    paths: Sequence[str] = (),
    beside: Iterable[str] = (),
) -> str | None:
    """Return the council whose document this is.

    Args:
        heads: what the document says of itself above its body, a block each, with its lines, its
            title first.
        text: all of it.
        paths: the words of its file name and folders, nearest first.
        beside: words beside the text, such as a running head.
    """
    weighed = weigh_names(heads, text, paths, beside)
    best = max(weighed, key=_points, default=None)
    if best is None or _points(best) < ENOUGH:
        return None
    return spell(best, text)


def weigh_names(
    heads: Sequence[str], text: str, paths: Sequence[str] = (), beside: Iterable[str] = ()
) -> list[Weighed]:
    """Return every council that a document names, with what speaks for its being the document's.

    Takes what `find_council` takes; `training/councils.py` measures the weights by it.
    """
    heads, paths = [_written_out(words) for words in heads], [_written_out(w) for w in paths]
    text = _written_out(text if len(text) <= LONG else f"{text[:LONG]}\n\n{text[-LONG // 4 :]}")
    return _gather(heads, text, paths, beside, frozenset(LOWER.findall(text)))


def spell(one: Weighed, text: str) -> str:
    """Return the name to call a council by in a text."""
    return choose_spelling(one.named.name, one.spelt, _written_out(text[:LONG]))


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
) -> list[Weighed]:
    found: dict[str, Weighed] = {}

    districts = bool(DISTRICTS.search(text))

    def note(named: Named, sign: str, least: float = 1.0) -> None:
        if districts and named.kind == "District" and named.name.startswith("District of"):
            return
        one = found.setdefault(named.name.lower(), Weighed(named))
        one.signs[sign] = max(one.signs[sign], least)
        one.spelt[named.name] += 1

    for words in dict.fromkeys(part for head in heads for part in _parts(head)):
        for named in _names_of(words, common, boards=True):
            note(named, *sign_of_head(words, named))
    in_heads = set(found)
    for words in dict.fromkeys(beside):
        for named in _names_of(words, common, boards=True):
            note(named, "beside")
    for n, words in enumerate(paths):
        for named in _names_of(words, common):
            note(named, "name" if n == 0 else "folder")
    for named in _names_of(text, common):
        note(named, *sign_of_text(text, named))
    for words in dict.fromkeys(line for head in heads if "\n" in head for line in head.split("\n")):
        for named in _names_of(words, common, boards=True):
            if named.name.lower() in found:  # else it is the end of a name that a line breaks
                note(named, *sign_of_head(words, named))
    joined = _join(_cut_at_lines(found, in_heads, text))
    _weigh_generic(joined, heads)
    for one in joined:
        one.signs["namesake"] = float(any(is_namesake(one.named, words) for words in heads))
    _weigh_whole(joined, text, common)
    _weigh_unnamed(joined, text)
    return joined


def _cut_at_lines(found: dict[str, Weighed], in_heads: set[str], text: str) -> dict[str, Weighed]:
    """Give what a name that ran on into the next line weighs to the name that the line holds."""
    folded = text.lower()
    for name in [one for one in found if one in in_heads and one not in folded]:
        within = [short for short in found if name.startswith(f"{short} ") and " of " in short]
        if within:
            longer, shorter = found.pop(name), found[max(within, key=len)]
            for sign, value in longer.signs.items():
                shorter.signs[sign] = max(shorter.signs[sign], value)
    return found


def _parts(head: str) -> tuple[str, ...]:
    """Return a head's block on one line, and what its marks part."""
    whole = " ".join(head.split("\n"))
    return (whole,) if PERSON.search(whole) or NUMBER.match(whole) else (whole, *APART.split(whole))


def _names_of(text: str, common: frozenset[str], *, boards: bool = False) -> Iterator[Named]:
    yield from find_names(text, common)
    if boards:
        yield from find_boards(text, common)


def _join(found: dict[str, Weighed]) -> list[Weighed]:
    """Bring the spellings of each council together."""
    ranked = sorted(found.values(), key=lambda one: (-sum(one.signs.values()), -one.spelt.total()))[
        :MOST
    ]
    kept: list[Weighed] = []
    for one in ranked:
        same = next((other for other in kept if is_same(one.named, other.named)), None)
        if same is None:
            kept.append(one)
            continue
        for sign, value in one.signs.items():
            same.signs[sign] = max(same.signs[sign], value)
        same.spelt.update(one.spelt)
    return kept


def _weigh_generic(weighed: list[Weighed], heads: Sequence[str]) -> None:
    """Hear a head that says "the Parish Council", where just one of that kind is named at all."""
    said = {found["kind"].lower() for words in heads for found in GENERIC.finditer(words)}
    for kind in said:
        of_kind = [one for one in weighed if one.named.kind.lower() == kind]
        if len(of_kind) == 1:
            of_kind[0].signs["its kind"] = 1.0


def _weigh_whole(weighed: list[Weighed], text: str, common: frozenset[str]) -> None:
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
        stands = one.stands
        one.signs["bare"] = float("Council" not in one.named.name and not stands)
        one.signs["twice"] = float(bool(one.signs.get("alone") and one.signs.get("meets")))
        one.signs["celtic"] = float(one.named.kind.startswith(("Cyngor", "Comhairle")))
        one.signs["only"] = float(len(weighed) == 1 and _is_principal(one.named))
        one.signs["common"] = float(
            one.named.place in common or (not stands and bool(MONTH.fullmatch(one.named.place)))
        )


def _weigh_unnamed(weighed: list[Weighed], text: str) -> None:
    """Doubt those whom a text merely speaks of, where it calls itself "the Community Council"."""
    kinds = {found["kind"] for found in ITSELF.finditer(text)}
    for one in weighed:
        other = bool(kinds) and one.named.kind not in kinds
        one.signs["other kind"] = float(other and not one.stands)


def _is_principal(named: Named) -> bool:
    """Tell a council with committees that often name no other."""
    untyped = not named.kind and named.name.endswith(" Council")
    return untyped or bool(PRINCIPAL.search(named.kind))


def _points(one: Weighed) -> float:
    return sum(WEIGHTS[sign] * value for sign, value in one.signs.items())
