import pytest

from vectorstore.near_duplicates import Words, alike

SAID = (
    "The meeting was being webcast live and the recording would stay on the website so that "
    "anybody who could not come to it might watch"
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SAID, True),
        (SAID.upper() + "!", True),
        (SAID.replace("would", "will"), True),
        (SAID + " for 12 months", False),
        (SAID + ", said the Chair, who then asked everybody there to sit down", False),
        ("Councillor Moule declared an interest in the lamps.", False),
        ("", False),
    ],
)
def test_texts_are_alike_that_say_the_same_word_for_word_or_nearly(other: str, same: bool) -> None:
    assert alike(Words(SAID), Words(other)) is same
    assert alike(Words(other), Words(SAID)) is same


def test_another_figure_or_date_is_another_statement() -> None:
    said = "the sum of £4,850 was paid to the firm for the lamps of the lane on 9 April"
    for other in (said.replace("850", "950"), said.replace("9 April", "8 April")):
        assert not alike(Words(said), Words(other))
