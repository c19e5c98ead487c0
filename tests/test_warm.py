"""A program that the warm process becomes is as if Python had been started for it."""

import os
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import warm
from tests.conftest import ROOT
from tests.running import run, run_warm

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")

PROGRAMS = {
    "ends well": "import sys; print('out', sys.argv, __name__); print('told', file=sys.stderr)",
    "ends with a number": "import sys; sys.exit(3)",
    "ends with a word": "import sys; sys.exit('a word')",
    "is killed": "import os; print('out', flush=True); os.kill(os.getpid(), 9)",
    "tidies up": "import atexit; atexit.register(print, 'at the end')",
    "waits for its threads": "import threading, time; threading.Timer(0.2, print, 'x').start()",
    "stands somewhere": "import os; print(os.getcwd(), os.environ['ONE'], 'TWO' in os.environ)",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_it_prints_and_ends_as_any_program(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_STORE", "not handed on")
    given = ("-c", PROGRAMS[program], "an argument", "é \n")
    started, forked = (each(*given, ONE="1") for each in (run, run_warm))
    assert (forked.returncode, forked.stdout) == (started.returncode, started.stdout)
    assert forked.stderr == started.stderr


def test_an_error_is_told_as_the_last_words() -> None:
    done = run_warm("-c", "raise ValueError('no')")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "ValueError: no"


def test_a_module_is_run_with_its_arguments() -> None:
    given = ("-m", "vectorstore", "documents", "--store", "/nowhere")
    started, forked = (each(*given) for each in (run, run_warm))
    assert (forked.returncode, forked.stderr) == (started.returncode, started.stderr)
    assert forked.returncode == 2


def test_libraries_are_loaded_and_nothing_runs_yet() -> None:
    code = (
        "import sys, threading; print(threading.active_count(), "
        "{'chromadb', 'langchain_core', 'sqlalchemy'} <= set(sys.modules))"
    )
    assert run_warm("-c", code).stdout == "1 True\n"


def test_what_one_program_does_to_its_process_no_other_sees() -> None:
    run_warm("-c", "import os, sys; os.environ['LEFT'] = 'x'; sys.path.append('x'); os.chdir('/')")
    code = "import os, sys; print('LEFT' in os.environ, 'x' in sys.path, os.getcwd())"
    assert run_warm("-c", code).stdout == f"False False {ROOT}\n"


def test_it_can_be_told_to_end(tmp_path: Path) -> None:
    code = "import pathlib, time; pathlib.Path('begun').touch(); time.sleep(600)"
    with (tmp_path / "log").open("w") as log:
        process = warm.start(["-c", code], cwd=tmp_path, env=os.environ, stdout=log, stderr=log)
    while not (tmp_path / "begun").exists():
        assert process.poll() is None
    process.terminate()
    assert process.wait(60) == -signal.SIGTERM
    process.kill()  # it is gone, which is no fault
    assert process.poll() == -signal.SIGTERM


def test_the_warm_process_ends_when_nobody_is_left() -> None:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listener.bind("\0minutes-of-nobody")
    listener.listen()
    lines = [socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) for _ in range(2)]
    with ThreadPoolExecutor(1) as pool, listener:
        for line in lines:
            line.connect(listener.getsockname())
        ended = pool.submit(warm._asked, listener)
        lines[0].close()
        with pytest.raises(TimeoutError):
            ended.result(0.3)
        lines[1].close()
        assert ended.result(60) is None
