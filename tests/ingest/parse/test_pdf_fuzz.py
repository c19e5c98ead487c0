"""Whatever bytes a PDF holds, a document or a clear error comes out."""

import contextlib
import functools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errors import SourceError
from ingest.parse.parsed import Parsed
from ingest.parse.pdf import parse_pdf
from tests.ingest.parse.pdf_drawing import FILLER, drawn, fill, table
from tests.making import pdf

ROWS = [["Service", "Budget"], ["Roads", "£41,000"], ["Baths", "£8,000"]]
LIGHT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@functools.cache
def whole() -> bytes:
    return drawn(
        lambda canvas: fill(canvas, 60, 780, FILLER, width=460),
        lambda canvas: table(canvas, ROWS, y=780, columns=(60, 240, 340)),
    )


@pytest.fixture(autouse=True, scope="module")
def _no_ocr() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        yield


def check(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        sound(parse_pdf(data))


def sound(parsed: Parsed) -> None:
    """See that blocks follow one another within the text and that pages go up."""
    ends = [0, *(block.end for block in parsed.blocks)]
    starts = [*(block.start for block in parsed.blocks), len(parsed.text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert list(parsed.page_starts) == sorted(parsed.page_starts)
    parsed.text.encode("utf-8")


@LIGHT
@given(st.binary(max_size=2000))
def test_any_bytes(data: bytes) -> None:
    check(data)
    check(b"%PDF-1.7\n" + data)


@LIGHT
@given(st.data())
def test_a_file_with_bytes_changed_or_cut_away(data: st.DataObject) -> None:
    changed = bytearray(whole())
    places = st.lists(
        st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), min_size=1, max_size=30
    )
    for place, value in data.draw(places):
        changed[place] = value
    cut = data.draw(st.integers(0, len(changed)))
    check(bytes(changed))
    check(bytes(changed[:cut]))


@LIGHT
@given(st.lists(st.lists(st.text(max_size=90), max_size=45), min_size=1, max_size=4))
def test_any_words_on_any_lines(pages: list[list[str]]) -> None:
    check(pdf(pages))


def test_thousands_of_pages_are_read() -> None:
    parsed = parse_pdf(pdf([["Nothing was said."]] * 3000, head="Pennick, page {page}"))
    assert len(parsed.page_starts) == 3000
    assert "Pennick" not in parsed.text
