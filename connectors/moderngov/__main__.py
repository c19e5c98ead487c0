"""`python -m connectors.moderngov COMMAND`: keep the archive in step with councils' sites."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Annotated

from commands import AsJson, Command, Store, argument, days, flag, option, positive, show
from connectors.moderngov import interface, sites
from connectors.moderngov.recognise import Seen, look
from connectors.moderngov.run import How
from connectors.moderngov.run import sync as sync_site
from connectors.moderngov.show_progress import shown_progress, shown_steps
from connectors.moderngov.sites import Choice, Site
from errors import ConnectorError, SettingError
from settings import Settings
from words import connectors as of_runs
from words import sites as said

Address = Annotated[str, argument("ADDRESS", "the site's address, or that of a page of it")]
Host = Annotated[str, argument("HOST", "the site's host, as `status` names it")]
AnyHost = Annotated[str, argument("[HOST]", "the site's host; without one, all sites")]
Committees = Annotated[
    list[str] | None, option("--committees", "NAME...", "only these committees (names or ids)")
]
First = Annotated[date | None, option("--from", "DATE", "only meetings since then, ISO", days)]
Papers = Annotated[bool, flag("--papers", "reports and packs too, which are many")]
Contact = Annotated[
    str, option("--contact", "MAIL", "whom the council's web team can write to; sent with requests")
]
ANight = Annotated[
    int | None, option("--a-night", "N", f"requests in a night ({sites.A_NIGHT})", positive)
]
Dry = Annotated[bool, flag("--dry-run", "ask for lists alone, say what would be fetched")]
Limit = Annotated[int | None, option("--limit", "N", "ask for so many meetings at most", positive)]
Confirm = Annotated[bool, flag("--confirm", "remove what is gone even if it is much at once")]


def add(
    address: Address,
    committees: Committees = None,
    first: First = None,
    papers: Papers = False,
    contact: Contact = "",
    a_night: ANight = None,
    as_json: AsJson = False,
    store: Store = None,
) -> int:
    """Look at a site, say what would be fetched and how long that takes; fetch nothing yet."""
    if contact and not sites.is_mail_address(contact):
        raise SettingError(said.NOT_A_CONTACT)
    settings = Settings.from_environment().with_store(store)
    choice = Choice(since=first, papers=papers, contact=contact)
    choice = replace(choice, a_night=a_night) if a_night else choice
    sites.mirrors(settings)
    with shown_steps() as on_step:
        seen, choice = look(address, choice, committees or (), on_step=on_step)
    site = interface.add(seen, choice, settings)
    show(json.dumps(_as_json(seen, site), ensure_ascii=False) if as_json else _told(seen, site))
    return 0


def _as_json(seen: Seen, site: Site) -> dict[str, object]:
    return {"host": site.name, "folder": str(site.folder), **asdict(seen)}


def _told(seen: Seen, site: Site) -> str:
    count = said.meetings(seen.meetings, seen.exact)
    looked = said.looked(
        seen.base, seen.council, seen.by_service, len(seen.chosen), count, seen.forbidden
    )
    takes = said.will_take(seen.requests, seen.seconds, seen.nights, seen.gap)
    return "\n".join([looked, takes, said.added(site.name, site.folder)])


def sync(
    host: AnyHost = "",
    dry_run: Dry = False,
    limit: Limit = None,
    confirm: Confirm = False,
    as_json: AsJson = False,
    store: Store = None,
) -> int:
    """Bring the mirror of a site, or of all sites, in step, and the archive with it.

    Ends with 0 if all is well, 1 if something failed or waits for a person, 2 if nothing could
    be done.
    """
    settings = Settings.from_environment().with_store(store)
    found = [sites.site_named(settings, host)] if host else sites.all_sites(settings)
    if not found:
        raise SettingError(of_runs.NO_SITES)
    how = How(dry=dry_run, limit=limit, confirmed=confirm, nightly=not host)
    codes, told = [], []
    for site in found:
        code, words = _sync(site, settings, how, as_json=as_json, alone=bool(host))
        codes.append(code)
        told.append(words)
    show(f"[{', '.join(told)}]" if as_json and not host else "\n".join(told))
    return max(codes) if max(codes) < 2 or min(codes) == 2 else 1


def _sync(
    site: Site, settings: Settings, how: How, *, as_json: bool, alone: bool
) -> tuple[int, str]:
    """Sync one site; where there are several, what is wrong with one does not stop the others."""
    try:
        with shown_progress() as on_progress:
            report = sync_site(site, settings, how, on_progress=on_progress)
    except ConnectorError as error:
        if alone:
            raise
        wrong = {"host": site.name, "error": error.name, "message": str(error), "code": 2}
        return 2, json.dumps(wrong, ensure_ascii=False) if as_json else str(error)
    if as_json:
        return report.code, report.as_json()
    planned = [said.would_ask(site.name, len(report.planned)), *report.planned]
    return report.code, "\n".join(planned) if how.dry and not report.error else report.summary()


def status(as_json: AsJson = False, store: Store = None) -> int:
    """Say how each site stands."""
    settings = Settings.from_environment().with_store(store)
    found = interface.sources(settings)
    if as_json:
        show(json.dumps([asdict(one) for one in found], ensure_ascii=False, default=str))
    else:
        show("\n".join(line for one in found for line in _lines(one)) or of_runs.NO_SITES)
    return 0


def _lines(one: interface.Source) -> Sequence[str]:
    then = datetime.fromisoformat(one.next_run).strftime("%Y-%m-%d %H:%M")
    lines = [said.stands(one.host, one.documents, one.last_whole[:16] or said.NEVER, then)]
    if one.running and one.progress:
        lines.append(
            f"  {said.progress(one.progress.phase, one.progress.done, one.progress.total)}"
        )
    lines += [said.committee_line(c.title, c.meetings, c.latest) for c in one.committees]
    lines.append(said.counts_line(one.drafts, one.restricted))
    lines += [said.withdrawn_line(gone.path, gone.at[:10]) for gone in one.withdrawn[:10]]
    if one.held:
        lines.append(of_runs.held(one.host, len(one.held)))
    if one.blocked_why:
        lines.append(one.blocked_why)
    return lines


def remove(host: Host, store: Store = None) -> int:
    """Fetch a site no more: take its mirror away."""
    settings = Settings.from_environment().with_store(store)
    show(said.removed(sites.remove(settings, host)))
    return 0


main = Command(
    "python -m connectors.moderngov",
    {"add": add, "sync": sync, "status": status, "remove": remove},
    says="Keep the archive in step with councils' ModernGov sites.",
)

if __name__ == "__main__":
    sys.exit(main())
