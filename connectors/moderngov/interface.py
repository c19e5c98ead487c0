"""What a page, or another program, can ask of the sites: what there is, and to begin a run.

    from connectors.moderngov import add, look, sources, start_sync

    seen, choice = look("democracy.example.gov.uk", Choice(contact="clerk@example.org"))
    site = add(seen, choice, settings)              # keeps what was chosen; fetches nothing
    start_sync(settings, site.name)                 # a process of its own
    for source in sources(settings):                # what is known, and how far the run is
        print(source.host, source.running, source.progress, source.last_whole)

Everything is read from the state that each run writes, so it is as fresh as the run itself, in
whatever process that is. Nothing here asks a site but `look`.
"""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from connectors.moderngov.recognise import Seen
from connectors.moderngov.report import Progress
from connectors.moderngov.run_process import begin, is_under_way
from connectors.moderngov.sites import (
    Choice,
    Site,
    all_sites,
    keep_choice,
    next_run,
    read_choice,
    site_named,
    site_of,
)
from connectors.moderngov.state import State
from settings import Settings


@dataclass(frozen=True, slots=True)
class CommitteeHere:
    """A committee: how many meetings the mirror has, and the latest one's date (ISO)."""

    id: int
    title: str
    meetings: int
    latest: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A document that the council took away, and when that was noticed (ISO)."""

    path: str
    title: str
    url: str
    at: str


@dataclass(frozen=True, slots=True)
class Source:
    """A site, as it stands. Moments are in ISO 8601, empty for never.

    folder: its mirror, the root of its documents in the archive.
    base: where the site begins.
    council: its name, empty if it isn't known.
    choice: what was chosen for it.
    documents: files in the mirror.
    committees: those with meetings in the mirror, by title.
    last_whole: when the last run began that got through.
    next_run: when the next one ought to begin.
    last_run: the last run's report as `sync --json` prints it, None before the first one.
    drafts: minutes that are drafts.
    restricted: items that are left out, since the site flags them as restricted.
    withdrawn: what the council took away, the latest first.
    waiting: documents that seem to be gone, on one night so far.
    held: documents that are gone, so many at once that a person has to confirm it.
    blocked_since, blocked_why: since when the site refuses us, and the message for its web team.
    running: when the run under way began, empty if there is none; `progress` is how far it is.
    died: when the last run began, if it ended without a word, as one does that is killed.
    """

    host: str
    folder: str
    base: str
    council: str
    choice: Choice
    documents: int
    committees: tuple[CommitteeHere, ...]
    last_whole: str
    next_run: str
    last_run: dict[str, Any] | None
    drafts: int
    restricted: int
    withdrawn: tuple[Withdrawn, ...]
    waiting: int
    held: tuple[str, ...]
    blocked_since: str
    blocked_why: str
    running: str
    progress: Progress | None
    died: str = ""


def sources(settings: Settings) -> list[Source]:
    """Return all sites as they stand, by their hosts.

    Raises:
        ConnectorError: the state of one cannot be read.
    """
    return [source(settings, site.name) for site in all_sites(settings)]


def source(settings: Settings, host: str) -> Source:
    """Return one site as it stands.

    Raises:
        SettingError: no such site was added.
        ConnectorError: its state cannot be read.
    """
    site = site_named(settings, host)
    with closing(site.open()) as state:
        return _source(site, state)


def add(seen: Seen, choice: Choice, settings: Settings) -> Site:
    """Keep what was chosen for a site that was looked at; it is fetched by the next sync.

    Added again, it is fetched by the new choice, and what is there stays.

    Raises:
        SettingError: mirrors cannot lie where they should.
        ConnectorError: a run is under way.
    """
    site = site_of(settings, seen.base)
    with site.locked(), closing(site.open()) as state, state.together():
        state.tell(base=seen.base, service="yes" if seen.by_service else "no")
        state.tell(committees_listed="", blocked="null")
        if seen.council or not state.about("council"):
            state.tell(council=seen.council)
        keep_choice(state, choice)
    return site


def start_sync(settings: Settings, host: str, *, confirm: bool = False) -> int:
    """Begin a run in a process of its own, which goes on if this one ends; return its id.

    If a run is under way, the new one ends at once; `source(...).running` tells.

    Raises:
        SettingError: no such site was added.
    """
    return begin(site_named(settings, host), settings, ["--confirm"] * confirm)


def _source(site: Site, state: State) -> Source:
    held = state.held()
    report = state.told("last_run")
    blocked = state.told("blocked") or {}
    alive = is_under_way(site)  # asked first: a run that ends takes back what it noted
    running = state.about("running") if alive else ""
    told = state.told("progress") if running else None
    gone = [one for one in state.documents.values() if one.standing == "withdrawn"]
    return Source(
        host=site.name,
        folder=str(site.folder),
        base=state.about("base"),
        council=state.about("council"),
        choice=read_choice(state),
        documents=len(held),
        committees=_committees(state),
        last_whole=state.about("last_whole"),
        next_run=next_run(site.name, datetime.now(UTC)).isoformat(),
        last_run=report,
        drafts=sum(one.status == "draft" for one in held),
        restricted=sum(len(one.hidden.split()) for one in state.meetings.values()),
        withdrawn=tuple(
            Withdrawn(one.path, one.title, one.url, one.ended)
            for one in sorted(gone, key=lambda one: one.ended, reverse=True)
        ),
        waiting=sum(one.missing == 1 for one in held),
        held=tuple(report["held"]) if report else (),
        blocked_since=blocked.get("since", ""),
        blocked_why=blocked.get("why", ""),
        running=running,
        progress=Progress(**told) if told else None,
        died="" if alive else state.about("running"),
    )


def _committees(state: State) -> tuple[CommitteeHere, ...]:
    pages = [one for one in state.held() if one.kind == "meeting"]
    meetings = {one.id: state.meetings.get(one.meeting) for one in pages}
    counts = Counter(one.committee for one in meetings.values() if one)
    latest: dict[int, str] = {}
    for one in pages:
        if meeting := meetings[one.id]:
            latest[meeting.committee] = max(latest.get(meeting.committee, ""), one.date)
    found = [
        CommitteeHere(key, state.committees[key].title, count, latest.get(key, ""))
        for key, count in counts.items()
        if key in state.committees
    ]
    return tuple(sorted(found, key=lambda one: one.title))
