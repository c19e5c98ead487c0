from dataclasses import replace

import pytest

from ingest.parse import Block, parse
from ingest.passages.parts import bounds_of, cut_blocks, runs_of
from ingest.passages.split import split
from ingest.passages.units import Unit
from schema import Document, Mark, Span
from vectorstore import EmbeddingModel
from vectorstore.review_decisions import letters

PLAIN = Document("id", "v", "/", "a.txt", "Minutes", "minutes", None, None, None, "public", "")
TEXT = """# Minutes

## 1. Lamps

Four lamps in Fen Lane are out. They are to be mended by June. The tender of Messrs Quill came to
£7,412. The tender of Messrs Orme came to £8,001. The Clerk thanked the wardens.

- the lamp at the ford
- the lamp at the mill

## 2. Private session

The pension of the Clerk was raised.

### Terms for Mr Orme

## 3. Paths

The path was mended.
"""


def read(*parts: tuple[str, str]) -> tuple[Document, tuple[Block, ...]]:
    """Read the text with a mark from each of the first words to before the second ones."""
    parsed = parse(TEXT.encode(), ".md")
    marks = tuple(
        Mark(parsed.text.index(first), parsed.text.index(then), first, "text", sure=False)
        for first, then in parts
    )
    return replace(PLAIN, text=parsed.text, marks=marks), parsed.blocks


@pytest.mark.parametrize(
    "parts",
    [
        [("2. Private", "3. Paths")],
        [("The tender of Messrs Quill", "The Clerk thanked")],
        [("tender of Messrs Quill", "came to\n£7,412")],
        [("£7,412", "£8,001")],
        [("the lamp at the ford", "the lamp at the mill")],
        [("Private session", "pension of the Clerk")],
        [("Minutes", "They are to be"), ("Messrs Orme", "wardens"), ("Terms", "The path")],
        [("Lamps", "lamps"), ("1. Lamps", "thanked")],
    ],
    ids=str,
)
def test_each_passage_is_withheld_as_a_whole_or_not_at_all(
    parts: list[tuple[str, str]], model: EmbeddingModel
) -> None:
    document, blocks = read(*parts)
    passages = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    for passage in passages:
        inside = [
            mark.start <= passage.start and passage.end <= mark.end
            for mark in document.marks
            if mark.start < passage.end and passage.start < mark.end
        ]
        assert all(inside), passage.text
    told = letters("".join(passage.text for passage in passages))
    whole = split(
        replace(document, marks=()),
        blocks,
        count_tokens=model.count_tokens,
        max_tokens=model.max_tokens,
    )
    assert told == letters("".join(passage.text for passage in whole))


def test_what_only_a_withheld_part_tells_is_in_no_public_context(model: EmbeddingModel) -> None:
    document, blocks = read(("2. Private", "The pension"))
    document = replace(document, restricted=(Span(document.marks[0].start, document.marks[0].end),))
    passages = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    (pension,) = (one for one in passages if "pension" in one.text)
    assert "Private" not in pension.embedded_text


def test_the_rest_of_a_block_has_no_label_and_is_no_heading() -> None:
    block = Block(0, 20, "heading", level=2, label="1.")
    first, second = cut_blocks("1. Lamps and secrets", [block], [12])
    assert (first.start, first.end, first.role, first.label) == (0, 12, "heading", "1.")
    assert (second.start, second.end, second.role, second.label) == (13, 20, "paragraph", "")


def test_a_block_that_no_bound_lies_in_is_as_it_was() -> None:
    block = Block(0, 20, "item", label="1.")
    assert cut_blocks("1. Lamps and secrets", [block], [0, 20, 30]) == [block]


def test_units_run_up_to_a_bound_and_one_across_it_is_cut() -> None:
    units = [Unit(0, 5, 0, 0), Unit(6, 15, 0, 6), Unit(16, 20, 1, None)]
    runs = [[(unit.start, unit.end) for unit in run] for run in runs_of(units, [10, 16])]
    assert runs == [[(0, 5), (6, 10)], [(10, 15)], [(16, 20)]]
    assert list(runs_of([], [10])) == []


def test_bounds_are_those_of_marks_and_of_restricted_parts() -> None:
    marks = (Mark(5, 9, "x", "text"), Mark(0, 9, "y", "head"))
    assert bounds_of(replace(PLAIN, marks=marks, restricted=(Span(7, 12),))) == [0, 5, 7, 9, 12]
