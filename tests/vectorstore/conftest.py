"""The places that the store's tests are run with: its folder, and real servers."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

import pytest

from settings import CatalogueServer, ChromaServer
from tests.postgres import PostgresRun
from vectorstore.catalogue import CATALOGUE


class Servers(TypedDict, total=False):
    """The servers that an archive is opened with."""

    chroma: ChromaServer
    server: CatalogueServer


@pytest.fixture(params=["folder", "server"])
def chroma(request: pytest.FixtureRequest) -> ChromaServer | None:
    """Where vectors are kept: None in the store's folder, else at a server."""
    if request.param == "folder":
        return None
    server: ChromaServer = request.getfixturevalue("chroma_shared")
    return server


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | CatalogueServer:
    """Where a catalogue is kept: in a file, or at a server."""
    if request.param == "file":
        return tmp_path / CATALOGUE
    running: PostgresRun = request.getfixturevalue("postgres_shared")
    return running.database()


@pytest.fixture(params=["folder", "server", "shared"])
def servers(request: pytest.FixtureRequest) -> Callable[[], Servers]:
    """What an archive is given for its servers, another database each time that it is asked.

    None for the folder, a Chroma server for the vectors, and a PostgreSQL server beside it.
    """
    if request.param == "folder":
        return lambda: {}
    chroma: ChromaServer = request.getfixturevalue("chroma_shared")
    if request.param == "server":
        return lambda: {"chroma": chroma}
    running: PostgresRun = request.getfixturevalue("postgres_shared")
    return lambda: {"chroma": chroma, "server": running.database()}
