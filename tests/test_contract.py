"""The names that programs read in the JSON of the commands: some may be added, none may go.

Many of them are the fields of dataclasses, which somebody may wish to call otherwise.
"""

import datetime
import json
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path

import pytest

from answering.passage_reader import Explained
from answering.recall import keep
from answering.report import answer_as_json, scope_as_json
from connectors.moderngov import Report as Synced
from connectors.moderngov import Seen, Source
from evaluation.measure import Measured, Measurement, measurement_as_json
from evaluation.metrics import Scores
from ingest import Report
from ingest.by_hand import command, review
from ingest.files.report import Problem
from schema import Answer, Claim, Filters, Scope, Side, Span, Statement
from vectorstore import upkeep
from vectorstore.__main__ import _statement
from vectorstore.backups.make import Made
from vectorstore.backups.manifest import Manifest
from vectorstore.backups.restore import Restored
from vectorstore.by_hand import ByHand, Correction, Removal
from vectorstore.catalogue_review import Marked
from vectorstore.check import Difference
from vectorstore.upgrades.run import Upgraded

DAY = datetime.date(2025, 3, 4)
SCOPE = Scope(1, 2, ("Weir",), ("Locks",), DAY, DAY, Filters("Weir", None, None, DAY, DAY))
ANSWER = Answer("Who?", "answered", "…", (), SCOPE, claims=(Claim("a", (1,), ("b",)),))
MARKED = Marked(
    *("a", "/", "a.txt", "Exempt", "heading", True, False, None, 0, 6, 6, "waits", False, "", "")
)
BY_HAND = ByHand(
    *("a", "/a.txt", "/", "a.txt", 1, "b", (Correction("date", "x", "y", "me", "now"),)),
    Removal("me", "now"),
)
SIDE = Side("for", 0, 4, ("A. Lock",), 3)
STATEMENT = Statement("vote", 0, 9, "carried", sides=(SIDE,), subject=Span(0, 2))
MANIFEST = Manifest(1, "4", "0.2", "m", ("18",), "now", "/a", 1, 1, 1)
SCORES = (
    "questions recall answer_accuracy citation_precision quotes_verbatim declined_right "
    "declined_wrong two_turn_accuracy seconds mrr citation_precision_all failed seconds_p95 words"
)
MEASURED = Measured(
    [], Scores(0, None, None, None, None, None, None, None, 0.0, None, None, 0, 0.0, None), {}, {}
)
MEASUREMENT = Measurement("gold", SCOPE, MEASURED, {"both": (None, None)}, MEASURED, True)


def names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


MARKS = "id root source words place sure whole page start end characters state changed by at"
GOLDEN: dict[str, tuple[str, Collection[str]]] = {
    "ingest": (
        "added changed moved unchanged removed failed needs_ocr partly empty ignored kept_out "
        "problems held_back waiting encoded documents passages seconds",
        json.loads(Report(held_back=[MARKED]).as_json()),
    ),
    "a failed file": (
        "source error",
        json.loads(Report(problems=[Problem("a", "failed", "b")]).as_json())["failed"][0],
    ),
    "a problem": (
        "source state reason",
        json.loads(Report(problems=[Problem("a", "failed", "b")]).as_json())["problems"][0],
    ),
    "what is held back": (MARKS, json.loads(Report(held_back=[MARKED]).as_json())["held_back"][0]),
    "--review": ("waiting marks", review._as_json([MARKED])),
    "a mark of --review": (MARKS, json.loads(json.dumps(review._as_json([MARKED])))["marks"][0]),
    "by hand": ("corrected removed", command._as_json([BY_HAND])),
    "a correction": (
        "root source field value read by at",
        command._as_json([BY_HAND])["corrected"][0],
    ),
    "a removal": ("root source by at", command._as_json([BY_HAND])["removed"][0]),
    "--check": ("kind id said", names(Difference)),
    "a sync": (
        "host started asked new changed unchanged withdrawn replaced missing held restricted cut "
        "failed forbidden remarks planned left recognised error message ingest seconds code",
        Synced("a").as_dict(),
    ),
    "a site": (
        "host folder base council choice documents committees last_whole next_run last_run drafts "
        "restricted withdrawn waiting held blocked_since blocked_why running progress",
        names(Source),
    ),
    "what a look finds": (
        "base by_service council committees chosen meetings exact requests seconds nights gap "
        "forbidden",
        names(Seen),
    ),
    "an answer": (
        "question status answer citations nearest searched passages seconds claims written_by "
        "notice understood remarks form confidence",
        answer_as_json(ANSWER),
    ),
    "a claim": ("text markers unsupported", answer_as_json(ANSWER)["claims"][0]),  # type: ignore[index]
    "--explain": ("words source score contributions", names(Explained)),
    "what was searched": (
        "documents passages withheld councils committees earliest latest filters",
        scope_as_json(SCOPE),
    ),
    "its filters": ("council committee kind from to", scope_as_json(SCOPE)["filters"]),  # type: ignore[dict-item]
    "an answer that is kept": (
        "question status citations nearest seen scope remarks claims written_by notice understood",
        keep(ANSWER),
    ),
    "a statement": (
        "kind outcome start end people votes due sides subject result doubt",
        _statement(STATEMENT),
    ),
    "a side of a vote": ("role names count start end", _statement(STATEMENT)["sides"][0]),  # type: ignore[index]
    "backup": (
        "file bytes documents passages vectors uploads indexes conversations archive_format "
        "seconds",
        upkeep.backup_as_json(Made(Path("b.zip"), 1, MANIFEST, 0.1)),
    ),
    "restore": (
        "store documents passages uploads uploads_were indexes_made conversations made program "
        "readers seconds",
        upkeep.restored_as_json(Restored(Path("a"), MANIFEST, False, None, 0.1)),
    ),
    "upgrade": (
        "store from to documents passages vectors embedded copy seconds",
        upkeep.upgraded_as_json(Upgraded(Path("a"), "3", "4", 1, 1, 1, 0, None, 0.1)),
    ),
    "a backup's manifest": (
        "format archive_format program model readers made folder documents passages vectors "
        "indexes conversations parts",
        json.loads(MANIFEST.as_json()),
    ),
    "evaluation": (
        f"{SCORES} by_kind wrong by_trap losses recall_by_arm mrr_by_arm fitted_on_this_archive "
        "tutorial",
        measurement_as_json(MEASUREMENT),
    ),
}


@pytest.mark.parametrize("what", GOLDEN)
def test_no_name_that_programs_read_is_dropped(what: str) -> None:
    agreed, told = GOLDEN[what]
    assert set(agreed.split()) - set(told) == set()
