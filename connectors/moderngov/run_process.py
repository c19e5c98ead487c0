"""Begin a run in a process of its own, and tell whether one is under way, or ended without a word.

A run notes when it began, and takes that back when it ends, however it does: what is noted while no
run is under way is of one that was killed.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from connectors.moderngov.ingest_mirror import HERE
from connectors.moderngov.sites import Site
from settings import Settings

_begun: dict[str, "subprocess.Popen[bytes]"] = {}
"""By its folder, the last run on a site that this process began."""


def begin(site: Site, settings: Settings, options: Sequence[str]) -> int:
    """Begin a run on a site; it is noted as begun before its process has come so far."""
    if not is_under_way(site):
        with closing(site.open()) as state:
            began = datetime.now(UTC).replace(microsecond=0)
            state.tell(running=began.isoformat(), progress="null")
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": path, "MINUTES_MIRRORS": str(site.folder.parent)}
    if settings.mirrors is None:
        environment.pop("MINUTES_MIRRORS")
    arguments = ["sync", site.name, "--store", str(settings.store), *options]
    begun = subprocess.Popen(
        [sys.executable, "-P", "-m", "connectors.moderngov", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    _begun[str(site.folder)] = begun
    return begun.pid


def is_under_way(site: Site) -> bool:
    """Tell whether a run is under way, or is about to be.

    The site's lock is not tried while a run of this process's own lasts: it could not take it.
    """
    begun = _begun.get(str(site.folder))
    return (begun is not None and begun.poll() is None) or site.is_running
