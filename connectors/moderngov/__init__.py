"""Keep the archive in step with ModernGov sites, on which most British councils publish minutes.

`python -m connectors.moderngov` has the commands; what pages and programs call is offered here, and
told in interface.py. A site is mirrored in a folder, which the ingest reads like any other.
"""

from typing import TYPE_CHECKING

from on_demand import on_demand

if TYPE_CHECKING:
    from connectors.moderngov.interface import Source, add, source, sources, start_sync
    from connectors.moderngov.recognise import Seen, look
    from connectors.moderngov.report import Progress, Report
    from connectors.moderngov.run import How, sync
    from connectors.moderngov.site_status import Paper, Run, Standing, papers_of, run_of, standings
    from connectors.moderngov.sites import Choice, Site, is_mail_address, remove

__all__ = [
    "Choice",
    "How",
    "Paper",
    "Progress",
    "Report",
    "Run",
    "Seen",
    "Site",
    "Source",
    "Standing",
    "add",
    "is_mail_address",
    "look",
    "papers_of",
    "remove",
    "run_of",
    "source",
    "sources",
    "standings",
    "start_sync",
    "sync",
]

__getattr__ = on_demand(
    __name__,
    **dict.fromkeys(
        ("Paper", "Run", "Standing", "papers_of", "run_of", "standings"), "site_status"
    ),
    **dict.fromkeys(("Source", "add", "source", "sources", "start_sync"), "interface"),
    **dict.fromkeys(("Seen", "look"), "recognise"),
    **dict.fromkeys(("Progress", "Report"), "report"),
    **dict.fromkeys(("Choice", "Site", "is_mail_address", "remove"), "sites"),
    **dict.fromkeys(("How", "sync"), "run"),
)
