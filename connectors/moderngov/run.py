"""Keep a site's mirror in step with the site, step by step, and then the archive with the mirror.

A run asks for lists, then for the meetings of the night and what they lead to, then for decisions,
and at last for what seems to be gone. However it ends, what was fetched is published and ingested.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.moderngov import addresses
from connectors.moderngov.bookkeeping import Keeping
from connectors.moderngov.client import Client
from connectors.moderngov.decisions import (
    due_decisions,
    fetch_decision,
    list_decisions,
    settle_decisions,
)
from connectors.moderngov.ingest_mirror import ingest_mirror, mark_of, take_out_at_once
from connectors.moderngov.listing import Listing
from connectors.moderngov.meetings import fetch_meeting
from connectors.moderngov.mirror import Mirror
from connectors.moderngov.pace import Pace, today
from connectors.moderngov.plan import Tonight, tonight
from connectors.moderngov.removal import remove_gone
from connectors.moderngov.report import Progress, Report
from connectors.moderngov.request import Spent
from connectors.moderngov.sites import Site, agent, read_choice
from connectors.moderngov.state import CommitteeRow, MeetingRow, State
from connectors.moderngov.sync_lists import due_lists, list_committees, list_meetings
from errors import ConnectorError, SiteBlocked, SiteBusy, SiteForbids
from settings import Settings
from words import connectors as said

A_WEEK = timedelta(days=7) - timedelta(hours=6)
REFUSED_NIGHTS = 3
"""Nights on which a site refuses us before it is asked weekly."""


@dataclass(frozen=True, slots=True)
class How:
    """How a run is made.

    dry: ask for lists alone, and keep nothing.
    limit: pages of meetings that are asked for at most.
    confirmed: remove what is much at once.
    ingest: bring the archive in step too.
    nightly: nobody waits for it: a site that refused us for some nights is left alone for a week.
    """

    dry: bool = False
    limit: int | None = None
    confirmed: bool = False
    ingest: bool = True
    nightly: bool = False


def sync(
    site: Site,
    settings: Settings,
    how: How = How(),
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Report:
    """Bring a site's mirror in step with the site, and the archive with the mirror.

    What ends a run early is told in the report; nothing that is there is lost by it.

    Raises:
        SettingError: nobody is named whom the council's web team can write to.
        ConnectorError: another run is under way, or the state cannot be read.
    """
    with site.locked():
        state = site.open(tries=how.dry)
        try:
            return _Run(site, settings, state, how, on_progress).whole()
        finally:
            state.close()


class _Run:
    def __init__(
        self,
        site: Site,
        settings: Settings,
        state: State,
        how: How,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.site, self.settings, self.state, self.how = site, settings, state, how
        self.on_progress = on_progress
        self.base = state.about("base")
        self.now = today(self.base)
        self.choice = read_choice(state)
        self.report = Report(site.name, started=self.now.replace(microsecond=0).isoformat())
        spent = int(state.about(f"asked {self.now.date()}", "0"))
        self.client = Client(
            self.base,
            agent(self.base, self.choice.contact),
            Pace.of(self.base),
            allowance=max(0, self.choice.a_night - spent),
        )
        self.before = spent
        listing = Listing(self.client, by_service=state.about("service") == "yes")
        mirror = Mirror(site.folder, state)
        self.keeping = Keeping(
            state, mirror, listing, self.choice, self.report, self.now, self._urgent
        )
        self._foreseen = 0
        week = (self.now - A_WEEK).isoformat()
        refused = self.state.told("refused") or {}
        self._refused = {url: when for url, when in refused.items() if when > week}
        self.client.refused |= self._refused.keys()

    def whole(self) -> Report:
        """Make the run."""
        began = time.monotonic()
        self.state.tell(running=self.report.started)
        try:
            if not self.how.dry:
                self.keeping.mirror.recover()
                self._urgent()
            self._ask()
        except Spent:
            self.report.remarks += [] if self.report.left else [said.SPENT]
        except ConnectorError as error:
            self.report.error, self.report.message = error.name, str(error)
        finally:
            self.client.close()
        self.report.asked = self.client.asked
        if not self.how.dry:
            self._end()
        self.report.seconds = round(time.monotonic() - began, 3)
        self._note()
        return self.report

    def _ask(self) -> None:
        until = datetime.fromisoformat(self.state.about("busy_until") or self.report.started)
        if until > self.now:
            raise SiteBusy(said.busy_until(self.client.host, until))
        self._leave_alone()
        if not self.client.allows(addresses.meeting(self.base, 1, 1)):
            raise SiteForbids(said.forbids(self.client.host))
        self._tell("lists")
        chosen = list_committees(self.keeping)
        due = due_lists(self.keeping, chosen)
        self._foreseen = self.client.asked + len(due)
        for committee in due:
            list_meetings(self.keeping, committee)
            self._tell("lists")
        plan = self._plan(chosen)
        if self.how.dry:
            self.report.planned = [
                addresses.meeting(self.base, one.committee, one.id) for one in plan
            ]
            return
        try:
            self._fetch(plan)
        finally:
            settle_decisions(self.keeping)
        self._tell("gone")
        remove_gone(self.keeping, confirmed=self.how.confirmed)

    def _leave_alone(self) -> None:
        """Leave a site alone that goes on refusing us, unless somebody asks for it by name.

        Raises:
            SiteBlocked: it is one.
        """
        blocked = self.state.told("blocked")
        if not (self.how.nightly and blocked and blocked["nights"] >= REFUSED_NIGHTS):
            return
        if self.now - datetime.fromisoformat(blocked["last"]) < A_WEEK:
            raise SiteBlocked(blocked["why"])

    def _plan(self, chosen: list[CommitteeRow]) -> list[MeetingRow]:
        ids = {one.id for one in chosen}
        meetings = [one for one in self.state.meetings.values() if one.committee in ids]
        missing = {one.meeting for one in self.state.held() if one.missing}
        listed = [one for one in meetings if not self._is_unlisted(one)]
        plan: Tonight = tonight(listed, self.now.date(), missing)
        found = plan.meetings
        if self.how.limit is not None and len(found) > self.how.limit:
            self.report.left = sum(not one.asked for one in found[self.how.limit :])
            found = found[: self.how.limit]
        return found

    def _is_unlisted(self, one: MeetingRow) -> bool:
        """Tell whether a list of today lacks a meeting: then its page is asked for at the end."""
        committee = self.state.committees.get(one.committee)
        if committee is None or not committee.whole or committee.listed != self.keeping.day:
            return False
        return one.listed != self.keeping.day

    # Pages -------------------------------------------------------------------------------

    def _fetch(self, plan: list[MeetingRow]) -> None:
        each = 2 if self.keeping.listing.by_service else 1
        self._foreseen = self.client.asked + each * len(plan)
        for number, row in enumerate(plan):
            self._tell("pages")
            left = sum(not one.asked for one in plan[number:])
            try:
                fetch_meeting(self.keeping, row)
            except (Spent, ConnectorError):
                self.report.left += left
                raise
        if self.report.left:
            return
        list_decisions(self.keeping)
        decisions = due_decisions(self.keeping)
        self._foreseen = self.client.asked + len(decisions)
        for decision in decisions:
            self._tell("decisions")
            fetch_decision(self.keeping, decision)

    def _urgent(self) -> None:
        """Take out of the archive what became restricted; what fails is tried again."""
        waiting = self.state.told("urgent")
        if not waiting or not self.how.ingest:
            return
        if take_out_at_once(self.settings, self.site.folder, waiting):
            self.state.tell(urgent="null", ingested="")  # what is left of them is read again
        else:
            self.report.remarks.append(said.STILL_IN_ARCHIVE)

    # The end -----------------------------------------------------------------------------

    def _end(self) -> None:
        """Publish what was fetched, and bring the archive in step."""
        try:
            self.keeping.mirror.publish()
        except ConnectorError as error:
            self.report.error, self.report.message = error.name, str(error)
        if not (self.report.error or self.report.left):
            self.state.tell(whole="yes")
        if self.how.ingest and self._is_to_be_ingested():
            self._tell("ingest")
            whole = self.state.about("whole") == "yes"
            self.report.ingest = ingest_mirror(
                self.settings,
                self.site.folder,
                keep_missing=not whole,
                allow_removal=self.how.confirmed,
            )
            if self.report.ingest["code"] in (0, 1):
                self.state.tell(ingested=mark_of(self.settings, self.site.folder))

    def _is_to_be_ingested(self) -> bool:
        was = self.state.about("ingested", "never")
        if was == "never" and not self.state.held():
            return False
        return was != mark_of(self.settings, self.site.folder)

    def _note(self) -> None:
        """Note what the run came to, for `status` and for the pages."""
        if self.how.dry:
            return
        report = self.report
        told: dict[str, object] = {f"asked {self.now.date()}": self.before + report.asked}
        if report.error == SiteBlocked.__name__ and report.asked:
            nights = self.state.told("blocked") or {"since": report.started, "nights": 0}
            nights |= {"nights": nights["nights"] + 1, "last": report.started}
            told["blocked"] = json.dumps({**nights, "why": report.message})
            self._note_refused(report.started)
        elif report.recognised:
            told["blocked"] = "null"
        if not (report.error or report.left):
            told["last_whole"] = report.started
        if self.client.busy_until:
            told["busy_until"] = self.client.busy_until.isoformat()
        self.state.tell(**told, last_run=report.as_json(), running="", progress="null")

    def _note_refused(self, when: str) -> None:
        """Note a page that was refused, so that the next run asks for others before it does again.

        A site may refuse one document alone: it is not to end each night's run.
        """
        link = addresses.read_link(self.client.refused_now)
        alone = self.report.recognised > 0
        if alone and link and link.kind in ("meeting", "decision", "paper", "printed"):
            self.state.tell(refused=json.dumps({**self._refused, self.client.refused_now: when}))

    def _tell(self, phase: str) -> None:
        done = self.client.asked
        progress = Progress(phase, done, max(self._foreseen, done))
        self.state.tell(**{f"asked {self.now.date()}": self.before + done})
        self.state.tell(
            progress=json.dumps({"phase": phase, "done": done, "total": progress.total})
        )
        self.on_progress(progress)
