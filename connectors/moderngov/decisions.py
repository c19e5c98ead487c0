"""Fetch decisions that no mirrored meeting tells of: those of officers and cabinet members.

What was decided at a meeting stands in the meeting's page. The page of such a decision is read
once, to see which meeting made it, and kept only as long as that meeting's page has no word of it.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from connectors.moderngov import addresses
from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.cut_restricted import kept_page
from connectors.moderngov.pages import Page, read_date
from connectors.moderngov.service import plain
from connectors.moderngov.state import DecisionRow, DocumentRow
from words import connectors as said

SPAN = timedelta(days=30)
"""What a list is asked for at a time, beside its first day: long ranges take sites too long."""
AGAIN = timedelta(days=30)
FOLDER = "decisions"
WAITS = "waits"
"""Of a decision whose meeting's page was not read yet: it may tell what is restricted."""


def list_decisions(keeping: Keeping) -> None:
    """Ask which decisions were published since the last run, or ever since."""
    state = keeping.state
    today = keeping.now.date()
    days = [one.date for one in state.meetings.values() if one.date]
    first = keeping.choice.since or date.fromisoformat(min(days, default=keeping.day))
    if listed := state.about("decisions_listed"):
        first = max(first, date.fromisoformat(listed) - SPAN)
    for begins, ends in _spans(first, today):
        url = addresses.decisions(keeping.base, f"{begins:%d/%m/%Y}", f"{ends:%d/%m/%Y}")
        answer, page = keeping.listing.page(url)
        if page is None:
            if answer.state not in ("gone", "forbidden") or listed:
                keeping.report.remarks.append(said.decisions_unread(keeping.listing.client.host))
            return
        for key, title in page.decisions().items():
            if key not in state.decisions:
                state.put(DecisionRow(key, title, published=begins.isoformat()))
        state.tell(decisions_listed=ends.isoformat())


def _spans(first: date, last: date) -> Iterator[tuple[date, date]]:
    while first <= last:
        yield first, min(last, first + SPAN)
        first += SPAN + timedelta(days=1)


def due_decisions(keeping: Keeping) -> list[DecisionRow]:
    """Return the decisions to ask for: what is new, and now and then what we keep."""
    old = (keeping.now.date() - AGAIN).isoformat()
    return [
        one
        for one in keeping.state.decisions.values()
        if (one.page in ("", "failed", "unrecognised") and one.asked != keeping.day)
        or (one.page == WAITS and _is_read(keeping, one))
        or (keeping.held(_path(one)) and (one.asked <= old or _missing(keeping, one)))
    ]


def _missing(keeping: Keeping, row: DecisionRow) -> bool:
    held = keeping.held(_path(row))
    return held is not None and held.missing > 0


def fetch_decision(keeping: Keeping, row: DecisionRow) -> None:
    """Fetch a decision's page, and keep it if no mirrored meeting says the same.

    Raises:
        ConnectorError: the site cannot be asked further.
    """
    url = addresses.decision(keeping.base, row.id)
    held = keeping.held(_path(row))
    answer, page = keeping.listing.page(url, (held.etag, held.modified) if held else ("", ""))
    if answer.state == "same":
        keeping.recognised()
        keeping.state.put(replace(row, asked=keeping.day))
        return
    if page is None or not _is_of(page, row):
        found = "unrecognised" if answer.state == "ok" else answer.state
        keeping.state.put(replace(row, asked=keeping.day, page=row.page if held else found))
        if held and found == "gone":
            keeping.unlinked.add(held.path)
        else:
            keeping.nothing(url, found, answer.why)
        return
    keeping.recognised()
    links = [link for link, _, _ in page.links()]
    meeting = next((one.id for one in links if one.kind == "meeting"), 0)
    row = replace(row, asked=keeping.day, page="ok", meeting=meeting)
    if not _is_read(keeping, row):
        keeping.state.put(replace(row, page=WAITS))
        return
    hidden = any(one.kind == "reasons" for one in links) or _is_hidden(keeping, row)
    if hidden:
        keeping.report.cut += 1
        keeping.restrict([held] if held else [], [])
    elif _is_wanted(keeping, row):
        _keep(keeping, row, page, answer.kept_by)
    keeping.state.put(row)


def _is_of(page: Page, row: DecisionRow) -> bool:
    """Tell whether a page is a decision's, by its labels, and this one's, by its title or id."""
    labels = page.labels()
    is_decision = "decision maker" in labels or page.heading.lower().startswith("decision")
    named = {link.id for link, _, _ in page.links() if link.kind == "decision"}
    return is_decision and (row.id in named or plain(row.title) == plain(page.subtitle))


def _is_read(keeping: Keeping, row: DecisionRow) -> bool:
    """Tell whether it is known what is restricted of the meeting that made a decision."""
    meeting = keeping.state.meetings.get(row.meeting)
    return meeting is None or meeting.page in ("ok", "bare")


def _is_hidden(keeping: Keeping, row: DecisionRow) -> bool:
    """Tell whether the meeting that made a decision calls its item restricted."""
    meeting = keeping.state.meetings.get(row.meeting)
    titles = json.loads(meeting.titles or "[]") if meeting else []
    return plain(row.title).casefold() in {plain(one).casefold() for one in titles}


def _is_wanted(keeping: Keeping, row: DecisionRow) -> bool:
    meeting = keeping.state.meetings.get(row.meeting)
    if row.meeting and meeting is None:  # of a committee that is not fetched, or too long ago
        return False
    if meeting is None:
        return keeping.choice.committees is None
    return not set(meeting.parts.split()) & {"minutes", "decision"}


def _keep(keeping: Keeping, row: DecisionRow, page: Page, told: tuple[str, str]) -> None:
    labels = page.labels()
    day = read_date(labels.get("date of decision", ""))
    meeting = keeping.state.meetings.get(row.meeting)
    committee = keeping.state.committees[meeting.committee].title if meeting else ""
    document = DocumentRow(
        path=_path(row),
        kind="decision",
        id=row.id,
        url=addresses.decision(keeping.base, row.id),
        meeting=row.meeting,
        committee=committee,
        title=row.title,
        date=day.isoformat() if day else "",
        type="decision",
        etag=told[0],
        modified=told[1],
        fetched=keeping.moment,
    )
    keeping.keep(document, kept_page(page, (), ()))


def settle_decisions(keeping: Keeping) -> None:
    """Take out the decisions that their meetings' pages tell of now, or call restricted."""
    for row in list(keeping.state.decisions.values()):
        if held := keeping.held(_path(row)):
            if _is_hidden(keeping, row):
                keeping.restrict([held], [])
            elif row.meeting and not _is_wanted(keeping, row):
                keeping.replace([held])


def _path(row: DecisionRow) -> str:
    return f"{FOLDER}/d{row.id}.html"
