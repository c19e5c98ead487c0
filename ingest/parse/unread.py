"""Say in words what of a file was not read, since it holds no text that could be."""

from collections import Counter
from collections.abc import Iterable


def in_words(things: Iterable[str]) -> str:
    """Return how many there are of each kind of thing: "1 chart, 2 pictures"."""
    counts = sorted(Counter(things).items())
    return ", ".join(f"{count} {name if count == 1 else _plural(name)}" for name, count in counts)


def _plural(name: str) -> str:
    return name if name.endswith("s") else f"{name}s"
