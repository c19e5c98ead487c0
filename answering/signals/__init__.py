"""What speaks for or against a sentence: small functions, each of which gives one number.

None knows what it counts: `answering.weigh` holds the fitted weights.
"""

from collections.abc import Callable, Mapping

from answering.signals import reading, recorded, searched, sought
from answering.signals.seen import UNREAD, Field, Seen

__all__ = ["OF_THE_PASSAGE", "OF_THE_READER", "SIGNALS", "UNREAD", "Field", "Seen", "Signal"]

Signal = Callable[[Seen, Field], float]

SIGNALS: Mapping[str, Signal] = {
    one.__name__: one
    for one in (
        reading.margin,
        reading.behind_best,
        reading.behind_passage,
        searched.score,
        searched.behind_top,
        sought.names,
        sought.years,
        recorded.decision,
        recorded.vote,
        recorded.movers,
        recorded.only_puts,
        recorded.only_settles,
    )
}
"""The signals by their names, which the file of weights uses."""

OF_THE_READER = frozenset(
    one.__name__ for one in (reading.margin, reading.behind_best, reading.behind_passage)
)
"""Those that only reading tells; all others are known before."""
OF_THE_PASSAGE = frozenset(
    one.__name__ for one in (searched.score, searched.behind_top, sought.names, sought.years)
)
"""Those that are the same for all sentences of a passage."""
