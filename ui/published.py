"""Where a source is published: the way to the publisher's own page, at what is quoted.

Only an address of the web is ever a link, and the other site isn't told where its reader comes
from.
"""

from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from schema import Citation, ClearedDocument, date_in_words
from ui.markup import Html, element, text
from words import source as words

ENDS = 4
"""Words at either end of a quotation by which a browser finds it on a page."""
_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php"))


def shown(citation: Citation) -> Html | None:
    """Show the way to where a source is published, None if that is not known."""
    document = citation.document
    if document.url is None:
        return None
    opened = link(document.url + _place(citation), words.OPEN_PUBLISHED)
    return element("p", opened, *fetched(document), css="meta")


def fetched(document: ClearedDocument) -> list[Html]:
    """Say as of when a document is, if it was fetched from where it is published."""
    if document.fetched is None:
        return []
    return [text(f" · {words.as_fetched(date_in_words(document.fetched))}")]


def link(url: str, label: str) -> Html:
    """Show a label as a link to an address of the web; any other address is shown as it is."""
    if not _is_of_the_web(url):
        return text(url)
    return element("a", text(label), href=url, rel="noopener noreferrer", target="_blank")


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _place(citation: Citation) -> str:
    """Return what to add to an address so that a browser opens it at what is quoted.

    One that does not know how, or does not find it, opens the page at its beginning.
    """
    document = citation.document
    ending = PurePosixPath(document.source).suffix.lower()
    named = "#" in (document.url or "")
    if ending == ".pdf" and not named and (page := document.page_at(citation.start)):
        return f"#page={page}"
    said = citation.quote.split()
    if ending not in _PAGES or not said or "|" in said:
        return ""
    ends = [said] if len(said) <= 2 * ENDS else [said[:ENDS], said[-ENDS:]]
    spoken = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{'' if named else '#'}:~:text={spoken}"
