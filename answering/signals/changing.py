"""Tell what says of itself that it changes something."""

import re

_CHANGES = re.compile(
    r"\b(?:rescind|revok|supersed|overturn)\w*|\brevers(?:e|ed|ing) (?:the|its|that) decision"
    r"|\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+|now\s+)?(?:changed|amended|postponed|"
    r"deferred|extended|replaced|revised|withdrawn|cancelled|brought forward|put back)\b"
    r"|\bto (?:change|postpone|defer|extend|withdraw|cancel|bring forward)\b",
    re.IGNORECASE,
)
"""What says of itself that it changes something; "the Act, as amended" does not."""


def says_that_it_changes(words: str) -> bool:
    """Tell whether words say that they change something that was decided."""
    return bool(_CHANGES.search(words))
