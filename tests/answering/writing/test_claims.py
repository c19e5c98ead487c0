import pytest

from answering.writing.claims import read_claims, without_thought
from answering.writing.prompt import REFUSAL


def read(reply: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(said.text, said.passages) for said in read_claims(reply, 3)]


def test_each_sentence_has_its_own_markers() -> None:
    assert read("It was shut [1]. It reopened.[2] It is painted. [1][3] It leaks") == [
        ("It was shut.", (1,)),
        ("It reopened.", (2,)),
        ("It is painted.", (1, 3)),
        ("It leaks", ()),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cllr. A. B. Moule of No. 3 St. Mary's Rd. paid £2.35m, i.e. more than 1.5 times as much.",
        "The meeting of Smith & Co. Ltd. on 3 Sept. 2024 opened at 7.30 p.m. in the hall.",
        "Mr J. Hartley, Dr. K. Farrow and Rev. L. Tench voted for item 3.2 (see p. 4).",
        "He said “Stop!” and left.",
    ],
)
def test_a_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    assert read(f"{sentence} [1] Then they went. [2]") == [
        (sentence, (1,)),
        ("Then they went.", (2,)),
    ]


@pytest.mark.parametrize("end", ["Ltd.", "St.", "a.m.", "plc."])
def test_an_abbreviation_may_end_one(end: str) -> None:
    first = f"It went to Hartley {end}"
    assert [text for text, _ in read(f"{first} The council agreed [1].")] == [
        first,
        "The council agreed.",
    ]


def test_markers_that_lead_belong_to_what_follows() -> None:
    assert read("[1] It was shut. [2] It reopened.") == [
        ("It was shut.", (1,)),
        ("It reopened.", (2,)),
    ]


def test_markdown_is_taken_off() -> None:
    reply = (
        "## Answer\n\n**Answer:** The *bridge* was **shut** [1].\n\n---\n> It was `old` [2].\n"
        "| Paint | £5 [3] |\n|---|---|\n```\n"
    )
    assert read(reply) == [
        ("The bridge was shut.", (1,)),
        ("It was old.", (2,)),
        ("Paint | £5", (3,)),
    ]


def test_a_list_and_its_lead_in_cite_together() -> None:
    reply = "The council decided:\n- to paint it [1]\n- to mend\n  it [2].\n\n1. and to sell it [1]"
    assert read(reply) == [
        ("The council decided:", (1, 2)),
        ("to paint it", (1,)),
        ("to mend it.", (2,)),
        ("and to sell it", (1,)),
    ]
    assert read("It decided [3]:\n* to paint it\n* to mend it [1]") == [
        ("It decided:", (3,)),
        ("to paint it", (3,)),
        ("to mend it", (1,)),
    ]


@pytest.mark.parametrize("label", ["**Decision:**", "Key points:"])
def test_a_label_is_no_sentence(label: str) -> None:
    assert read(f"{label}\n- It was shut [1]") == [("It was shut", (1,))]


def test_items_without_a_lead_in_cite_for_themselves() -> None:
    assert read("- It was shut [1]\n- It leaks") == [("It was shut", (1,)), ("It leaks", ())]


@pytest.mark.parametrize(
    "reply", [REFUSAL, REFUSAL.lower(), f"**{REFUSAL}**", f'"{REFUSAL}" [1]', f"Answer: {REFUSAL}"]
)
def test_the_refusal_is_no_claim(reply: str) -> None:
    assert read(reply) == []


@pytest.mark.parametrize("reply", ["", " \n", "...", "[1]", "---", "# Heading", "<think>hm [1]"])
def test_nothing_is_said_where_nothing_is(reply: str) -> None:
    assert read(reply) == []


def test_what_a_model_writes_to_itself_is_left_out() -> None:
    assert without_thought("<think>\nIt [2]?\n</think>\n\nIt was [1].") == "It was [1]."
    assert without_thought("<think>It is") == ""
    assert without_thought("So <think> it was.") == "So <think> it was."


def test_a_long_reply_is_read_whole() -> None:
    assert len(read("It was shut on 3 May. [1] " * 40)) == 40


def test_links_pictures_and_html_stay_as_they_are_written() -> None:
    reply = "See ![x](http://e.example/x.png), [this](http://e.example) and <b>that</b> [1]."
    assert read(reply) == [(reply.replace(" [1]", ""), (1,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The passages do not say when the pond was fenced. [1]",
        "The provided text doesn’t mention a pond. [1][2]",
        "It is not possible to determine when the pond was fenced [1].",
        "I cannot answer this from what I was given.",
        "The date is not mentioned in the passages. [2]",
        "When was the pond fenced? [1]",
    ],
)
def test_a_refusal_in_other_words_and_a_question_say_nothing(sentence: str) -> None:
    assert read_claims(sentence, 2) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The report did not mention the pond. [1]",
        "The Clerk could not say when it would be fenced. [1]",
        "The Chair asked “why was it not fenced?”. [1]",
        "The minutes of the last meeting were approved. [1]",
    ],
)
def test_what_minutes_say_was_not_said_is_no_refusal(sentence: str) -> None:
    assert len(read_claims(sentence, 2)) == 1
