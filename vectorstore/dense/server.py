"""A Chroma server, or Chroma Cloud: reached, asked with patience, its troubles told in words.

It does not know what lies in a collection.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from errors import StoreError, StoreUnreachable
from settings import ChromaServer
from vectorstore.dense.index import T
from words import archive as said

MAJOR = "1."
"""How the versions begin that speak as our client does; servers of 1.x all say 1.0.0."""
REFUSED = (401, 403)
NOT_FOUND = 404
PASSING = (429, 502, 503, 504)
"""HTTP's answers that say: not now."""
TOLD_CHARS = 200
"""Of what a server says of a failure."""
CLOUD_AT_MOST = 300
"""Records that Chroma Cloud takes and gives at a time, by its published quotas."""
LISTED = 100
"""Collections that are listed at a time."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for, in seconds: for one answer, and with new tries."""

    answer: float
    tries: float


READING = Patience(answer=5, tries=1.5)
"""Somebody waits: people keep their mind on what they asked for about ten seconds (Nielsen, 1993),
and an answer takes some of them itself. The slowest of 360 reads of 17,224 passages took 54 ms."""
WRITING = Patience(answer=60, tries=60)
"""Nobody waits: as long as a server takes to be started again with a large index."""


class Connection:
    """One archive's way to a server.

    Args:
        server: where it is, and how to be let in.
        patience: how long it is waited for.

    Raises:
        StoreUnreachable: it does not answer.
        StoreError: it is no Chroma server that our client can speak to, or lets nobody in.
    """

    def __init__(self, server: ChromaServer, patience: Patience) -> None:
        self.server = server
        self.patience = patience
        self._api: Any = self._start()
        try:
            self._check()
        except BaseException:
            self.close()
            raise

    @property
    def at_most(self) -> int | None:
        """How many records go at a time; None says that the server sets no limit of its own."""
        return CLOUD_AT_MOST if self.server.cloud else None

    def _start(self) -> Any:
        # Imported here: see `vectorstore.dense.folder`. Chroma's own client is not used: it asks
        # three things before it can be told how long to wait, and waits without end.
        import httpx
        from chromadb.api import ServerAPI
        from chromadb.config import Settings as ChromaSettings
        from chromadb.config import System

        settings = ChromaSettings(
            anonymized_telemetry=False,
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=self.server.base,
            chroma_server_http_port=0,  # it stands in the address
            chroma_server_headers=self.server.headers(),
        )
        server: Any = ServerAPI
        api: Any = System(settings).instance(server)
        api._session.timeout = httpx.Timeout(self.patience.answer, connect=self.patience.answer / 2)
        return api

    def _check(self) -> None:
        try:
            version = self.ask("opened", self._api.get_version)
        except StoreUnreachable:
            raise
        except StoreError as error:
            if _status(error.__cause__) in REFUSED:
                raise
            raise StoreError(said.no_chroma(self.server.address, MAJOR)) from error
        if not str(version).startswith(MAJOR):
            raise StoreError(said.chroma_of_version(self.server.address, self.told(version), MAJOR))
        try:
            self.ask("opened", self._database)
        except StoreError as error:
            if not is_missing(error):
                raise
            where = (self.server.address, self.server.tenant, self.server.database)
            raise StoreError(said.no_database(*where)) from error

    def _database(self) -> Any:
        return self._api.get_database(self.server.database, tenant=self.server.tenant)

    def _place(self) -> dict[str, str]:
        return {"tenant": self.server.tenant, "database": self.server.database}

    def collection(self, name: str) -> Any:
        """Return a collection, None if the server has none of that name."""
        try:
            found = self.ask("opened", lambda: self._api.get_collection(name, **self._place()))
        except StoreError as error:
            if is_missing(error):
                return None
            raise
        return self._collection(found)

    def create(self, name: str, metadata: Mapping[str, Any]) -> Any:
        """Return the collection of a name, made if there is none."""
        index = {"space": "cosine"} if self.server.cloud else {"space": "cosine", "ef_search": 200}
        made = self.ask(
            "made",
            lambda: self._api.get_or_create_collection(
                name,
                configuration={"spann" if self.server.cloud else "hnsw": index},
                metadata=dict(metadata),
                **self._place(),
            ),
        )
        return self._collection(made)

    def delete(self, name: str) -> None:
        """Delete a collection; that there is none is no error."""
        try:
            self.ask("deleted", lambda: self._api.delete_collection(name, **self._place()))
        except StoreError as error:
            if not is_missing(error):
                raise

    def listed(self, prefix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the collections whose names begin so, with what is told of them."""
        place = self._place()
        low, more = 0, True
        while more:
            page = self.ask("listed", partial(self._api.list_collections, LISTED, low, **place))
            yield from ((c.name, c.metadata or {}) for c in page if c.name.startswith(prefix))
            low, more = low + LISTED, len(page) == LISTED

    def ask(self, verb: str, ask: Callable[[], T]) -> T:
        """Ask the server for something that may be asked again, while what keeps it may pass.

        Raises:
            StoreUnreachable: it gives no answer, or none now.
            StoreError: it cannot do it.
        """
        import tenacity

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception(_passes),
            stop=tenacity.stop_before_delay(self.patience.tries),
            wait=tenacity.wait_exponential_jitter(initial=0.1, max=5, jitter=0.1),
            reraise=True,
        )
        try:
            return tries(ask)
        except StoreError:
            raise
        except Exception as error:  # Chroma raises its own, httpx's, and bare ones
            raise self._trouble(verb, error) from error

    def _trouble(self, verb: str, error: Exception) -> StoreError:
        why = self.told(str(error) or type(error).__name__)
        if _passes(error):
            return StoreUnreachable(said.server_unreachable(self.server.address, why))
        if _status(error) in REFUSED:
            return StoreError(said.server_refuses(self.server.address))
        return StoreError(said.server_fails(self.server.address, verb, why))

    def told(self, what: object) -> str:
        """Return what a server said, on one line, short and without our key."""
        line = " ".join(str(what).split())
        return (line.replace(self.server.key, "…") if self.server.key else line)[:TOLD_CHARS]

    def close(self) -> None:
        """Close what is open to the server."""
        self._api._session.close()

    def _collection(self, model: Any) -> Any:
        from chromadb.api.models.Collection import Collection

        return Collection(client=self._api, model=model, embedding_function=None)


def _passes(error: BaseException) -> bool:
    """Tell whether it may be otherwise in a moment."""
    import httpx

    return isinstance(error, httpx.TransportError) or _status(error) in PASSING


def _status(error: BaseException | None) -> int | None:
    """Return HTTP's status of an answer that Chroma made an error of."""
    import httpx
    from chromadb.errors import ChromaError

    if isinstance(error, ChromaError):
        return error.code()
    if error is not None and isinstance(error.__context__, httpx.HTTPStatusError):
        return error.__context__.response.status_code
    return None


def is_missing(error: StoreError) -> bool:
    """Tell whether the server answered that it has no such thing."""
    return _status(error.__cause__) == NOT_FOUND
