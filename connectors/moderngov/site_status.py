"""How sites stand, read in a moment and without waiting, also while a run writes: for pages.

Unlike interface.py, nothing is counted here, and a state that cannot be read is passed over.
"""

import json
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.moderngov.pace import today
from connectors.moderngov.report import Progress
from connectors.moderngov.run_process import is_under_way
from connectors.moderngov.sites import Site, all_sites, site_named
from connectors.moderngov.state import read_about
from settings import Settings

STALE = timedelta(days=3)
"""After the last run that got through: so many nights may go wrong before it matters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a site stands. Moments are in ISO 8601, empty for never.

    folder: the root of its documents in the archive, as the archive writes it.
    council: its name, or the site's host if it isn't known.
    last_whole: when the last run began that got through; `stale` says that this is long ago.
    ingested: whether the archive has read anything of it.
    blocked: whether the site refuses us.
    """

    host: str
    folder: str
    council: str
    last_whole: str
    stale: bool
    ingested: bool
    blocked: bool


@dataclass(frozen=True, slots=True)
class Run:
    """When the run under way on a site began, empty if there is none, and how far it is."""

    began: str
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a site, or one that was: its file below the mirror, and what it is called.

    `is_draft` says of minutes that are here that they are a draft.
    """

    path: str
    title: str
    committee: str
    date: str
    url: str
    is_draft: bool


def standings(settings: Settings) -> list[Standing]:
    """Return how all sites stand, by their hosts.

    Raises:
        SettingError: mirrors cannot lie where they should.
    """
    return [_standing(site) for site in all_sites(settings)]


def run_of(settings: Settings, host: str) -> Run:
    """Return how far the run on a site is, if there is one.

    Raises:
        SettingError: no such site was added.
    """
    site = site_named(settings, host)
    if not is_under_way(site):
        return Run("", None)
    about = read_about(site.state_path)
    told = json.loads(about.get("progress") or "null")
    return Run(about.get("running", ""), Progress(**told) if told else None)


def _standing(site: Site) -> Standing:
    about = read_about(site.state_path)
    last = about.get("last_whole", "")
    now = today(about.get("base", ""))
    return Standing(
        host=site.name,
        folder=os.path.abspath(site.folder),  # noqa: PTH100  (as the ingest writes it)
        council=about.get("council") or site.name,
        last_whole=last,
        stale=bool(last) and now - datetime.fromisoformat(last) > STALE,
        ingested=about.get("ingested", "") not in ("", "no archive"),
        blocked=about.get("blocked", "null") != "null",
    )


def papers_of(settings: Settings, host: str) -> dict[str, Paper]:
    """Return the documents of a site by their paths, those too that are there no more.

    Raises:
        SettingError: no such site was added.
        ConnectorError: its state cannot be read.
    """
    with closing(site_named(settings, host).open()) as state:
        return {
            path: Paper(
                path,
                one.title,
                one.committee,
                one.date,
                one.url,
                is_draft=one.status == "draft" and one.standing == "held",
            )
            for path, one in state.documents.items()
            if one.standing != "restricted"
        }
