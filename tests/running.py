"""Run the product's commands as other programs do: in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.conftest import ROOT

SECONDS = 180
"""A command that takes longer hangs."""


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments in the project's folder, standard output and error apart."""
    own = ("MINUTES_", "PYTHONDONTWRITEBYTECODE")  # with bytecode kept, a start takes seconds
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return subprocess.run(
        [sys.executable, *(str(argument) for argument in arguments)],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def command(
    module: str, arguments: Sequence[object], **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the commands, `python -m MODULE ARGUMENTS`."""
    return run("-m", module, *arguments, **environment)
