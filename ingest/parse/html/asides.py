"""Keep what a web page says beside its words: labels, hidden words, remarks, menus, pictures.

What is taken out of the page leaves a mark at its place, which no browser would show.
"""

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from ingest.parse.html.tags import squeezed
from ingest.parse.parsed import Place

MOST_WORDS = 2000
"""Letters that are kept of what was taken out."""
WORDS = re.compile(r"[^\W\d_]{3}")
NO_WORDS = re.compile(r"[{}<>;=]|://|\A[\w/.#-]*[/#_][\w/.#-]*\Z|\A\S{30,}\Z")
"""What carries code, addresses or ids, not words."""
SPEAKING = frozenset({"description", "keywords", "title", "dc.title", "og:title", "subject"})
"""Meta data whose words say by themselves what they are about."""
TECHNICAL = re.compile(
    r"viewport|generator|color|robots|verification|charset|image|url|locale|twitter|msapplication|"
    r"format-detection|csrf|og:type|application|referrer|mobile",
    re.IGNORECASE,
)
WORDLESS = frozenset("script style noscript template iframe object head canvas".split())


class Beside(PreformattedString):
    """The words of what was taken out of a page, where it stood."""

    place: Place = "margin"


def take_out(tags: Sequence[Tag], place: Place | None = "margin") -> None:
    """Take tags out of their page, and leave the words of each as a mark in its place.

    Without a place, no words are left. Tags that stand beside each other are given together:
    each call goes through all that stands beside them.
    """
    chosen = {id(tag) for tag in tags}
    parents = {id(tag.parent): tag.parent for tag in tags if tag.parent is not None}
    for parent in parents.values():
        for index, child in enumerate(parent.contents):
            if id(child) in chosen and isinstance(child, Tag):
                _put(_mark_of(child, place), child, parent, index)


def _mark_of(tag: Tag, place: Place | None) -> Beside:
    mark = Beside("" if place is None or tag.name in WORDLESS else said_in(tag))
    mark.place = place or "margin"
    return mark


def _put(mark: Beside, tag: Tag, parent: Tag, index: int) -> None:
    """Put a mark where a tag stands; its library's own way looks for the place from the start."""
    last: PageElement = tag
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    mark.parent = parent
    mark.previous_sibling, mark.next_sibling = tag.previous_sibling, tag.next_sibling
    mark.previous_element, mark.next_element = tag.previous_element, last.next_element
    if mark.previous_sibling is not None:
        mark.previous_sibling.next_sibling = mark
    if mark.next_sibling is not None:
        mark.next_sibling.previous_sibling = mark
    if mark.previous_element is not None:
        mark.previous_element.next_element = mark
    if mark.next_element is not None:
        mark.next_element.previous_element = mark
    parent.contents[index] = mark
    tag.parent = tag.previous_sibling = tag.next_sibling = None
    tag.previous_element = last.next_element = None


def said_in(tag: Tag) -> str:
    """Return the words in a tag, a line for each stretch, and what its pictures show."""
    lines = [squeezed(text) for text in tag.find_all(string=True) if not _is_code(text)]
    lines += [squeezed(str(image.get("alt") or "")) for image in tag.find_all("img")]
    return "\n".join(line for line in lines if line)[:MOST_WORDS]


def _is_code(text: NavigableString) -> bool:
    return isinstance(text, PreformattedString) or (
        text.parent is not None and text.parent.name in WORDLESS
    )


def told_beside(node: PageElement) -> Iterator[tuple[str, Place]]:
    """Yield what a mark, a comment or a tag's attributes carry of words that aren't the text's."""
    if isinstance(node, Tag):
        yield from _labels(node)
    elif isinstance(node, Beside):
        if node:
            yield str(node), node.place
    elif isinstance(node, Comment) and carries_words(node) and not node.startswith("["):
        yield squeezed(node), "hidden"


def told_around(soup: Tag, root: Tag) -> Iterator[tuple[str, Place]]:
    """Yield what a page says outside the part that holds its own words."""
    stack: list[PageElement] = [soup]
    while stack:
        node = stack.pop()
        if node is root:
            continue
        yield from told_beside(node)
        if isinstance(node, Tag):
            stack.extend(reversed(node.contents))
        elif not isinstance(node, PreformattedString) and (words := squeezed(str(node))):
            yield words[:MOST_WORDS], "margin"


def _labels(tag: Tag) -> Iterator[tuple[str, Place]]:
    """Yield the words in a tag's attributes: of a picture, a hint, a label."""
    for name, value in tag.attrs.items():
        if name == "alt" or (name == "title" and tag.name == "img"):
            place: Place = "picture"
        elif name in ("title", "aria-label") or name.startswith("data-"):
            place = "hidden"
        else:
            continue
        if carries_words(words := squeezed(str(value))):
            yield words, place


def carries_words(text: str) -> bool:
    """Tell words that a person wrote for people from code, addresses and ids."""
    return bool(WORDS.search(text[:MOST_WORDS])) and not NO_WORDS.search(text[:MOST_WORDS])


def read_properties(soup: BeautifulSoup) -> Iterator[str]:
    """Yield what a page's head says of it: words that speak for themselves, else "name: value"."""
    if soup.title is not None:
        yield squeezed(soup.title.get_text(" "))
    for meta in soup.find_all("meta", content=True):
        name = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        words = squeezed(str(meta["content"]))
        if name and carries_words(words) and not TECHNICAL.search(name):
            yield words if name in SPEAKING else f"{name}: {words}"
