from pathlib import Path

import numpy as np
import pytest

from answering.reader import LONGEST, Reader, Reading
from errors import ModelError

LAMPS = (
    "Pennick Parish Council › 9 April 2024 › 4. Lamps\n"
    "The lamps of Fen Lane were discussed at length. The Clerk said that they will be mended by "
    "Friday 28 June 2024, at a cost of £4,850. Cllr Moule proposed that the quotation be accepted."
)
BATHS = "The baths were cleaned. Nobody came to swim in them, as it rained."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When will the lamps of Fen Lane be mended?", "28 June"),
        ("How much will the lamps cost?", "4,850"),
        ("Who proposed that the quotation be accepted?", "Moule"),
    ],
)
def test_the_words_that_answer_are_marked(question: str, answer: str, reader: Reader) -> None:
    (reading,) = reader.read(question, [LAMPS])
    mark = reading.best(0, len(LAMPS))
    assert mark is not None
    assert answer in LAMPS[mark.start : mark.end]


@pytest.mark.parametrize(
    "question",
    [
        "When will the lamps of Fen Lane be mended?",
        "How much will the lamps cost?",
        "Who proposed that the quotation be accepted?",
    ],
)
def test_a_text_that_does_not_answer_is_told_from_one_that_does(
    question: str, reader: Reader
) -> None:
    marks = [
        reading.best(0, len(text))
        for text, reading in zip((LAMPS, BATHS), reader.read(question, [LAMPS, BATHS]), strict=True)
    ]
    assert marks[0]
    assert marks[1]
    assert marks[0].margin > marks[1].margin + 1


def test_texts_are_read_in_the_order_given_whatever_their_length(reader: Reader) -> None:
    question = "When will the lamps be mended?"
    many = [BATHS * n for n in range(1, 7)] + [LAMPS] + [BATHS] * 5
    read = reader.read(question, many)
    assert len(read) == len(many)
    best = [reading.best(0, len(text)) for text, reading in zip(many, read, strict=True)]
    margins = [mark.margin if mark else -99 for mark in best]
    assert max(range(len(many)), key=lambda n: margins[n]) == 6


def test_nothing_to_read_is_nothing_read(reader: Reader) -> None:
    assert reader.read("Why?", []) == []


@pytest.mark.parametrize("text", ["", "\n", "½ 🕳️ ﷽ \u202e", "word " * 3000])
def test_odd_texts_are_read_like_any_other(text: str, reader: Reader) -> None:
    (reading,) = reader.read("What was it? \U0001f6a7" * 3, [text])
    mark = reading.best(0, len(text))
    assert mark is None or 0 <= mark.start < mark.end <= len(text)


def test_the_best_answer_lies_within_what_it_is_looked_for_in() -> None:
    places = np.array([[0, 3], [4, 7], [8, 11], [12, 15]])
    starts = np.array([9.0, 1.0, 2.0, 0.0], dtype=np.float32)
    ends = np.array([9.0, 0.0, 1.0, 3.0], dtype=np.float32)
    reading = Reading(places, starts, ends, 4.0)
    mark = reading.best(4, 15)
    assert mark is not None
    assert (mark.start, mark.end, mark.margin) == (8, 15, 1.0)
    assert reading.best(5, 7) is None


def test_an_answer_is_not_longer_than_the_longest() -> None:
    count = LONGEST + 10
    places = np.array([[n * 2, n * 2 + 1] for n in range(count)])
    starts, ends = np.zeros(count, np.float32), np.zeros(count, np.float32)
    starts[0], ends[-1] = 5.0, 5.0
    mark = Reading(places, starts, ends, 0.0).best(0, count * 2)
    assert mark is not None
    assert (mark.end - mark.start) // 2 < LONGEST


def test_a_folder_without_a_reader_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        Reader(tmp_path)
