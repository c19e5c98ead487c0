"""What was measured of a store stays until it is measured again, or until the store is another."""

from dataclasses import replace

import pytest

from benchmarks.figures import Figure
from benchmarks.results import Results, Run

WHOLE = Run(
    500,
    (Figure("search", 500, 0.2), Figure("start: all", 500, 3.0), Figure("gone", 500, 1.0)),
    commit="aaa",
    store="500-loom",
)
AGAIN = replace(
    WHOLE, figures=(Figure("search", 500, 0.1),), commit="bbb", only=("asking", "start")
)


def _medians(results: Results) -> dict[str, float]:
    (run,) = results.runs
    return {one.name: one.median for one in run.figures}


def test_a_part_that_is_measured_again_leaves_the_others_with_their_commit() -> None:
    results = Results().including(WHOLE).including(AGAIN)
    assert _medians(results) == {"search": 0.1, "start: all": 3.0, "gone": 1.0}
    assert results.runs[0].commit == "bbb (asking, start); aaa"
    results = results.including(replace(AGAIN, commit="ccc"))
    assert results.runs[0].commit == "ccc (asking, start); aaa"
    results = results.including(replace(AGAIN, commit="ddd", only=("asking",)))
    assert results.runs[0].commit == "ddd (asking); ccc (asking, start); aaa"


@pytest.mark.parametrize(
    "run", [replace(AGAIN, only=()), replace(AGAIN, store="500-ferry"), replace(AGAIN, quick=True)]
)
def test_all_is_replaced_by_a_whole_run_or_that_of_another_store(run: Run) -> None:
    assert _medians(Results().including(WHOLE).including(run)) == {"search": 0.1}
    assert Results().including(WHOLE).including(replace(run, size=900)).runs[0] == WHOLE
