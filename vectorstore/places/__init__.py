"""Where a catalogue can be kept: in a file of the archive's folder, or at a PostgreSQL server.

This room and `vectorstore.database` are the only ones that know SQLAlchemy's connections.
"""

from pathlib import Path

from settings import CatalogueServer
from vectorstore.places.file import CatalogueFile
from vectorstore.places.place import Place
from vectorstore.places.server import ServedCatalogue

__all__ = ["Place", "opened"]


def opened(place: Path | CatalogueServer, *, create: bool = True) -> Place:
    """Return a place; see `Place`.

    Args:
        place: a file's path, or a server as the settings name it.
        create: make the file if there is none.

    Raises:
        StoreError: there is no such file, or it cannot be opened.
    """
    if isinstance(place, Path):
        return CatalogueFile(place, create=create)
    return ServedCatalogue(place)
