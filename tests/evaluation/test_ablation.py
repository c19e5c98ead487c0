"""What is lost with each part away."""

import json
from pathlib import Path

import pytest

from evaluation import ablation
from evaluation.ablation import VARIANTS, Variant, arm, main
from evaluation.gold import GoldQuestion
from evaluation.measure import Measurement
from evaluation.metrics import Answering, Scores
from schema import Answer
from vectorstore import Archive


@pytest.fixture(autouse=True)
def _scored_once(kept: dict[Variant, Scores], monkeypatch: pytest.MonkeyPatch) -> None:
    """Score each variant once, however many tests ask for it."""
    score = ablation._scored

    def scored(archive: Archive, variant: Variant, questions: list[GoldQuestion]) -> Scores:
        if variant not in kept:
            kept[variant] = score(archive, variant, questions)
        return kept[variant]

    monkeypatch.setattr(ablation, "_scored", scored)


@pytest.fixture(scope="module")
def kept() -> dict[Variant, Scores]:
    """What each variant was found to score."""
    return {}


def test_every_variant_has_a_row(
    gold_file: Path, samples_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(gold_file), "--store", str(samples_store)]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert "recall@1" in head
    assert [row.split("  ")[0] for row in rows] == list(VARIANTS)


def test_what_only_searches_has_recall_and_no_more(
    gold_file: Path,
    samples_store: Path,
    measurement: Measurement,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([str(gold_file), "--store", str(samples_store), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["everything"]["answer_accuracy"] == measurement.product.scores.answer_accuracy
    for name, one in (("search without words", "dense"), ("search without meaning", "lexical")):
        assert (told[name]["recall"], told[name]["mrr"]) == measurement.arms[one]
        assert (told[name]["answer_accuracy"], told[name]["declined_right"]) == (None, None)


def test_another_part_is_an_entry_in_the_list(
    gold_file: Path,
    samples_store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def make(archive: Archive) -> Answering:
        return lambda gold: Answer(gold.question, "not_in_minutes", "", (), ablation.NOWHERE)

    variants = {"without anything": Variant(make), "search alone": arm("both")}
    monkeypatch.setattr(ablation, "VARIANTS", variants)
    assert main([str(gold_file), "--store", str(samples_store), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == list(variants)
    assert told["without anything"]["declined_wrong"] == 1.0


def test_without_an_archive_it_ends_with_two(
    gold_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(gold_file), "--store", str(tmp_path)]) == 2
    assert "There is no archive" in capsys.readouterr().err
