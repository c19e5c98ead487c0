"""Bring what is known of a site's committees and meetings in step with its lists."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.plan import RECENT
from connectors.moderngov.service import Committee, Listed
from connectors.moderngov.state import CommitteeRow, MeetingRow
from errors import NotModernGov
from words import connectors as said

A_WEEK = timedelta(days=7)


def list_committees(keeping: Keeping) -> list[CommitteeRow]:
    """Return the chosen committees; their list is asked for weekly.

    Raises:
        NotModernGov: neither service nor page tells of any.
        ConnectorError: the site cannot be asked.
    """
    state, listing = keeping.state, keeping.listing
    listed = state.about("committees_listed")
    if not listed or listed <= _a_week_ago(keeping):
        listing.by_service = True  # it may be open by now
        found = listing.committees()
        if not found:
            raise NotModernGov(said.no_longer_moderngov(listing.client.host))
        for one in found:
            _keep_committee(keeping, one)
        state.tell(committees_listed=keeping.day, service="yes" if listing.by_service else "no")
    wanted = keeping.choice.committees
    return [one for one in state.committees.values() if wanted is None or one.id in wanted]


def _a_week_ago(keeping: Keeping) -> str:
    return (keeping.now - A_WEEK).date().isoformat()


def _keep_committee(keeping: Keeping, one: Committee) -> None:
    held = keeping.state.committees.get(one.id)
    plain = re.sub(r"[^a-z0-9]+", "-", one.title.lower()).strip("-")[:60].strip("-")
    row = held or CommitteeRow(one.id, one.title, f"{plain or 'committee'}-{one.id}")
    keeping.state.put(replace(row, title=one.title, ended=one.ended))


def due_lists(keeping: Keeping, chosen: Iterable[CommitteeRow]) -> list[CommitteeRow]:
    """Return the committees whose meetings are listed in this run: ended ones weekly."""
    week = _a_week_ago(keeping)
    return [one for one in chosen if not one.ended or not one.listed or one.listed <= week]


def list_meetings(keeping: Keeping, committee: CommitteeRow) -> None:
    """Ask for a committee's meetings.

    Raises:
        ConnectorError: the site cannot be asked further.
    """
    known = any(one.committee == committee.id for one in keeping.state.meetings.values())
    since = _since(keeping, committee)
    found = keeping.listing.meetings(committee.id, is_known=known, since=since)
    if found is None:
        keeping.report.remarks.append(said.list_unread(committee.title))
        return
    if known and not found.whole and not found.enough:
        keeping.report.remarks.append(said.list_not_whole(committee.title))
    all_listed = keeping.day if found.whole else committee.all_listed
    with keeping.state.together():
        for row in found.rows:
            _keep_meeting(keeping, committee, row)
        keeping.state.put(
            replace(committee, listed=keeping.day, whole=found.whole, all_listed=all_listed)
        )


def _since(keeping: Keeping, committee: CommitteeRow) -> date | None:
    """Return from when on a list by pages is enough tonight, None if all of it is wanted.

    All of it is wanted weekly, and while something seems to be gone.
    """
    if not committee.all_listed or committee.all_listed <= _a_week_ago(keeping):
        return None
    missing = {one.meeting for one in keeping.state.held() if one.missing}
    own = (keeping.state.meetings.get(key) for key in missing)
    if any(one and one.committee == committee.id for one in own):
        return None
    return keeping.now.date() - RECENT


def _keep_meeting(keeping: Keeping, committee: CommitteeRow, row: Listed) -> None:
    held = keeping.state.meetings.get(row.id)
    since = keeping.choice.since
    if held is None and since and row.date and row.date < since:
        return
    day = row.date.isoformat() if row.date else ""
    now = held or MeetingRow(row.id, committee.id)
    told = replace(now, committee=committee.id, date=day or now.date, cancelled=row.cancelled)
    if told != now:
        told = replace(told, asked="")  # it is listed otherwise than before
    keeping.state.put(replace(told, listed=keeping.day))
