"""Fetch a meeting: its flags, then its page, from which every restricted item is cut.

A page is kept only where it is recognised as this meeting's.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from connectors.moderngov import addresses
from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.cut_restricted import kept_page
from connectors.moderngov.pages import Item, Page, read_date
from connectors.moderngov.papers import MINUTES, fetch_papers
from connectors.moderngov.service import Flags, plain
from connectors.moderngov.state import DocumentRow, MeetingRow


@dataclass(frozen=True, slots=True)
class _Got:
    """A page that came: with what tells this version, and the page that we had, if any.

    `same` if it is the one that we have; `hidden` are items, `papers` documents that are cut.
    """

    page: Page
    items: list[Item]
    told: tuple[str, str]
    held: DocumentRow | None
    same: bool
    hidden: frozenset[int] = frozenset()
    papers: frozenset[int] = frozenset()


def fetch_meeting(keeping: Keeping, row: MeetingRow) -> None:
    """Fetch a meeting's page, and what it leads to.

    Raises:
        ConnectorError: the site cannot be asked further.
    """
    flags = keeping.listing.flags(row.id)
    if not flags.shown:
        keeping.restrict(keeping.of(row.id), [])
        keeping.state.put(replace(row, asked=keeping.day, page="hidden", restricted=True))
        return
    got = _ask(keeping, row)
    if got is None:
        return
    keeping.recognised()
    got = _with_hidden(got, row, flags)
    before, row = row, _read(keeping, row, got, flags)
    # What is restricted is noted first; that all was taken, last: a run may be killed between.
    keeping.state.put(replace(row, asked=before.asked, page=before.page))
    keeping.report.cut += len(got.hidden)
    _take_out(keeping, row, got)
    if got.items or row.stage == "cancelled" or got.held:
        _keep(keeping, row, got)
    fetch_papers(keeping, row, got.page, got.hidden, got.papers)
    keeping.state.put(row)


def _ask(keeping: Keeping, row: MeetingRow) -> _Got | None:
    held = next((one for one in keeping.of(row.id) if one.kind == "meeting"), None)
    url = addresses.meeting(keeping.base, row.committee, row.id)
    known = (held.etag, held.modified) if held else ("", "")
    answer, page = keeping.listing.page(url, known)
    same = answer.state == "same" and held is not None
    if same and held:
        page = Page(keeping.mirror.read(held.path), keeping.base)
    if page and page.is_of(row.id) and page.is_in_items:
        return _Got(page, page.items(), known if same else answer.kept_by, held, same)
    found = "unrecognised" if answer.state in ("ok", "same") else answer.state
    keeping.state.put(replace(row, asked=keeping.day, page=found))
    keeping.nothing(url, found, answer.why)
    return None


def _with_hidden(got: _Got, row: MeetingRow, flags: Flags) -> _Got:
    """Find what is restricted: by the page and by the service.

    Where the service says nothing, or the page is the one that we have cut, it is what it was too.
    """
    titles = {plain(one).casefold() for one in flags.titles}
    astray = bool(flags.items - {one.id for one in got.items})  # then titles have to tell
    hidden = {
        one.id
        for one in got.items
        if one.restricted
        or one.id in flags.items
        or (astray and plain(one.title).casefold() in titles)
    }
    papers = set(flags.papers)
    if got.same or not flags.known:
        hidden |= {int(one) for one in row.hidden.split()}
        papers |= {int(one) for one in row.papers.split()}
    papers |= {paper.link.id for one in got.items if one.id in hidden for paper in one.papers}
    return replace(got, hidden=frozenset(hidden), papers=frozenset(papers))


def _read(keeping: Keeping, row: MeetingRow, got: _Got, flags: Flags) -> MeetingRow:
    """Note what the page is."""
    titles = {one.title for one in got.items if one.id in got.hidden} | flags.titles
    remembered = got.same or not flags.known
    before = set(json.loads(row.titles or "[]")) if remembered else set()
    return replace(
        row,
        asked=keeping.day,
        page="ok" if got.items or row.cancelled else "bare",
        stage=_stage(got.page, row),
        parts=" ".join(sorted(got.page.parts())),
        hidden=" ".join(str(one) for one in sorted(got.hidden)),
        titles=json.dumps(sorted(filter(None, titles | before)), ensure_ascii=False),
        papers=" ".join(str(one) for one in sorted(got.papers)),
        restricted=False,
    )


def _stage(page: Page, row: MeetingRow) -> str:
    """Return how far a meeting is: "cancelled", "draft", "confirmed", or nothing yet."""
    if row.cancelled or page.subtitle.upper().rstrip(" .)").endswith("CANCELLED"):
        return "cancelled"
    printed = [one for one in page.papers() if one.link.kind == "printed"]
    if any("draft minutes" in one.lower() for one in (page.heading, *(p.title for p in printed))):
        return "draft"
    there = "minutes" in page.parts() or any(one.link.part == MINUTES for one in printed)
    return "confirmed" if there else ""


def _take_out(keeping: Keeping, row: MeetingRow, got: _Got) -> None:
    """Take out of a meeting's documents what became restricted."""
    keeping.restrict(
        [
            one
            for one in keeping.of(row.id)
            if (one.kind == "paper" and (one.id in got.papers or one.item in got.hidden))
            or (one.kind in ("printed", "pack") and got.hidden)
        ],
        [],
    )


def _keep(keeping: Keeping, row: MeetingRow, got: _Got) -> None:
    committee = keeping.state.committees[row.committee]
    day = read_date(got.page.subtitle)
    parts = row.parts.split()
    document = DocumentRow(
        path=got.held.path if got.held else f"{committee.folder}/m{row.id}.html",
        kind="meeting",
        id=row.id,
        url=addresses.meeting(keeping.base, row.committee, row.id),
        meeting=row.id,
        committee=committee.title,
        title=got.page.heading,
        date=day.isoformat() if day else row.date,
        type=next((one for one in ("minutes", "decision") if one in parts), "agenda"),
        status=row.stage,
        etag=got.told[0],
        modified=got.told[1],
        fetched=keeping.moment,
    )
    showed = got.held is not None and _shows(keeping, got.held, got.hidden)
    if showed:
        keeping.note_urgent([document.path])
    if keeping.keep(document, kept_page(got.page, got.hidden, got.papers)) and showed:
        keeping.restrict((), [document.path])


def _shows(keeping: Keeping, held: DocumentRow, hidden: Iterable[int]) -> bool:
    """Tell whether the page that we have holds an item that is restricted now."""
    if not hidden:
        return False
    before = Page(keeping.mirror.read(held.path), keeping.base)
    return any(one.id in hidden for one in before.items())
