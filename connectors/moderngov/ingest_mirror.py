"""Bring the archive in step with a mirror, in a process of its own: a model needs much memory."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from connectors.moderngov.mirror import ORIGIN
from errors import StoreError
from settings import Settings
from vectorstore.catalogue import holds_documents_of

HERE = Path(__file__).resolve().parents[2]


def ingest_mirror(
    settings: Settings, folder: Path, *, keep_missing: bool, allow_removal: bool
) -> dict[str, Any]:
    """Ingest a mirror; return the report of the ingest, with `code`, how it ended.

    Args:
        settings: they name the store.
        folder: the mirror.
        keep_missing: remove nothing from the archive: the mirror was never whole yet.
        allow_removal: remove even most of it: a person looked at what is gone.
    """
    given = [str(folder.absolute()), "--store", str(settings.store), "--json"]
    given += ["--keep-missing"] * keep_missing + ["--allow-removal"] * allow_removal
    done = _run("ingest", given, quiet=False)
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        told = {}
    return {**told, "code": done.returncode}


def mark_of(settings: Settings, folder: Path) -> str:
    """Return what is another whenever the archive may lack what a mirror has.

    A new file of origins changes it, and so does another archive, or one without documents.
    """
    origins = folder / ORIGIN
    stamp = origins.stat().st_mtime_ns if origins.exists() else 0
    place = settings.catalogue.address if settings.catalogue else settings.store.absolute()
    try:
        there = holds_documents_of(settings)
    except StoreError:  # the ingest will say so
        there = False
    return f"{place if there else 'no archive'} {stamp}"


def take_out_at_once(settings: Settings, folder: Path, paths: Sequence[str]) -> bool:
    """Take out of the archive what became restricted, and tell whether that was done."""
    arguments = [str(folder.absolute()), "--store", str(settings.store)]
    done = _run("connectors.moderngov.take_out", arguments, given=json.dumps(list(paths)))
    return done.returncode == 0


def _run(
    module: str, arguments: Sequence[str], *, given: str = "", quiet: bool = True
) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        env={**os.environ, "PYTHONPATH": path},
        text=True,
        encoding="utf-8",
        check=False,
    )
