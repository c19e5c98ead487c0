"""As of when a council's minutes are, where its site was not fetched of late: said in the chat."""

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from errors import MinutesError
from schema import Answer
from settings import Settings
from ui import troubles
from ui.markup import Html, element, text
from words import sources as words

if TYPE_CHECKING:
    from connectors.moderngov import Standing

SHOWN = 3
"""Councils that are named each in a line of its own."""


def of_answer(answer: Answer) -> list[Html]:
    """Say as of when those documents are that an answer cites, or could have cited."""
    if answer.citations:
        return _lines({one.document.root for one in answer.citations})
    return of_council(answer.scope.filters.council)


def of_council(council: str | None) -> list[Html]:
    """Say as of when the minutes of a council are, or of all councils."""
    return _lines(None, council)


def _lines(roots: Collection[str] | None, council: str | None = None) -> list[Html]:
    """Say of these folders, or of all, and of one council, or of all, what is not up to date."""
    late = [one for one in _late() if roots is None or one.folder in roots]
    if council:
        late = [one for one in late if one.council.casefold() == council.casefold()]
    said = [words.as_of(one.council, one.last_whole, blocked=one.blocked) for one in late[:SHOWN]]
    if len(late) > SHOWN:
        said.append(words.as_of_more([one.council for one in late[SHOWN:]]))
    return [element("p", text(line), css="as-of") for line in said]


def _late() -> "list[Standing]":
    """Return the sites of which something is here that is not of the last days."""
    try:
        settings = Settings.from_environment()
        if not os.path.isdir(settings.mirrors or settings.store / "mirrors"):  # noqa: PTH112
            return []  # most archives have no sites, and need not load what fetches them
        from connectors.moderngov import standings

        found = standings(settings)
    except MinutesError as error:
        troubles.log(error)
        return []
    return [
        one for one in found if one.ingested and (one.blocked or one.stale or not one.last_whole)
    ]
