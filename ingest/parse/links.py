"""Tell pages of links, which point to documents and are none, from what people wrote."""

import re

LINK = re.compile(r"!?\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)|https?://\S+")
MOSTLY = 0.45
"""Share of the characters that are links and their addresses."""
FEW = 12
POINTS = re.compile(r"\b(?:pdf|docx?|download|links?|linked|attached|attachment|click)\b", re.I)
"""What a page says whose words stand in another file."""
SENTENCE = re.compile(r"(?:\b[\w'’-]+[ ,]+){7,}[\w'’-]+[.!?](?=\s|\Z)")


def only_links(text: str) -> bool:
    """Tell whether a Markdown text does no more than point to other files."""
    if len(text.split()) <= FEW and POINTS.search(text):
        return True
    links = list(LINK.finditer(text))
    linked = sum(found.end() - found.start() for found in links)
    if not links or linked < MOSTLY * len("".join(text.split())):
        return False
    return len(SENTENCE.findall(LINK.sub("", text))) * 4 <= len(links)
