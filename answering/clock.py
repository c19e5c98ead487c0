"""What each step of an answer took."""

import time


class Clock:
    """Times the steps of one answer, one after the other.

    `steps_ms` is what each took, in milliseconds, in the order in which they were taken.
    """

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self.steps_ms: dict[str, int] = {}

    def end(self, step: str) -> None:
        """Count what has passed since the step before as this step's."""
        now = time.perf_counter()
        self.steps_ms[step] = round(1000 * (now - self._last))
        self._last = now

    @property
    def seconds(self) -> float:
        """Return what has passed since the answer was begun."""
        return time.perf_counter() - self._began
