import contextlib

import pytest

from errors import EmptySource, SourceError
from ingest.parse import READABLE, parse
from tests.making import pdf, word_of

PDF = pdf([["Minutes of the meeting of the parish council", "The drains were mended."]])
WORD = word_of("Minutes of the meeting", "The drains were mended.")
PAGE = b"<!DOCTYPE html><html><body><p>The drains were mended.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (PDF, ".txt", "holds a PDF"),
        (PDF, ".docx", "holds a PDF"),
        (PDF, ".html", "holds a PDF"),
        (WORD, ".txt", "holds a Word file"),
        (WORD, ".pdf", "holds a Word file"),
        (WORD, ".md", "holds a Word file"),
        (PAGE, ".txt", "rename it to .html"),
        (PAGE, ".md", "rename it to .html"),
        (b"\xef\xbb\xbf" + PAGE, ".txt", "rename it to .html"),
        (PAGE, ".pdf", "holds no PDF"),
        (PAGE, ".docx", "no Word file"),
        (b"just words", ".pdf", "holds no PDF"),
        (b"just words", ".docx", "no Word file"),
        (b"{\\rtf1 words}", ".txt", "RTF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), ".docx", "old Office file"),
        (b"\x89PNG\r\n" + bytes(90), ".txt", "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(90), ".pdf", "picture"),
        (b"\x1f\x8b\x08" + bytes(90), ".html", "gzip"),
        (b"\x7fELF" + bytes(90), ".md", "program"),
    ],
)
def test_a_mislabelled_file_is_told_apart(data: bytes, ending: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parse(data, ending)


@pytest.mark.parametrize("ending", sorted(READABLE))
def test_nothing_at_all_is_empty_in_every_format(ending: str) -> None:
    with pytest.raises(EmptySource):
        parse(b"", ending)


@pytest.mark.parametrize("ending", sorted(READABLE))
@pytest.mark.parametrize("whole", [PDF, WORD, PAGE], ids=["PDF", "Word", "page"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_file_cut_short_is_read_or_refused_and_never_breaks(
    whole: bytes, ending: str, share: float
) -> None:
    with contextlib.suppress(SourceError):
        assert parse(whole[: int(len(whole) * share)], ending).blocks
