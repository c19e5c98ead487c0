"""A real PostgreSQL server in processes of its own, to be killed, stopped and started again."""

import contextlib
import functools
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from settings import CatalogueServer
from tests.chroma import free_port

SECONDS = 60
"""A server that takes longer to start doesn't start."""
PROGRAMS = ("initdb", "postgres")
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
USER = "postgres"
"""Who runs it where the tests are run by root, as whom it refuses to run: Debian's package has made
that user."""
PASSWORD = "a-password:of@nobody's"
"""Of `keeper`, who is let in with it alone; everybody else is, without."""
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "max_connections=60",
    "shared_buffers=16MB",
    "autovacuum=off",
    "listen_addresses=127.0.0.1",
)


@functools.cache
def programs() -> Path:
    """Return the folder of PostgreSQL's programs."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if all((folder / name).exists() for name in PROGRAMS):
            return folder
    raise AssertionError("PostgreSQL is not installed: apt-get install postgresql")


class PostgresRun:
    """A server on a port that it keeps when it starts again.

    Its data is in a folder of its own: those of the tests are shut to other users.
    """

    def __init__(self) -> None:
        self._folder = folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._port = free_port()
        self._numbers = itertools.count()
        self._process: subprocess.Popen[bytes] | None = None
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        options = ["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(
            self._command("initdb", *options),
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=SECONDS * 2,
            check=True,
        )
        (folder / "data" / "pg_hba.conf").write_text(
            "host all keeper 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
        )
        self.start()
        self.execute(f"CREATE USER keeper PASSWORD $${PASSWORD}$$")

    def server(self, name: str = "postgres", user: str = USER) -> CatalogueServer:
        """Return where a database is."""
        return CatalogueServer(f"postgresql://{user}@127.0.0.1:{self._port}/{name}")

    def database(self, options: str = "") -> CatalogueServer:
        """Make an empty database."""
        name = f"archive_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} {options}")
        return self.server(name)

    def execute(self, statement: str, name: str = "postgres") -> None:
        """Let the server do something, as its owner."""
        with contextlib.closing(psycopg.connect(self.server(name).address, autocommit=True)) as db:
            db.execute(statement.encode())

    def start(self) -> None:
        """Start it; it ends with the process that tests."""
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)  # of one that was killed
        settings = (f"port={self._port}", "unix_socket_directories=", *SETTINGS)
        options = [part for one in settings for part in ("-c", one)]
        with (self._folder / "log").open("a") as log:
            self._process = subprocess.Popen(
                self._command("postgres", *options, setpriv=["--pdeathsig=QUIT"]),
                cwd=self._folder,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + SECONDS
        while not self._answers():
            told = (self._folder / "log").read_text()
            assert self._process.poll() is None, told
            assert time.monotonic() < until, told
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        assert self._process
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(SECONDS)

    def end(self) -> None:
        """Stop it, and delete what it kept."""
        if self.runs:
            self.resume()
            self.stop()
        shutil.rmtree(self._folder)

    def restart(self) -> None:
        """Stop it and start it again."""
        self.stop()
        self.start()

    def pause(self) -> None:
        """Let it take connections and answer nothing."""
        for process in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        for process in self._processes():
            with contextlib.suppress(ProcessLookupError):  # one ends when nobody asks it any more
                os.kill(process, signal.SIGCONT)

    @property
    def runs(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.server().address, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _processes(self) -> Sequence[int]:
        assert self._process
        main = self._process.pid
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [main, *map(int, children)]

    def _command(self, program: str, *given: str, setpriv: Sequence[str] = ()) -> list[str]:
        """Return what runs one of PostgreSQL's programs, for root as another user."""
        if os.geteuid() == 0:
            setpriv = [*setpriv, f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]
        own = [str(programs() / program), *given, "-D", str(self._folder / "data")]
        return ["setpriv", *setpriv, *own] if setpriv else own
