"""Run the product's commands as other programs do, or in this process, which spares seconds."""

import contextlib
import io
import os
import runpy
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Sequence
from unittest.mock import patch

from tests import warm
from tests.conftest import ROOT

SECONDS = 180
"""A command that takes longer hangs."""


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments in the project's folder, standard output and error apart."""
    return subprocess.run(
        [sys.executable, *(str(argument) for argument in arguments)],
        cwd=ROOT,
        env=_kept() | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def _kept() -> dict[str, str]:
    own = ("MINUTES_", "PYTHONDONTWRITEBYTECODE")  # with bytecode kept, a start takes seconds
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def run_warm(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run what `run` runs, where its start is not what is tested: see `tests.warm`."""
    given = [str(argument) for argument in arguments]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as told,
    ):
        process = warm.start(given, cwd=ROOT, env=_kept() | environment, stdout=out, stderr=told)
        try:
            code = process.wait(SECONDS)
        finally:
            process.kill()
        out.seek(0)
        told.seek(0)
        return subprocess.CompletedProcess(given, code, out.read(), told.read())


def command(
    module: str, arguments: Sequence[object], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the commands, `python -m MODULE ARGUMENTS`."""
    return run("-m", module, *arguments, **environment)


def run_here(
    module: str, arguments: Sequence[object] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run what `python -m MODULE ARGUMENTS` runs, in this process."""
    given = [module, *(str(argument) for argument in arguments)]
    out, told, code = io.StringIO(), io.StringIO(), 0
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(told),
        patch.object(sys, "argv", given),
        patch.dict(os.environ, environment),
        warnings.catch_warnings(action="ignore", category=RuntimeWarning),  # runpy's: it is loaded
    ):
        try:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
    return subprocess.CompletedProcess(given, code, out.getvalue(), told.getvalue())
