"""Let a room's door name what stands in its modules without loading them.

A process that reads files needs no vectors, and a command that lists documents no model: what a
room offers is loaded when it is first asked for (PEP 562).
"""

from collections.abc import Callable
from importlib import import_module


def on_demand(room: str, **places: str) -> Callable[[str], object]:
    """Return a room's `__getattr__`.

    Args:
        room: the room's name.
        places: the modules within it, by the names that it offers.
    """

    def load(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{places[name]}"), name)

    return load
