"""What the last run on a council's site brought, took out or left, each with its links."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from errors import MinutesError
from settings import Settings
from ui import markup, published, troubles
from ui.markup import Html, element, text
from words import connectors as of_runs
from words import sources as words

if TYPE_CHECKING:
    from connectors.moderngov import Paper, Source

Ids = Mapping[tuple[str, str], str]
_COUNTED = ("new", "changed", "unchanged", "withdrawn", "replaced", "restricted")


def draw(site: "Source", settings: Settings, ids: Ids) -> None:
    """Draw what the last run did, and what stands apart of all that is here.

    Args:
        site: how it stands.
        settings: they name the store.
        ids: of the archive's documents, by their folder and source.
    """
    from connectors.moderngov import papers_of

    if site.last_run is None:
        if not site.running:
            markup.show(element("p", text(words.NOTHING_YET), css="note"))
        return
    try:
        known = papers_of(settings, site.host)
    except MinutesError as error:
        troubles.log(error)
        return
    _draw_summary(site, site.last_run)
    for name, listed in _lists(site, site.last_run, known):
        if listed:
            with st.expander(words.counted(name, len(listed))):
                lines = [element("li", *_line(one, site, ids)) for one in listed[: words.SHOWN]]
                left = len(listed) - len(lines)
                lines += [element("li", text(words.more(left)))] if left else []
                markup.show(element("ul", *lines, css="site-list"))
    _draw_faults(site.last_run)


def _lists(
    site: "Source", run: Mapping[str, Any], known: "Mapping[str, Paper]"
) -> "Iterator[tuple[str, list[Paper]]]":
    yield words.NEW, _latest_first(run["new"], known)
    yield words.CHANGED, _latest_first(run["changed"], known)
    yield words.WITHDRAWN, [known[one.path] for one in site.withdrawn if one.path in known]
    yield words.GONE, _latest_first(site.held, known)
    drafts = (path for path, one in known.items() if one.is_draft)
    yield words.DRAFT, _latest_first(drafts, known)


def _latest_first(paths: Iterable[str], known: "Mapping[str, Paper]") -> "list[Paper]":
    found = [known[path] for path in paths if path in known]
    return sorted(found, key=lambda one: (one.date, one.title), reverse=True)


def _line(one: "Paper", site: "Source", ids: Ids) -> Iterator[Html]:
    """Name a document, and lead to it here and on the council's site."""
    name = " · ".join(part for part in (one.committee, words.day(one.date), one.title) if part)
    if document := ids.get((site.folder, one.path)):
        yield element("a", text(name), href=f"./source?document={document}")
    else:
        yield text(name)
    if one.url:
        yield text(" – ")
        yield published.link(one.url, words.ON_SITE)


def _draw_summary(site: "Source", run: Mapping[str, Any]) -> None:
    """Say in some lines what the last run did, and what is still to be done."""
    counts = {name: _count(run[name]) for name in _COUNTED}
    lines = [words.run_at(run["started"], counts, run["asked"])]
    lines += run["remarks"]
    if site.waiting:
        lines.append(words.waiting(site.waiting))
    if run["forbidden"]:
        lines.append(of_runs.forbidden(run["forbidden"]))
    if run["left"]:
        lines.append(of_runs.left(run["left"]))
    if run["ingest"] is not None:
        lines.append(of_runs.ingested(run["ingest"]))
        held = sum(one["state"] == "waits" for one in run["ingest"].get("held_back", ()))
        lines += [words.held_back(held)] if held else []
    markup.show(element("h3", text(words.LAST_RUN), css="site-part"))
    markup.show(element("ul", *(element("li", text(one)) for one in lines), css="site-list"))


def _count(told: Any) -> int:
    return len(told) if isinstance(told, list) else int(told)


def _draw_faults(run: Mapping[str, Any]) -> None:
    faults = run["failed"]
    if not faults:
        return
    with st.expander(words.counted(words.FAULTS, len(faults))):
        lines = [
            element("li", published.link(one["url"], one["url"]), text(f": {one['reason']}"))
            for one in faults[: words.SHOWN]
        ]
        left = len(faults) - len(lines)
        lines += [element("li", text(words.more(left)))] if left else []
        markup.show(element("ul", *lines, css="site-list"))
