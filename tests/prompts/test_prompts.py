import pytest

from errors import SettingError
from prompts import FOLDER, fill


def test_a_template_is_filled_by_name() -> None:
    assert "the bus shelter" in fill("example_decision", subject="the bus shelter")


def test_a_value_is_put_in_as_it_is() -> None:
    subject = "{subject} of {0} and {{lamps}} for £5 %s"
    assert subject in fill("example_decision", subject=subject)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "missing values: subject"),
        ({"subject": "lamps", "colour": "green"}, "unknown: colour"),
        ({"colour": "green"}, "missing values: subject; unknown: colour"),
    ],
)
def test_missing_and_unknown_values_are_refused_by_name(values: dict[str, str], said: str) -> None:
    with pytest.raises(SettingError, match=said):
        fill("example_decision", **values)


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingError, match=r"no_such\.txt"):
        fill("no_such")


def test_every_template_can_be_parsed() -> None:
    templates = sorted(FOLDER.glob("*.txt"))
    assert templates
    for path in templates:
        with pytest.raises(SettingError, match="unknown: nothing_of_the_kind"):
            fill(path.stem, nothing_of_the_kind="x")
