"""A document of format 3 gets a mark for each part that is restricted in it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from schema import Mark, Span
from tests.stores import paper
from vectorstore.review_decisions import marked
from vectorstore.upgrades import from_3

TEXT = "\n  The   lease of the mill\nwas agreed at £400. The lamps were lit."


@pytest.mark.parametrize("parts", [[], [(0, 30)], [(0, 30), (40, 60)], [(0, 1)], [(0, len(TEXT))]])
@pytest.mark.parametrize("access", ["public", "restricted"])
def test_the_marks_are_those_that_the_program_gave(
    parts: list[tuple[int, int]], access: str
) -> None:
    spans = tuple(Span(*part) for part in parts)
    document = replace(paper("lease", TEXT)[0], text=TEXT, restricted=spans)
    document = replace(document, access="restricted" if access == "restricted" else "public")
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE documents (version, access, text, restricted)")
        held = json.dumps([{"start": start, "end": end} for start, end in parts]).replace(" ", "")
        db.execute("INSERT INTO documents VALUES ('v', ?, ?, ?)", (access, TEXT, held))
        for _ in range(2):  # doing it again changes nothing
            from_3.bring(db, Path())
            ((told,),) = db.execute("SELECT marks FROM documents").fetchall()
            assert tuple(Mark(**one) for one in json.loads(told)) == marked(document).marks
