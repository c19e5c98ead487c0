"""`ask-the-minutes COMMAND`: the commands of the product, under one name once it is installed."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

from commands import Command, Store, flag, option
from settings import Settings
from words.commands import called_as

PROGRAM = "ask-the-minutes"
HERE = Path(__file__).resolve().parent
"""Where the product's own files lie: a clone, or the folder that it is installed in."""

Address = Annotated[str, option("--address", "ADDRESS", "where the app listens (127.0.0.1)")]
Port = Annotated[str, option("--port", "PORT", "the port that it listens on (8501)")]
NoSamples = Annotated[bool, flag("--no-samples", "serve an archive that holds nothing as it is")]


def run(
    store: Store = None, address: Address = "", port: Port = "", no_samples: NoSamples = False
) -> int:
    """Serve the app, with the sample minutes if there are none.

    They are read into the archive first, which takes half a minute.
    """
    folder = Settings.from_environment().with_store(store).store
    if not no_samples and (ended := _read_samples(folder)) == 2:
        return ended
    set_here = {"STREAMLIT_SERVER_ADDRESS": address, "STREAMLIT_SERVER_PORT": port}
    os.environ.update({name: value for name, value in set_here.items() if value})
    os.environ["MINUTES_STORE"] = str(folder)
    # -P: no file of the folder that this is started in is taken for a part of the product.
    return _become([sys.executable, "-P", "-m", "streamlit", "run", str(HERE / "app.py")])


def _read_samples(folder: Path) -> int:
    from ingest.__main__ import main as ingest

    samples = str(HERE / "samples" / "minutes")
    return ingest([samples, "--store", str(folder), "--if-empty"], program=f"{PROGRAM} ingest")


def _become(command: list[str]) -> int:
    """Go on as another program, which is then stopped as this one would be."""
    if os.name != "nt":  # where the shell would not wait for it
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.call(command)


def ingest(arguments: list[str]) -> int:
    """Bring the archive in step with files and folders."""
    from ingest.__main__ import main

    return main(arguments, program=f"{PROGRAM} ingest")


def check(arguments: list[str]) -> int:
    """Say whether the parts of the archive agree."""
    from ingest.__main__ import main

    return main(["--check", *arguments], program=f"{PROGRAM} check")


def search(arguments: list[str]) -> int:
    """Find passages of the archive."""
    from vectorstore.__main__ import main

    return main(["search", *arguments], program=PROGRAM)


def documents(arguments: list[str]) -> int:
    """List the archive's documents."""
    from vectorstore.__main__ import main

    return main(["documents", *arguments], program=PROGRAM)


def backup(arguments: list[str]) -> int:
    """Back up the archive into one file, while others use it."""
    from vectorstore.__main__ import main

    return main(["backup", *arguments], program=PROGRAM)


def restore(arguments: list[str]) -> int:
    """Put an archive back from a backup."""
    from vectorstore.__main__ import main

    return main(["restore", *arguments], program=PROGRAM)


def upgrade(arguments: list[str]) -> int:
    """Bring an archive of an earlier format forward."""
    from vectorstore.__main__ import main

    return main(["upgrade", *arguments], program=PROGRAM)


def ask(arguments: list[str]) -> int:
    """Answer one question, or each of a file of questions."""
    from answering.__main__ import main

    return main(arguments, program=f"{PROGRAM} ask")


def evaluate(arguments: list[str]) -> int:
    """Score the answers to gold questions."""
    from evaluation.__main__ import main

    return main(arguments, program=f"{PROGRAM} evaluate")


def train(arguments: list[str]) -> int:
    """Train the reader and save its weights."""
    from training.__main__ import main

    return main(arguments, program=f"{PROGRAM} train")


def moderngov(arguments: list[str]) -> int:
    """Keep the archive in step with councils' ModernGov sites."""
    from connectors.moderngov.__main__ import main

    return main(arguments, program=f"{PROGRAM} moderngov")


_main = Command(
    PROGRAM,
    {"run": run},
    says="Answer questions about council minutes with passages that can be checked.",
    hands_on={
        one.__name__: one
        for one in (
            *(ingest, check, search, documents, ask, evaluate, train),
            *(backup, restore, upgrade, moderngov),
        )
    },
)


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands; without any, say which there are."""
    given = sys.argv[1:] if arguments is None else arguments
    with called_as(PROGRAM):
        return _main(given or ["--help"])


if __name__ == "__main__":
    sys.exit(main())
