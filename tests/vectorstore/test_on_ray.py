"""A real Ray cluster of two workers embeds, and one of them may be killed meanwhile."""

import importlib.util
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from commands import show
from errors import ModelError, SettingError
from ingest import ingest
from tests.running import run
from tests.stores import contents
from vectorstore import Archive, EmbeddingModel
from vectorstore.embedding import default_model_folder
from vectorstore.on_ray import RayModel, cluster_model

pytestmark = pytest.mark.slow
WORKERS = 2
TEXTS = [f"Resolved: that plot {n} be let for {n + 3} pounds a year." * 4 for n in range(400)]


@pytest.fixture(scope="module")
def joined() -> Iterator[RayModel]:
    """The model on a cluster of this machine's, whose workers can import what is tested."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAY_ADDRESS", raising=False)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        with cluster_model("", workers=WORKERS) as model:
            yield model


def embedding_processes() -> dict[int, str]:
    """Return the processes in which Ray embeds or has embedded, with what they are called."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                name = (folder / "cmdline").read_text().strip("\0")
            except OSError:
                continue
            if name.startswith("ray::"):
                found[int(folder.name)] = name
    return found


def test_it_is_embedded_elsewhere_as_here(joined: RayModel, model: EmbeddingModel) -> None:
    assert joined.name == model.name
    here = model.encode(TEXTS)
    assert np.abs(joined.encode(TEXTS) - here).max() < 1e-5
    assert joined._loaded is None  # nothing was embedded in this process
    assert len(embedding_processes()) >= WORKERS
    assert joined.encode(TEXTS[:1]).shape == (1, 384)
    assert joined.encode([]).shape == (0, 384)


def test_a_worker_that_is_killed_midway_loses_nothing(
    joined: RayModel, model: EmbeddingModel
) -> None:
    joined.encode(TEXTS[:130])  # both have begun
    found: list[np.ndarray] = []
    embedding = threading.Thread(target=lambda: found.append(joined.encode(TEXTS)))
    embedding.start()
    killed: set[int] = set()
    while embedding.is_alive() and not killed:
        for process, name in embedding_processes().items():
            if "_embed" in name and not killed:
                os.kill(process, signal.SIGKILL)
                killed.add(process)
    embedding.join(120)
    assert killed
    assert np.abs(found[0] - model.encode(TEXTS)).max() < 1e-5


def test_an_archive_is_the_same_whoever_embedded_it(
    joined: RayModel, model: EmbeddingModel, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        lines = "\n\n".join(f"## Item {n}\n\n{text}" for n, text in enumerate(TEXTS[:20]))
        (tmp_path / "papers").mkdir(exist_ok=True)
        (tmp_path / "papers" / f"{name}.md").write_text(f"# Minutes of {name}\n\n{lines}\n")
    held = []
    for folder, embedding in (("here", model), ("there", joined)):
        with closing(Archive(tmp_path / folder, embedding)) as archive:
            assert ingest([tmp_path / "papers"], archive).complete
            held.append(contents(archive))
    assert held[0] == held[1]


def test_what_a_machine_of_it_lacks_is_told(joined: RayModel, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.symlink_to(default_model_folder())
    model = RayModel(str(own))
    own.unlink()
    with pytest.raises(ModelError, match=r"A machine of the Ray cluster .*MINUTES_EMBEDDING"):
        model.encode(TEXTS[:10])


def test_a_cluster_that_is_not_there_is_told() -> None:
    code = """
from vectorstore.on_ray import cluster_model
try:
    with cluster_model(""): pass
except Exception as error:
    print(type(error).__name__, error)
"""
    told = run("-c", code, RAY_ADDRESS="127.0.0.1:1").stdout
    assert told.startswith("ModelError Ray cannot embed (")
    assert "RAY_ADDRESS" in told


def test_where_ray_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SettingError, match="--engine ray: Ray is not installed"), cluster_model(""):
        show("not reached")
