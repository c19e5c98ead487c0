"""Words that ask nothing of the minutes are told from questions."""

import pytest

from english.small_talk import small_talk


@pytest.mark.parametrize(
    "said", ["hello", "Hi there!", "Good morning", "hiya, how are you?", "Bye for now"]
)
def test_a_greeting(said: str) -> None:
    assert small_talk(said) == "greeting"


@pytest.mark.parametrize(
    "said",
    [
        "thank you",
        "Thanks!",
        "Cheers",
        "OK, thank you very much",
        "That's great, thanks",
        "Perfect.",
    ],
)
def test_thanks(said: str) -> None:
    assert small_talk(said) == "thanks"


@pytest.mark.parametrize(
    "said",
    [
        "help",
        "What can you do?",
        "what can I ask",
        "How does this work?",
        "who are you",
        "Can you help me?",
    ],
)
def test_a_question_about_the_asking(said: str) -> None:
    assert small_talk(said) == "help"


@pytest.mark.parametrize(
    "said",
    [
        "Hello, when is the next meeting?",
        "Thanks. And what did it cost?",
        "Who thanked the volunteers?",
        "What help is there for young carers?",
        "What can you tell me about the budget?",
        "What is this about?",
        "What can the council do about potholes?",
        "Good Friday",
        "guidance",
        "search",
        "this?",
        "Who is this?",
        "When do you meet?",
        "No thanks to the officers was recorded",
        "Is the tool library open?",
        "morning market",
        "potholes",
        "and why?",
        "who?",
        "yes",
        "",
        "?!",
        "x" * 5000,
    ],
)
def test_what_may_be_a_question_is_never_taken_for_talk(said: str) -> None:
    assert small_talk(said) is None
