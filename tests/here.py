"""Run what otherwise runs in processes of its own in this one, which is ten times as quick."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self


class Here:
    """Stands in for `ingest.files.workers.Workers` where what is read is harmless."""

    def __init__(self, function: Callable[[Any, Any], Any], shared: Any) -> None:
        self._function = function
        self._shared = shared

    @classmethod
    def __class_getitem__(cls, _: Any) -> type[Self]:
        return cls

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, jobs: Iterable[Any], *, weigh: Callable[[Any], int]) -> Iterator[tuple[Any, Any]]:
        """Run jobs; yield each with its result."""
        for job in jobs:
            assert weigh(job) >= 0
            yield job, self._function(self._shared, job)
