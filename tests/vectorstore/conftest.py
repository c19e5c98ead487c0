"""The two places of vectors that the store's tests are run with: its folder, and a real server."""

from collections.abc import Iterator

import pytest

from settings import ChromaServer
from tests.chroma import ChromaRun


@pytest.fixture(scope="session")
def chroma_shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """A Chroma server that all tests share; each has archives of its own."""
    running = ChromaRun(tmp_path_factory.mktemp("chroma") / "data")
    yield running.server
    running.kill()


@pytest.fixture(params=["folder", "server"])
def chroma(request: pytest.FixtureRequest) -> ChromaServer | None:
    """Where vectors are kept: None in the store's folder, else at a server."""
    if request.param == "folder":
        return None
    server: ChromaServer = request.getfixturevalue("chroma_shared")
    return server
