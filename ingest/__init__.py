"""Files in, documents and their passages out: load, parse, split, add.

Knows nothing of how passages are searched.
"""

from ingest.pipeline import Progress, Report, ingest

__all__ = ["Progress", "Report", "ingest"]
