"""What the tests share: the model, the archive of the samples, and a tiny archive."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as properties

from answering import Answerer
from answering.reader import Reader
from ingest import Report, ingest
from tests.making import TINY
from vectorstore import Archive, EmbeddingModel

ROOT = Path(__file__).resolve().parent.parent

Ingest = Callable[..., Report]

# A machine may be busy: how long an example takes says nothing of the code.
properties.register_profile("unhurried", deadline=None)
properties.load_profile("unhurried")

if "PYTEST_XDIST_WORKER" in os.environ:
    # Said before PyTorch is loaded, and to all that is started: threads of several processes on
    # the same few cores spend most of their time waiting for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that need the model first: what is left for the end is spread evenly."""
    slow = {item.path for item in items if "model" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def model() -> EmbeddingModel:
    """The embedding model, loaded once for all tests."""
    return EmbeddingModel()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented council's documents, in every format."""
    return ROOT / "samples" / "minutes"


@pytest.fixture(scope="session")
def samples_store(
    model: EmbeddingModel, samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of an archive that holds the samples. Tests only read it.

    It is made once for all the processes that share a run; each has a copy of its own.
    """
    store = tmp_path_factory.mktemp("samples") / "store"
    together = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        together = together.parent
    with FileLock(together / "samples.lock"):
        if not (together / "samples made").exists():
            archive = Archive(together / "samples making", model)
            report = ingest([samples], archive)
            archive.close()
            assert report.complete, report
            (together / "samples making").rename(together / "samples made")
        shutil.copytree(together / "samples made", store)
    return store


@pytest.fixture(scope="session")
def samples_archive(model: EmbeddingModel, samples_store: Path) -> Iterator[Archive]:
    """The archive of the samples, open. Tests only read it."""
    archive = Archive(samples_store, model, create=False)
    yield archive
    archive.close()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that comes with the product."""
    return Reader()


@pytest.fixture(scope="session")
def samples_answerer(samples_archive: Archive, reader: Reader) -> Answerer:
    """What answers from the samples."""
    return Answerer(samples_archive, reader)


@pytest.fixture(scope="session")
def archive_folder(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a tiny archive; its four documents lie beside it, in `minutes`."""
    here = tmp_path_factory.mktemp("tiny")
    for name, text in TINY.items():
        (here / "minutes" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "minutes" / name).write_text(text, "utf-8")
    archive = Archive(here / "archive", model)
    report = ingest([here / "minutes"], archive)
    archive.close()
    assert (report.added, report.complete) == (len(TINY), True), report
    return here / "archive"


@pytest.fixture
def archive(model: EmbeddingModel, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive of the test's own."""
    archive = Archive(tmp_path / "store", model)
    yield archive
    archive.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for documents."""
    made = tmp_path / "minutes"
    made.mkdir()
    return made


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_caller() -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of them, and bytecode for what they start."""
    own = ("MINUTES_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(own)}
    yield
    os.environ.update(kept)
