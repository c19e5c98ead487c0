"""Tell what kind of document a file holds: minutes, decision, agenda, report, news, other.

What it looks like is weighed by weights that were fitted on papers of many councils.
"""

from collections.abc import Sequence

from ingest.fitted import load_weights
from ingest.kind_signals import read_signals
from ingest.parse import Parsed
from schema import KINDS, Kind


def find_kind(parsed: Parsed, printed: Sequence[str], name_words: str) -> Kind:
    """Return a document's likeliest kind.

    Args:
        parsed: all of it.
        printed: its running heads.
        name_words: the words of its file name.
    """
    likely = load_weights("kinds").probabilities(read_signals(parsed, printed, name_words))
    return max(KINDS, key=lambda kind: likely.get(kind, 0.0))
