"""The product as it is installed: a wheel in an environment of its own, away from the clone."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

SECONDS = 600
"""What takes longer hangs, even beside other tests."""
LEFT_OUT = (".venv*", ".git", "data", "build", "dist", ".*_cache", "__pycache__", "*.egg-info")
NO_NETWORK = """
import os, socket

real = socket.socket.connect

def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        with open(os.environ["TRIED"], "a") as tried:
            tried.write(f"{address}\\n")
        raise OSError("the network is blocked")
    return real(self, address)

socket.socket.connect = connect
"""
"""Told to the fresh environment's Python at its start."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the product, and an empty folder to run it in.

    Its own code comes from the wheel; the libraries are those of the environment of the tests.
    """

    environment: Path
    folder: Path

    @property
    def packages(self) -> Path:
        """Return the folder that the wheel was unpacked into."""
        (found,) = self.environment.glob("lib/python*/site-packages")
        return found

    @property
    def tried(self) -> Path:
        """Return the file that lists which addresses were asked for."""
        return self.environment / "tried"

    def variables(self) -> dict[str, str]:
        """Return the environment variables of somebody who has set nothing."""
        own = ("MINUTES_", "PYTHON", "STREAMLIT_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        return kept | {"HOME": str(self.environment), "TRIED": str(self.tried)}

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """Start `ask-the-minutes` in the folder."""
        command = [str(self.environment / "bin" / "ask-the-minutes"), *map(str, arguments)]
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run `ask-the-minutes` in the folder to its end."""
        with self.start(*arguments) as process:
            out, told = process.communicate(timeout=SECONDS)
        return subprocess.CompletedProcess(process.args, process.returncode, out, told)


def build(folder: Path) -> Path:
    """Build the wheel, from a copy of the clone so that nothing is left in it."""
    shutil.copytree(ROOT, folder / "clone", ignore=shutil.ignore_patterns(*LEFT_OUT))
    asked = ("build", "--offline", "--no-build-isolation", "--python", sys.executable)
    command = [sys.executable, "-m", "uv", *asked, "--out-dir", str(folder / "dist"), "clone"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = (folder / "dist").glob("*.whl")
    assert list((folder / "dist").glob("*.tar.gz"))
    return wheel


def install(wheel: Path, folder: Path) -> Installed:
    """Install a wheel into a fresh environment, without a network."""
    installed = Installed(folder / "environment", folder / "empty")
    installed.folder.mkdir()
    venv.create(installed.environment, with_pip=False, symlinks=True)
    python = installed.environment / "bin" / "python"
    asked = ("pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python))
    subprocess.run([sys.executable, "-m", "uv", *asked, str(wheel)], check=True, timeout=SECONDS)
    libraries = sysconfig.get_path("purelib")
    (installed.packages / "libraries.pth").write_text(f"{libraries}\n")
    (installed.packages / "sitecustomize.py").write_text(NO_NETWORK)
    return installed
