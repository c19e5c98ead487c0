"""Remove what the council took away: by evidence, on two nights, and never much at once.

That something is not there is no evidence: a site that fails looks as if all were gone. Evidence is
a list that came whole and lacks it (or a page that links it no more), its own address that says so,
and in the same run another page that is there as ever.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from connectors.moderngov import addresses
from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.state import DocumentRow
from words import connectors as said

NIGHTS = 2
APART = timedelta(hours=8)
"""Between two nights, at the least."""
SHARE = 0.1
"""Of what the mirror holds: more is not removed at once unless somebody says so."""


def remove_gone(keeping: Keeping, *, confirmed: bool) -> None:
    """Remove what there is evidence against, and note what there is some against.

    Args:
        keeping: the run.
        confirmed: somebody looked at what is much at once.

    Raises:
        ConnectorError: the site cannot be asked further.
    """
    lacking = list(_lacking(keeping))
    _clear(keeping, {one.path for one in lacking})
    if not lacking or not _answers_well(keeping):
        return
    for one in lacking:
        _ask(keeping, one)
    paths = {one.path for one in lacking}
    gone = [one for one in keeping.state.held() if one.missing >= NIGHTS and one.path in paths]
    waiting = [one for one in keeping.state.held() if 0 < one.missing < NIGHTS]
    keeping.report.missing = [one.path for one in waiting]
    if not confirmed and len(gone) > SHARE * len(keeping.state.held()):
        keeping.report.held = [one.path for one in gone]
    else:
        keeping.report.withdrawn = keeping.mirror.drop(gone, "withdrawn", keeping.now)
    keeping.mirror.publish()


def _lacking(keeping: Keeping) -> Iterator[DocumentRow]:
    """Yield the documents that a whole list or a page of this run lacks."""
    state = keeping.state
    gone = {
        one.id
        for one in state.meetings.values()
        if one.listed != keeping.day and _list_is_whole(keeping, one.committee)
    }
    for one in state.held():
        is_decision = one.kind == "decision"
        if one.path in keeping.unlinked or (one.meeting in gone and not is_decision):
            yield one


def _list_is_whole(keeping: Keeping, committee: int) -> bool:
    row = keeping.state.committees.get(committee)
    return row is not None and row.whole and row.listed == keeping.day


def _clear(keeping: Keeping, lacking: set[str]) -> None:
    """Forget evidence against what is there after all, as a page of today says."""
    state = keeping.state
    for one in state.held():
        meeting = state.meetings.get(one.meeting)
        seen = meeting and meeting.asked == keeping.day and meeting.page == "ok"
        if one.missing and one.path not in lacking and (seen or one.kind == "decision"):
            state.put(replace(one, missing=0, missed=""))


def _answers_well(keeping: Keeping) -> bool:
    """Ask for a page that is known to be there: the latest meeting that is listed."""
    listed = [
        one
        for one in keeping.state.meetings.values()
        if one.listed == keeping.day
        and any(held.kind == "meeting" and not held.missing for held in keeping.of(one.id))
    ]
    if not listed:
        keeping.report.remarks.append(said.NO_CANARY)
        return False
    known = max(listed, key=lambda one: (one.date <= keeping.day, one.date))
    url = addresses.meeting(keeping.base, known.committee, known.id)
    _, page = keeping.listing.page(url)
    if page is not None and page.is_of(known.id):
        keeping.recognised()
        return True
    keeping.report.remarks.append(said.NO_CANARY)
    return False


def _ask(keeping: Keeping, one: DocumentRow) -> None:
    """Ask for a document at its own address; what it says counts once a night."""
    if one.missed and keeping.now - datetime.fromisoformat(one.missed) < APART:
        return
    answer = keeping.listing.client.get(one.url)
    if answer.state == "gone":
        keeping.state.put(replace(one, missing=one.missing + 1, missed=keeping.moment))
    elif answer.state == "ok" and one.missing:
        keeping.state.put(replace(one, missing=0, missed=""))
