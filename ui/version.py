"""Which version of the product this is."""

import importlib.metadata
import tomllib
from pathlib import Path

_NAME = "ask-the-minutes"
_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def product(project: Path = _PROJECT) -> str:
    """Return the version: of a clone as its project says it, else of what is installed."""
    try:
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        pass
    try:
        return importlib.metadata.version(_NAME)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
