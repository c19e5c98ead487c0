"""Files in, documents and their passages out: load, parse, split, add.

Knows nothing of how passages are searched.
"""

from ingest.files.pipeline import ingest
from ingest.files.report import Progress, Report

__all__ = ["Progress", "Report", "ingest"]
