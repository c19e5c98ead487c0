"""Files in, documents and their passages out: load, parse, split, add.

Knows nothing of how passages are searched.
"""

from typing import TYPE_CHECKING

from on_demand import on_demand

if TYPE_CHECKING:
    from ingest.files.pipeline import ingest
    from ingest.files.report import Progress, Report
else:
    __getattr__ = on_demand(
        __name__, ingest="files.pipeline", Progress="files.report", Report="files.report"
    )

__all__ = ["Progress", "Report", "ingest"]
