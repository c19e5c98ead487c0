"""What the tests share: the model, the archive of the samples, and a tiny archive."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as properties
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from answering import Answerer
from answering.reader import Reader
from ingest import Report, ingest
from ingest.files import pipeline
from settings import ChromaServer
from tests.chroma import ChromaRun
from tests.kept import KeptWorkers, keep_models
from tests.making import TINY
from tests.postgres import PostgresRun
from vectorstore import Archive, EmbeddingModel

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ROOT / "tests" / "browser"

Ingest = Callable[..., Report]

# Else each process of each run compiles all tests, and all that they test, for ten seconds.
sys.dont_write_bytecode = False

# A machine may be busy: how long an example takes says nothing of the code.
properties.register_profile("unhurried", deadline=None)
properties.load_profile("unhurried")

if "PYTEST_XDIST_WORKER" in os.environ:
    # Said before PyTorch is loaded, and to all that is started: threads of several processes on
    # the same few cores spend most of their time waiting for each other.
    os.environ.setdefault("OMP_NUM_THREADS", "1")


KINDS = {
    "browser": "browser",
    "commands": "commands test_ask_the_minutes test_bad_input test_commands test_installed "
    "test_offline test_readme test_warm evaluation/test_command training/test_training",
    "crash": "ingest/files/test_originals ingest/files/test_pipeline ingest/by_hand/test_review "
    "ingest/files/test_sync ingest/files/test_workers ingest/files/test_bounds "
    "vectorstore/test_archive vectorstore/test_crash vectorstore/test_killed "
    "vectorstore/test_server connectors/moderngov/test_killed",
    "training": "training evaluation",
    "slow": "answering/forms/test_last_meeting answering/signals/test_office_holders "
    "answering/test_answerer answering/test_recall answering/test_suggest "
    "answering/test_written answering/writing/test_compose "
    "answering/writing/test_language_model answering/writing/test_language_model_bounds "
    "answering/writing/test_samples benchmarks connectors/moderngov/test_archive "
    "connectors/moderngov/test_ingest_mirror connectors/moderngov/test_interface "
    "connectors/moderngov/test_scenarios english/test_votes ingest/by_hand/test_keeping "
    "ingest/files/test_origins ingest/files/test_uploads ingest/parse/test_fuzz_text "
    "ingest/parse/test_ocr ingest/parse/test_office ingest/parse/test_pdf_fuzz "
    "ingest/parse/test_pdf_scans scripts searching/test_ranking test_leaks test_patterns "
    "test_service ui vectorstore/backups/test_make vectorstore/test_embedding "
    "vectorstore/test_encoder vectorstore/test_on_ray vectorstore/test_shared "
    "vectorstore/test_tokens",
}
"""Which files and folders of tests a developer leaves to `make test`: the rest is `make check`."""

TOGETHER = {
    "torch": "training/test_export training/test_training vectorstore/test_embedding "
    "vectorstore/test_encoder vectorstore/test_tokens",
    "modules": "test_architecture test_grammars words/test_catalogue",
}
"""Which files of tests one process runs: they load PyTorch into it, or parse every module."""


def _kind_of(path: Path) -> str | None:
    place = path.relative_to(ROOT / "tests").with_suffix("").as_posix()
    for kind, places in KINDS.items():
        if any(place == one or place.startswith(f"{one}/") for one in places.split()):
            return kind
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: what is left for the end is spread evenly.

    First comes what a browser shows, then what `make check` leaves out, then the files that need
    the model. Whatever needs the archive of the samples is slow.
    """
    kinds = {path: _kind_of(path) for path in {item.path for item in items}}
    for item in items:
        if kind := kinds[item.path]:
            item.add_marker(kind)
        elif "samples_store" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
    slow = {item.path for item in items if "model" in getattr(item, "fixturenames", ())}
    items.sort(
        key=lambda item: (
            BROWSER not in item.path.parents,
            not kinds[item.path],
            item.path not in slow,
        )
    )


def pytest_collection_finish() -> None:
    """Let nobody look again and again through what is there to the end: libraries, and tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """Give each file to one process, and to one process all that needs the same costly thing.

    A browser with its servers and their archive takes half a minute to set up, PyTorch five seconds
    to load.
    """
    return _Together(config, log)


class _Together(LoadFileScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        if BROWSER in (ROOT / file).parents:
            return BROWSER.name
        own = file.removeprefix("tests/").removesuffix(".py")
        return next((what for what, files in TOGETHER.items() if own in files.split()), file)


@pytest.fixture(scope="session")
def model() -> EmbeddingModel:
    """The embedding model, loaded once for all tests."""
    return EmbeddingModel()


@pytest.fixture(scope="session")
def chroma_shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """A Chroma server that all tests share; each has archives of its own."""
    running = ChromaRun(tmp_path_factory.mktemp("chroma") / "data")
    yield running.server
    running.kill()


@pytest.fixture(scope="session")
def postgres_shared() -> Iterator[PostgresRun]:
    """A PostgreSQL server that all tests share; each has databases of its own."""
    running = PostgresRun()
    yield running
    running.end()


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
def _kept(_no_settings_of_the_caller: None) -> Iterator[None]:
    """Let all in this process share the processes that read files, and the models."""
    kept = KeptWorkers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "Workers", kept)
        keep_models(patch)
        yield
    kept.close()


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_caller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of them, and bytecode for what they start.

    Nobody here speaks TLS, and every client of a server would read all authorities' certificates.
    """
    own = ("MINUTES_", "PYTHONDONTWRITEBYTECODE", "SSL_CERT_")
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(own)}
    os.environ["SSL_CERT_DIR"] = str(tmp_path_factory.mktemp("authorities"))
    yield
    del os.environ["SSL_CERT_DIR"]
    os.environ.update(kept)
