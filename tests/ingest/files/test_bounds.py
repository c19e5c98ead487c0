"""No step of the reading takes more than its share of a file that is made to.

A step that compares each part of a file with every other takes sixteen times as long for four
times as much. Processor time is measured, what is short is not judged, and what is long is
measured once more, so that the machine may be busy.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from errors import SourceError
from ingest.metadata.read import read_metadata
from ingest.parse import parse
from ingest.parse.tame import LINE, RUN, tame
from ingest.passages.split import split
from schema import Document
from tests.hostile import HEAD, SHAPES, Counting, nested, repeated
from tests.hostile_pdf import PDF_SHAPES

SMALL, TIMES = 3_000, 4
GROWTH = 9
"""Four times as much may take so many times as long; it would be sixteen where all meets all."""
FLOOR_SECONDS = 0.125
"""What is never too long, for so small a file."""
ENOUGH_SECONDS = 2.5
"""What is always too long."""
CHOSEN = (
    "marks: [¦marks: .¦marks: !¦spaced marks: [¦spaced marks: @a.¦marks in lines: [¦marks: **a¦"
    "marks in lines: <!--¦marks in lines: 1.¦spaced marks: (¦words: 'Minutes of '¦words: ' '¦"
    "words: 'RESOLVED '¦words: 'confidential '¦words: 'A, '¦words: 'Cllr A. '¦words: '9/4/'¦"
    "words: 'a@b.'¦lines: '- a\\n'¦lines: '1. a\\n'¦lines: 'a\\n'¦lines: '# a\\n'¦lines: '\\n'¦"
    "lines: 'RESOLVED\\n\\n'¦lines: '| a | b |\\n'¦lines: 'AYES: A, B\\n'¦lines: '9 April 2024\\n'¦"
    "lines: 'Present:\\n'¦lines: 'Exempt\\n\\n'¦nested quotes¦nested lists¦nested emphasis¦"
    "nested links¦front matter¦nested front matter¦wide table¦tags: <b>¦tags: <p>a¦"
    "nested tags: <h2>¦nested tags: <div class=menu>¦tags: <table><tr><td>¦tags: <li>a¦tags: &¦"
    "page: quotes of headings¦page: endings¦"
    "page: spans¦page: a style¦beside: <aside>a</aside>¦beside: <div hidden>abc</div>¦"
    "beside: <p>not for publication <aside>a</aside></p>¦beside: <footer>¦beside: <s>abc</s>¦"
    "beside: <ul class=mgLinks><li>¦Word: remarks in one paragraph¦Word: symbols¦"
    "Word: runs¦Word: cells¦Word: nested tables¦Word: numbered"
).split("¦")
"""Shapes of every kind; `make fuzz` tries the rest."""


def seconds_of(data: bytes, ending: str) -> dict[str, float]:
    """Read a file step by step; return the seconds of computing that each step took."""
    took: dict[str, float] = {}

    def timed(step: Callable[..., Any], *given: Any, **more: Any) -> Any:
        started = time.process_time()
        try:
            return step(*given, **more)
        finally:
            took[step.__name__] = time.process_time() - started

    gc.collect()
    try:
        parsed = timed(parse, data, ending)
    except SourceError:
        return took
    about = timed(read_metadata, parsed, "pennick/2024-04-09.txt")
    document = Document(
        id="a",
        version="a",
        root="/",
        source="a",
        text=parsed.text,
        page_starts=parsed.page_starts,
        **{fact.name: getattr(about, fact.name) for fact in fields(about)},
    )
    timed(split, document, parsed.blocks, count_tokens=Counting().count_tokens, max_tokens=256)
    return took


def grows_too_fast(
    shape: Callable[[int], tuple[bytes, str]],
) -> dict[str, tuple[float, float]]:
    """Return the steps that take more than their share twice, with their seconds."""
    first = _grow_too_fast(shape)
    return first and {step: took for step, took in _grow_too_fast(shape).items() if step in first}


def _grow_too_fast(shape: Callable[[int], tuple[bytes, str]]) -> dict[str, tuple[float, float]]:
    large = seconds_of(*shape(SMALL * TIMES))
    if all(taken < FLOOR_SECONDS for taken in large.values()):
        return {}
    small = seconds_of(*shape(SMALL))
    return {
        step: (small.get(step, 0), taken)
        for step, taken in large.items()
        if taken > ENOUGH_SECONDS
        or (taken > FLOOR_SECONDS and taken > GROWTH * max(small.get(step, 0), 0.01))
    }


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is read for the first time loads libraries and compiles patterns."""
    for ending in (".txt", ".md", ".html"):
        seconds_of(HEAD.encode(), ending)
    seconds_of(*SHAPES["Word: runs"](100))


@pytest.mark.parametrize("name", CHOSEN)
def test_each_step_takes_time_in_proportion(name: str) -> None:
    assert grows_too_fast(SHAPES[name]) == {}


@pytest.mark.parametrize(
    "name", ["PDF: lines drawn", "PDF: words all over", "PDF: short lines", "PDF: one line"]
)
def test_a_pdf_takes_time_in_proportion(name: str) -> None:
    assert grows_too_fast(PDF_SHAPES[name]) == {}


def test_a_step_that_compares_all_with_all_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def parse(data: bytes, ending: str) -> Any:
        until = time.process_time() + (len(data) / 12_000) ** 2 / 4
        while time.process_time() < until:
            pass
        raise SourceError("enough")

    monkeypatch.setattr(f"{__name__}.parse", parse)
    assert list(grows_too_fast(repeated("a ", ".txt"))) == ["parse"]


@pytest.mark.parametrize("tag", ["div", "b", "table", "li"])
def test_a_page_nested_very_deeply_is_read(tag: str) -> None:
    page = nested(f"<{tag}>", "words at the bottom", f"</{tag}>", ".html", head="<p>Minutes</p>")
    data, ending = page(100_000)
    assert seconds_of(data, ending)["parse"] < 2 * ENOUGH_SECONDS
    assert "Minutes" in parse(data, ending).text


def test_ordinary_text_is_left_as_it_is() -> None:
    text = f"{HEAD}{'The Clerk reported. ' * 150}\n{'.' * (RUN - 9)}\n| a | b |\n\f\n"
    assert tame(text) == text


@pytest.mark.parametrize("run", ["[", "[ ", "[\n\n", "_", "- ", "\n", "*\t", "…", "\u200b"])
def test_a_run_of_marks_is_cut_and_what_stands_around_it_stays(run: str) -> None:
    tamed = tame(f"Before it {run * 100_000} after it.")
    assert len(tamed) < 2 * RUN
    assert tamed.startswith("Before it ")
    assert tamed.endswith("after it.")


def test_the_ends_of_pages_are_never_cut() -> None:
    assert tame("\f" * 3_000).count("\f") == 3_000


@pytest.mark.parametrize("gap", [". ", " ", "\xa0", "\t", "; "])
def test_an_endless_line_is_broken_at_gaps_alone(gap: str) -> None:
    text = gap.join(f"word{n}" for n in range(20_000))
    tamed = tame(text)
    assert max(map(len, tamed.split("\n"))) <= LINE
    assert tamed.split() == text.split()
    assert len(tamed) == len(text)


@pytest.mark.parametrize("word", ["a", "é", "a-", "A.", "字"])
def test_a_word_without_end_is_cut(word: str) -> None:
    assert len(tame(f"Before {word * 100_000} after").split()[1]) <= LINE
