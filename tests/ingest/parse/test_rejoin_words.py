"""Words that the ends of lines part are whole, and hyphens that belong to words stay."""

import pytest

from ingest.parse import Block, parse, rejoin_words
from ingest.parse.parsed import Notice, Parsed
from ingest.parse.rejoin_words import join_broken_words


def joined(text: str) -> str:
    return join_broken_words(Parsed(text, (Block(0, len(text), "paragraph"),))).text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the upkeep and mainte-\nnance of", "the upkeep and maintenance of"),
        ("a consul-  \n  tation was held", "a consultation was held"),
        ("the allot-\nments", "the allotments"),
        ("the coun-\ncillors", "the councillors"),
        ("on Wednes-\nday 4 Sep-\ntember", "on Wednesday 4 September"),
        ("MAIN-\nTENANCE", "MAINTENANCE"),
        ("the drain\u00ad\nage", "the drainage"),
        ("the 'exten-\nsion' of", "the 'extension' of"),
        ("the Bram-\nbledown culvert", "the Brambledown culvert"),
    ],
)
def test_a_word_that_a_line_parts_is_whole(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a well-\nknown oak", "a well-known oak"),
        ("twenty-\none swings", "twenty-one swings"),
        ("Cllr Carr-\nHolt spoke", "Cllr Carr-Holt spoke"),
        ("in 2023-\n24 it rose", "in 2023-24 it rose"),
        ("case 24/0417-\n2", "case 24/0417-2"),
        ("an e-\nmail", "an e-mail"),
        ("the vice-\nchairman", "the vice-chairman"),
        ("an up-to-\ndate list", "an up-to-date list"),
        ("a long-\nterm plan", "a long-term plan"),
    ],
)
def test_a_hyphen_that_belongs_to_a_word_stays(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "pre-\nand post-war houses",
        "a list:\n- one\n- two",
        "The lamps -\nall of them - were lit",
        "and so on -\n\nthe end",
        "----\nmore",
    ],
)
def test_what_is_no_broken_word_is_left_alone(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize(
    ("elsewhere", "whole"),
    [
        ("The foot-path is shut.", "the foot-path by"),
        ("The footpath is shut.", "the footpath by"),
        ("The footpath, once foot-path, is a footpath.", "the footpath by"),
    ],
)
def test_what_the_document_writes_elsewhere_decides(elsewhere: str, whole: str) -> None:
    assert joined(f"{elsewhere} See the foot-\npath by the quay.").endswith(f"{whole} the quay.")


def test_without_a_list_of_words_a_part_that_is_lower_case_is_joined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rejoin_words, "common_words", frozenset)
    assert joined("the mainte-\nnance, well-known, of a well-\nknown oak").endswith(
        "maintenance, well-known, of a well-known oak"
    )


def test_what_stands_behind_a_joined_word_is_where_it_is_said_to_be() -> None:
    text = "The mainte-\nnance is\ndone.\n\nThe oak is well-\nknown.\n\nThe end."
    starts = [0, text.index("The oak"), text.index("The end")]
    places = [(0, starts[1] - 2), (starts[1], starts[2] - 2), (starts[2], len(text))]
    parsed = join_broken_words(
        Parsed(
            text,
            tuple(Block(start, end, "paragraph") for start, end in places),
            page_starts=(0, starts[1]),
            notices=(Notice("Draft", "head", starts[1], len(text)),),
        )
    )
    said = [parsed.text[block.start : block.end] for block in parsed.blocks]
    assert said == ["The maintenance is\ndone.", "The oak is well-known.", "The end."]
    assert parsed.text[parsed.page_starts[1] :].startswith("The oak")
    notice = parsed.notices[0]
    assert parsed.text[notice.start : notice.end] == "The oak is well-known.\n\nThe end."


def test_words_of_every_kind_of_file_are_whole() -> None:
    assert "maintenance" in parse(b"The mainte-\nnance of the quay was let.\n", ".txt").text
