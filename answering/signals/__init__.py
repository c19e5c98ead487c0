"""What speaks for or against a sentence: small functions, each of which gives one number.

None knows what it counts: `answering.weigh` holds the fitted weights.
"""

from collections.abc import Callable, Mapping

from answering.signals import form, reading, recorded, searched, sought
from answering.signals.seen import UNREAD, Field, Seen

__all__ = ["SIGNALS", "UNREAD", "Field", "Seen", "Signal"]

Signal = Callable[[Seen, Field], float]

SIGNALS: Mapping[str, Signal] = {
    one.__name__: one
    for one in (
        reading.margin,
        reading.sureness,
        reading.passage_margin,
        reading.behind_best,
        reading.behind_passage,
        reading.agreement,
        searched.score,
        searched.behind_top,
        searched.similarity,
        sought.coverage,
        sought.holds_wanted,
        sought.holds_second_best,
        sought.lacks_measured,
        sought.names,
        sought.years,
        sought.months,
        recorded.decision,
        recorded.vote,
        recorded.movers,
        recorded.only_puts,
        recorded.reply,
        form.title,
        form.routine,
        form.only_moves,
        form.only_settles,
        form.length,
        form.fragment,
        form.listed,
    )
}
"""The signals by their names, which the file of weights uses."""
