"""Nothing is fetched or told over a network, not even by accident."""

import json
import os
from pathlib import Path

from tests.making import minutes, write
from tests.running import run

BLOCKED = """
import ctypes, os, socket, sys

# Where the kernel allows it, the process is put into a network of its own with nothing in it.
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
try:
    kernel = ctypes.CDLL(None)
    kernel.unshare(NEW_NETWORK if os.geteuid() == 0 else NEW_USER | NEW_NETWORK)
except (AttributeError, OSError):
    pass

tried = []

def refusing(name, real, local):
    def refuse(*given, **options):
        if local(given):
            return real(*given, **options)
        tried.append((name, repr(given[1:])))
        raise OSError("the network is blocked")
    return refuse

def is_unix(given):
    return isinstance(given[0], socket.socket) and given[0].family == socket.AF_UNIX

def never(given):
    return False

for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refusing(name, getattr(socket.socket, name), is_unix))
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "create_connection"):
    setattr(socket, name, refusing(name, getattr(socket, name), never))

import ingest.__main__, answering.__main__

folder, store, question = sys.argv[1:]
assert ingest.__main__.main([folder, "--store", store, "--json"]) == 0
assert answering.__main__.main([question, "--store", store, "--json"]) == 0
import json
print(json.dumps(tried))
"""


def test_minutes_are_read_and_answered_from_without_a_network(folder: Path, tmp_path: Path) -> None:
    write(folder, a=minutes("the lamps of Fen Lane be mended by Friday 28 June 2024"))
    (tmp_path / "home").mkdir()
    no_proxies = {
        name: ""
        for name in os.environ
        if name.lower().endswith("_proxy") or name.startswith(("HF_", "TRANSFORMERS_"))
    }
    done = run(
        "-c",
        BLOCKED,
        folder,
        tmp_path / "store",
        "When shall the lamps of Fen Lane be mended?",
        **no_proxies,
        HOME=str(tmp_path / "home"),
        HF_HOME=str(tmp_path / "home" / "hf"),
        # LangChain would report to its makers' service; the product's own search is not reported.
        LANGSMITH_TRACING="true",
        LANGSMITH_API_KEY="lsv2_no_key_of_anybodys",
    )
    assert done.returncode == 0, done.stderr
    report, answer, tried = (json.loads(line) for line in done.stdout.splitlines())
    assert report["added"] == 1
    assert answer["status"] == "answered"
    assert "28 June 2024" in answer["answer"]
    assert tried == []
