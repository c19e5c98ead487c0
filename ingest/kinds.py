"""Tell what kind of document a file holds: minutes, decision, agenda, report, news, other."""

import re

from ingest.parse import Parsed
from schema import Kind

MINUTES = re.compile(
    r"\bminutes\b(?!\s+(?:read|walk|silence|of\s+(?:the\s+)?(?:last|previous)))", re.IGNORECASE
)
RECORDS = re.compile(
    r"\bresolved\b|\bproposed\s+by\b|\bseconded\b|\bapologies\b|\bit was (?:agreed|noted|resolved)"
    r"|\bdeclarations? of interests?\b|\bpresent:|\bpanel (?:was|received)"
    r"|\bmembers (?:noted|asked)"
    r"|\b(?:cabinet|committee|council) (?:received|considered|noted|agreed)",
    re.IGNORECASE,
)
DECISION = re.compile(
    r"\b(?:record of (?:an? )?(?:\w+ ){0,3}decision|decision (?:notice|record|sheet|statement)|"
    r"(?:officer|delegated|cabinet member|portfolio holder|proposed|key) "
    r"(?:executive )?decision\b)",
    re.IGNORECASE,
)
AGENDA = re.compile(r"\bagenda\b(?!\s+item)|\bnotice of meeting\b|\bsummons\b", re.IGNORECASE)
AGENDA_LINE = re.compile(
    r"^[^\n]{0,40}\b(?:agenda|notice of meeting|summons)\b(?! item)[^\n]{0,40}$", re.I | re.M
)
SUMMONED = re.compile(
    r"\b(?:requested|summoned|invited) to attend\b|\bagenda is (?:as )?(?:set|follows)", re.I
)
MEMO = re.compile(r"^\W*From:.{0,400}^\W*(?:Subject|Classification|Status):", re.S | re.M | re.I)
"""How a report to a meeting opens."""
MET = re.compile(
    r"^[\W\d]*(?:(?:members|councillors|those) )?(?:present|attending|attendance|apologies)\b"
    r"|\bin attendance\b|\bwere present\b|\bin the chair\b|\bchaired by\b",
    re.IGNORECASE | re.MULTILINE,
)
BEGINNING = 3000
"""Characters within which minutes say who was there."""
REPORT = re.compile(r"\breport (?:to|of|by|author|title)\b|\bpurpose of (?:the )?report\b", re.I)
NEWS = re.compile(
    r"\bmins? read\b|^\W*(?:news|feature|exclusive|breaking)\b|\bpicture:|\bphoto(?:graph)?:|"
    r"\bthis (?:news)?paper\b|\bmore like this\b|\bread more\b|\b(?:reporter|journalist)\b|"
    r"told (?:the|this) |\bspokes(?:man|woman|person)\b",
    re.IGNORECASE | re.MULTILINE,
)
AGENDA_ITEM = re.compile(r"\A\W*(?:[\w, ]+ - )?agenda item\s*$", re.IGNORECASE | re.MULTILINE)


def find_kind(top: str, parsed: Parsed, name_words: str) -> Kind:
    """Return a document's kind from its title and head, its parts and the words it uses.

    Args:
        top: the document's title and head.
        parsed: all of it.
        name_words: the words of its file name.
    """
    facts = f"{parsed.facts.get('type', '')} {parsed.facts.get('title', '')}"
    named = f"{facts}\n{name_words}"
    has_part = any(
        block.role == "part" and parsed.text[block.start : block.end].lower().startswith("minutes")
        for block in parsed.blocks
    )
    records = len({found.lower() for found in RECORDS.findall(parsed.text)})
    if MEMO.search(top):
        return "report"
    if DECISION.search(top) and not has_part:
        return "decision"
    if AGENDA_ITEM.match(parsed.text) and records:
        return "minutes"
    met = MET.search(parsed.text[:BEGINNING])
    if has_part or (MINUTES.search(named) and (records or met)):
        return "minutes"
    if len(NEWS.findall(parsed.text)) >= 2 and records < 3:
        return "news"
    if MINUTES.search(top) and records >= 1:
        return "minutes"
    agenda = AGENDA.search(named) or AGENDA_LINE.search(top) or SUMMONED.search(top)
    if agenda and (records < 4 or not met):
        return "agenda"
    if REPORT.search(top) or re.search(r"\breport\b", name_words, re.IGNORECASE):
        return "report"
    return "minutes" if records >= 2 and met else "other"
