"""Run the connector on the fake site, night after night, and read what it made and asked."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from connectors.moderngov import Choice, How, Report, add, look, sync
from connectors.moderngov.sites import site_named
from connectors.moderngov.state import State
from settings import Settings
from tests.connectors.fakesite.fakesite import TODAY, Site

FIRST_NIGHT = datetime(TODAY.year, TODAY.month, TODAY.day, 3)


class Fetching:
    """A fake site, a store, and the nights on which the one is fetched for the other."""

    def __init__(self, site: Site, store: Path, set_day: Callable[[str], None]) -> None:
        self.site = site
        self.settings = Settings(store=store)
        self._set_day = set_day
        self.nights = 0
        self.name = ""

    def add(self, *committees: str, **choice: Any) -> None:
        """Add the site."""
        self._set_day(FIRST_NIGHT.isoformat())
        seen, chosen = look(self.site.url, Choice(**choice), committees)
        self.name = add(seen, chosen, self.settings).name
        self.site.log.clear()

    def night(self, nights: int = 1, **how: Any) -> Report:
        """Let nights pass, and sync; the site's log is of this run alone."""
        day = FIRST_NIGHT + timedelta(days=self.nights)
        self.nights += nights
        self._set_day(day.isoformat())
        self.site.log.clear()
        given = {"ingest": False, **how}
        return sync(site_named(self.settings, self.name), self.settings, How(**given))

    @property
    def mirror(self) -> Path:
        """The folder of the mirror."""
        return self.settings.store / "mirrors" / self.name

    def files(self) -> dict[str, bytes]:
        """Return the mirror's files that an ingest would see, by the last part of their paths."""
        return {path.name: path.read_bytes() for path in self._paths()}

    def stamps(self) -> dict[str, int]:
        """Return when the files were written, that of origins too."""
        there = [*self._paths(), self.mirror / ".origin.json"]
        return {path.name: path.stat().st_mtime_ns for path in there}

    def _paths(self) -> list[Path]:
        found = (path for path in self.mirror.rglob("*") if path.is_file())
        return [
            one
            for one in found
            if not any(part.startswith(".") for part in one.relative_to(self.mirror).parts)
        ]

    def origin(self) -> dict[str, dict[str, Any]]:
        """Return where the files come from, by the last part of their paths."""
        told = json.loads((self.mirror / ".origin.json").read_text("utf-8"))
        return {path.rpartition("/")[2]: one for path, one in told.items()}

    def state(self) -> State:
        """Open the state."""
        return site_named(self.settings, self.name).open()

    def standing(self, name: str) -> tuple[str, str]:
        """Return how a document stands, and since when, if it is gone."""
        with closing(self.state()) as state:
            (row,) = [one for one in state.documents.values() if one.path.endswith(f"/{name}")]
        return row.standing, row.ended[:10]

    def asked(self, part: str = "") -> list[str]:
        """Return the addresses that the site was asked for in this run."""
        return [str(one["target"]) for one in self.site.log if part in str(one["target"])]
