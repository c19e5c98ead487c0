"""Find what minutes put on record, and tell what kind of passage it makes.

It reads words alone: it knows no council, no file and no store.
"""

from ingest.statements.find import find_statements
from ingest.statements.kind import passage_kind
from ingest.statements.who_was_present import check_voters

__all__ = ["check_voters", "find_statements", "passage_kind"]
