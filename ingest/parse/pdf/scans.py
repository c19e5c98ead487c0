"""Read the pages of a PDF that are pictures, several at once."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from statistics import median

from errors import SourceError
from ingest.parse import ocr
from ingest.parse.pdf.pages import Pages
from ingest.parse.pdf.shapes import Page, Run, find_runs

SECONDS = 1500
"""By the clock, after which no further page of a document is begun: less than a file may take."""


@dataclass(slots=True)
class Unread:
    """The numbers of the pages, from 0, that could not be read, by what was the matter."""

    missing: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, str]:
        """Return the facts that name them, as people count pages."""
        found = {"unread": self.missing, "failed": self.failed, "slow": self.slow}
        return {
            f"{name}_pages": ", ".join(str(number + 1) for number in numbers)
            for name, numbers in found.items()
        }

    def __iter__(self) -> Iterator[int]:
        return iter(sorted([*self.missing, *self.slow, *self.failed]))


def read_pictures(document: Pages, pages: list[Page], numbers: Sequence[int]) -> Unread:
    """Put the words of the pages that are pictures into them; say which are left unread."""
    unread = Unread()
    if not ocr.available():
        unread.missing += numbers
        return unread
    for number, reading, scale in _readings(document, numbers):
        if reading.trouble == "slow":
            unread.slow.append(number)
        elif reading.trouble:
            unread.failed.append(number)
        else:
            stamped = pages[number].runs
            runs = [run for run in _runs(reading, scale) if not _is_on(run, stamped)]
            pages[number] = replace(pages[number], runs=(*stamped, *runs), across=(), down=())
    return unread


def _readings(document: Pages, numbers: Sequence[int]) -> Iterator[tuple[int, ocr.Reading, float]]:
    """Yield each page's reading with the dots per point of its picture.

    Pages are drawn one after the other, since PDFium must be, and a few ahead of those that
    are read, since their pictures are large.
    """
    begun: deque[tuple[int, Future[ocr.Reading], float]] = deque()
    ends = time.monotonic() + SECONDS
    with ThreadPoolExecutor(ocr.CORES) as threads:
        for number in numbers:
            if time.monotonic() > ends:
                yield number, ocr.Reading(trouble="slow"), 1.0
                continue
            try:
                picture, scale = document.picture(number)
            except SourceError:
                yield number, ocr.Reading(trouble="failed"), 1.0
                continue
            begun.append((number, threads.submit(ocr.read_picture, picture), scale))
            if len(begun) > ocr.CORES:
                yield _ended(begun)
        while begun:
            yield _ended(begun)


def _ended(
    begun: deque[tuple[int, Future[ocr.Reading], float]],
) -> tuple[int, ocr.Reading, float]:
    number, reading, scale = begun.popleft()
    return number, reading.result(), scale


def _runs(reading: ocr.Reading, scale: float) -> list[Run]:
    heights: dict[int, list[int]] = {}
    for _, (_, top, _, bottom), line in reading.words:
        heights.setdefault(line, []).append(bottom - top)
    sizes = {line: median(found) / scale * 1.2 for line, found in heights.items()}
    return find_runs(
        Run(text, left / scale, top / scale, right / scale, bottom / scale, sizes[line])
        for text, (left, top, right, bottom), line in reading.words
    )


def _is_on(run: Run, stamped: Sequence[Run]) -> bool:
    """Tell whether the picture shows what the page also says in words."""
    x, y = run.middle
    return any(one.left <= x <= one.right and one.top <= y <= one.bottom for one in stamped)
