"""What was measured so far, kept in a file: a run replaces the figures of its own sizes only, and
one that measures some parts of a store what was measured of those parts.

A store of a million passages is measured on another day than a small one, perhaps, and the report
shows both.
"""

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from benchmarks.figures import Figure
from checked import read_json
from errors import SettingError
from words import evaluation as said


@dataclass(frozen=True, slots=True)
class Run:
    """The figures of one store: when, on which machine and from which commit they were measured.

    `size` is how many passages the store was to have, 0 for what is ingested from files. `load` is
    how many processes wanted to compute when it began and when it ended. `missing` tells what was
    not measured, and why; `real` that all vectors were the model's own; `gold` that the questions
    are of somebody who read the documents; `store` names how the store
    was made, and `only` the parts that were measured, none where all were.
    """

    size: int
    figures: tuple[Figure, ...]
    machine: str = ""
    commit: str = ""
    day: str = ""
    quick: bool = False
    load: tuple[float, ...] = ()
    questions: int = 0
    gold: bool = False
    missing: tuple[str, ...] = ()
    real: bool = False
    store: str = ""
    only: tuple[str, ...] = ()

    def beside(self, before: "Run") -> "Run":
        """Return this with what another measured of the same store and this one did not.

        The commits of both are told.
        """
        names = {one.name for one in self.figures}
        stay = [one for one in before.figures if one.name not in names]
        parts = f" ({', '.join(self.only)})"
        others = [one for one in before.commit.split("; ") if not one.endswith(parts)]
        return replace(
            self,
            figures=(*stay, *self.figures),
            commit="; ".join([self.commit + parts, *others]),
            missing=tuple(dict.fromkeys([*before.missing, *self.missing])),
            only=before.only,
        )


@dataclass(frozen=True, slots=True)
class Results:
    """Runs, the smallest store's first."""

    runs: tuple[Run, ...] = field(default=())

    def including(self, run: Run) -> "Results":
        """Return these with a run in place of the last of its size.

        Of the same store, what only that one measured stays.
        """
        before = next((one for one in self.runs if one.size == run.size), None)
        if before and run.only and (run.store, run.quick) == (before.store, before.quick):
            run = run.beside(before)
        others = [one for one in self.runs if one.size != run.size]
        return replace(self, runs=tuple(sorted([*others, run], key=lambda one: one.size)))


def read_results(path: Path) -> Results:
    """Return what was measured before, nothing where nothing was.

    Raises:
        SettingError: the file holds something else.
    """
    return read_json(path, Results) if path.exists() else Results()


def write_results(results: Results, path: Path) -> None:
    """Keep what was measured.

    Raises:
        SettingError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise SettingError(said.report_not_written(path, error.strerror)) from error


def machine() -> str:
    """Describe this machine: its processors, its memory, its system and Python."""
    name = platform.processor() or platform.machine()
    held = ""
    if Path("/proc/cpuinfo").exists():
        told = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in told if "model name" in line), name)
        held = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return f"{os.cpu_count()} × {name}{held}, {system}, Python {platform.python_version()}"


def commit(folder: Path) -> str:
    """Return the commit that is checked out, marked where files differ from it; empty if none."""
    told = _git(folder, "rev-parse", "--short=10", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs")
    return f"{told} and changes" if told and changed else told


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
