"""Read web pages, and what ModernGov's web service says, as a browser would show it."""

from ingest.parse.html.moderngov_service import is_meeting, parse_service
from ingest.parse.html.read import parse_html

__all__ = ["is_meeting", "parse_html", "parse_service"]
