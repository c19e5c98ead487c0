"""A sentence that was broken over paragraphs is put together, and nothing else is."""

import pytest

from ingest.parse import Block
from ingest.parse.parsed import Role
from ingest.passages.broken_sentences import join_broken


def joined(*parts: str, role: Role = "paragraph", first: Role = "paragraph") -> list[str]:
    """Return the blocks that parts become, each a block of its own apart by a blank line."""
    text = "\n\n".join(parts)
    blocks: list[Block] = []
    start = 0
    for n, part in enumerate(parts):
        blocks.append(Block(start, start + len(part), role if n else first))
        start += len(part) + 2
    return [text[block.start : block.end] for block in join_broken(text, blocks)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The lamps of Fen Lane were mended by the", "County Council in May."),
        ("Nobody had asked how long the work of", "Fen Lane would take."),
        ("The clerk said that the owner had been written to", "and had not replied."),
        ("He wished to thank", "the outgoing chair."),
        ("Those who came were Cllrs Alder, Birch,", "Cedar and Elm."),
        ("A letter was read from the owner,", "who wants the lamps mended."),
    ],
)
def test_the_rest_of_a_sentence_is_joined_to_it(before: str, after: str) -> None:
    assert joined(before, after) == [f"{before}\n\n{after}"]
    assert joined(before, after, first="item") == [f"{before}\n\n{after}"]


def test_a_sentence_over_three_lines_is_one() -> None:
    assert len(joined("The clerk said that the owner had", "been written to and had", "paid.")) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The lamps of Fen Lane were mended.", "and so was the bridge."),
        ("The council resolved as follows:", "that the lamps be mended."),
        ("The lamps of Fen Lane were mended", "The bridge was shut."),
        ("The lamps of Fen Lane were mended", "b) The bridge was shut."),
        ("The lamps of Fen Lane were mended", "ii. the bridge was shut."),
        ("surface dressing in Fen Lane", "new lamps for Mill Lane"),
        ("Budget for lamps", "less grants received"),
        ("It is not known whom the lamps of Fen Lane belong to", "Cllr Moule spoke of it."),
        ("**The lamps of Fen Lane**", "were mended."),
        ("| Lamps | 4 | of 9 |", "were mended."),
    ],
)
def test_what_starts_anew_is_left_apart(before: str, after: str) -> None:
    assert joined(before, after) == [before, after]


@pytest.mark.parametrize("role", ["heading", "item", "row", "part", "aside"])
def test_only_paragraphs_go_on(role: Role) -> None:
    parts = ("The lamps of Fen Lane were mended by", "the county.")
    assert joined(*parts, role=role) == [*parts]


def test_what_stands_between_two_blocks_keeps_them_apart() -> None:
    text = "The lamps of Fen Lane were\n\n---\n\nmended."
    blocks = [Block(0, 26, "paragraph"), Block(33, 40, "paragraph")]
    assert join_broken(text, blocks) == blocks
