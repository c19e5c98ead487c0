"""What was searched, what it holds and what limits it, in words."""

from collections.abc import Sequence

from schema import Filters, Kind, Scope, date_in_words
from words.numbers import number_of

PLURAL_KINDS: dict[Kind, str] = {
    "minutes": "minutes",
    "decision": "decisions",
    "agenda": "agendas",
    "report": "reports",
    "news": "news",
    "other": "other documents",
}


def holdings(scope: Scope) -> str:
    """Say what can be asked about."""
    return f"{_documents(scope)}{_dates(scope)}."


def searched(scope: Scope) -> str:
    """Say what was searched for an answer, in sentences."""
    limits = _limits(scope)
    if not scope.documents:
        return (
            f"Nothing was searched: no document fits the limits you set ({limits})."
            if (limits)
            else "Nothing was searched: there are no minutes here yet."
        )
    said = f"Searched: {_documents(scope)}{_dates(scope)}."
    if scope.committees:
        said += f" Committees: {_list(scope.committees, most=8)}."
    said += _withheld(scope.withheld)
    return f"{said} Limited to: {limits}." if limits else said


def limits(filters: Filters) -> dict[str, str]:
    """Name what a search is limited to, by the field of the filters."""
    said = {
        "council": filters.council,
        "committee": filters.committee,
        "kind": PLURAL_KINDS[filters.kind] if filters.kind else None,
        "date_from": f"meetings from {date_in_words(filters.date_from)}"
        if filters.date_from
        else None,
        "date_to": f"meetings to {date_in_words(filters.date_to)}" if filters.date_to else None,
    }
    return {field: limit for field, limit in said.items() if limit}


def limited(scope: Scope) -> str:
    """Say of an answer that only a part of the archive was searched for it."""
    return f"Searched within limits: {_limits(scope)}."


def without(limit: str) -> str:
    """Name the button that takes a limit away; a cross stands before it."""
    return limit[0].upper() + limit[1:]


def _documents(scope: Scope) -> str:
    count = number_of(scope.documents, "document")
    return f"{count} of {_list(scope.councils, most=3)}" if scope.councils else count


def _withheld(count: int) -> str:
    """Say that parts of what was searched are not told."""
    if not count:
        return ""
    have = "has" if count == 1 else "have"
    return (
        f" {number_of(count, 'document')} {have} parts that are withheld, as they are not for "
        "publication."
    )


def _dates(scope: Scope) -> str:
    if not scope.earliest or not scope.latest:
        return ""
    if scope.earliest == scope.latest:
        return f", of {date_in_words(scope.earliest)}"
    return f", from {date_in_words(scope.earliest)} to {date_in_words(scope.latest)}"


def _limits(scope: Scope) -> str:
    return "; ".join(limits(scope.filters).values())


def _list(names: Sequence[str], *, most: int) -> str:
    """Write a list in words; beyond `most` names, the rest are counted."""
    if len(names) > most:
        rest = len(names) - most + 1
        names = [*names[: most - 1], f"{rest} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
