"""What was measured: times by the clock and of computing, and what is made of them."""

import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PRODUCT = "Ask the Minutes"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of what was measured, in a store of `size` passages.

    `median` and `high` (the 95th percentile) are by the clock, or what else `unit` says; `cpu` and
    `cpu_high` are of computing, which another program on the same machine changes least. `count`
    is of how many it was taken.
    """

    name: str
    size: int
    median: float
    unit: str = "s"
    way: str = PRODUCT
    filters: str = ""
    high: float | None = None
    cpu: float | None = None
    cpu_high: float | None = None
    count: int = 1


@dataclass(slots=True)
class Times:
    """Seconds that something took, each time: by the clock, and of this process's computing."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def take(self, work: Callable[[], T], *, with_children: bool = False) -> T:
        """Do something and count what it takes.

        Args:
            work: what is done.
            with_children: count what the processes computed too that it started and ended.
        """
        spent, started = _computed(with_children), time.perf_counter()
        done = work()
        self.wall.append(time.perf_counter() - started)
        self.cpu.append(_computed(with_children) - spent)
        return done

    def figure(
        self, name: str, size: int, *, way: str = PRODUCT, filters: str = "", tail: bool = True
    ) -> Figure:
        """Return what was counted as a row, with its 95th percentile if it has a `tail`."""
        return Figure(
            name,
            size,
            statistics.median(self.wall),
            way=way,
            filters=filters,
            high=percentile(self.wall, 0.95) if tail else None,
            cpu=statistics.median(self.cpu),
            cpu_high=percentile(self.cpu, 0.95) if tail else None,
            count=len(self.wall),
        )


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value that so large a part of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-part * len(ordered) // 1) - 1))]


def megabytes(count: int) -> float:
    """Return bytes in megabytes."""
    return round(count / 1e6, 1)


def memory() -> tuple[float, float]:
    """Return the megabytes that this process holds, and those that it held at most.

    Where the system doesn't tell what is held now, both are the most.
    """
    status = Path("/proc/self/status")
    if status.exists():  # in rusage, a process here begins with what its parent held
        told = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", status.read_text("utf-8"), re.M))
        held, most = (1024 * int(told[name]) for name in ("VmRSS", "VmHWM"))
        return megabytes(held), megabytes(max(held, most))  # which the system counts now and then
    ever = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    alike = megabytes(ever if sys.platform == "darwin" else ever * 1024)
    return alike, alike


def _computed(with_children: bool) -> float:
    own = time.process_time()
    if not with_children:
        return own
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own + ended.ru_utime + ended.ru_stime
