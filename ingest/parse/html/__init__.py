"""Read web pages: the page's own words without menus, notices and footers."""

from ingest.parse.html.read import parse_html

__all__ = ["parse_html"]
