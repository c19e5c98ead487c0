"""The papers beside a document: of the meeting before and after, and of the same one."""

import datetime

import pytest

from schema import ClearedDocument, Document, Kind, Meeting
from tests.cleared import document_of
from tests.ui.conftest import Serve
from tests.ui.drawing import FakeAnswerer, markup_of, open_source
from ui.neighbouring_papers import find_neighbours
from words import source as words_of_source


def paper(
    name: str,
    day: int | None,
    *,
    kind: Kind = "minutes",
    committee: str | None = "Weir Committee",
    council: str | None = "Pennick Parish Council",
    meetings: tuple[Meeting, ...] = (),
) -> ClearedDocument:
    date = datetime.date(2024, 5, day) if day else None
    return document_of(
        Document(
            name,
            "1",
            "/m",
            f"{name}.txt",
            name,
            kind,
            council,
            committee,
            date,
            "public",
            "The weir.",
            meetings=meetings,
        )
    )


HERE = paper("here", 10)
MEETING = HERE.meeting_at(0)


@pytest.mark.parametrize(
    ("others", "earlier", "later", "same"),
    [
        ([], None, None, []),
        ([paper("a", 1), paper("b", 9), paper("c", 11), paper("d", 20)], "b", "c", []),
        ([paper("agenda", 9, kind="agenda"), paper("c", 11, kind="decision")], None, "c", []),
        ([paper("n", 9, committee="Lamps Committee"), paper("n2", None)], None, None, []),
        ([paper("other", 9, council="Oddly Parish Council")], None, None, []),
        ([paper("unsaid", 9, council=None)], "unsaid", None, []),
        ([paper("z", 9, kind="decision"), paper("y", 9)], "y", None, []),
        (
            [paper("r", 10, kind="report"), paper("a", 10, kind="agenda"), paper("m", 10)],
            None,
            None,
            ["m", "a", "r"],
        ),
    ],
)
def test_the_nearest_records_and_all_of_the_same_meeting_are_found(
    others: list[ClearedDocument], earlier: str | None, later: str | None, same: list[str]
) -> None:
    found = find_neighbours(HERE, MEETING, [HERE, *others])
    assert (found.earlier.id if found.earlier else None) == earlier
    assert (found.later.id if found.later else None) == later
    assert [one.id for one in found.same] == same


def test_each_meeting_of_a_document_counts() -> None:
    book = Meeting(0, "Pennick Parish Council", "Weir Committee", datetime.date(2024, 5, 8))
    lamps = Meeting(9, "Pennick Parish Council", "Lamps Committee", datetime.date(2024, 5, 9))
    found = find_neighbours(HERE, MEETING, [paper("book", None, meetings=(book, lamps))])
    assert found.earlier
    assert found.earlier.id == "book"


def test_the_page_leads_to_them(serve: Serve) -> None:
    answerer = FakeAnswerer()
    answerer.held = {one.id: one for one in (HERE, paper("before", 3), paper("a<b", 10))}
    serve(answerer)
    drawn = markup_of(open_source(document="here"))
    assert (
        f'{words_of_source.EARLIER}: <a href="source?document=before" target="_self">before'
        in drawn
    )
    assert 'href="source?document=a%3Cb"' in drawn
