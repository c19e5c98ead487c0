"""Read pages of ModernGov, the software in which most British councils publish meetings.

Its classes mark what a page is and what is the council's own on it. An agenda's page has a
table of items, each with its "Decision:" and "Minutes:"; an item and a decision have pages
of their own; the rest of such a site is lists of links.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from english.bodies import BODY
from english.months import TH, WEEKDAY
from ingest.parse.html.asides import take_out
from ingest.parse.html.facts import text_of
from ingest.parse.html.tags import classes, few_nodes, squeezed

MARK = re.compile(r"\bmg(?:MainTitleTxt|SubTitleTxt|ItemTable|AiTitle|SubItemTitle)", re.IGNORECASE)
DAY = rf"(?:{WEEKDAY},?\s+)?\d{{1,2}}{TH}?\s+\w+,?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
TIME = r"(?P<time>\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?)"
MEETING = re.compile(
    rf"(?P<committee>.+?)\s*(?:\s[-–]|,)\s*(?P<date>{DAY}),?(?:\s+{TIME})?(?:,.*)?", re.IGNORECASE
)
MEETING_OF = re.compile(
    rf"meeting of (?P<committee>.+?),\s*(?P<date>{DAY}),?(?:\s+{TIME})?"
    r"(?:\s*\(item\s*(?P<item>[\w.]+?)\.?\))?\W*",
    re.IGNORECASE,
)
AGENDA_FOR = re.compile(
    rf"(?:agenda|meeting)\b.*?\bfor (?P<committee>.+?) on (?P<date>{DAY})(?:,?\s+{TIME})?.*",
    re.IGNORECASE,
)
DECIDED_AT = re.compile(rf"(?P<date>{DAY})\s*-\s*(?P<committee>.+)", re.IGNORECASE)
A_BODY = re.compile(rf"\b{BODY}$", re.IGNORECASE)
DOCUMENT = re.compile(r"documents/|DocPack|\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt)\b", re.IGNORECASE)
OWN = re.compile(r"^mg(?:Content|Header|SubTitle|Links|MainTitle)")
"""What holds the words of a page that has them; others are the site's."""
INVITES = re.compile(r"^\s*(?:view|show|watch)\b", re.IGNORECASE)
"""Links that invite to see more."""
LISTS = re.compile(r"^mg(?:Links|ActionList)$")
LABELS = frozenset({"venue", "decision maker", "decided at meeting", "date of decision"})
MOST_LETTERS = 1000
"""Letters of a line or a value that are looked at."""
IDLE_LINES = "Items No. Item Media".split()


def is_moderngov(soup: BeautifulSoup) -> bool:
    """Tell whether ModernGov made a page."""
    return soup.find(class_=MARK) is not None


def prepare(soup: BeautifulSoup) -> Tag:
    """Take out of a page what ModernGov adds, and return the part with the council's words."""
    root = _root(soup)
    take_out([item for item in _listed(root) if _leads_away(item)], None)
    idle = (tag for tag in root.select("caption, .mgSectionTitle, th") if few_nodes(tag))
    take_out([tag for tag in idle if squeezed(tag.get_text()) in IDLE_LINES], None)
    take_out(root.find_all("a", string=INVITES), None)
    if root.find(class_="mgContent"):
        # What the site tells the reader of every page.
        alien = [tag for tag, own in _walk(root, OWN) if not own and tag.name in ("p", "a")]
        take_out(alien, None)
    return root


def _leads_away(item: Tag) -> bool:
    """Tell whether a list's item leads neither to a document nor to a meeting."""
    nodes = few_nodes(item)
    links = (str(node.get("href", "")) for node in nodes if isinstance(node, Tag))
    if not nodes or any(DOCUMENT.search(link) for link in links):
        return False
    return not MEETING_OF.search(squeezed(item.get_text(" "))[:MOST_LETTERS])


def _listed(root: Tag) -> list[Tag]:
    """Return the items of the lists that ModernGov makes of links."""
    return [tag for tag, listed in _walk(root, LISTS) if listed and tag.name == "li"]


def _walk(root: Tag, names: re.Pattern[str]) -> Iterator[tuple[Tag, bool]]:
    """Yield the tags below a part, in order, and whether each stands in one of these classes."""
    stack = [(root, root.find_parent(class_=names) is not None)]
    while stack:
        tag, within = stack.pop()
        if tag is not root:
            yield tag, within
        within = within or any(names.search(name) for name in classes(tag).split())
        stack.extend((one, within) for one in reversed(tag.contents) if isinstance(one, Tag))


def _root(soup: BeautifulSoup) -> Tag:
    """Return the part that ModernGov wrote, or, on sites that name it not, what holds it."""
    marked = soup.find(id="modgov")
    if isinstance(marked, Tag):
        return marked
    marked = soup.find(class_=MARK)
    while isinstance(marked, Tag):
        if marked.name in ("main", "body") or marked.get("id") == "content":
            return marked
        marked = marked.parent
    return soup


def read_page_facts(root: Tag, title: str) -> dict[str, str]:
    """Return what a page's structure states: committee, meeting date, time, venue, type, item."""
    heading = text_of(_first(root, "mgMainTitleTxt"))
    subtitle = text_of(_first(root, "mgSubTitleTxt"))
    labels = _labels(root)
    facts = {name: labels.get(name, "") for name in ("venue", "decision maker")}
    facts |= _meeting(subtitle, title, labels, root)
    facts["type"] = _type(root, heading, labels)
    if subtitle and not MEETING.fullmatch(subtitle):
        facts["title"] = subtitle
    return {name: words for name, words in facts.items() if words}


def _meeting(subtitle: str, title: str, labels: dict[str, str], root: Tag) -> dict[str, str]:
    links = (squeezed(item.get_text(" ")) for item in _listed(root) if few_nodes(item))
    links = (words[:MOST_LETTERS] for words in links)
    subtitle, title = subtitle[:MOST_LETTERS], title[:MOST_LETTERS]
    found = (
        MEETING.fullmatch(subtitle)
        or next((one for words in links if (one := MEETING_OF.search(words))), None)
        or AGENDA_FOR.fullmatch(title)
        or DECIDED_AT.fullmatch(labels.get("decided at meeting", "")[:MOST_LETTERS])
    )
    if found:
        return {name: words.strip() for name, words in found.groupdict().items() if words}
    maker = labels.get("decision maker", "")
    facts = {"date": labels.get("date of decision", "")}
    return {**facts, "committee": maker} if A_BODY.search(maker) else facts


def _labels(root: Tag) -> dict[str, str]:
    """Return what stands after the labels that are known, "Venue:", by label in lower case."""
    found: dict[str, str] = {}
    for label in root.find_all(class_="mgLabel"):
        name = squeezed(label.get_text(" ")).rstrip(":? ").lower() if few_nodes(label) else ""
        if name not in LABELS or name in found:
            continue
        whole = squeezed(label.parent.get_text(" ")) if label.parent is not None else ""
        value = whole.partition(squeezed(label.get_text(" ")))[2]
        found[name] = re.sub(r"\s*View directions\W*$", "", value[:MOST_LETTERS]).strip()
    return found


def _type(root: Tag, heading: str, labels: dict[str, str]) -> str:
    parts = {
        squeezed(tag.get_text()).rstrip(":").lower()
        for tag in root.find_all(class_=re.compile("mgSubItemTitle|mgSubSubTitle", re.IGNORECASE))
        if few_nodes(tag)
    }
    if "decision maker" in labels or heading.lower() == "decision details":
        return "decision"
    if "minutes" in parts:
        return "minutes"
    if parts & {"decision", "decisions"}:
        return "decision"
    is_agenda = (
        root.find(class_=re.compile("mgItemTable|mgAiTitle")) or "meeting" in heading.lower()
    )
    return "agenda" if is_agenda or "agenda" in heading.lower() else ""


def is_document(root: Tag, facts: dict[str, str]) -> bool:
    """Tell a meeting, an item or a decision from a page that only leads to others."""
    marks = root.find(class_=re.compile("mgItemTable|mgAiTitle|mgSubItemTitle", re.IGNORECASE))
    return marks is not None or "date" in facts or "decision maker" in facts


def _first(root: Tag, name: str) -> Tag | None:
    found = root.find(class_=name)
    return found if isinstance(found, Tag) else None
