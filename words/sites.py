"""What the connector's commands say: what was found, how sites stand, how far a run is."""

from collections.abc import Sequence
from pathlib import Path

from words.commands import command
from words.connectors import typed
from words.numbers import number_of

NEVER = "never"
NOT_A_CONTACT = "--contact takes one mail address, such as clerk@example.org."
PHASES = {
    "lists": "Asking for lists",
    "pages": "Fetching meetings",
    "decisions": "Fetching decisions",
    "gone": "Looking for what is gone",
    "ingest": "Reading into the archive",
}


def lasts(seconds: float) -> str:
    """Say how long something takes, roughly."""
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    if seconds < 5400:
        return f"{round(seconds / 60)} minutes"
    return f"{seconds / 3600:.1f} hours"


def looked(
    base: str, council: str, service: bool, committees: int, meetings: str, forbidden: Sequence[str]
) -> str:
    """Say what was found at an address."""
    named = f" of {council}" if council else ""
    how = "its web service and its pages" if service else "its pages (its web service is closed)"
    lines = [
        f"Found the ModernGov site{named} at {base}.",
        f"{number_of(committees, 'committee')} and {meetings}, to be read by {how}.",
        *(f"Note: {one}." for one in forbidden),
    ]
    return "\n".join(lines)


def meetings(count: int, exact: bool) -> str:
    """Say how many meetings there are."""
    return number_of(count, "meeting") if exact else f"about {number_of(count, 'meeting')}"


def will_take(requests: int, seconds: float, nights: int, gap: float) -> str:
    """Say what the first sync takes."""
    over = f", spread over {number_of(nights, 'night')}" if nights > 1 else ""
    return (
        f"The first sync makes about {number_of(requests, 'request')}, one every {gap:g} seconds: "
        f"about {lasts(seconds)}{over}. Later ones ask for much less."
    )


def added(host: str, folder: Path) -> str:
    """Say what to do next."""
    return (
        f"Nothing was fetched yet. {typed('sync', host)} fetches it into {folder}; run it every "
        "night."
    )


def removed(folder: Path) -> str:
    """Say that a site is fetched no more, and how its documents leave the archive."""
    return (
        f"{folder} is removed and is fetched no more. The archive keeps what it read; "
        f"{command('ingest', f'{folder} --allow-removal')} takes it out."
    )


def would_ask(host: str, count: int) -> str:
    """Say what a run would ask for."""
    return f"{host}: {number_of(count, 'meeting')} would be asked for."


def stands(host: str, count: int, last: str, then: str) -> str:
    """Say in a line how a site stands."""
    return f"{host}: {number_of(count, 'document')}; last whole run {last}, next {then}."


def committee_line(title: str, count: int, latest: str) -> str:
    """Say what there is of a committee."""
    return f"  {title}: {number_of(count, 'meeting')}{f', the latest {latest}' if latest else ''}"


def counts_line(draft: int, restricted: int) -> str:
    """Say how many minutes are drafts, and how much is held back."""
    return f"  {draft:,} draft minutes; {number_of(restricted, 'restricted item')} left out."


def withdrawn_line(path: str, when: str) -> str:
    """Say what the council withdrew, and when."""
    return f"  {path}: withdrawn by the council, noticed on {when}"


def progress(phase: str, done: int, total: int) -> str:
    """Say how far a run is."""
    return f"{PHASES[phase]}: {done:,} of {number_of(total, 'request')}"


def time_left(words: str) -> str:
    """Say how long the rest takes; said after `progress`."""
    return f", {words} left"
