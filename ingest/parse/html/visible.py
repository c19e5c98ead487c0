"""Tell what a browser shows of a page: not what is hidden, and as void what is struck through.

Knows inline styles and the plain rules of a page's own style sheet (a tag, a class, an id),
no others and no scripts.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ingest.parse.html.asides import take_out
from ingest.parse.html.furniture import MOST, prose

HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$))",
    re.IGNORECASE,
)
SHOWS = re.compile(r"(?:^|;)\s*(?:display\s*:\s*(?!none)|visibility\s*:\s*visible)", re.IGNORECASE)
STRIKES = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
COMMENT_LIST = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
STRUCK_TAGS = frozenset({"s", "del", "strike"})
SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<name>[.#][\w-]+)?", re.IGNORECASE)
CONTENT = re.compile(r"(?:^|;)\s*content\s*:\s*(\"[^\"]{3,300}\"|'[^']{3,300}')", re.IGNORECASE)


MOST_DECLARED = 3000
"""Letters of one rule, or of a tag's own style, that are read."""


class Sheet:
    """What a page's own style sheet hides, strikes through and writes of itself."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._hidden: set[str] = set()
        self._struck: set[str] = set()
        self.written: list[str] = []
        for style in soup.find_all("style"):
            for selectors, declared in _rules(style.get_text()):
                self._read(selectors, declared)

    def _read(self, selectors: str, declared: str) -> None:
        self.written += [found[1][1:-1].strip() for found in CONTENT.finditer(declared)]
        named = [one.strip().lower() for one in selectors.split(",")]
        plain = {one for one in named if one and SELECTOR.fullmatch(one)}
        if HIDES.search(declared):
            self._hidden |= plain
        elif SHOWS.search(declared):
            self._hidden -= plain
        if STRIKES.search(declared):
            self._struck |= plain

    def hides(self, tag: Tag) -> bool:
        """Tell whether a tag is not shown."""
        style = _style(tag)
        if HIDES.search(style):
            return True
        if SHOWS.search(style):
            return False
        return tag.has_attr("hidden") or not self._hidden.isdisjoint(_selectors(tag))

    def strikes(self, tag: Tag) -> bool:
        """Tell whether a tag's words are struck through."""
        if tag.name in STRUCK_TAGS or STRIKES.search(_style(tag)):
            return True
        return not self._struck.isdisjoint(_selectors(tag))


def _style(tag: Tag) -> str:
    return str(tag.get("style") or "")[:MOST_DECLARED]


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of a style sheet, but of what is for print or phones."""
    depth = 0
    before = ""
    for piece in re.split(r"([{}])", re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->", "", sheet)):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            before = piece.rpartition(";")[2].strip()
        elif depth == 1 and not before.startswith("@"):
            yield before, piece[:MOST_DECLARED]


def _selectors(tag: Tag) -> Iterator[str]:
    """Yield the plain selectors that choose a tag."""
    names = [f".{name}" for name in tag.get_attribute_list("class") if name]
    if tag.get("id"):
        names.append(f"#{tag['id']}")
    yield tag.name
    for name in names:
        yield name.lower()
        yield f"{tag.name}{name}".lower()


def take_out_unshown(soup: BeautifulSoup) -> list[str]:
    """Take out what is struck through or hidden, and return what the style sheet writes.

    What is hidden and holds most of the page's words is a part that opens at a click.
    """
    sheet = Sheet(soup)
    hidden: list[Tag] = []
    stack = [soup.body or soup]
    while stack:
        struck: list[Tag] = []
        remarks: list[Tag] = []
        for child in [one for one in stack.pop().contents if isinstance(one, Tag)]:
            if sheet.strikes(child):
                struck.append(child)
            elif sheet.hides(child):
                hidden.append(child)
            elif COMMENT_LIST.search(_style(child)):
                remarks.append(child)
            else:
                stack.append(child)
        take_out(struck, None)
        take_out(remarks)
    counts = prose(soup)
    if sum(counts[id(tag)] for tag in hidden) <= counts[id(soup)] * MOST:
        take_out(hidden, "hidden")
    return sheet.written
