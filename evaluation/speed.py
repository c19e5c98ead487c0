"""`python -m evaluation.speed SOURCE... --store NEW`: how much slower is ingest than embedding?

Ingests into a new store, then embeds the same distinct texts in one call, in the same
process, so that the ratio of the two says what everything but the model costs. The model's
loading is in neither. Memory is what this process and the largest that it started held.
"""

import json
import resource
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Annotated

from commands import Command, argument, option, show
from errors import SettingError
from ingest import ingest
from settings import Settings
from vectorstore import Archive, EmbeddingModel
from words import evaluation as said

Sources = Annotated[list[str], argument("SOURCE", "files and folders")]
New = Annotated[Path, option("--store", "NEW", "a folder that does not exist", Path)]


def compare(sources: Sources, store: New) -> int:
    """Measure ingest against one encode call over the same passages."""
    if store.exists():
        raise SettingError(said.folder_exists(store))
    model = EmbeddingModel(Settings.from_environment().embedding_model)
    model.encode(["The minutes of the last meeting were approved."] * 64)
    with closing(Archive(store, model)) as archive:
        report = ingest(sources, archive)
        memory = _memory()
        texts = list(dict.fromkeys(archive.catalogue.embedded_texts()))
    started = time.perf_counter()
    model.encode(texts)
    encoding = time.perf_counter() - started
    figures = {
        "documents": report.documents,
        "passages": report.passages,
        "distinct_texts": len(texts),
        "ingest_seconds": round(report.seconds, 1),
        "encode_seconds": round(encoding, 1),
        "ratio": round(report.seconds / encoding, 3),
        "megabytes": memory,
    }
    show(json.dumps(figures))
    return 0


def _memory() -> int:
    """Return the megabytes that were held at most, here and in the largest process started."""
    held = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_maxrss for usage in held) // (2**20 if sys.platform == "darwin" else 1024)


main = Command("python -m evaluation.speed", compare)

if __name__ == "__main__":
    sys.exit(main())
