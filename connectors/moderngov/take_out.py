"""Take documents out of the archive at once; the ingest at the end of the run reads what is left.

Run as a process of its own by a sync that sees something become restricted: `python -m
connectors.moderngov.take_out MIRROR --store DIR`, with the paths as JSON on standard input. It
needs no model, and is done in a few seconds.
"""

import json
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

from commands import Command, Store, argument
from errors import StoreBusy
from ingest.files.reading import identity
from settings import Settings
from vectorstore.archive import Archive
from vectorstore.catalogue import CATALOGUE
from vectorstore.embedding import EmbeddingModel

SECONDS = 600
"""For which another process that writes to the archive is waited for."""

Mirror = Annotated[str, argument("MIRROR", "the folder of a site's mirror")]


def take_out(mirror: Mirror, store: Store = None) -> int:
    """Take what became restricted out of the archive."""
    settings = Settings.from_environment().with_store(store)
    paths = [str(Path(mirror) / one) for one in json.load(sys.stdin)]
    if settings.catalogue or (settings.store / CATALOGUE).exists():
        model = EmbeddingModel(settings.embedding_model)
        with closing(Archive.open(settings, model)) as archive:
            _take_out(archive, paths)
    return 0


def _take_out(archive: Archive, paths: Sequence[str]) -> None:
    until = time.monotonic() + SECONDS
    while True:
        try:
            with archive.writing():
                archive.remove([identity(path) for path in paths])
                archive.catalogue.forget_sources(paths)
            return
        except StoreBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


main = Command("python -m connectors.moderngov.take_out", take_out)

if __name__ == "__main__":
    sys.exit(main())
