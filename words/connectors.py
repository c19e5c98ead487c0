"""What is said of sites that minutes are fetched from: what was found, done, and in the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from words.commands import command
from words.ingest import COUNTED as COUNTED_THERE
from words.ingest import counted as counted_there
from words.numbers import number_of

# An address, and what is chosen for it
ADDRESS_WITH_A_NAME = (
    "The address holds a name or a password. Give it without: only what is public is fetched."
)
NO_CONTACT = (
    "Nobody is named whom the council's web team can write to. Say --contact with a mail address: "
    "it is sent with every request."
)
PAPERS_FORBIDDEN = "its robots.txt keeps documents from programs"

# What came of an address
REFUSED = "the site refused it lately; it is asked for again in some days"
GONE = "the site says that it is not there, though it lists it"
UNRECOGNISED = "what came is not what was asked for; it was not kept"
LEADS_AWAY = "it leads to another site"
LEADS_ON = "it leads from one address to the next without end"
TOO_SLOW = "it took too long"
TOO_LARGE = "it is too large"

TO_FORWARD = "You can forward this to the council's web team:"
"""What stands before the words that are forwarded, where a site refuses us."""

# A run
SPENT = "The requests of this night are made; the next run goes on from here."
NO_CANARY = (
    "A page that was there before did not answer well, so nothing was counted as gone tonight."
)
STILL_IN_ARCHIVE = (
    "Something became restricted and is no longer in the mirror, but the archive could not be "
    "changed. The next run tries again; run it soon."
)
COUNTED = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "withdrawn": "withdrawn by the council",
    "replaced": "replaced",
    "restricted": "taken out as restricted",
}
NO_SITES = "No site was added yet."


def not_an_address(given: str) -> str:
    """Say what an address is."""
    return f"{given!r} is not an address of the web, such as democracy.example.gov.uk."


def unknown_site(name: str, known: Sequence[str]) -> str:
    """Say which sites there are."""
    there = f"There are: {', '.join(known)}." if known else NO_SITES
    return f"{name} was not added. {there} Add it with {typed('add', name)}."


def unknown_committee(given: str, known: Sequence[str]) -> str:
    """Say which committees there are."""
    return f"The site has no committee {given!r}. It has: {', '.join(known)}."


def mirrors_misplaced(folder: Path) -> str:
    """Say where mirrors can lie."""
    return (
        f"MINUTES_MIRRORS is {folder}, which is the archive's own. Name a folder outside the "
        "archive, or leave it empty: then it is mirrors in the archive's folder."
    )


def not_moderngov(host: str, elsewhere: str = "") -> str:
    """Say that a site is none of ModernGov's, and perhaps where that is."""
    there = f" It leads to {elsewhere}: try that address." if elsewhere else ""
    return (
        f"{host} answers, but not as ModernGov does; is the address right?{there} Open the page of "
        "the council's committees in a browser and give its address."
    )


def no_longer_moderngov(host: str) -> str:
    """Say that a site's pages are not recognised any more."""
    return (
        f"{host} answers, but not as ModernGov does. Nothing of it was kept and nothing was "
        "removed; it is asked again at the next run. If that goes on, look whether the council's "
        "site has moved."
    )


def only_errors(host: str) -> str:
    """Say that a site leads to its page of errors from everywhere."""
    return (
        f"{host} shows its page of errors for every meeting that was asked for. Nothing was "
        "removed; it is asked again at the next run."
    )


def blocked(host: str, agent: str, gap: float, status: int) -> str:
    """Say that a site refuses us, in words that can be forwarded to its web team."""
    how = "with a page that only a browser gets past" if status == 200 else f"with status {status}"
    return (
        f"{host} refuses automatic requests ({how}). We stopped at once; nothing was changed, and "
        f"what was read before stays. {TO_FORWARD} Please allow "
        f"requests to {host} with the User-Agent “{agent}”, from this machine's address. It reads "
        f"public meeting pages, keeps to robots.txt, and makes one request every {gap:g} seconds "
        "at the most, one at a time."
    )


def forbids(host: str) -> str:
    """Say that robots.txt forbids what would be asked for."""
    return (
        f"The robots.txt of {host} forbids programs to read its meetings, so nothing else was "
        "asked for. Ask the council's web team to allow AskTheMinutes there."
    )


def robots_unreadable(host: str, status: object) -> str:
    """Say that robots.txt cannot be read, which forbids everything."""
    return (
        f"The robots.txt of {host} cannot be read (status {status}), and then nothing may be asked "
        "for. What was read before stays; it is tried again at the next run."
    )


def busy(host: str) -> str:
    """Say that a site stays busy."""
    return f"{host} says that it is too busy, however long we wait. The next run goes on from here."


def busy_until(host: str, until: datetime) -> str:
    """Say until when a site asks to be left alone."""
    return (
        f"{host} asked us to wait until {until.day} {until:%B %Y, %H:%M} (UTC). Run it again then."
    )


def silent(host: str, why: str) -> str:
    """Say that a site does not answer."""
    return (
        f"{host} does not answer ({why}). What was read before stays; try later, or look whether "
        "the address is right."
    )


def fails(host: str, why: str) -> str:
    """Say that a site failed several times in a row."""
    return f"{host} failed several times in a row ({why}). The next run goes on from here."


def certificate(why: str) -> str:
    """Say that a certificate is not trusted; checks are never turned off."""
    return f"its certificate is not trusted: {why}; the council's web team can mend that"


def status(number: int) -> str:
    """Say which status came."""
    return f"status {number}"


def under_way(name: str) -> str:
    """Say that a site is being fetched already."""
    return f"Another run for {name} is under way. Wait until it has ended."


def state_fails(path: Path, why: object) -> str:
    """Say that what is known of a site cannot be read."""
    return (
        f"{path} cannot be used ({why}). Move it away and add the site again: what is the same as "
        "before is not read anew."
    )


def other_state(path: Path) -> str:
    """Say that a later program wrote what is known of a site."""
    return f"{path} was written by a later version of this program. Use that version."


def not_written(folder: Path, why: object) -> str:
    """Say that a mirror cannot be written."""
    return f"{folder} cannot be written ({why}). Free some room or mend its permissions."


# What a run did ----------------------------------------------------------------------------


def counted(host: str, counts: Mapping[str, int], asked: int) -> str:
    """Say in a line what a run did."""
    told = [f"{counts[name]:,} {words}" for name, words in COUNTED.items() if counts.get(name)]
    return f"{host}: {', '.join(told) or 'nothing new'} ({number_of(asked, 'request')})."


def withdrawn(path: str) -> str:
    """Say what the council took away."""
    return f"  {path}: withdrawn by the council, and removed here."


def became_restricted(path: str) -> str:
    """Say what is not public any more."""
    return f"  {path}: restricted now; what is not public was taken out at once."


def missing(count: int) -> str:
    """Say what waits for another night."""
    return (
        f"{number_of(count, 'document')} seem{'s' * (count == 1)} to be gone from the site. "
        "Nothing is removed before another night says the same."
    )


def held(host: str, count: int) -> str:
    """Say that much would be removed at once, and what to do."""
    return (
        f"{number_of(count, 'document')} {'is' if count == 1 else 'are'} gone at once, which is "
        f"much. Nothing was removed: look at the site, then {typed('sync', f'{host} --confirm')}."
    )


def failed(url: str, why: str) -> str:
    """Say what came of an address."""
    return f"  {url}: {why}"


def forbidden(count: int) -> str:
    """Say what robots.txt kept from us."""
    return f"{number_of(count, 'page')} not asked for, as robots.txt has it."


def left(count: int) -> str:
    """Say what is still to do."""
    return f"{number_of(count, 'meeting')} still to be fetched; the next run goes on from here."


def ingested(report: Mapping[str, Any]) -> str:
    """Say what the archive read of the mirror, by the report of the ingest."""
    if "documents" not in report:
        return "The archive could not be brought in step; the next run tries again."
    counts = {
        name: len(found) if isinstance(found := report.get(name, 0), list) else int(found)
        for name in COUNTED_THERE
    }
    return f"Read into the archive: {counted_there(counts)}."


def list_unread(committee: str) -> str:
    """Say that a list did not come."""
    return f"The list of meetings of {committee} could not be read; nothing of it was removed."


def list_not_whole(committee: str) -> str:
    """Say that a list that had meetings has none now, or is cut."""
    return (
        f"The site's list of meetings of {committee} is empty or not whole, though there were some "
        "before; nothing of it was removed."
    )


def decisions_unread(host: str) -> str:
    """Say that the list of decisions did not come."""
    return f"The list of decisions of {host} could not be read; the next run tries again."


def typed(name: str, arguments: str) -> str:
    """Write one of the connector's commands as it is typed."""
    return command("moderngov", f"{name} {arguments}")
