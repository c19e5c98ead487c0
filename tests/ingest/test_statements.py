import pytest

from ingest.statements import passage_kind
from schema import PassageKind


@pytest.mark.parametrize(
    ("text", "part", "heading", "kind"),
    [
        ("Present: Cllr Moule", None, "", "attendance"),
        ("Apologies came from Cllr Moule.", None, "", "attendance"),
        ("Cllr Moule was there.", None, "1. Apologies for absence", "attendance"),
        ("RESOLVED: That the lamp be mended.", None, "2. Lamps", "decision"),
        ("It was unanimously agreed to go home.", None, "2. Lamps", "decision"),
        ("The lamp is to be mended.", "Decision", "2. Lamps", "decision"),
        ("The lamp was talked about.", "Minutes", "2. Lamps", "discussion"),
        ("The lamp was talked about.", None, "2. Lamps", "discussion"),
    ],
)
def test_a_passage_is_what_its_words_and_place_say(
    text: str, part: str | None, heading: str, kind: PassageKind
) -> None:
    assert passage_kind(text, part, heading) == kind


def test_rows_make_a_table_whatever_they_say() -> None:
    assert passage_kind("RESOLVED | 4 | 5", None, "Votes", rows=0.9) == "table"
    assert passage_kind("RESOLVED | 4 | 5", None, "Votes", rows=0.2) == "decision"
