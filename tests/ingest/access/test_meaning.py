import hashlib
import json

from ingest.access.meaning import WEIGHTS, weigh
from ingest.access.wording import clean, read
from training.marks import LINES, read_examples


def test_the_weights_are_those_of_the_lines() -> None:
    saved = json.loads(WEIGHTS.read_text("utf-8"))
    assert saved["fitted_on"] == hashlib.sha256(LINES.read_bytes()).hexdigest()


def test_what_is_fitted_is_told() -> None:
    examples = read_examples()[::7]
    marks = [one for one in examples if one.label == "closed"]
    told = [one for one in marks if weigh(one.text, one.where).closed >= 0.3]
    assert len(told) > 0.95 * len(marks)
    others = [one for one in examples if one.label in ("none", "open")]
    taken = [one for one in others if weigh(one.text, one.where).closed >= 0.7]
    assert len(taken) < 0.02 * len(others)


def test_the_public_is_told_from_the_private() -> None:
    assert weigh("Part 1 – Public", "heading").open > 0.6
    assert weigh("Restricted items not included", "heading").open > 0.5
    assert weigh("Part 2 – Private", "heading").closed > 0.7


def test_a_line_is_read_however_it_is_set() -> None:
    for line in ("S E C R E T", "**SECRET**", "• Secret", "Se\N{SOFT HYPHEN}cret   Page 3 of 9"):
        assert read(clean(line)).words == ("secret",)
