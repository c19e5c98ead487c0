"""What the page of councils' sites says to keepers, and the chat of minutes that are not new."""

import datetime
from collections.abc import Sequence

from schema import date_in_words
from words.commands import command
from words.connectors import COUNTED
from words.numbers import number_of
from words.sites import PHASES, lasts

SOURCES = "Sources"
ABOUT = (
    "Most councils in Britain publish their minutes on a ModernGov site. What such a site "
    "publishes can be fetched into this archive, and kept in step with it."
)
KEEPERS = "For whoever looks after the archive."
BEGIN = (
    "No site has been added yet. Give the address of a council's site below: you are shown what "
    "would be fetched and how long that takes, before anything is."
)

# Adding a site
ADD = "Add a council's site"
ADD_HELP = (
    "Give the address of a site that is here already to change what is fetched of it; what is here "
    "stays."
)
ADDRESS, ADDRESS_EXAMPLE = "Address of the site, or of a page of it", "democracy.example.gov.uk"
CONTACT = "Your mail address"
CONTACT_HELP = "It is sent with every request, so that the council's web team can write to you."
COMMITTEES = "Only these committees, one in a line"
COMMITTEES_HELP = "Empty for all of them."
SINCE = "Only meetings since"
PAPERS = "Reports and packs too, which are many"
LOOK = "See what would be fetched"
NO_ADDRESS = "Give the address of the council's site."
NO_CONTACT = "Give one mail address to which the council's web team can write."
LOOKING = "Looking at the site"
NOT_FOUND = "Nothing was added"
COMMITTEES_THERE = "Committees of the site"
ADD_SITE = "Add this site"
LEAVE_IT = "Don't add it"

# A site
SYNC = "Sync now"
CONFIRM = "Remove them all the same"
STARTING = "Beginning"
NOTHING_YET = "Nothing has been fetched yet."
NEVER = "Never"
LAST_WHOLE, NEXT, CHOSEN = "Last whole run", "Next run due", "Fetched"
DOCUMENTS, DRAFTS, LEFT_OUT = "Documents", "Draft minutes", "Restricted items left out"
DIED = "The last run broke off"
BLOCKED = "The site refuses automatic requests"
FORWARD = "You can copy this and send it to the council's web team:"
FAILED = "The last run did not get through"
HELD = "Much is gone from the site at once"
BODIES = "Committees"
COLUMNS = ("Committee", "Meetings", "Latest")
LAST_RUN = "The last run"
NEW, CHANGED, WITHDRAWN = "New", "Changed", "Withdrawn by the council"
GONE, FAULTS, DRAFT = "Gone, to be confirmed", "Could not be fetched", "Draft minutes"
ON_SITE = "on the council's site"
SHOWN = 30
"""Documents of a list that are named."""

# Removing a site
REMOVE = "Remove this site"
REMOVE_ALL = "Remove the site and its documents"
REMOVE_SITE = "Remove the site alone"
KEEP = "Keep it"
REMOVING = "Removing the site"


def how_runs_begin() -> str:
    """Say what fetches the sites every night."""
    return (
        "“Sync now” fetches a site at once. Every night, all sites are fetched where the server is "
        f"set to run {command('moderngov', 'sync')}."
    )


def moment(iso: str) -> str:
    """Write a moment as people do, in UTC."""
    if not iso:
        return NEVER
    then = datetime.datetime.fromisoformat(iso).astimezone(datetime.UTC)
    return f"{date_in_words(then.date())}, {then:%H:%M} UTC"


def day(iso: str) -> str:
    """Write the day of a date or a moment as people do; what is no date is nothing."""
    try:
        return date_in_words(datetime.date.fromisoformat(iso[:10]))
    except ValueError:
        return ""


def chosen(committees: int | None, since: datetime.date | None, papers: bool) -> str:
    """Say what is fetched of a site."""
    bodies = "all committees" if committees is None else number_of(committees, "committee")
    first = f", meetings since {date_in_words(since)}" if since else ""
    return f"Minutes and decisions of {bodies}{first}{', reports and packs too' if papers else ''}"


def looking(done: int, total: int) -> str:
    """Say how far a look at a site is."""
    return f"{LOOKING}: {done:,} of {number_of(total, 'committee')}" if total else f"{LOOKING}…"


def found(council: str, base: str) -> str:
    """Say which site was found."""
    return f"The site of {council}" if council else f"A ModernGov site at {base}"


def would_fetch(committees: int, of: int, meetings: str) -> str:
    """Say what would be fetched of a site."""
    some = (
        number_of(of, "committee") if committees == of else f"{committees:,} of {of:,} committees"
    )
    return f"It lists {meetings} of {some}, the minutes and decisions of which would be fetched."


def takes(requests: int, seconds: float, nights: int, gap: float) -> str:
    """Say how long the first run takes."""
    over = f", spread over {number_of(nights, 'night')}" if nights > 1 else ""
    return (
        f"The first run takes about {lasts(seconds)}{over}: {number_of(requests, 'request')}, one "
        f"every {gap:g} seconds, so that the council's site is not burdened. Later runs ask for "
        "much less. Nothing is fetched before you say “Sync now”."
    )


def note(what: str) -> str:
    """Say what must be known of a site before it is added."""
    return f"Note: {what}."


def progress(phase: str, done: int, total: int) -> str:
    """Say how far a run is."""
    if phase == "ingest" or not total:
        return f"{PHASES[phase]}…"
    return f"{PHASES[phase]}: {done:,} of {number_of(total, 'request')}"


def died(began: str) -> str:
    """Say that a run ended without a word."""
    return (
        f"It began on {moment(began)} and ended without a word: the server may have been stopped. "
        "What it had fetched is kept; the next run goes on from there."
    )


def refused_since(began: str, last_whole: str) -> str:
    """Say since when a site refuses us, and as of when its documents are."""
    as_it_was = (
        f"What is here is as of {day(last_whole)}." if last_whole else "Nothing is here as a whole."
    )
    return f"It has done so since {day(began)}. {as_it_was} It is tried again at the next run."


def held(count: int) -> str:
    """Say that much would be removed at once."""
    many = f"{number_of(count, 'document')} {'is' if count == 1 else 'are'}"
    return (
        f"{many} gone from the site, as two nights say. Nothing was removed here, as the site may "
        "be at fault: look at it first."
    )


def waiting(count: int) -> str:
    """Say what waits for another night."""
    return (
        f"{number_of(count, 'document')} seem{'s' * (count == 1)} to be gone from the site. "
        "Nothing is removed before another night says the same."
    )


def held_back(count: int) -> str:
    """Say that documents wait for somebody to decide whether they are public."""
    return (
        f"{number_of(count, 'document')} of the archive {'is' if count == 1 else 'are'} held back "
        "as not for publication until somebody decides: see the page of documents."
    )


def stale(last_whole: str) -> str:
    """Say that the last run that got through is some days ago."""
    return f"No run has got through since {day(last_whole)}; the chat says so."


def run_at(began: str, counts: dict[str, int], asked: int) -> str:
    """Say in a line what a run did."""
    told = [f"{counts[name]:,} {said}" for name, said in COUNTED.items() if counts.get(name)]
    did = ", ".join(told) or "nothing new"
    return f"{moment(began)}: {did} ({number_of(asked, 'request')})."


def counted(name: str, count: int) -> str:
    """Name a list, and say how long it is."""
    return f"{name} ({count:,})"


def more(count: int) -> str:
    """Say that a list goes on."""
    return f"… and {count:,} more"


def confirm_removal(council: str, documents: int) -> str:
    """Ask whether a site is to be removed, and say what that means."""
    return (
        f"{council} would be fetched no more, and the files that were fetched of it would be "
        f"deleted ({number_of(documents, 'document')}). The archive can keep what it has read of "
        "them, or let it go too."
    )


def removed(council: str, *, with_documents: bool) -> str:
    """Say that a site was removed."""
    what = "its documents too" if with_documents else "its documents stay in the archive"
    return f"Removed: {council}; {what}"


# Said in the chat ------------------------------------------------------------------------------


def as_of(council: str, last_whole: str, *, blocked: bool) -> str:
    """Say as of when a council's minutes are, and why they are not newer."""
    if not last_whole:
        why = "its site refuses automatic requests" if blocked else "they are still being fetched"
        return f"Minutes of {council} are not all here: {why}."
    why = (
        "its site refuses automatic requests"
        if blocked
        else "its site has not been wholly fetched since then"
    )
    return f"Minutes of {council} are as of {day(last_whole)}: {why}."


def as_of_more(councils: Sequence[str]) -> str:
    """Name further councils whose minutes are not new."""
    return f"Nor are those of {', '.join(councils)} up to date."
