"""The commands that look after an archive as a whole: `backup`, `restore` and `upgrade`."""

import json
from pathlib import Path
from typing import Annotated

from commands import AsJson, Store, argument, flag, show
from settings import Settings
from vectorstore.backups.make import Made, back_up
from vectorstore.backups.restore import Restored
from vectorstore.backups.restore import restore as put_back
from vectorstore.embedding import EmbeddingModel
from vectorstore.upgrades.run import Upgraded
from vectorstore.upgrades.run import upgrade as bring_forward
from words import upkeep as said

ToFile = Annotated[Path, argument("FILE", "the file to back up to", Path)]
FromFile = Annotated[Path, argument("FILE", "the backup", Path)]
Conversations = Annotated[
    bool, flag("--conversations", "back up readers' conversations, which are personal, too")
]
Force = Annotated[bool, flag("--force", "write over an earlier file of that name")]
NoCopy = Annotated[bool, flag("--no-copy", "keep no copy of the archive as it was")]


def backup(
    file: ToFile,
    store: Store = None,
    conversations: Conversations = False,
    force: Force = False,
    as_json: AsJson = False,
) -> int:
    """Back up the archive into one file, while others use it."""
    settings = Settings.from_environment().with_store(store)
    model = EmbeddingModel(settings.embedding_model).name
    how = {"conversations": conversations, "replace": force}
    made = back_up(settings.store, file, model=model, server=settings.catalogue, **how)
    return _tell(backup_as_json(made), _backup_lines(made, conversations), as_json)


def restore(file: FromFile, store: Store = None, as_json: AsJson = False) -> int:
    """Put an archive back from a backup, into a folder that holds none."""
    settings = Settings.from_environment().with_store(store)
    model = EmbeddingModel(settings.embedding_model)
    done = put_back(file, settings.store, model, chroma=settings.chroma, server=settings.catalogue)
    return _tell(restored_as_json(done), _restored_lines(done), as_json)


def upgrade(store: Store = None, no_copy: NoCopy = False, as_json: AsJson = False) -> int:
    """Bring an archive of an earlier format forward; what was embedded is kept."""
    settings = Settings.from_environment().with_store(store)
    model = EmbeddingModel(settings.embedding_model)
    done = bring_forward(settings.store, model, copy=not no_copy, server=settings.catalogue)
    return _tell(upgraded_as_json(done), _upgraded_lines(done), as_json)


def _tell(told: dict[str, object], lines: list[str], as_json: bool) -> int:
    show(json.dumps(told, ensure_ascii=False) if as_json else "\n".join(lines))
    return 0


def backup_as_json(made: Made) -> dict[str, object]:
    """Return what programs may want to know of a backup."""
    return {
        "file": str(made.file),
        "bytes": made.bytes,
        "documents": made.manifest.documents,
        "passages": made.manifest.passages,
        "vectors": made.manifest.vectors,
        "uploads": made.manifest.uploads,
        "indexes": made.manifest.indexes,
        "conversations": made.manifest.conversations,
        "archive_format": made.manifest.archive_format,
        "seconds": made.seconds,
    }


def restored_as_json(done: Restored) -> dict[str, object]:
    """Return what programs may want to know of an archive that was put back."""
    return {
        "store": str(done.store),
        "documents": done.manifest.documents,
        "passages": done.manifest.passages,
        "uploads": done.manifest.uploads,
        "uploads_were": done.uploads_were,
        "indexes_made": done.indexes_made,
        "conversations": done.manifest.conversations,
        "made": done.manifest.made,
        "program": done.manifest.program,
        "readers": list(done.manifest.readers),
        "seconds": done.seconds,
    }


def upgraded_as_json(done: Upgraded) -> dict[str, object]:
    """Return what programs may want to know of an archive that was brought forward."""
    return {
        "store": str(done.store),
        "from": done.before,
        "to": done.now,
        "documents": done.documents,
        "passages": done.passages,
        "vectors": done.vectors,
        "embedded": done.embedded,
        "copy": str(done.copy) if done.copy else None,
        "seconds": done.seconds,
    }


def _backup_lines(made: Made, wanted: bool) -> list[str]:
    held = made.manifest
    counts = held.documents, held.passages, held.uploads
    lines = [said.backed_up(made.file, made.bytes / 1e6, *counts)]
    if not held.indexes:
        lines.append(said.without_indexes())
    if held.conversations:
        return [*lines, said.with_conversations()]
    return [*lines, said.no_conversations() if wanted else said.without_conversations()]


def _restored_lines(done: Restored) -> list[str]:
    held = done.manifest
    lines = [said.restored(done.store, held.documents, held.passages, held.made)]
    if done.indexes_made:
        lines.append(said.indexes_made())
    if done.uploads_were:
        lines.append(said.uploads_elsewhere(done.uploads_were, done.store.absolute() / "uploads"))
    return lines


def _upgraded_lines(done: Upgraded) -> list[str]:
    if done.before == done.now:
        return [said.already_current(done.store, done.now), said.reader_needs_no_upgrade()]
    steps = [str(n) for n in range(int(done.before), int(done.now) + 1)]
    lines = [said.upgraded(done.store, steps, done.passages, done.embedded)]
    if done.copy:
        lines.append(said.copy_kept(done.copy))
    return [*lines, said.reader_needs_no_upgrade()]
