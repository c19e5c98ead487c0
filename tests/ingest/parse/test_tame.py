"""The longest runs are cut wherever they begin, though only some characters are looked at first."""

import pytest

from ingest.parse.tame import RUN, STEP, tame

WORDS = "The council met and agreed the minutes. " * 40


@pytest.mark.parametrize("shift", range(STEP))
@pytest.mark.parametrize(("mark", "length"), [("-", RUN), (". ", RUN // 2), ("x", 2 * RUN)])
def test_a_run_is_cut_wherever_it_begins(shift: int, mark: str, length: int) -> None:
    # No gap on either side is part of a run of marks, nor a letter of a run without gaps.
    before, after = ("a", "b") if mark != "x" else (" ", " ")
    run = mark * (length + 5)

    tamed = tame(f"{WORDS}{'a' * shift}{before}{run}{after}{WORDS}")

    assert len(tamed) < len(f"{WORDS}{'a' * shift}{before}{run}{after}{WORDS}")
