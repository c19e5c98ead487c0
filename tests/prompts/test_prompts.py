import pytest
from langchain_core.prompts import ChatPromptTemplate

from errors import SettingError
from prompts import FOLDER, fill, fill_chat, load_chat


def test_a_template_is_filled_by_name() -> None:
    assert "the bus shelter" in fill("answer_passage", number="1", text="the bus shelter")


def test_a_value_is_put_in_as_it_is() -> None:
    subject = "{subject} of {0} and {{lamps}} for £5 %s"
    assert subject in fill("answer_passage", number="1", text=subject)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "missing values: number, text"),
        ({"number": "1", "text": "lamps", "colour": "green"}, "unknown: colour"),
        ({"colour": "green"}, "missing values: number, text; unknown: colour"),
    ],
)
def test_missing_and_unknown_values_are_refused_by_name(values: dict[str, str], said: str) -> None:
    with pytest.raises(SettingError, match=said):
        fill("answer_passage", **values)


def test_what_a_model_is_told_and_given_is_a_template_of_langchain() -> None:
    template = load_chat("rewrite")
    assert isinstance(template, ChatPromptTemplate)
    asked = {"earlier": "Who paid {0}?", "question": "And {when}?"}
    filled = fill_chat("rewrite", **asked)
    assert template.invoke(asked).to_messages() == filled
    assert [one.type for one in filled] == ["system", "human"]
    assert all(words in filled[1].content for words in asked.values())


@pytest.mark.parametrize("values", [{}, {"earlier": "", "question": "", "colour": "green"}])
def test_a_model_is_given_what_its_template_names_and_no_more(values: dict[str, str]) -> None:
    with pytest.raises(SettingError, match="Template rewrite"):
        fill_chat("rewrite", **values)


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingError, match=r"no_such\.txt"):
        fill("no_such")


def test_every_template_can_be_parsed() -> None:
    templates = sorted(FOLDER.glob("*.txt"))
    assert templates
    for path in templates:
        with pytest.raises(SettingError, match="unknown: nothing_of_the_kind"):
            fill(path.stem, nothing_of_the_kind="x")
