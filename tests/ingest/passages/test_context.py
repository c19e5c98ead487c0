"""A context says whose meeting it was, and under which headings, as far as there is room."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.parse import Block
from ingest.parse.parsed import Role
from ingest.passages.context import Contexts, trail_of
from ingest.passages.sections import Section
from ingest.passages.units import Unit
from schema import Document, Meeting
from vectorstore import EmbeddingModel

DAY = datetime.date(2024, 6, 4)
PENNICK = Document(
    "id", "v", "/", "a.txt", "Minutes", "minutes", "Pennick Council", "Lamps", DAY, "public", ""
)
LIMIT = 60


def context_of(text: str, section: Section, model: EmbeddingModel, role: Role = "paragraph") -> str:
    """Return the context of a passage that starts in the last of the text's two lines."""
    first, second = text.split("\n")
    blocks = [
        Block(0, len(first), role, header=role == "row"),
        Block(len(first) + 1, len(text), role),
    ]
    contexts = Contexts(replace(PENNICK, text=text), model.count_tokens, LIMIT)
    words, lead = contexts.of(section, blocks, Unit(len(first) + 1, len(text), 1, None))
    assert [text[one.start : one.end] for one in lead] == ([first] if first in words else [])
    assert contexts.tokens_of(words) == model.count_tokens([words])[0] <= LIMIT
    assert second
    return words


@pytest.mark.parametrize(
    ("title", "trail"),
    [
        ("Minutes", ("Minutes", "Pennick Council", "Lamps", "4 June 2024")),
        ("Lamps of PENNICK Council", ("Lamps of PENNICK Council", "4 June 2024")),
        ("", ("Pennick Council", "Lamps", "4 June 2024")),
    ],
)
def test_a_trail_says_nothing_twice(title: str, trail: Sequence[str]) -> None:
    assert trail_of(replace(PENNICK, title=title)) == trail


def test_a_later_meeting_of_a_document_has_not_the_title_of_the_first() -> None:
    meetings = (Meeting(0, "Pennick Council", "Lamps", DAY), Meeting(50, None, "Hedges", None))
    held = replace(PENNICK, title="Lamps Committee", meetings=meetings)
    assert trail_of(held, 49)[0] == "Lamps Committee"
    assert trail_of(held, 50) == ("Hedges",)


def test_the_header_of_a_table_stands_below_the_trail(model: EmbeddingModel) -> None:
    words = context_of("Lamp | Lit\nA lamp | 4 hours", Section(title="3. Lane"), model, "row")
    assert words.splitlines()[1:] == ["Lamp | Lit"]
    assert words.splitlines()[0].endswith("3. Lane")


def test_outer_headings_give_way_to_inner_ones(model: EmbeddingModel) -> None:
    outer = "Of the lamps, lanes, hedges and ditches of the parish, and of what they cost " * 4
    section = Section(trail=(outer, "Lanes"), title="3. Fen Lane", part="Decision")
    words = context_of("It was dark.\nIt was mended.", section, model)
    assert words.endswith("Lanes › 3. Fen Lane › Decision")
    assert outer not in words


def test_what_is_too_long_by_itself_is_cut_between_words(model: EmbeddingModel) -> None:
    long = replace(PENNICK, title="lamps and lanes and hedges " * 30)
    words, _ = Contexts(long, model.count_tokens, LIMIT).of(
        Section(), [Block(0, 1, "paragraph")], Unit(0, 1, 0, None)
    )
    assert 0 < model.count_tokens([words])[0] <= LIMIT
    assert long.title.startswith(f"{words} ")


def test_a_lead_in_that_would_take_half_of_the_room_is_left_out(model: EmbeddingModel) -> None:
    long = "lamp " * LIMIT + "| cost"
    assert "\n" not in context_of(f"{long}\nA lamp | £4", Section(), model, "row")
