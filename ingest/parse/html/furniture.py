"""Take out of a page what stands on every page of its site, and find where its own words are."""

import itertools
import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from ingest.parse.html.asides import take_out
from ingest.parse.html.tags import classes, few_nodes, squeezed

WORDLESS = frozenset(
    "script style noscript template svg button select textarea input iframe object head canvas "
    "nav".split()
)
NAVIGATION = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
NEVER_WORDS = re.compile(
    r"cookie|consent|gdpr|breadcrumb|skip-?(?:link|to)|more-?like-?this|related-?posts|mgBack|"
    r"mgFooter|mgHelpLine|mgHide|mgFileSize|sharedaddy|(?:^| )(?:sr-only|visually-?hidden|"
    r"screen-reader-text|govuk-visually-hidden|nav-links|post-navigation|comment-?respond)(?: |$)",
    re.IGNORECASE,
)
SELDOM_WORDS = re.compile(
    r"site-?(?:header|footer|nav)|page-?(?:header|footer)|"
    r"(?:^|[-_ ])(?:nav|navbar|menu|footer|sidebar|banner|share|sharing|social|related|newsletter|"
    r"advert|widget|pagination|pager|comments|popup|modal)(?:[-_ ]|$)",
    re.IGNORECASE,
)
"""Names of furniture, unless most of the page's words stand in what has one."""
HEADS = ["h2", "h3", "h4", "h5", "h6", "p"]
MOST_ENDINGS = 50
"""Headings of which it is asked whether the page's end begins there."""
ELSEWHERE = re.compile(
    r"more like this|related (?:posts|articles|news|stories|content|pages|links)\W*|"
    r"(?:more|latest|recent|other) (?:news|posts|stories|articles)\W*|"
    r"you (?:may|might) also (?:like|be interested in)\W*|read next\W*|"
    r"share this(?: page| post| article)?\W*|like this\W*|leave a (?:reply|comment)\W*|"
    r"\d+ (?:comments?|responses?|thoughts?)(?: (?:on|to) .*)?",
    re.IGNORECASE,
)
"""Headings of what follows a post and is none of it."""
CONTENT = "main, [role=main], #modgov, article, #content, #main, #main-content, #maincontent"
MOST = 0.5
"""The share of a page's words that no furniture has, and that its content must have."""


def strip_furniture(soup: BeautifulSoup) -> None:
    """Take out menus, notices, headers, footers and what is no text at all."""
    _strip(soup, _is_never_words)
    counts = prose(soup)
    most = counts[id(soup)] * MOST
    _strip(soup, lambda tag: _is_seldom_words(tag) and counts[id(tag)] <= most)


def _strip(root: Tag, is_furniture: Callable[[Tag], bool]) -> None:
    left = [root]
    while left:
        furniture: list[Tag] = []
        for child in left.pop().contents:
            if isinstance(child, Tag):
                (furniture if is_furniture(child) else left).append(child)
        take_out(furniture)


def find_content(soup: BeautifulSoup) -> Tag:
    """Return the smallest part that is marked as content and holds most of the page's words."""
    body = soup.body or soup
    counts = prose(body)
    enough = counts[id(body)] * MOST
    marked = [tag for tag in body.select(CONTENT) if counts[id(tag)] >= enough]
    return min(marked, key=lambda tag: counts[id(tag)], default=body)


def strip_ending(root: Tag) -> None:
    """Take out what follows a post: others like it, buttons to share it, readers' comments."""
    counts = prose(root)
    few = counts[id(root)] * MOST / 2
    heads = (
        heading
        for heading in root.find_all(HEADS)
        if counts[id(heading)] <= 80 and ELSEWHERE.fullmatch(squeezed(_few_words(heading)))
    )
    for heading in itertools.islice(heads, MOST_ENDINGS):
        rest = [tag for tag in heading.next_siblings if isinstance(tag, Tag)]
        if sum(counts[id(tag)] for tag in rest) <= few:
            take_out([heading, *rest], None)


def _few_words(tag: Tag) -> str:
    """Return what a heading says; what holds many elements is none, and is not gone through."""
    return "".join(
        node
        for node in few_nodes(tag)
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    )


def prose(root: Tag) -> dict[int, int]:
    """Count the letters, outside links, in each tag from `root` down, by the tag's id."""
    counts: dict[int, int] = {}
    stack: list[tuple[Tag, bool]] = [(root, False)]
    while stack:
        tag, left = stack.pop()
        if not left:
            stack.append((tag, True))
            stack.extend((child, False) for child in tag.contents if isinstance(child, Tag))
        elif tag.name == "a":
            counts[id(tag)] = 0
        else:
            counts[id(tag)] = sum(_letters(child, counts) for child in tag.contents)
    return counts


def link_share(root: Tag) -> float:
    """Return the share of a part's letters that stand in links, 0 where there are none."""
    own = prose(root)[id(root)]
    linked = sum(len(squeezed(text)) for text in _texts_in_links(root))
    return linked / (own + linked) if linked else 0.0


def _texts_in_links(root: Tag) -> Iterator[str]:
    return (link.get_text() for link in root.find_all("a", href=True))


def _letters(node: PageElement, counts: dict[int, int]) -> int:
    if isinstance(node, Tag):
        return counts[id(node)]
    if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
        return len(squeezed(node))
    return 0


def _names(tag: Tag) -> str:
    return f"{classes(tag)} {tag.get('id') or ''}"


def _is_never_words(tag: Tag) -> bool:
    if tag.name in WORDLESS:
        return True
    if tag.name in ("html", "body", "main"):
        return False
    if tag.name in ("footer", "aside") and not tag.find_parent(["main", "article", "section"]):
        return True
    return tag.get("role") in NAVIGATION or bool(NEVER_WORDS.search(_names(tag)))


def _is_seldom_words(tag: Tag) -> bool:
    if tag.name in ("html", "body", "main"):
        return False
    return tag.name in ("aside", "footer", "form") or bool(SELDOM_WORDS.search(_names(tag)))
