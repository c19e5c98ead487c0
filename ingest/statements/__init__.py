"""Find what minutes put on record, and tell what kind of passage it makes.

It reads words alone: it knows no council, no file and no store.
"""

from ingest.statements.find import find_statements
from ingest.statements.kind import passage_kind

__all__ = ["find_statements", "passage_kind"]
