"""Pieces of a document cut into runs: stretches that are shown in one way throughout."""

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schema import Span
from ui.inline_marks import Piece


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that is shown in one way; `quote` numbers the quotation it is in, from 1, 0 for
    none. What is `withheld` is not shown."""

    piece: Piece
    quote: int = 0
    marked: bool = False
    withheld: bool = False


class Cutter:
    """Cuts pieces where a quotation, a decisive stretch or a withheld part begins or ends.

    Args:
        quotes: what is quoted, in order.
        marks: what is decisive.
        withheld: what is not shown.
    """

    def __init__(
        self,
        quotes: Sequence[Span] = (),
        marks: Sequence[Span] = (),
        withheld: Sequence[Span] = (),
    ) -> None:
        self._quotes, self._marks, self._withheld = quotes, marks, withheld
        spans = (*quotes, *marks, *withheld)
        self._edges = sorted({edge for span in spans for edge in (span.start, span.end)})

    def cut(self, pieces: Iterable[Piece]) -> Iterator[Run]:
        """Yield the runs of pieces, in order."""
        for piece in pieces:
            first = bisect.bisect_right(self._edges, piece.start)
            last = bisect.bisect_left(self._edges, piece.end)
            cuts = [piece.start, *self._edges[first:last], piece.end]
            for low, high in itertools.pairwise(cuts):
                yield Run(
                    Piece(low, high, piece.bold, piece.slanted, piece.href),
                    next((n for n, one in enumerate(self._quotes, 1) if _holds(one, low)), 0),
                    any(_holds(one, low) for one in self._marks),
                    any(_holds(one, low) for one in self._withheld),
                )


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end
