"""Which sites are fetched, where each one's mirror lies, and what was chosen for it.

`mirrors/<host>/` is one site and one folder of the ingest. It stays where it is: documents are
known by their paths. Unless a setting names another place, the mirrors lie in the store's folder,
beside what was sent; neither the ingest of a folder around it nor an index looks in there.
"""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from filelock import FileLock, Timeout

from connectors.moderngov.addresses import is_loopback, name_of, typed
from connectors.moderngov.client import agent_of
from connectors.moderngov.mirror import HIDDEN
from connectors.moderngov.pace import A_NIGHT
from connectors.moderngov.state import State
from errors import ConnectorError, SettingError
from settings import Settings
from vectorstore.backups.manifest import program_version
from words import connectors as said

FOLDER = "mirrors"
STATE = "state.sqlite"
FIRST_HOUR, HOURS = 1, 4
"""When the night's runs begin, and over how many hours they are spread."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a site.

    committees: ids of those that are fetched, None for all.
    since: the first day of meetings that are fetched, None for all there are.
    papers: whether reports and packs are fetched too.
    contact: whom the council's web team can write to.
    a_night: requests that may be made in a night.
    """

    committees: tuple[int, ...] | None = None
    since: date | None = None
    papers: bool = False
    contact: str = ""
    a_night: int = A_NIGHT


@dataclass(frozen=True, slots=True)
class Site:
    """A site's mirror. It is a folder, whether or not anything is in it."""

    folder: Path

    @property
    def name(self) -> str:
        """Return what the site is called: its host."""
        return self.folder.name

    @property
    def state_path(self) -> Path:
        """Return where its state is."""
        return self.folder / HIDDEN / STATE

    @property
    def exists(self) -> bool:
        """Tell whether it was added."""
        return self.state_path.is_file()

    def open(self, *, tries: bool = False) -> State:
        """Open its state."""
        return State(self.state_path, tries=tries)

    @contextmanager
    def locked(self, patience: float = 1.0) -> Iterator[None]:
        """Keep other runs away, waiting some seconds for one who only looks whether there is one.

        Raises:
            ConnectorError: one is under way.
        """
        self.state_path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / HIDDEN / "lock", timeout=patience)
        try:
            lock.acquire()
        except Timeout as error:
            raise ConnectorError(said.under_way(self.name)) from error
        try:
            yield
        finally:
            lock.release()

    @property
    def is_running(self) -> bool:
        """Tell whether a run is under way."""
        try:
            with self.locked(patience=0):
                return False
        except ConnectorError:
            return True


def mirrors(settings: Settings) -> Path:
    """Return the folder of all mirrors.

    Raises:
        SettingError: it would lie among what was sent, or is the store itself.
    """
    folder = (settings.mirrors or settings.store / FOLDER).absolute()
    store = settings.store.absolute()
    if store in (folder, *folder.parents) and folder != store / FOLDER:
        raise SettingError(said.mirrors_misplaced(folder))
    return folder


def all_sites(settings: Settings) -> list[Site]:
    """Return the sites that were added."""
    folder = mirrors(settings)
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [site for site in map(Site, found) if site.exists]


def site_named(settings: Settings, name: str) -> Site:
    """Return the site of a host or an address.

    Raises:
        SettingError: no such site was added.
    """
    known = all_sites(settings)
    wanted = {name, name_of(typed(name))}
    for site in known:
        if site.name in wanted:
            return site
    raise SettingError(said.unknown_site(name, [site.name for site in known]))


def site_of(settings: Settings, base: str) -> Site:
    """Return the site that begins at an address, added or not."""
    return Site(mirrors(settings) / name_of(base))


def read_choice(state: State) -> Choice:
    """Return what was chosen for a site."""
    chosen = state.told("committees")
    since = state.about("since")
    return Choice(
        committees=tuple(chosen) if chosen is not None else None,
        since=date.fromisoformat(since) if since else None,
        papers=state.about("papers") == "1",
        contact=state.about("contact"),
        a_night=int(state.about("a_night", str(A_NIGHT))),
    )


def keep_choice(state: State, choice: Choice) -> None:
    """Keep what was chosen for a site."""
    chosen = None if choice.committees is None else sorted(choice.committees)
    state.tell(
        committees=json.dumps(chosen),
        since=choice.since.isoformat() if choice.since else "",
        papers=int(choice.papers),
        contact=choice.contact,
        a_night=choice.a_night,
    )


def agent(base: str, contact: str) -> str:
    """Return the name to ask under.

    Raises:
        SettingError: nobody is named whom the council's web team can write to.
    """
    if not contact and not is_loopback(urlsplit(base).hostname or ""):
        raise SettingError(said.NO_CONTACT)
    return agent_of(program_version() or "0", contact)


def next_run(name: str, after: datetime) -> datetime:
    """Return when a site's run ought to begin next: at night, each site at another minute."""
    spread = crc32(name.encode()) % (HOURS * 60)
    start = after.replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0)
    start += timedelta(minutes=spread)
    return start if start > after else start + timedelta(days=1)


def remove(settings: Settings, name: str) -> Path:
    """Take a site's mirror away; the archive keeps what it has of it. Return the folder.

    Raises:
        SettingError: no such site was added.
        ConnectorError: a run is under way.
    """
    site = site_named(settings, name)
    with site.locked():
        pass
    shutil.rmtree(site.folder)
    return site.folder


def is_mail_address(given: str) -> bool:
    """Tell whether this is one mail address, which can be sent with every request."""
    return re.fullmatch(r"[^\s@<>()\"]+@[^\s@<>()\"]+", given) is not None


def chosen_of(given: Sequence[str], known: Sequence[tuple[int, str]]) -> tuple[int, ...] | None:
    """Return the ids of committees that are named, by their ids or by their names in any case.

    Raises:
        SettingError: one of them is not there.
    """
    if not given:
        return None
    by_name = {title.casefold(): key for key, title in known}
    found = []
    for one in given:
        key = by_name.get(" ".join(one.split()).casefold())
        if key is None and one.isdecimal() and int(one) in {key for key, _ in known}:
            key = int(one)
        if key is None:
            raise SettingError(said.unknown_committee(one, [title for _, title in known]))
        found.append(key)
    return tuple(found)
