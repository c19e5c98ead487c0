"""What lies far from its question is told from what lies near, at the cost of hardly any."""

import random
from collections.abc import Iterator

from english.question_words import QUESTION_WORDS
from ingest.files.load import find_files
from tests.conftest import ROOT
from training.made_up import MATTERS, made_up
from training.on_topic import LOST, Near, fit, measure


def nearness(right: bool, count: int, seed: int) -> Iterator[Near]:
    chance = random.Random(seed)
    middle = 0.7 if right else 0.3
    for _ in range(count):
        words, names, meaning = (chance.gauss(middle, 0.1) for _ in range(3))
        yield Near({"words": words, "names": names, "meaning": meaning}, right)


def made(seed: int) -> list[Near]:
    return [*nearness(True, 400, seed), *nearness(False, 100, seed + 1)]


def test_hardly_any_right_answer_is_lost_and_most_others_are_declined() -> None:
    fitted = fit([made(1)])
    assert measure(made(1), fitted)["right_lost"] <= LOST
    others = measure(made(7), fitted)
    assert others["right_lost"] <= 3 * LOST
    assert others["declined"] > 0.9


def test_what_tells_nothing_gets_no_say() -> None:
    some = [*nearness(True, 400, 3), *nearness(False, 100, 4)]
    chance = random.Random(5)
    blurred = [Near({**one.signals, "names": chance.random()}, one.right) for one in some]
    weights = fit([blurred]).weights
    assert abs(weights["names"]) < min(weights["words"], weights["meaning"]) / 4


def test_made_up_matters_are_asked_about_in_every_form() -> None:
    asked = list(made_up())
    assert len(set(asked)) == len(asked) > 200
    assert all(any(matter in one for one in asked) for matter in MATTERS)


def test_no_matter_that_is_made_up_stands_in_the_samples() -> None:
    told = ""
    for file in find_files([ROOT / "samples" / "minutes"]).files.values():
        if file.ending in (".md", ".txt", ".html"):
            told += file.path.read_text("utf-8", "replace").lower()
    for matter in MATTERS:
        words = [word for word in matter.lower().split() if word not in QUESTION_WORDS]
        assert not all(word in told for word in words), matter
