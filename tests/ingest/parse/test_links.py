import pytest

from errors import EmptySource
from ingest.parse import parse

LISTED = "\n\n".join(
    f"Minutes {n}.pdf - [Original file](https://council.example/media/{n}.pdf) - [Text](./{n}.md)"
    for n in range(4)
)


@pytest.mark.parametrize(
    "text",
    [f"# Meeting\n\n**Date:** 4 May 2023\n\n{LISTED}", "---\ntitle: A\n---\nPDF linked below.\n"],
)
def test_a_page_that_only_points_elsewhere_is_no_document(text: str) -> None:
    with pytest.raises(EmptySource, match="points to other files"):
        parse(text.encode(), ".md")


@pytest.mark.parametrize(
    "text",
    [
        "The lamps were lit.\n",
        "The lamps of Pound Lane were lit again on Friday, as [reported](https://a.example/b).\n",
    ],
)
def test_what_people_wrote_is_a_document_with_links_or_without(text: str) -> None:
    assert parse(text.encode(), ".md").text == text
