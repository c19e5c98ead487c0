"""Words are whole, whatever the end of a line or a page did to them."""

import pytest

from ingest.parse import parse
from ingest.parse.parsed import Parsed
from ingest.parse.rejoin_text_words import join_broken, join_spaced


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("The main-\ntenance of it", "The\nmaintenance of it"),
        ("The main-\r\n  tenance of it", "The\r\n  maintenance of it"),
        ("The main-\n\ntenance of it", "The\n\nmaintenance of it"),
        ("main-\ntenance of it", "maintenance of it"),
        ("It is (main-\ntenance) all", "It is\n(maintenance) all"),
        ("a re-use; and re-\nuse it", "a re-use; and\nre-use it"),
        ("a reuse; and re-\nuse it", "a reuse; and\nreuse it"),
        ("the committee; its sub-\ncommittee", "the committee; its\nsub-committee"),
        ("there were twenty-\none lamps", "there were\ntwenty-one lamps"),
        (
            "street lamps and lighting; street-\nlighting",
            "street lamps and lighting;\nstreet-lighting",
        ),
        ("a miller; miller-\nfriendly", "a miller;\nmiller-friendly"),
        ("they develop; develop-\nments", "they develop;\ndevelopments"),
        ("under it; under-\nstanding", "under it;\nunderstanding"),
        ("a well-\nknown man, non-\npaying", "a\nwell-known man,\nnon-paying"),
        ("they re-\nexamined and re-\nported", "they\nre-examined and\nreported"),
        ("at Stow-\nUpon-Fen", "at\nStow-Upon-Fen"),
        ("on 12-\n13 May, 2024-\n05-02", "on\n12-13 May,\n2024-05-02"),
        ("ref 24/0117-\n22 FUL", "ref\n24/0117-22 FUL"),
        ("It was so -\nnobody knew", "It was so -\nnobody knew"),
        ("a list:\n- one\n- two", "a list:\n- one\n- two"),
        ("end of it-\n\n\nnew words", "end of it-\n\n\nnew words"),
        ("A Heading-\n\nNew words", "A Heading-\n\nNew words"),
    ],
)
def test_words_that_a_lines_end_broke_are_whole(printed: str, whole: str) -> None:
    assert join_broken(printed) == whole


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("M I N U T E S", "MINUTES"),
        ("A G E N D A", "AGENDA"),
        ("O F  T H E  M E E T I N G", "OF THE MEETING"),
        ("P r e s e n t", "Present"),
        ("it was R E S O L V E D that", "it was RESOLVED that"),
        ("Option A B C D E", "Option A B C D E"),
        ("Votes: F A F F A F", "Votes: F A F F A F"),
        ("J R R Tolkien", "J R R Tolkien"),
        ("C L L R B", "C L L R B"),
    ],
)
def test_letters_that_are_set_apart_are_words(printed: str, whole: str) -> None:
    assert join_spaced(printed) == whole


def pages(*told: str, ending: str = ".txt", feed: str = "\f") -> Parsed:
    return parse(feed.join(told).encode(), ending)


HEAD = "Otter Parish Council – 4 May 2021"


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ("\n\nPage 1 of 3\n", f"{HEAD}\n\n"),
        ("\n- 1 -\n", ""),
        ("\n\n1\n", ""),
        ("\n", f"{HEAD}\nPage 2\n\n"),
        ("\n\nInitialled ____ Chair\n\n1\n", "\n\n"),
    ],
)
def test_no_head_or_foot_stands_within_a_sentence(foot: str, head: str) -> None:
    told = [
        f"{HEAD}\n\nIt was resolved that the weir be mended by the{foot}",
        f"{head}miller for £40 before the otters come home, and{foot.replace('1', '2')}",
        f"{head.replace('Page 2', 'Page 3')}that he be thanked.",
    ]
    parsed = pages(*told)
    words = [" ".join(parsed.text[b.start : b.end].split()) for b in parsed.blocks]
    assert words[-1] == (
        "It was resolved that the weir be mended by the miller for £40 before the otters come "
        "home, and that he be thanked."
    )
    assert parsed.text.startswith(HEAD)
    assert [parsed.text[at:][:6] for at in parsed.page_starts[1:]] == ["miller", "that h"]


def test_what_stands_on_one_page_alone_stays() -> None:
    parsed = pages("One.\n\n12\n", "Private\n\nTwo.\n\n40\n", "Three.\n\n9\n")
    assert parsed.text == "One.\n\n12\n\fPrivate\n\nTwo.\n\n40\n\fThree.\n\n9\n"


def test_items_at_the_top_of_pages_stay() -> None:
    parsed = pages("Weirs\n\n**1.**\n\nIt.\n", "**2.**\n\nThey.\n", "**3.**\n\nWe.\n")
    assert "**2.**" in parsed.text
    assert "**3.**" in parsed.text


def test_numbered_rules_stand_in_no_sentence() -> None:
    text = "The weir\n---\n2\n\nbe mended. Then\n\n---\n3\n\nall went.\n\n---\n4\n\nThe end.\n"
    parsed = parse(text.encode(), ".md")
    assert parsed.text == "The weir\nbe mended. Then\nall went.\n\n---\n4\n\nThe end.\n"
    assert len(parsed.page_starts) == 4


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("The fee is ~~£3~~ £4.", "The fee is £4."),
        ("The fee is <s>£3</s> £4.", "The fee is £4."),
        ("The fee is <del>£3 and\n<b>more</b></del> £4.", "The fee is £4."),
        ('The fee is <strike class="x">£3</strike> £4.', "The fee is £4."),
        ("About ~5 or ~6 came.", "About ~5 or ~6 came."),
        ("~~~\nThe weir.\n~~~", "~~~\nThe weir.\n~~~"),
        ("The 4<sup>th</sup>; £40<sup>1</sup>; 3 m<sup>2</sup>", "The 4th; £40[1]; 3 m²"),
        ("The main&shy;tenance", "The maintenance"),
        ("They <ins>all</ins> came", "They all came"),
    ],
)
def test_markdown_says_what_it_shows(marked: str, shown: str) -> None:
    assert parse(f"# Weirs\n\n{marked}\n".encode(), ".md").text == f"# Weirs\n\n{shown}\n"
