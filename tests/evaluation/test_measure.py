"""What is measured of the product, on the samples."""

from answering import Answerer
from evaluation.measure import Measurement, measurement_as_json
from evaluation.metrics import Scores, as_json

STABLE = {
    "questions",
    "recall",
    "answer_accuracy",
    "citation_precision",
    "quotes_verbatim",
    "declined_right",
    "declined_wrong",
    "two_turn_accuracy",
    "seconds",
    "recall_by_arm",
    "wrong",
}


def test_each_measure_is_told(measurement: Measurement) -> None:
    told = measurement_as_json(measurement)
    assert set(told) >= STABLE | {"mrr", "mrr_by_arm", "by_kind", "seconds_p95", "words", "failed"}
    assert (told["questions"], told["failed"]) == (3, 0)
    assert (told["answer_accuracy"], told["two_turn_accuracy"]) == (0.5, 0.0)
    assert (told["quotes_verbatim"], told["declined_right"]) == (1.0, 1.0)
    assert told["wrong"] == ["g2"]
    assert "tutorial" not in told


def test_each_arm_of_the_search_is_measured(measurement: Measurement) -> None:
    assert set(measurement.arms) == {"both", "dense", "lexical"}
    for recall, mrr in measurement.arms.values():
        assert recall is not None
        assert mrr is not None
        assert set(recall) == {"1", "5", "10"}
        assert recall["1"] <= mrr <= recall["10"] <= 0.5


def test_each_kind_has_every_score(measurement: Measurement) -> None:
    told = measurement_as_json(measurement)["by_kind"]
    assert isinstance(told, dict)
    assert list(told) == ["none", "number", "person"]
    assert told["number"]["answer_accuracy"] == 1.0
    assert set(told["none"]) == set(Scores.__dataclass_fields__)


def test_what_is_told_of_all_is_what_was_scored(
    measurement: Measurement, samples_answerer: Answerer
) -> None:
    told = measurement_as_json(measurement)
    assert as_json(measurement.product.scores).items() <= told.items()
    assert measurement.scope == samples_answerer.scope()


def test_the_tutorial_is_measured_by_the_same_rules(compared: Measurement) -> None:
    told = measurement_as_json(compared)["tutorial"]
    assert isinstance(told, dict)
    assert set(told) >= STABLE - {"recall_by_arm"}
    assert (told["declined_right"], told["declined_wrong"]) == (0.0, 0.0)
    assert told["recall_4"] == compared.shown_recall() == 0.5
    assert (told["citation_precision"], told["citation_precision_all"]) == (1.0, 0.6667)
    assert told["wrong"][-2:] == ["g2", "g3"]
