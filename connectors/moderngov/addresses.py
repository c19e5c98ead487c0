"""The addresses of a ModernGov site: how they are written, and what a link leads to.

Languages, sessions, styles and titles in an address are noise: what a page is follows from its kind
and its id alone.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

from errors import SettingError
from words import connectors as said

Kind = Literal["meeting", "committee", "decision", "printed", "paper", "attendance", "reasons"]
_SESSION = re.compile(r"/\([A-Z]\([^/]*\)\)", re.IGNORECASE)
_FILE = re.compile(r"/[^/]*\.(?:aspx|asmx|asp|html?)(?:/[^/]*)?$", re.IGNORECASE)
_DOCUMENT = re.compile(r"/documents/([gs])(\d+)(?:/|$)", re.IGNORECASE)
_NAMED: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "ielistdocuments.aspx": ("meeting", ("mid",)),
    "mgmeetingattendance.aspx": ("attendance", ("id",)),
    "ielistmeetings.aspx": ("committee", ("cid", "committeeid")),
    "mgcommitteedetails.aspx": ("committee", ("id",)),
    "iedecisiondetails.aspx": ("decision", ("id",)),
    "mgconvert2pdf.aspx": ("paper", ("id",)),
    "mgreasonsrestricted.aspx": ("reasons", ("oid",)),
}
"""Pages by their names: what they are, and which parameters may hold the id."""
LOOPBACK = "localhost"


@dataclass(frozen=True, slots=True)
class Link:
    """What an address leads to.

    `part` is the T of a meeting's printed documents; `way` is where a list goes on, "earlier" or
    "later".
    """

    kind: Kind
    id: int
    part: str = ""
    way: str = ""


def read_link(address: str) -> Link | None:
    """Tell what an address leads to, if it is anything that is wanted."""
    parts = urlsplit("".join(address.split("\n")).replace("\r", ""))
    query = {name.lower(): value for name, value in parse_qsl(parts.query)}
    path = f"/{unquote(parts.path).lstrip('/')}"
    if document := _DOCUMENT.search(path):
        kind: Kind = "printed" if document[1].lower() == "g" else "paper"
        return Link(kind, int(document[2]), query.get("t", ""))
    named = _NAMED.get(path.rpartition("/")[2].lower())
    if named is None:
        return None
    found = (query[name] for name in named[1] if query.get(name, "").isdecimal())
    number = next(found, None)
    return Link(named[0], int(number), way=query.get("act", "").lower()) if number else None


def absolute(base: str, href: str) -> str:
    """Return a link's whole address, its blanks written as they travel."""
    joined = urljoin(f"{base}/", "".join(href.splitlines()).strip())
    parts = urlsplit(joined)
    path = quote(_SESSION.sub("", parts.path), safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, parts.netloc, path, quote(parts.query, safe="=&%/:+,;@"), ""))


def without_session(path: str) -> str:
    """Return a path without ASP.NET's mark of a visit."""
    return _SESSION.sub("", path)


def committees(base: str) -> str:
    """Return the address of the list of committees."""
    return f"{base}/mgListCommittees.aspx?bcr=1"


def meetings(base: str, committee: int) -> str:
    """Return the address of a committee's latest meetings."""
    return f"{base}/ieListMeetings.aspx?CId={committee}&Year=0"


def meeting(base: str, committee: int, key: int) -> str:
    """Return the address of a meeting's page."""
    return f"{base}/ieListDocuments.aspx?CId={committee}&MId={key}&Ver=4"


def decision(base: str, key: int) -> str:
    """Return the address of a decision's page."""
    return f"{base}/ieDecisionDetails.aspx?ID={key}"


def decisions(base: str, first: str, last: str) -> str:
    """Return the address of the decisions that were published between two days (dd/mm/yyyy)."""
    return f"{base}/mgDelegatedDecisions.aspx?DS=2&DR={first}-{last}"


def operation(base: str, name: str, **parameters: object) -> str:
    """Return the address of an operation of the web service."""
    query = "&".join(f"{key}={value}" for key, value in parameters.items())
    return f"{base}/mgWebService.asmx/{name}{'?' * bool(query)}{query}"


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    if host.lower() == LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def typed(address: str) -> str:
    """Return an address that somebody typed as a whole one, without query.

    Raises:
        SettingError: it is none of the web.
    """
    given = address.strip()
    if "://" not in given:
        host = urlsplit(f"//{given}").hostname or ""
        given = f"{'http' if is_loopback(host) else 'https'}://{given}"
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError as error:
        raise SettingError(said.not_an_address(address)) from error
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:-]+", host):
        raise SettingError(said.not_an_address(address))
    if parts.username or parts.password:
        raise SettingError(said.ADDRESS_WITH_A_NAME)
    shown = f"[{host}]" if ":" in host else host
    place = f"{shown}:{port}" if port else shown
    return urlunsplit((parts.scheme, place, quote(parts.path, safe="/%().-_~"), "", ""))


def folders_above(address: str) -> list[str]:
    """Return the places where a site can begin that an address is of, the longest first."""
    parts = urlsplit(address)
    path = _FILE.sub("", without_session(parts.path)).rstrip("/")
    found = []
    while True:
        found.append(urlunsplit((parts.scheme, parts.netloc, path, "", "")))
        if not path:
            return found
        path = path.rpartition("/")[0]


def folder_of(address: str) -> str:
    """Return the place that a page's address begins with."""
    return folders_above(address)[0]


def name_of(base: str) -> str:
    """Return the name of a site's folder: its host, with a port if it has one of its own."""
    parts = urlsplit(base)
    host = (parts.hostname or "").replace(":", "-")
    return f"{host}-{parts.port}" if parts.port else host
