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


def test_a_figure_is_all_of_its_word() -> None:
    said = "the works at plot A12 of the C3PO estate and by the B1109 were done in time by 3pm"
    for one, other in (("A12", "B12"), ("C3PO", "C3PA"), ("B1109", "1109"), ("3pm", "3am")):
        assert not alike(Words(said), Words(said.replace(one, other)))
