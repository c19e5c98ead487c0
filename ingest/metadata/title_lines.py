"""Find the lines of a document's head that can be its title, among what else stands there.

A letterhead, a label of a form, a table's cell and a sentence are no titles; a title that is
broken between lines is put together.
"""

import itertools
import re
from collections.abc import Iterator

from english.common_words import FUNCTION_WORDS, MEETING_WORDS
from english.dates import find_dates
from english.persons import HONOURS
from ingest.metadata.bodies import is_letterhead
from ingest.metadata.names import COUNCIL, MEETING
from ingest.parse import Parsed
from ingest.parse.line_marks import LEAD_IN, OPEN_END, OPEN_START, STUB, plain

HEAD, LONGEST, WIDE, FIRST_BLOCKS = 1500, 160, 42, 6
FORM_WORDS = 5
"""Words of a form's own name at most."""
_I = re.IGNORECASE
_SUBJECT = re.compile(
    r"^\W*(?P<label>(?:report )?(?:subject(?: matter)?|title)|re|report (?:no\.? ?)?\d[\d./]*|"
    r"title of (?:report|proposal|project|decision)|"
    r"subject matter ?/ ?title of \w+|(?P<form>\w+) (?:name|title))"
    r"\s*(?::\s*\|?|\||(?<=\w title)\n|(?<=matter)\n|(?<=title of decision)\n)\s*"
    r"(?P<words>\S[^\n]*)",
    _I | re.MULTILINE,
)
_LABELLED = re.compile(
    r"(?:[A-Z][\w'’/]*(?: [\w'’()/]+){0,3}\W?:|(?:key |decision |electoral |past |"
    r"future )+\w+\W*:?)"
)
"""The next label of a form, at which a subject ends."""
_CONTACT = re.compile(
    r"\b(?:ask for|direct (?:dial|line)|tel(?:ephone)?|phone|fax|e-?mail|our ref|your ref|"
    r"enquiries|contact)\b"
    r"|@|\bwww\.|https?:|\b\d{5,}\b|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|\bbox \d+|"
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|"
    r"\b[A-Z]{2},? \d{5}\b",
    _I,
)
_LABEL = re.compile(
    r"(?:from|to|by|(?:confirmation|approval|adoption) of (?:the )?(?:previous )?minutes|date|"
    r"held (?:in|at|on|via)|for (?:the )?meeting|time|venue|location|place|present|"
    r"attend\w*(?! (?:sheet|register|list|"
    r"record))|"
    r"apolog\w+|dear|item(?: no)?"
    r"|page|contents|table of "
    r"contents|introduction|background|summary|purpose|prepared by|wards? affected|"
    r"classification|status|"
    r"part [ivx\d]+|section \w+|in attendance|chair\w*|clerk|membership|members|quorum|draft(?: "
    r"version)?|"
    r"unconfirmed|copy|version [\d.]+|issued|published|posted|amended|n\.?b)\b"
    r"(?!.* (?:of|on|and|for|to) \w+)|\S+( \S+)?:\s|by [A-Z]",
    _I,
)
"""How a form, a letter or a part begins, where no title goes on."""
_ADDRESSEE = re.compile(r"\b(?:each|every|all) members? of\b|\band members of the\b", _I)
"""Whom a letter is to, which is not what it is about."""
_STATUS = re.compile(
    r"\W*(?:draft|unconfirmed|unapproved|provisional)\b\W+(?:subject|until|pending|awaiting|for|not|to)\b"
    r"|\W*(?:approved|confirmed|adopted|signed|ratified)\b.*\d|\W*(?:not )?for publication\b"
    r"|\W*(?:key decision|unrestricted|exempt|public|(?:press|news|media) release)\W*"
    r"(?:for (?:immediate )?(?:use|release|publication)\W*)?\Z"
    r"|\W*for (?:immediate )?release\b",
    _I,
)
"""What is said of a paper's standing, and who may read it."""
_OPEN = re.compile(
    r"\b(?:municipal|metropolitan|joint|strategic|standing|ordinary|extra-?ordinary|monthly)\Z", _I
)
"""A word with which no name ends."""
_UNUSUAL = re.compile(r"\b(?:extra-?ordinary|special|annual|emergency)\b.*\bmeeting\b", _I)
"""What makes of a council's name the title of one of its meetings."""
_ADDRESS = re.compile(r"(?!.*(?:\band\b|&))[^,]{2,25}(?:,[^,]{2,26}){3,}")
_PLACE = re.compile(
    r"(?:council|civic|county|town|city|municipal|village|parish) "
    r"(?:offices?|buildings?|hall|centre|center|headquarters|chambers?)\b",
    _I,
)
"""Where a council sits."""
_CLOSING = re.compile(r"\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind |best )?regards)\b", _I)
_SALUTATION = re.compile(r"\W*(?:dear\b|.{0,30}\ba chara\b)", _I)
_HELD = re.compile(r"\b(?:held|will be|took place|convened)\b", _I)
_BEGINS = re.compile(
    r"\W*(?:(?:draft|the|a|an|at)\b\W*)*(?:minutes?|meeting|notes|agenda|notice|record|held|proceedings|to)\b",
    _I,
)
"""How a line begins that does not go on from the one above."""
_PERSON = re.compile(rf".*\b(?:{HONOURS}|MRTPI|BSc|PhD)\b")
_NOISE = re.compile(
    r"[_=|<>~^{}\\]|[^\w\s]{3}|(?:^|\s)\W(?:\s\W)+(?:\s|$)|\A\W*[a-z]|\A\[\d|\A[£$€(]|\ATo [a-z]|"
    r"\A\W*(?!(?:19|20)\d\d\b)\d{1,4}(?:[./]\d+)*(?:[.)]?\s|[.)](?=[A-Z]))|\A\(?[a-zA-Z][.)]\s|"
    r"\A(?i:report (?:no|"
    r"ref)\b)"
)
"""What a scanned letterhead reads like, a table's cell, and what goes on from elsewhere."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|seeks?|sets? out|describes?|will|should|must|proposes?)\b", _I
)
_STUB = re.compile(
    r"(?:appendix|annex|schedule|attachment|enclosure|part|(?:agenda )?item)"
    r"\W*(?:no\.?\W*)?[\w.]{1,4}\W*\Z",
    _I,
)
_ITEM = re.compile(r"(?:agenda )?item\b", _I)
"""Where in an agenda a paper stands, which is no part of its title."""
_CLOSED = re.compile(
    r"\b(?:meeting|business)\b.{0,20}\b(?:finished|closed|ended|began|opened|adjourned|concluded)\b"
    r"|\Aan? (?:\w+ )?meeting of\b|\Areports? (?:of|by) the .{0,60}\b(?:chief|director|head|"
    r"officer|executive|clerk|"
    r"treasurer|manager)\b",
    _I,
)
"""What is said of a meeting's end, and whose a report is."""
_DEAR = re.compile(r"^\W*dear (?P<whom>[^\n,]{2,40})", _I | re.MULTILINE)
_COMMON = (
    FUNCTION_WORDS
    | MEETING_WORDS
    | set("annex draft final county proposed update paper document copy".split())
)


def title_lines(parsed: Parsed) -> Iterator[str]:
    """Yield the lines above a document's text that can be its title, in order."""
    blocks = [b for b in parsed.blocks if b.role in ("heading", "paragraph", "row")]
    worded = []
    for block in itertools.islice(blocks, FIRST_BLOCKS * 2):
        raw = [plain(line) for line in parsed.text[block.start : block.end].splitlines()]
        lines = [line for line in raw if line]
        if any(_CONTACT.search(line) for line in lines):
            continue
        if len(plain(parsed.text[block.start : block.end])) > LONGEST or block.role == "row":
            worded += [line for line in lines[:3] if line.isupper() or block.role == "row"]
        elif block.role == "heading":
            worded.append(" ".join(lines))
        else:
            worded += lines
    joined = _join(worded)
    for n, line in enumerate(joined[:FIRST_BLOCKS]):
        after = joined[n + 1] if n + 1 < len(joined) else ""
        if _STUB.match(line) and is_title(after) and not _ITEM.match(line):
            yield f"{line.rstrip(' :-–')} – {after}"
        elif is_title(line) and not (_STUB.match(line) or _is_cut(line, after)):
            yield line


def _is_cut(line: str, after: str) -> bool:
    """Tell a line that is only the start of a sentence: "Minutes of the Works / Board held …"."""
    held = _HELD.search(after[:WIDE])
    goes_on = held and not _BEGINS.match(after)
    return bool(goes_on and MEETING.search(line) and not find_dates(line))


def _is_upper(line: str) -> bool:
    """Tell a line in capitals, though a letter or two of a scan may not be."""
    letters = [c for c in line if c.isalpha()]
    return 10 * sum(c.isupper() for c in letters) >= 9 * len(letters) > 0


def _join(lines: list[str]) -> list[str]:
    """Put together the lines of a title that is broken between them."""
    joined: list[str] = []
    above = ""
    for line in lines:
        goes_on = bool(OPEN_END.search(above)) or above.endswith(("–", "-"))
        goes_on = goes_on or bool(OPEN_START.match(line) and (line[0].islower() or line.isupper()))
        wide = _is_upper(above) and _is_upper(line) and len(above) > WIDE and not find_dates(above)
        if _SALUTATION.match(above):
            goes_on = wide = False
        if above and (goes_on or wide or line[:1].islower()) and len(joined[-1]) < LONGEST:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        above = line
    return joined


def is_title(words: str) -> bool:
    """Tell a title from a label, a letterhead, a cell, a sentence, or a name or a date alone."""
    if not 3 < len(words) <= LONGEST or STUB.fullmatch(words):
        return False
    if COUNCIL.fullmatch(words.title()) and not _UNUSUAL.search(words):
        return False
    if (
        words[-1] in ".:;,?"
        or OPEN_END.search(words)
        or _OPEN.search(words)
        or LEAD_IN.match(words)
    ):
        return False
    if is_letterhead(words) or _ADDRESSEE.search(words):
        return False
    marks = (
        _CONTACT.search,
        _LABEL.match,
        _STATUS.match,
        _PERSON.match,
        _NOISE.search,
        _CLOSED.search,
        _CLOSING.match,
        _ADDRESS.fullmatch,
        _PLACE.match,
    )
    if any(mark(words) for mark in marks) or len(re.findall(r"[^\W\d_]{2,}", words)) < 2:
        return False
    if _VERB.search(words) and len(words.split()) > 7:
        return False
    rest = words
    for found in reversed(find_dates(words)):
        rest = rest[: found.start] + rest[found.end :]
    return bool(
        re.search(r"[^\W\d_]{3,}(?<!day)\b(?<!noon)", re.sub(r"\bat\b|\bpm\b|\bon\b", "", rest))
    )


def subject(parsed: Parsed) -> str | None:
    """Return what a report's or a form's own label says that it is about, all its lines."""
    head = parsed.text[:HEAD]
    found = _SUBJECT.search(head)
    if not found:
        return None
    words = plain(found["words"].split("|")[0])
    for line in head[found.end() :].split("\n")[1:4]:
        if (
            not line.strip()
            or _SALUTATION.match(line)
            or _LABELLED.match(line)
            or "|" in line
            or len(words) > LONGEST
        ):
            break
        words = f"{words} {plain(line)}"
    if found["form"]:
        form = plain(next(line for line in parsed.text.splitlines() if line.strip()))
        short = is_title(form) and len(form.split()) <= FORM_WORDS
        words = f"{form if short else found['form']}: {words}"
    return words.rstrip(" .–-") if len(words) > 4 else None


def is_contact(words: str) -> bool:
    """Tell words that say how somebody can be reached."""
    return bool(_CONTACT.search(words))


def lettered(parsed: Parsed) -> str | None:
    """Return what a letter is about, or to whom it is; nothing for what is no letter."""
    dear = _DEAR.search(parsed.text[: 2 * HEAD])
    if not dear:
        return None
    below = next((b for b in parsed.blocks if b.start >= dear.end() and b.role != "aside"), None)
    words = plain(parsed.text[below.start : below.end]) if below else ""
    about = (
        below and (below.role == "heading" or words.lower().startswith("re")) and is_title(words)
    )
    return words if about else f"Letter to {dear['whom'].strip()}"


def content_words(words: str) -> set[str]:
    """Return the words of three letters and more by which two titles can be compared."""
    return set(re.findall(r"[^\W\d_]{3,}", words.lower())) - _COMMON
