"""At which step a wrong answer was lost, on answers made by hand."""

from dataclasses import replace

import pytest

from evaluation.gold import GoldQuestion
from evaluation.losses import Loss, loss_of, losses
from schema import Answer
from tests.evaluation.test_metrics import (
    DECLINED,
    GOLD,
    NONE,
    RIGHT,
    TEXT,
    answer,
    citation,
    judged,
    result,
)

FOUND = (result("z.txt", 1), result("a.txt", 2))
EVIDENT = GOLD.model_copy(update={"evidence": ("The lamps were lit on 4 May.",)})
BRIDGE = TEXT[29:]


@pytest.mark.parametrize(
    ("gold", "given", "loss"),
    [
        (GOLD, RIGHT, None),
        (NONE, DECLINED, None),
        (NONE, RIGHT, "answered"),
        (GOLD, answer("failed", text="no disk"), "failed"),
        (NONE, answer("passages_only"), "failed"),
        (GOLD, DECLINED, "not found"),
        (GOLD, replace(DECLINED, passages=FOUND), "declined"),
        (GOLD, answer("answered", citation("z.txt"), passages=FOUND), "not chosen"),
        (
            EVIDENT,
            answer("answered", citation("a.txt", quote=BRIDGE), text=BRIDGE, passages=FOUND),
            "wrong sentence",
        ),
        (
            EVIDENT,
            answer(
                "answered",
                citation("a.txt", quote="The lamps were lit"),
                text="The lamps were lit",
                passages=FOUND,
            ),
            "cut off",
        ),
    ],
)
def test_a_wrong_answer_is_lost_at_one_step(
    gold: GoldQuestion, given: Answer, loss: Loss | None
) -> None:
    (verdict,) = judged((gold, given))
    assert loss_of(verdict) == loss


def test_every_wrong_answer_is_counted_once() -> None:
    verdicts = judged((GOLD, replace(DECLINED, passages=FOUND)), (NONE, RIGHT))
    counted = losses(verdicts)
    assert (counted["declined"], counted["answered"], sum(counted.values())) == (1, 1, 2)
