"""What is kept is for those alone who would have been given the same."""

import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from answering.reader import Reader
from errors import ModelError
from tests.kept import KeptWorkers
from vectorstore import EmbeddingModel, embedding


@pytest.fixture
def kept() -> Iterator[KeptWorkers]:
    kept = KeptWorkers()
    yield kept
    kept.close()


def read(shared: str, job: str) -> str:
    return shared + job


def lent(kept: KeptWorkers, shared: str = "a") -> object:
    with kept(read, shared) as workers:
        return workers


def test_who_would_start_the_same_is_lent_the_same(kept: KeptWorkers) -> None:
    assert lent(kept) is lent(kept)


def test_what_is_lent_does_its_work(kept: KeptWorkers) -> None:
    for job in ("b", "c"):
        with kept[str](os.path.join, "a") as workers:
            assert list(workers.map([job], weigh=len)) == [(job, f"a/{job}")]


@pytest.mark.parametrize("name", ["PATH", "MINUTES_STORE", "NEW"])
def test_another_environment_gets_its_own(
    name: str, kept: KeptWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lent(kept)
    monkeypatch.setenv(name, "/elsewhere")
    assert lent(kept) is not first


def test_another_program_or_shared_thing_gets_its_own(
    kept: KeptWorkers, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = lent(kept)
    second = lent(kept, "another")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert len({first, second, lent(kept, "another")}) == 3


def test_what_is_in_use_is_not_ended_by_who_needs_another(kept: KeptWorkers) -> None:
    with kept(read, "a") as workers:
        assert lent(kept, "another") is not workers
        assert lent(kept) is workers


def test_after_an_error_nothing_is_kept(kept: KeptWorkers) -> None:
    with pytest.raises(KeyError), kept(read, "a") as workers:
        raise KeyError
    assert lent(kept) is not workers


def test_who_opens_the_packaged_models_is_lent_the_same() -> None:
    assert EmbeddingModel().load() is EmbeddingModel().load()
    assert vars(Reader())["_model"] is vars(Reader())["_model"]
    assert EmbeddingModel(threads=1).load() is not EmbeddingModel(threads=2).load()


def test_what_was_read_before_is_given_again_as_it_was() -> None:
    encoder = EmbeddingModel(threads=1).load()
    first, other = encoder.encode(["The lamps were lit."]), encoder.encode(["The lamps went out."])
    lent = encoder.encode(["The lamps were lit."])
    lent *= 2
    assert np.array_equal(encoder.encode(["The lamps were lit."]), first)
    assert not np.allclose(other, first)


def test_weights_that_are_no_longer_the_expected_ones_are_lent_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    EmbeddingModel().load()
    with monkeypatch.context() as others:
        others.setattr(embedding, "DEFAULT_SHA256", "0" * 64)
        with pytest.raises(ModelError):
            EmbeddingModel().load()
    EmbeddingModel().load()
