"""Embedding on the machines of a Ray cluster; the only module that knows Ray.

Texts are embedded part by part, each part wherever there is room: one is lost with the process or
the machine that had it, and is then done again elsewhere. Everything else stays where it was asked.
"""

import contextlib
import functools
import importlib.util
import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from errors import ModelError, SettingError
from vectorstore.embedding import FEW, EmbeddingModel
from vectorstore.encoder import Vectors
from words import models as said

PART = 64
"""Texts that are sent at once: seconds of computing, against milliseconds of sending."""
TRIES_AGAIN = 10
"""Times that a part is begun again whose process or machine is gone."""


class RayModel(EmbeddingModel):
    """The embedding model, with what it embeds done on a cluster, but for single questions.

    Args:
        name: as of `EmbeddingModel`; a model of one's own must lie in that folder everywhere.

    Raises:
        ModelError: the model is missing here.
    """

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Embed texts: unit vectors, (len(texts), dimensions).

        Raises:
            ModelError: the cluster cannot do it, or a machine of it lacks the model.
        """
        if len(texts) <= FEW:
            return super().encode(texts)
        import ray

        embed = ray.remote(max_retries=TRIES_AGAIN)(_embed)
        name = "" if self._published else self.name
        try:
            parts = [
                embed.remote(name, list(texts[low : low + PART]))
                for low in range(0, len(texts), PART)
            ]
            return np.concatenate(ray.get(parts))
        except ray.exceptions.RayTaskError as error:
            raise ModelError(said.embedding_failed_elsewhere(error.cause)) from error
        except ray.exceptions.RayError as error:
            raise ModelError(said.cluster_failed(error)) from error


@contextlib.contextmanager
def cluster_model(name: str, *, workers: int | None = None) -> Iterator[RayModel]:
    """Join the cluster that RAY_ADDRESS names, or start one on this machine, for a while.

    Args:
        name: as of `EmbeddingModel`.
        workers: of a cluster on this machine; one a core where it is not said.

    Raises:
        SettingError: Ray is not installed.
        ModelError: the cluster does not answer.
    """
    if importlib.util.find_spec("ray") is None:
        raise SettingError(said.RAY_MISSING)
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would tell its makers of each start
    import ray

    here: dict[str, Any] = {"include_dashboard": False, "num_cpus": workers}
    if os.environ.get("RAY_ADDRESS"):
        here = {}
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **here)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ModelError(said.cluster_failed(error)) from error
    try:
        yield RayModel(name)
    finally:
        ray.shutdown()


def _embed(name: str, texts: list[str]) -> Vectors:
    """Embed a part where Ray has put it; each task has one core."""
    return _model(name).encode(texts)


@functools.cache
def _model(name: str) -> EmbeddingModel:
    return EmbeddingModel(name, threads=1)
