"""Say what a document is: title, kind, council, committee, meeting date, access.

Each fact is taken from the text first, then from the file's name, then from its folder.
What none of them says stays unknown.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.access import find_marks, held_back, without_exemption
from ingest.access.cover import joined
from ingest.by_hand.corrected import AS_READ, Corrected
from ingest.metadata.committees import find_committee
from ingest.metadata.councils import find_council
from ingest.metadata.kinds import find_kind
from ingest.metadata.meeting_date import find_meeting_date
from ingest.metadata.meetings import find_meetings
from ingest.metadata.origin import UNKNOWN, Origin
from ingest.metadata.standing import find_adopted, find_standing
from ingest.metadata.titles import body_met, find_title, stated_title
from ingest.parse import Parsed
from ingest.parse.line_marks import plain
from schema import FULL_COUNCIL, Access, Kind, Mark, Meeting, Span, Standing

HEAD = 1500
"""Characters at the start of a document in which it says what it is."""
BODY_BEGINS = re.compile(
    r"^\W*(?:(?:members?\s+)?present\b|apolog|in attendance|also present|attendance|1\\?[.)])",
    re.IGNORECASE | re.MULTILINE,
)
WHOSE = ("council", "authority", "municipality", "local authority")
"""The facts in which a file states whose it is."""
BESIDE = ("head", "foot", "property")
"""Where words beside a text say whose it is."""
Naming = tuple[Sequence[str], str, Sequence[str], Sequence[str]]
"""A document's head, text, name and folders, and what stands beside: where a council is named."""
ORIGINAL = re.compile(r"\[[^\]\n]*\]\((?P<url>https?://[^\s()]+)\)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself, in a Document's fields; unknown is None."""

    title: str
    kind: Kind
    council: str | None
    committee: str | None
    date: datetime.date | None
    access: Access
    restricted: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    adopted: datetime.date | None = None
    standing: Standing | None = None
    notes: tuple[str, ...] = ()
    url: str | None = None


def read_metadata(
    parsed: Parsed, source: str, corrected: Corrected = AS_READ, origin: Origin = UNKNOWN
) -> Metadata:
    """Read a document's metadata.

    Args:
        parsed: the parsed file.
        source: its path below the ingested folder, with forward slashes.
        corrected: what people set of it, in place of what is read.
        origin: what its publisher says of it, as its own facts.
    """
    stated, parsed = origin.kind_of(parsed), origin.laid_over(parsed)
    folder, _, name = source.rpartition("/")
    stem = name.rpartition(".")[0]
    name_words, *_ = path_words = _path_words(stem, folder)
    head, printed, heads = _head(parsed), _printed(parsed), _heads(parsed)
    top = "\n".join(heads)
    kind_read = find_kind(parsed, printed, name_words, stated=stated)
    kind = corrected.kind(kind_read)
    council = _council(parsed, head, printed, path_words)
    lined = [words for words in (stated_title(parsed), *head, *printed) if words]
    committee = _stated_committee(parsed, council) or find_committee(
        lined, parsed.text, path_words, council, kind
    )
    dated = find_meeting_date(parsed.facts, top, parsed.text, (name, folder), kind=kind)
    day, notes = origin.settled(*dated)
    marks = _marks(parsed, name_words, (kind_read, kind), origin)
    access, restricted = held_back(parsed.text, marks)
    first = Meeting(0, council, committee, day)
    own = corrected.meeting(first)
    whose = body_met(own.committee, own.council)
    return Metadata(
        title=corrected.title() or find_title(parsed, stem, kind=kind, whose=whose, day=own.date),
        kind=kind,
        council=own.council,
        committee=own.committee,
        date=own.date,
        access=access,
        restricted=restricted,
        meetings=corrected.meetings(find_meetings(parsed, first, kind), first),
        marks=marks,
        adopted=find_adopted(top, parsed.text) if kind == "minutes" else None,
        standing=_standing(parsed, top, name_words, kind),
        notes=(*notes, *_unread(parsed), *corrected.notes, *filter(None, [origin.note])),
        url=origin.url or _url(parsed),
    )


def _path_words(stem: str, folder: str) -> tuple[str, ...]:
    """Return the words of a file's name, and of each folder that it is in, nearest first."""
    return tuple(_words_of(part) for part in (stem, *reversed(folder.split("/"))))


def _standing(parsed: Parsed, top: str, name: str, kind: Kind) -> Standing | None:
    """Return whether a document is a draft or confirmed, by what it says of itself."""
    recorded = kind == "minutes"
    return find_standing(top, parsed.text, name, parsed.facts, parsed.notices, of_minutes=recorded)


def _marks(parsed: Parsed, name: str, kinds: Sequence[Kind], origin: Origin) -> tuple[Mark, ...]:
    """Return what is marked, by its publisher and where it is taken for any of these kinds.

    A person who corrects a kind decides nothing about what is public: that may only close more.
    """
    if origin.shows(parsed):
        parsed = without_exemption(parsed)
    first, *others = dict.fromkeys(kinds)
    marks = find_marks(parsed, name, first)
    for kind in others:
        marks = tuple(joined([*marks, *find_marks(parsed, name, kind)]))
    return (*origin.marks(parsed.text), *marks)


def head_of(parsed: Parsed) -> str:
    """Return all that a document says above its body, its title first, a block a line."""
    return "\n".join(_heads(parsed))


def _heads(parsed: Parsed) -> list[str]:
    head = [" ".join(words.split("\n")) for words in _head(parsed)]
    return [words for words in (stated_title(parsed), *head, *_printed(parsed)) if words]


def _printed(parsed: Parsed) -> list[str]:
    return [parsed.facts[fact] for fact in ("header", "running_head") if fact in parsed.facts]


def _stated_committee(parsed: Parsed, council: str | None) -> str:
    """Return the committee that the file states of itself, the council's own as such."""
    stated = _fact(parsed, "committee")
    is_council = stated.lower() in ("council", "full council", (council or "").lower())
    return FULL_COUNCIL if stated and is_council else stated


def _council(
    parsed: Parsed, head: Sequence[str], printed: Sequence[str], paths: Sequence[str]
) -> str | None:
    """Return whose document it is, by the file's own statement or by what is named where."""
    stated = next(filter(None, (_fact(parsed, name) for name in WHOSE)), None)
    return stated or find_council(*_naming(parsed, head, printed, paths))


def whose_words(parsed: Parsed, name: str) -> Naming:
    """Return the words of a file that may name its council, as `find_council` takes them."""
    stem = name.rpartition(".")[0]
    return _naming(parsed, _head(parsed), _printed(parsed), (_words_of(stem),))


def _naming(
    parsed: Parsed, head: Sequence[str], printed: Sequence[str], paths: Sequence[str]
) -> Naming:
    title = stated_title(parsed)
    beside = [one.words for one in parsed.notices if one.place in BESIDE]
    return [title, *head] if title else head, parsed.text, paths, [*printed, *beside]


def _fact(parsed: Parsed, name: str) -> str:
    """Return a name that the file states of itself, its apostrophes as they are typed."""
    return parsed.facts.get(name, "").replace("’", "'").strip()


def _unread(parsed: Parsed) -> tuple[str, ...]:
    """Return a note on what of the file holds no words that could be read."""
    return (f"not read: {parsed.facts['unread']}",) if "unread" in parsed.facts else ()


def _url(parsed: Parsed) -> str | None:
    """Return where the document was published, if it opens with a link to that place."""
    first = parsed.blocks[0]
    words = parsed.text[first.start : first.end]
    found = ORIGINAL.fullmatch(words) if first.role == "aside" else None
    return found["url"] if found else None


def _words_of(path: str) -> str:
    """Turn "stoke-end_parish.council" into words that could be a title."""
    words = re.sub(r"[_\s\xa0]+", " ", path).strip()
    return words if " " in words else re.sub(r"[-.]+", " ", words).title()


def _head(parsed: Parsed) -> list[str]:
    """Return what stands above the body of a document, a block each, line by line."""
    worded = [block for block in parsed.blocks if block.role != "aside"]
    if not worded:
        return []
    limit = worded[0].start + HEAD
    head = parsed.text[worded[0].start : limit]
    if body := BODY_BEGINS.search(head, min(40, len(head))):
        limit = worded[0].start + max(200, body.start())
    return [
        "\n".join(_lines(parsed.text[block.start : min(block.end, limit)]))
        for block in worded
        if block.start < limit
    ]


def _lines(words: str) -> list[str]:
    """Return the lines of a block that say something, each as it reads."""
    return [line for line in map(plain, words.split("\n")) if line]
