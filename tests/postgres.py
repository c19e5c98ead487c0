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
PROGRAMS = ("initdb", "pg_ctl", "postgres")
USER = "postgres"
"""Who runs it where the tests are run by root, as whom it refuses to run: Debian's package has made
that user."""
PASSWORD = "a-password:of@nobody's"
"""Of `keeper`, who is let in with it alone; everybody else is, without."""
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
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
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        self._run(
            "initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
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
        """Start it."""
        options = " ".join(f"-c {one}" for one in (f"port={self._port}", *SETTINGS))
        log = self._folder / "log"
        where = f"{options} -c unix_socket_directories="
        self._run("pg_ctl", "start", "-w", "-t", str(SECONDS), "-l", str(log), "-o", where)

    def stop(self) -> None:
        """Stop it, whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

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
            os.kill(process, signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        for process in self._processes():
            os.kill(process, signal.SIGCONT)

    @property
    def runs(self) -> bool:
        """Whether it runs."""
        return (self._folder / "data" / "postmaster.pid").exists()

    def _processes(self) -> Sequence[int]:
        main = int((self._folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return [main, *map(int, children)]

    def _run(self, program: str, *given: str) -> None:
        who = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"]
        command = [str(programs() / program), *given, "-D", str(self._folder / "data")]
        done = subprocess.run(
            [*(who if os.geteuid() == 0 else []), *command],
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=(out := (self._folder / "told").open("a")),
            stderr=out,
            timeout=SECONDS * 2,
            check=False,
        )
        out.close()
        assert done.returncode == 0, (self._folder / "told").read_text()


def wait_until_it_answers(server: CatalogueServer) -> None:
    """Wait for a server that is being started."""
    until = time.monotonic() + SECONDS
    while True:
        try:
            psycopg.connect(server.address, connect_timeout=2).close()
        except psycopg.Error:
            assert time.monotonic() < until
            time.sleep(0.05)
        else:
            return
