"""`python -m evaluation.speed SOURCE... --store NEW`: how much slower is ingest than embedding?

Ingests into a new store, then embeds the same distinct texts in one call, in the same
process, so that the ratio of the two says what everything but the model costs. The model's
loading is in neither. Memory is what this process and the largest that it started held.
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from errors import MinutesError, SettingError
from ingest import ingest
from settings import Settings
from vectorstore import Archive, EmbeddingModel


def main(arguments: list[str] | None = None) -> int:
    """Measure ingest against one encode call over the same passages."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed", description=main.__doc__)
    parser.add_argument("source", nargs="+", help="files and folders")
    parser.add_argument("--store", type=Path, required=True, help="a folder that does not exist")
    options = parser.parse_args(arguments)
    try:
        if options.store.exists():
            raise SettingError(f"--store {options.store} exists; name a new folder.")
        model = EmbeddingModel(Settings.from_environment().embedding_model)
        model.encode(["The minutes of the last meeting were approved."] * 64)
        archive = Archive(options.store, model)
        report = ingest(options.source, archive)
        memory = _memory()
        texts = list(dict.fromkeys(archive.catalogue.embedded_texts()))
        started = time.perf_counter()
        model.encode(texts)
        encoding = time.perf_counter() - started
    except MinutesError as error:
        print(f"{error.name}: {error}", file=sys.stderr)
        return 2
    figures = {
        "documents": report.documents,
        "passages": report.passages,
        "distinct_texts": len(texts),
        "ingest_seconds": round(report.seconds, 1),
        "encode_seconds": round(encoding, 1),
        "ratio": round(report.seconds / encoding, 3),
        "megabytes": memory,
    }
    print(json.dumps(figures))
    return 0


def _memory() -> int:
    """Return the megabytes that were held at most, here and in the largest process started."""
    held = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_maxrss for usage in held) // (2**20 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
