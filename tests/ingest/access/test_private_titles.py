"""A public page of a decision on a private report: what is marked is held back, and no less."""

import pytest

from ingest.by_hand.corrected import AS_READ
from ingest.metadata.origin import UNKNOWN, Origin
from ingest.metadata.read import Metadata, read_metadata
from ingest.parse import parse

PAGE = """\
<html><head><title>Decision - {title} - Pennick Borough Council</title></head><body>
<div id="modgov"><h1 class="mgMainTitleTxt">Decision details</h1>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">{title}</h2></div><div class="mgContent">
<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>
<h3 class="mgSubSubTitleTxt">Decision:</h3><div class="mgWordPara">
<p>RESOLVED that the depot at Fen Lane be sold to the highest bidder.</p></div>{more}
<p><span class="mgLabel">Date of decision: </span>14/03/2026</p></div></div></body></html>
"""
SHOWN = Origin(url="https://minutes.oldmere.example/ieDecisionDetails.aspx?ID=7", shown=True)


def about(title: str, origin: Origin, more: str = "") -> Metadata:
    page = PAGE.format(title=title, more=more)
    return read_metadata(parse(page.encode(), ".html"), "d7.html", AS_READ, origin)


TITLES = [
    "Depot at Fen Lane (exempt: paragraph 3)",
    "Depot at Fen Lane (Exempt report)",
    "Depot at Fen Lane [EXEMPT under paragraph 3]",
    "Depot at Fen Lane (with an exempt appendix)",
    "Fen Lane depot (phase 2) (exempt - paragraph 3 of Schedule 12A)",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_names_an_exempt_report_closes_no_page_that_is_shown_in_public(
    title: str,
) -> None:
    found = about(title, SHOWN)
    assert (found.access, found.restricted, found.title) == ("public", (), title)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "origin",
    [UNKNOWN, Origin(url=SHOWN.url), Origin(shown=True), Origin(url=SHOWN.url, restricted=True)],
    ids=["none", "not said", "no address", "restricted"],
)
def test_without_its_publishers_word_it_is_held_back(title: str, origin: Origin) -> None:
    assert about(title, origin).access == "restricted"


@pytest.mark.parametrize(
    "title",
    [
        "EXEMPT - Depot at Fen Lane",
        "Exempt: Depot at Fen Lane (exempt: paragraph 3)",
        "Depot at Fen Lane - NOT FOR PUBLICATION",
        "Depot at Fen Lane (not for publication: exempt under paragraph 3)",
        "Depot at Fen Lane (confidential and exempt)",
        "Confidential: Depot at Fen Lane",
    ],
)
def test_a_title_that_says_more_is_believed(title: str) -> None:
    assert about(title, SHOWN).access == "restricted"


@pytest.mark.parametrize(
    "more",
    [
        "<p><b>NOT FOR PUBLICATION</b></p><p>The price is four million pounds.</p>",
        "<p>Confidential</p><p>The price is four million pounds.</p>",
        "<p>By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972, "
        "this record is exempt.</p>",
    ],
)
def test_what_else_is_marked_on_the_page_is_held_back(more: str) -> None:
    found = about(TITLES[0], SHOWN, more)
    assert found.access == "restricted" or found.restricted


def test_a_paper_that_is_no_decisions_page_is_held_back_whatever_is_said_of_it() -> None:
    text = f"{TITLES[0]}\n\nThe price of the depot is four million pounds.\n"
    found = read_metadata(parse(text.encode(), ".txt"), "s7.txt", AS_READ, SHOWN)
    assert found.access == "restricted"
