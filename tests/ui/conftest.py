"""What the tests of the pages share."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from answering import Answerer
from answering.reader import Reader
from tests.ui.drawing import FakeAnswerer
from ui import brand, resources
from vectorstore import Archive, EmbeddingModel

Opened = Answerer | FakeAnswerer | Exception
Serve = Callable[[Opened], None]


@pytest.fixture(scope="session", autouse=True)
def _components_sought_once() -> Iterator[None]:
    """Spare each page that is drawn a look through all packages: that is most of its time."""
    with pytest.MonkeyPatch.context() as patch:
        sought = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", sought)
        yield


@pytest.fixture(autouse=True)
def _opened_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MINUTES_STORE", str(tmp_path))  # conversations are kept there
    resources.opening.clear()
    brand.ours.cache_clear()
    yield
    resources.opening.clear()
    brand.ours.cache_clear()


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Let the pages open this answerer, or fail with this error."""

    def use(opened: Opened) -> None:
        def load() -> Answerer | FakeAnswerer:
            if isinstance(opened, Exception):
                raise opened
            return opened

        monkeypatch.setattr(resources, "load", load)

    return use


@pytest.fixture(scope="session")
def tiny(archive_folder: Path, model: EmbeddingModel) -> Iterator[Answerer]:
    """What answers from the tiny archive."""
    answerer = Answerer(Archive(archive_folder, model, create=False), Reader())
    yield answerer
    answerer.close()
