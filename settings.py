"""One frozen Settings object, read once from the environment by an entry point.

Settings build nothing and importing this module does nothing.
"""

import base64
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from errors import SettingError
from words import settings as said
from words.catalogue import vectors_in_folder

LogForm = Literal["lines", "json"]
"""How the server's log is written."""
Metrics = Literal["off", "on", "network"]
"""Who may read what is counted: nobody, this machine, or whatever reaches the server directly."""
Unsupported = Literal["strike", "drop"]
"""What becomes of a generated sentence that its passages don't support."""

SHORTEST_PASSWORD = 12
"""Characters."""
_MODEL = re.compile(r"[A-Za-z][\w-]*:[^\s:]\S*")
_ADDRESS = re.compile(r"https?://(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?(?:/[\w./~%-]*)?")
"""An address without a name, password or query, which could be a key and would be shown."""


_DATABASE = re.compile(
    r"postgres(?:ql)?://(?:[\w.~%+-]+(?::(?P<password>[^\s@/?#:]*))?@)?"
    r"(?:(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?)?/[\w.~%-]+"
    r"(?:\?(?:(?:host|port|user|sslmode|sslrootcert|sslcert|sslkey)=[\w./~%-]+&?)+)?",
    re.ASCII,
)
"""A PostgreSQL database, perhaps with a password, which is not shown, or reached by a socket."""
CLOUD = "cloud"
_CLOUD_ADDRESS = "https://api.trychroma.com"
_NAME = re.compile(r"\w[\w.-]{0,127}", re.ASCII)
_KEY = re.compile(r"[!-~]{1,4096}")


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """Where a Chroma server is, and how to be let in.

    address: such as http://localhost:8000, or `cloud` for Chroma Cloud.
    key: Chroma Cloud's, or what stands before a server asks for: `name:password` is sent as HTTP
        Basic, anything else as a bearer's token. It is never shown.
    """

    address: str
    tenant: str = "default_tenant"
    database: str = "default_database"
    key: str = field(default="", repr=False)

    @property
    def cloud(self) -> bool:
        """Whether it is Chroma Cloud."""
        return self.address == CLOUD

    @property
    def base(self) -> str:
        """The address to ask at."""
        return _CLOUD_ADDRESS if self.cloud else self.address

    def headers(self) -> dict[str, str]:
        """Return what lets us in, as headers of HTTP."""
        if not self.key:
            return {}
        if self.cloud:
            return {"X-Chroma-Token": self.key}
        if ":" in self.key:
            return {"Authorization": f"Basic {base64.b64encode(self.key.encode()).decode()}"}
        return {"Authorization": f"Bearer {self.key}"}


@dataclass(frozen=True, slots=True)
class CatalogueServer:
    """Where a PostgreSQL server is that holds the archive's catalogue, and how to be let in.

    address: such as postgresql://minutes@localhost/minutes, without a password.
    password: the user's; empty leaves it to what PostgreSQL's own library finds. It is never shown.
    """

    address: str
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, and why one would.

    store: the folder of the archive (MINUTES_STORE); put it on the disk that is backed up. Unless
        it is named, it is `data` in the folder that a command is started in.
    mirrors: the folder of what is fetched from councils' sites (MINUTES_MIRRORS); None means
        `mirrors` in the store. Documents are known by their paths: it should stay where it is.
    embedding_model: folder of a sentence-transformers model (MINUTES_EMBEDDING_MODEL); empty
        means the packaged all-MiniLM-L6-v2.
    chroma: the Chroma server that holds the passages' vectors (MINUTES_CHROMA), with its tenant,
        database and key (MINUTES_CHROMA_TENANT, _DATABASE, _KEY); None keeps them in the store.
    catalogue: the PostgreSQL server that holds the archive's catalogue (MINUTES_CATALOGUE, with
        its password in MINUTES_CATALOGUE_PASSWORD), which several machines can share; None keeps
        it in the store. It needs a Chroma server too.
    language_model: what writes the answers, as "provider:model" (MINUTES_LLM); empty means
        that they are quotations. Its key stands in the provider's own variable, never here.
    language_model_url: the base address of its server (MINUTES_LLM_URL); empty means the
        provider's own.
    language_model_timeout: seconds to wait for the next piece of its reply
        (MINUTES_LLM_TIMEOUT); the whole may take twice as long.
    unsupported: whether a sentence that its passages don't support is struck through or
        dropped (MINUTES_UNSUPPORTED).
    keep_days: days for which readers' conversations are kept after they were last used
        (MINUTES_KEEP_DAYS); 0 keeps none.
    review_days: days for which questions, and what came of them, are kept without who asked, for
        whoever looks after the archive (MINUTES_REVIEW_DAYS); 0 keeps none.
    log_questions: whether the server's log may hold the words of a question
        (MINUTES_LOG_QUESTIONS); it never does otherwise.
    log_form: how the server's log is written (MINUTES_LOG): lines for people, or json for what
        collects logs.
    metrics: whether what is counted of the service can be read at /metrics (MINUTES_METRICS): off,
        on for this machine alone, or network for others too; through a proxy it never is.
    keeper_password: lets whoever gives it look after the archive on the page
        (MINUTES_KEEPER_PASSWORD); without one, that can be done at the server's own machine only.
    """

    store: Path = field(default_factory=lambda: Path.cwd() / "data")
    embedding_model: str = ""
    chroma: ChromaServer | None = None
    catalogue: CatalogueServer | None = None
    language_model: str = ""
    language_model_url: str = ""
    language_model_timeout: float = 60.0
    unsupported: Unsupported = "strike"
    keep_days: int = 90
    review_days: int = 0
    log_questions: bool = False
    log_form: LogForm = "lines"
    metrics: Metrics = "off"
    keeper_password: str = field(default="", repr=False)
    mirrors: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from environment variables.

        Raises:
            SettingError: a variable has a value that cannot be used.
        """
        given = os.environ if environment is None else environment
        store = given.get("MINUTES_STORE", "").strip()
        mirrors = given.get("MINUTES_MIRRORS", "").strip()
        for name, folder in (("MINUTES_STORE", store), ("MINUTES_MIRRORS", mirrors)):
            if "\0" in folder:
                raise SettingError(said.null(name))
        return cls(
            store=Path(store).expanduser() if store else cls().store,
            mirrors=Path(mirrors).expanduser() if mirrors else None,
            embedding_model=given.get("MINUTES_EMBEDDING_MODEL", "").strip(),
            chroma=_chroma(given),
            catalogue=_catalogue(given),
            language_model=_language_model(given.get("MINUTES_LLM", "").strip()),
            language_model_url=_address(given.get("MINUTES_LLM_URL", "").strip()),
            language_model_timeout=_seconds(given.get("MINUTES_LLM_TIMEOUT", "").strip()),
            unsupported=_unsupported(given.get("MINUTES_UNSUPPORTED", "").strip()),
            keep_days=_days("MINUTES_KEEP_DAYS", given, cls().keep_days),
            review_days=_days("MINUTES_REVIEW_DAYS", given, cls().review_days),
            log_questions=_yes("MINUTES_LOG_QUESTIONS", given),
            log_form=_log_form(given.get("MINUTES_LOG", "").strip()),
            metrics=_metrics(given.get("MINUTES_METRICS", "").strip()),
            keeper_password=_password(given.get("MINUTES_KEEPER_PASSWORD", "").strip()),
        )

    def with_store(self, store: Path | None) -> "Settings":
        """Return these settings with another store, where one is given."""
        return self if store is None else replace(self, store=store)


def _language_model(given: str) -> str:
    if given and not _MODEL.fullmatch(given):
        raise SettingError(said.NO_MODEL_NAMED)
    return given


def _address(given: str) -> str:
    """Check an address; it is not repeated in the message, for a key may stand in it."""
    if given and not _ADDRESS.fullmatch(given):
        raise SettingError(said.NOT_A_BASE_ADDRESS)
    return given


def _chroma(environment: Mapping[str, str]) -> ChromaServer | None:
    """Read where the vectors are; the address and the key are not repeated in a message."""
    shapes = {
        "MINUTES_CHROMA_TENANT": _NAME,
        "MINUTES_CHROMA_DATABASE": _NAME,
        "MINUTES_CHROMA_KEY": _KEY,
    }
    address = environment.get("MINUTES_CHROMA", "").strip()
    if not address:
        return None
    if address != CLOUD and not _ADDRESS.fullmatch(address):
        raise SettingError(said.NOT_A_CHROMA)
    given = {name: environment.get(name, "").strip() for name in shapes}
    for name, shape in shapes.items():
        if given[name] and not shape.fullmatch(given[name]):
            raise SettingError(said.not_of_chroma(name))
        if not given[name] and address == CLOUD:
            raise SettingError(said.cloud_needs(name))
    tenant, database, key = given.values()
    own = ChromaServer(address.rstrip("/"))
    return replace(own, tenant=tenant or own.tenant, database=database or own.database, key=key)


def _catalogue(environment: Mapping[str, str]) -> CatalogueServer | None:
    """Read where the catalogue is; neither address nor password is repeated in a message."""
    address = environment.get("MINUTES_CATALOGUE", "").strip()
    if not address:
        return None
    found = _DATABASE.fullmatch(address)
    if not found:
        raise SettingError(said.NOT_A_CATALOGUE)
    if not environment.get("MINUTES_CHROMA", "").strip():
        raise SettingError(vectors_in_folder())
    within = unquote(found["password"] or "")
    given = environment.get("MINUTES_CATALOGUE_PASSWORD", "") or within
    shown = address.replace(f":{found['password']}@", "@", 1) if found["password"] else address
    return CatalogueServer(shown, given)


def _seconds(given: str) -> float:
    try:
        seconds = float(given) if given else Settings().language_model_timeout
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= 3600:
        raise SettingError(said.not_seconds(given))
    return seconds


def _days(name: str, environment: Mapping[str, str], default: int) -> int:
    given = environment.get(name, "").strip()
    if not given:
        return default
    if not re.fullmatch(r"[0-9]{1,4}", given, re.ASCII):
        raise SettingError(said.not_days(name, given))
    return int(given)


def _yes(name: str, environment: Mapping[str, str]) -> bool:
    given = environment.get(name, "").strip()
    if given not in ("", "0", "1"):
        raise SettingError(said.not_yes_or_no(name, given))
    return given == "1"


def _password(given: str) -> str:
    """Check a password; it is never repeated."""
    if given and len(given) < SHORTEST_PASSWORD:
        raise SettingError(said.password_too_short(SHORTEST_PASSWORD))
    return given


def _log_form(given: str) -> LogForm:
    if given == "json":
        return "json"
    if given in ("", "lines"):
        return "lines"
    raise SettingError(said.not_lines_or_json(given))


def _metrics(given: str) -> Metrics:
    if given == "on":
        return "on"
    if given == "network":
        return "network"
    if given in ("", "off"):
        return "off"
    raise SettingError(said.not_off_on_or_network(given))


def _unsupported(given: str) -> Unsupported:
    if given == "drop":
        return "drop"
    if given in ("", "strike"):
        return "strike"
    raise SettingError(said.not_strike_or_drop(given))
