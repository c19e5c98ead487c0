"""Read what a web page states of itself apart from its words: title, date, whose site it is."""

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from ingest.parse.html.tags import few_nodes, squeezed

SOFTWARE = re.compile(r"modern\W?(?:gov|council)\W*", re.IGNORECASE)
"""ModernGov's own name, which its sites leave in the title where the council's should be."""
PARTED = re.compile(r"\s+[-–—|»:]\s+|\s*\|\s*")
POSTED = ("article:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*([^.|©]{3,80})", re.IGNORECASE)
COUNCIL = re.compile(r"\b(?:council|authority|corporation|cyngor|comhairle)\b", re.IGNORECASE)
NO_COUNCIL = re.compile(
    r"\b(?:tax|meetings?|committees?|minutes|agendas?|news|councillors?|services|homes|home page|"
    r"full|your|the council|members)\b",
    re.IGNORECASE,
)


def read_facts(soup: BeautifulSoup) -> dict[str, str]:
    """Return "title", "date" (of posting, ISO 8601) and "council", as far as they are stated."""
    metas = _metas(soup)
    whole = squeezed(soup.title.get_text(" ")) if soup.title else ""
    named = metas.get("dc.title") or metas.get("og:title") or ""
    site = metas.get("og:site_name", "")
    facts = {
        "title": _own_title(whole, site) or squeezed(named),
        "date": _posted(soup, metas),
        "council": _council(soup, whole, metas),
    }
    return {name: words for name, words in facts.items() if words}


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta", content=True):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        found.setdefault(str(name).lower(), squeezed(str(meta["content"])))
    return found


def _own_title(whole: str, site: str) -> str:
    """Return a title without the site's name at its end."""
    parts = PARTED.split(whole)
    while len(parts) > 1 and (
        parts[-1] == site or SOFTWARE.fullmatch(parts[-1]) or _is_council(parts[-1])
    ):
        parts.pop()
    return whole[: whole.rfind(parts[-1]) + len(parts[-1])]


def _is_council(words: str) -> bool:
    """Tell whether words name one council, as a site does, not a meeting or a subject."""
    return (
        len(words.split()) in range(2, 10)
        and bool(COUNCIL.search(words))
        and not NO_COUNCIL.search(words)
        and not SOFTWARE.search(words)
    )


def _council(soup: BeautifulSoup, whole: str, metas: dict[str, str]) -> str:
    """Return the council that the site says is its own."""
    parts = PARTED.split(whole)
    said = [metas.get(name, "") for name in ("og:site_name", "dc.publisher", "dc.creator")]
    said += parts[:0:-1]
    for tag in _edges(soup):
        if tag.name == "header":
            said += [squeezed(str(image.get("alt") or "")) for image in tag.find_all("img")]
            links = (link for link in tag.find_all("a") if few_nodes(link))
            said += [squeezed(link.get_text(" ")) for link in links]
        else:
            said += [found.strip() for found in COPYRIGHT.findall(squeezed(tag.get_text(" ")))]
    named = (re.sub(r"(?:^the | logo$|,? all rights.*$)", "", words, flags=re.I) for words in said)
    return next((words for words in named if _is_council(words)), "")


def _edges(soup: BeautifulSoup) -> Iterator[Tag]:
    """Yield headers and footers, but none that stands in another."""
    stack: list[Tag] = [soup]
    while stack:
        tag = stack.pop()
        if tag.name in ("header", "footer") or tag.get("role") == "contentinfo":
            yield tag
        else:
            stack.extend(reversed([one for one in tag.contents if isinstance(one, Tag)]))


def _posted(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    said = [metas.get(name, "") for name in POSTED]
    said += _dates_in_json(soup)
    said += [str(tag["datetime"]) for tag in soup.find_all("time", datetime=True)[:1]]
    found = (ISO_DATE.match(words) for words in said)
    return next((date[0] for date in found if date), "")


def _dates_in_json(soup: BeautifulSoup) -> Iterator[str]:
    """Yield the dates of publication in the data that a page holds for search engines."""
    for script in soup.find_all("script", type="application/ld+json"):
        try:
            left = [json.loads(script.get_text())]
        except (ValueError, RecursionError):
            continue
        while left:
            node = left.pop()
            if isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    yield node["datePublished"]
                left += node.values()
            elif isinstance(node, list):
                left += node


def text_of(tag: Tag | None) -> str:
    """Return a tag's words in one line, "" without a tag."""
    return squeezed(tag.get_text(" ")) if tag is not None else ""
