"""Copy a catalogue from one place to another, as it is at one moment: between files and servers."""

from sqlalchemy import delete, insert, select

from vectorstore.database import Database
from vectorstore.tables import ABOUT, TABLES

PART = 500
"""Rows that are read together."""
OWN = ("changed", "holder")
"""What a place knows of itself alone."""


def copy_catalogue(source: Database, target: Database) -> None:
    """Put all that one catalogue holds in place of what another does: all of it or nothing.

    Raises:
        StoreError: one cannot be read, or the other not be written.
    """
    with source.at_one_moment() as held, target.refilled() as filled:
        for table in TABLES.sorted_tables:
            only = [~ABOUT.c.key.in_(OWN)] if table is ABOUT else []
            filled.execute(delete(table).where(*only))
            rows = held.execution_options(yield_per=PART).execute(select(table).where(*only))
            for part in rows.mappings().partitions():
                filled.execute(insert(table), [dict(row) for row in part])
