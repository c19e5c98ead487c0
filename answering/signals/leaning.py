"""Tell sentences that say little without the one before or after them."""

import re

_LEANS = re.compile(
    r"\W*(?!It\s+(?:was|is)\s+(?:\w+\s+){1,2}(?:that|to|by)\b)"
    r"(?:(?:This|These|Those|It|They|Such|That)\b(?!\s+(?:the|in)\b)"
    r"|(?:All\s+(?:\w+\s+)?|(?:The\s+)?[Mm]otion\s+(?:was\s+)?(?:\w+ly\s+)?|Unanimously\s+)"
    r"(?:agreed|approved|carried|in\s+favour)\b)"
)
"""How a sentence begins that says little without the one before it: "This was agreed.", but not
"It was agreed that the lamps be mended."."""
_LEADS = re.compile(r"(?::\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\W*)?|\bthat\W*)\Z")
"""How one ends that says little without the one after it: "The motion read as follows:"."""

_LEADS_TO_LIST = re.compile(r"[:–—-]\W*\Z")
"""How what leads to a list ends, and a table's header does not."""


def leans_back(words: str) -> bool:
    """Tell whether words say little without those before them."""
    return bool(_LEANS.match(words))


def leads_on(words: str) -> bool:
    """Tell whether words say little without those after them."""
    return bool(_LEADS.search(words))


def leads_to_a_list(words: str) -> bool:
    """Tell what leads to a list from a table's header."""
    return bool(_LEADS_TO_LIST.search(words))
