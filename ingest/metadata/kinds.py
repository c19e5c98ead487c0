"""Tell what kind of document a file holds: minutes, decision, agenda, report, news, other.

What it looks like is weighed by weights that were fitted on papers of many councils.
"""

import re
from collections.abc import Mapping, Sequence

from ingest.metadata.fitted import load_weights
from ingest.metadata.kind_signals import head_lines, read_signals
from ingest.parse import Parsed
from schema import KINDS, Kind

AGENDA_LINE = re.compile(
    r"^[^\n]{0,40}\b(?:agenda|notice of meeting|summons)\b(?! item)[^\n]{0,40}$", re.I | re.M
)
"""A short line that calls what follows an agenda."""

PACK = re.compile(
    r"(?P<reports>\b(?:reports?|agenda) pack\b|\bpublic pack\)\s*agenda\b)"
    r"|\bpublic document pack\b",
    re.I,
)
"""What a council's software calls an agenda that is bound with its papers."""
PACK_LINES = 4
"""Lines in which a pack says that it is one."""
TOLD = 2
"""How much more often what tells of a meeting speaks of the past than of today."""


def find_kind(
    parsed: Parsed, printed: Sequence[str], name_words: str, *, stated: Kind | None = None
) -> Kind:
    """Return a document's likeliest kind.

    Args:
        parsed: all of it.
        printed: its running heads.
        name_words: the words of its file name.
        stated: what its publisher calls it.
    """
    if stated:
        return stated
    signals = read_signals(parsed, printed, name_words)
    if parsed.facts.get("type", "").lower() == "agenda" and not signals["part of minutes"]:
        return "agenda"  # whatever stands in it: half an hour of questions, the minutes to approve
    told = signals["recorded acts"] and signals["past"] > TOLD * signals["present"]
    if signals["item's page"] and (signals["part of minutes"] or told):
        return "minutes"  # one item of a meeting, whatever report it took
    likely = load_weights("kinds").probabilities(signals)
    best = max(KINDS, key=lambda kind: likely.get(kind, 0.0))
    of_minutes = best == "minutes" and "type" not in parsed.facts
    return "agenda" if of_minutes and _is_pack(parsed, name_words, signals) else best


def _is_pack(parsed: Parsed, name_words: str, signals: Mapping[str, float]) -> bool:
    """Tell an agenda with all its reports, among which are the minutes of the last meeting.

    Minutes are printed as a document pack too, and then are titled so.
    """
    named = (parsed.facts.get("title", ""), name_words, *head_lines(parsed)[:PACK_LINES])
    found = [pack for words in named if (pack := PACK.search(words))]
    titled = signals["titled minutes"] > 0
    return any(pack["reports"] or not titled for pack in found)
