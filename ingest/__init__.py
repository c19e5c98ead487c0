"""Files in, documents and their passages out: load, parse, split, add.

Knows nothing of how passages are searched.
"""

from ingest.pipeline import ingest
from ingest.report import Progress, Report

__all__ = ["Progress", "Report", "ingest"]
