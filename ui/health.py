"""What whoever runs the service asks of it: whether it is alive, whether it is ready, its figures.

`/health` and `/ready` are for everybody and tell nothing of the archive. The figures are for the
operator: they are not there unless a setting says so, and never through a proxy.
"""

import logging
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

import metrics
from errors import MinutesError, SettingError
from settings import Metrics, Settings
from ui import keeper_sign_in, resources, troubles
from words import service as said

if TYPE_CHECKING:
    from answering import Answerer

STANDS = 1.0
"""Seconds for which what was found is told again: whoever asks more often learns nothing new."""
_OF_STREAMLIT = "/_stcore/metrics"
_FRESH = {"cache-control": "no-store"}
_log = logging.getLogger(__name__)


def routes(base: str) -> list[Route]:
    """Return the addresses, at the top and below the address that the pages stand at.

    A container's health check asks at the top, whatever the pages' address is.
    """
    tops = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    ways = {"health": health, "ready": ready, "metrics": figures}
    return [
        Route(f"{top}/{name}{end}", way)
        for top in tops
        for name, way in ways.items()
        for end in ("", "/")  # else Streamlit sends its page there, and all would seem well
    ]


async def health(_: Request) -> Response:
    """Say that the process answers; nothing is looked at or loaded."""
    return JSONResponse({"status": said.ALIVE}, headers=_FRESH)


async def ready(_: Request) -> Response:
    """Say whether questions can be answered now, and if not, why."""
    error, why = await run_in_threadpool(_readiness.look)
    told = {"ready": not why, "error": error, "why": why}
    told = {name: value for name, value in told.items() if value != ""}
    return JSONResponse(told, 503 if why else 200, headers=_FRESH)


async def figures(request: Request) -> Response:
    """Give the operator what was counted, and nobody else anything."""
    written = await run_in_threadpool(_figures) if may_read(request.scope) else None
    if written is None:
        return PlainTextResponse(said.NO_METRICS, 404, headers=_FRESH)
    return Response(written, headers=_FRESH, media_type=metrics.CONTENT_TYPE)


class Guarding:
    """Keeps what Streamlit counts of its own accord to those who may read our figures."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        asks = scope["type"] == "http" and scope["path"].rstrip("/").endswith(_OF_STREAMLIT)
        if asks and not may_read(scope):
            refusal = PlainTextResponse(said.NO_METRICS, 404, headers=_FRESH)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)


def may_read(scope: Scope) -> bool:
    """Tell whether a request may read the figures.

    A proxy on this machine hands everybody's requests on from here: what bears its marks, or was
    meant for another name than this machine's own, is not the operator's.
    """
    allowed = _allowed()
    headers = Headers(scope=scope)
    if allowed == "off" or keeper_sign_in.is_handed_on(headers):
        return False
    if allowed == "network":
        return True
    sent_from = (scope.get("client") or ("", 0))[0]
    return keeper_sign_in.is_loopback(sent_from) and keeper_sign_in.is_loopback(
        _host(headers.get("host", ""))
    )


def _host(given: str) -> str | None:
    try:
        return urlsplit(f"//{given}").hostname
    except ValueError:
        return None


def _allowed() -> Metrics:
    try:
        return Settings.from_environment().metrics
    except SettingError:  # it is told by whoever opens the answerer
        return "off"


class Readiness:
    """Whether questions can be answered, looked at again when what was found is old.

    One looks at a time, and nobody waits for them: an archive that hangs must not hold all up.
    """

    def __init__(self) -> None:
        self._found = ("", said.OPENING)
        self._at = -STANDS
        self._looking = threading.Lock()

    def look(self) -> tuple[str, str]:
        """Return the error's name and why no question can be answered, both empty if one can."""
        if time.monotonic() - self._at >= STANDS and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return self._found

    def _look(self) -> None:
        found = error, why = _unready()
        if found != self._found:
            told = {"error": error, "why": why} if why else {}
            _log.info("readiness", extra={"told": {"ready": not why, **told}})
        self._found, self._at = found, time.monotonic()


_readiness = Readiness()


def _unready() -> tuple[str, str]:
    answerer, error = resources.state()
    if error is not None:
        resources.open_again()
        return _told(error, said.UNFORESEEN)
    if answerer is None:
        return "", said.OPENING
    try:
        answerer.check()
    except Exception as broken:
        return _told(broken, said.NOT_READ)
    return "", ""


def _told(error: BaseException, otherwise: str) -> tuple[str, str]:
    """Say what is wrong in words that name no path and no setting's value."""
    why = troubles.said_of(error)[0] if isinstance(error, MinutesError) else otherwise
    return metrics.name_of(error), why


def _figures() -> bytes | None:
    _, why = _readiness.look()
    answerer, _ = resources.state()
    if answerer is None or why:
        return metrics.written(metrics.State(ready=False))
    try:
        return metrics.written(_state(answerer))
    except MinutesError:  # between one look and the next
        return metrics.written(metrics.State(ready=False))


def _state(answerer: "Answerer") -> metrics.State:
    scope = answerer.scope()
    return metrics.State(
        ready=True,
        waiting=answerer.waiting,
        documents=scope.documents,
        passages=scope.passages,
        withheld=answerer.withheld(),
        withheld_in_part=scope.withheld,
    )
