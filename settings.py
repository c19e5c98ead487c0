"""One frozen Settings object, read once from the environment by an entry point.

Settings build nothing and importing this module does nothing.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from errors import SettingError

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set, and why one would.

    store: the folder of the archive (MINUTES_STORE); put it on the disk that is backed up.
    embedding_model: folder of a sentence-transformers model (MINUTES_EMBEDDING_MODEL); empty
        means the packaged all-MiniLM-L6-v2.
    """

    store: Path = HERE / "data"
    embedding_model: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from environment variables.

        Raises:
            SettingError: a variable has a value that cannot be used.
        """
        given = os.environ if environment is None else environment
        store = given.get("MINUTES_STORE", "").strip()
        if "\0" in store:
            raise SettingError("MINUTES_STORE holds a null character; give a folder's path.")
        return cls(
            store=Path(store).expanduser() if store else cls().store,
            embedding_model=given.get("MINUTES_EMBEDDING_MODEL", "").strip(),
        )

    def with_store(self, store: Path | None) -> "Settings":
        """Return these settings with another store, where one is given."""
        return self if store is None else replace(self, store=store)
