"""Run the service bare, as its container does: the image's command and environment, shut in.

    python scripts/run_as_in_container.py --store DIR [--port N] [--address A]

What the Dockerfile says is read from it, so that both stay the same. Nothing of the caller's
environment is handed on but settings and keys of language models. Where Linux lets it (util-linux's
`unshare` and `setpriv`), the file system is read-only but for the store and a folder for what is
temporary, and the process has no capabilities and can gain none; elsewhere it says that it is not
shut in.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HANDED_ON = re.compile(
    r"MINUTES_\w+|STREAMLIT_\w+|[A-Z_]+_API_KEY|OPENAI_API_VERSION|OMP_\w+|LANG|TZ"
)


@dataclass(frozen=True)
class Image:
    """What the last stage of a Dockerfile runs, and in which environment."""

    command: list[str]
    environment: dict[str, str]


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the instructions of a Dockerfile, each with what it is given, on one line."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in re.sub(r"\\\n", " ", "\n".join(lines)).splitlines():
        word, _, given = line.strip().partition(" ")
        if word:
            yield word.upper(), given.strip()


def read_image(text: str) -> Image:
    """Read what the last stage runs."""
    command: list[str] = []
    environment: dict[str, str] = {}
    for word, given in instructions(text):
        match word:
            case "FROM":
                command, environment = [], {}
            case "ENV":
                environment |= dict(one.split("=", 1) for one in shlex.split(given))
            case "CMD":
                command = json.loads(given)
    return Image(command, environment)


def environment_of(image: Image, caller: Mapping[str, str], temporary: Path) -> dict[str, str]:
    """Return the environment to run in: the image's, and what the caller sets beside it."""
    here = {"PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"}
    places = {"HOME": str(temporary), "TMPDIR": str(temporary)}
    set_here = {name: value for name, value in caller.items() if HANDED_ON.fullmatch(name)}
    return image.environment | here | places | set_here


def command_of(image: Image) -> list[str]:
    """Return the image's command, run from this clone."""
    program, *given = image.command
    return [sys.executable, str(ROOT / f"{program.replace('-', '_')}.py"), *given]


def shut_in(*writable: Path) -> list[str]:
    """Return what a command is put behind to be shut in but for folders; nothing if it cannot be.

    A folder that is mounted on itself stays as it is when all else becomes read-only.
    """
    if not (shutil.which("unshare") and shutil.which("setpriv")):
        return []
    mounts = [f"mount --bind {shlex.quote(str(one))} {shlex.quote(str(one))}" for one in writable]
    inside = "setpriv --bounding-set -all --inh-caps -all --no-new-privs"
    script = " && ".join([*mounts, "mount -o remount,ro,bind /", f'exec {inside} "$@"'])
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ["unshare", "--mount", *as_root, "sh", "-c", script, "shut-in"]
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else []


def main(arguments: list[str] | None = None) -> None:
    """Go on as the service."""
    parser = argparse.ArgumentParser(description="Run the service as its container does.")
    parser.add_argument("--store", type=Path, required=True, help="the archive's folder")
    parser.add_argument("--port", default="8501", help="the port that it listens on (8501)")
    parser.add_argument("--address", default="127.0.0.1", help="where it listens (127.0.0.1)")
    given = parser.parse_args(arguments)
    image = read_image((ROOT / "Dockerfile").read_text("utf-8"))
    temporary = Path(tempfile.mkdtemp(prefix="minutes-"))
    environment = environment_of(image, os.environ, temporary) | {
        "MINUTES_STORE": str(given.store.absolute()),
        "STREAMLIT_SERVER_ADDRESS": given.address,
        "STREAMLIT_SERVER_PORT": given.port,
    }
    given.store.mkdir(parents=True, exist_ok=True)
    behind = shut_in(given.store.absolute(), temporary)
    if not behind:
        print("not shut in: this system lets no file system be made read-only", file=sys.stderr)
    os.umask(0o077)
    os.chdir("/")
    command = [*behind, *command_of(image)]
    os.execvpe(command[0], command, environment)


if __name__ == "__main__":
    main()
