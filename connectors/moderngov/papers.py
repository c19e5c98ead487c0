"""Fetch the documents that a meeting's page leads to: printed minutes, and papers if wanted.

Of a meeting with restricted items no printed documents are fetched, since they would hold them.
"""

from collections.abc import Collection
from dataclasses import replace

from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.pages import Page, Paper
from connectors.moderngov.state import DocumentRow, MeetingRow

MINUTES, PACK = "1", "10"
"""The T of a meeting's printed minutes, and of its public reports pack."""
NAMES = {MINUTES: ("minutes", "printed"), PACK: ("pack", "pack")}


def fetch_papers(
    keeping: Keeping,
    row: MeetingRow,
    page: Page,
    hidden: Collection[int],
    restricted: Collection[int],
) -> None:
    """Fetch the documents that are wanted, and note those that are linked no more.

    Args:
        keeping: the run.
        row: the meeting.
        page: its page.
        hidden: the items that are restricted.
        restricted: the documents that are.
    """
    items = {paper.url: one.id for one in page.items() for paper in one.papers}
    linked = [replace(one, item=items.get(one.url, 0)) for one in page.papers()]
    public = [one for one in linked if one.item not in hidden and one.link.id not in restricted]
    wanted = _wanted(keeping, row, public, whole=not hidden)
    for path, paper in wanted.items():
        _fetch(keeping, row, path, paper)
    there = [paper for path, paper in wanted.items() if keeping.held(path)]
    for one in keeping.of(row.id):
        if one.kind in ("meeting", "decision") or one.path in wanted:
            continue
        if _has_newer(one, row, there):
            keeping.replace([one])
        elif not any(_leads_to(paper, one) for paper in linked):
            keeping.unlinked.add(one.path)


def _wanted(
    keeping: Keeping, row: MeetingRow, linked: Collection[Paper], *, whole: bool
) -> dict[str, Paper]:
    """Return the documents to have, by their paths; printed ones only if nothing is restricted."""
    page = next((one for one in keeping.of(row.id) if one.kind == "meeting"), None)
    committee = keeping.state.committees[row.committee]
    folder = page.path.rpartition("/")[0] if page else committee.folder
    found: dict[str, Paper] = {}
    printed = {one.link.part: one for one in linked if one.link.kind == "printed" and whole}
    if MINUTES in printed and "minutes" not in row.parts.split():
        found[f"{folder}/m{row.id}-minutes.pdf"] = printed[MINUTES]
    if not keeping.choice.papers:
        return found
    reports = [one for one in linked if one.link.kind == "paper" and _may_be_pdf(one)]
    found |= {f"{folder}/s{one.link.id}.pdf": one for one in reports}
    if PACK in printed and not reports:
        found[f"{folder}/m{row.id}-pack.pdf"] = printed[PACK]
    return found


def _fetch(keeping: Keeping, row: MeetingRow, path: str, paper: Paper) -> None:
    """Fetch a document, unless we have it: a paper for good, a printed one for the day."""
    held = keeping.held(path)
    if held and (paper.link.kind == "paper" or held.asked == keeping.day):
        return
    answer = keeping.listing.client.get(paper.url, (held.etag, held.modified) if held else ("", ""))
    if answer.state == "same" and held:
        keeping.state.put(replace(held, asked=keeping.day))
        return
    if answer.state != "ok" or b"%PDF-" not in answer.body[:1024]:
        found = "unrecognised" if answer.state in ("ok", "same") else answer.state
        keeping.nothing(paper.url, found, answer.why)
        return
    keeping.recognised()
    name, kind = NAMES.get(paper.link.part, ("report", "paper"))
    draft = "draft" in f"{paper.title} {paper.url}".lower()
    document = DocumentRow(
        path=path,
        kind=kind,
        id=paper.link.id,
        url=paper.url,
        meeting=row.id,
        committee=keeping.state.committees[row.committee].title,
        item=paper.item,
        title=paper.title,
        date=row.date,
        type=name,
        status=("draft" if draft else "confirmed") if name == "minutes" else "",
        etag=answer.kept_by[0],
        modified=answer.kept_by[1],
        fetched=keeping.moment,
        asked=keeping.day,
    )
    keeping.keep(document, answer.body)


def _may_be_pdf(paper: Paper) -> bool:
    name = paper.url.partition("?")[0].rpartition("/")[2].lower()
    return "." not in name or name.endswith((".pdf", ".aspx"))


def _leads_to(paper: Paper, document: DocumentRow) -> bool:
    """Tell whether a link leads to a document that we have."""
    printed = NAMES.get(paper.link.part, ("", ""))[1]
    kind = printed if paper.link.kind == "printed" else paper.link.kind
    return (document.kind, document.id) == (kind, paper.link.id)


def _has_newer(one: DocumentRow, row: MeetingRow, there: Collection[Paper]) -> bool:
    """Tell whether something newer stands for a document now."""
    if one.kind == "printed" and "minutes" in row.parts.split():
        return True
    return one.kind == "paper" and any(
        (paper.title, paper.item) == (one.title, one.item) for paper in there
    )
