import pytest

from ingest.parse import Block
from ingest.parse.blocks import find_blocks
from ingest.parse.votes import heads_names

WRAPPED = """\
PENNICK PARISH COUNCIL
Minutes of the meeting held on Tuesday 9 April 2024 at 7.30 pm in the Reading
Room, Chandler Street.

1. APOLOGIES
Apologies were received from Cllr Odo Sparrow, who was away, and from Cllr Ann
Other, who was unwell.

2. FOOTBRIDGE
The Clerk reported that the footbridge at Sallow Lane had been closed since the
storms of February. Two quotations had been received. The council considered
them both, and
RESOLVED: That the quotation of £4,850 be accepted.
(a) the work to be done by June;
(b) the path to be closed while it is done, with a notice at each end of it for
walkers.
"""
PASTED = (
    "Decision:\n\n \n\nThe budget was agreed as follows:\n\n"
    "·\xa0\xa0\xa0\xa0\xa0\xa0 the precept to be £61,000;\n\n \n\n"
    "·\xa0\xa0\xa0\xa0 the reserve to be £9,000.\n\nMinutes:\n\nThe Council discussed it.\n\n"
)
TABLE = "Service\n\nBudget\n\nSpent\n\nRoads\n\n£41,000\n\n£40,100\n\nBaths\n\n£8,000\n\n£7,500\n\n"


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, " ".join(words(text, block).split())) for block in find_blocks(text)]


def words(text: str, block: Block) -> str:
    return text[block.start : block.end]


def test_hard_wrapped_lines_become_paragraphs_again() -> None:
    assert roles(WRAPPED) == [
        ("heading", "PENNICK PARISH COUNCIL"),
        (
            "paragraph",
            "Minutes of the meeting held on Tuesday 9 April 2024 at 7.30 pm in the Reading Room, "
            "Chandler Street.",
        ),
        ("heading", "1. APOLOGIES"),
        (
            "paragraph",
            "Apologies were received from Cllr Odo Sparrow, who was away, and from Cllr Ann Other, "
            "who was unwell.",
        ),
        ("heading", "2. FOOTBRIDGE"),
        (
            "paragraph",
            "The Clerk reported that the footbridge at Sallow Lane had been closed since the "
            "storms of February. Two quotations had been received. The council considered them "
            "both, and",
        ),
        ("paragraph", "RESOLVED: That the quotation of £4,850 be accepted."),
        ("item", "(a) the work to be done by June;"),
        (
            "item",
            "(b) the path to be closed while it is done, with a notice at each end of it for "
            "walkers.",
        ),
    ]


def test_line_ends_of_windows_change_nothing() -> None:
    assert roles(WRAPPED.replace("\n", "\r\n")) == roles(WRAPPED)


def test_a_line_a_paragraph_is_a_paragraph_however_long() -> None:
    long = "The Clerk reported that the footbridge had been closed since the storms. " * 5
    text = f"1. Footbridge\n{long}\n{long}\nIt was noted.\n{long}\n{long}\n"
    assert [role for role, _ in roles(text)] == ["heading", *["paragraph"] * 5]


def test_pasted_bullets_with_no_break_spaces_are_items_after_their_lead_in() -> None:
    assert roles(PASTED) == [
        ("part", "Decision:"),
        ("paragraph", "The budget was agreed as follows:"),
        ("item", "· the precept to be £61,000;"),
        ("item", "· the reserve to be £9,000."),
        ("part", "Minutes:"),
        ("paragraph", "The Council discussed it."),
    ]


def test_a_table_pasted_a_cell_a_line_is_rows_again() -> None:
    text = f"{PASTED}{TABLE}The report was noted by the Council.\n"
    rows = [block for block in find_blocks(text) if block.role == "row"]
    assert [" ".join(words(text, row).split()) for row in rows] == [
        "Service Budget Spent",
        "Roads £41,000 £40,100",
        "Baths £8,000 £7,500",
    ]
    assert [row.header for row in rows] == [True, False, False]


def test_two_tables_are_told_apart() -> None:
    text = f"{TABLE}The report was noted by the Council.\n\n{TABLE}"
    assert len({block.table for block in find_blocks(text) if block.role == "row"}) == 2


def test_a_markdown_table_is_rows_under_its_header() -> None:
    text = "| Group | Given |\n| --- | ---: |\n| Players | £250 |\n| Lantern Club | £120 |\n"
    rows = find_blocks(text)
    assert [(row.role, row.header) for row in rows] == [
        ("row", True),
        ("row", False),
        ("row", False),
    ]
    assert words(text, rows[1]) == "| Players | £250 |"


def test_a_list_of_names_is_no_table() -> None:
    text = "Agatha Moule\n\nNed Farrow\n\nBryony Tench\n\nOdo Sparrow\n\n"
    assert {role for role, _ in roles(text)} <= {"paragraph", "heading"}


@pytest.mark.parametrize(
    "heading",
    [
        "1. Apologies for absence",
        "12.3 Footpaths",
        "Item 4. Footpaths",
        "## Footpaths",
        "FOOTPATHS AND BRIDLEWAYS",
        "**Footpaths**",
        "Footpaths",
        "1\\. Apologies",
    ],
)
def test_headings_are_known_by_their_looks(heading: str) -> None:
    text = (
        f"{heading}\n\nThe Clerk reported that the footpath along the mill stream had been mended "
        "by the county, which was welcome.\n"
    )
    assert roles(text)[0] == ("heading", heading)


@pytest.mark.parametrize(
    "line",
    [
        "The meeting closed at 9 pm.",
        "It was agreed, after some debate:",
        "RESOLVED",
        "£4,850",
        "1. That the draft be supported, and that it be sent to the county without delay.",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    text = f"{line}\n\nThe Clerk reported that the footpath along the mill stream was mended.\n"
    assert roles(text)[0][0] != "heading"


def test_dates_at_the_start_of_a_line_are_no_numbers_of_items() -> None:
    text = "14 May 2024 was agreed as the date of the annual meeting of the parish council.\n"
    assert find_blocks(text)[0].role == "paragraph"


def test_rules_between_items_are_no_words() -> None:
    assert roles("The drains.\n\n-----\n\n* * *\n\nThe lamps.\n") == [
        ("paragraph", "The drains."),
        ("paragraph", "The lamps."),
    ]


@pytest.mark.parametrize("text", [WRAPPED, PASTED + TABLE, "a\n\n\n", "", "\n\n", "x" * 9000])
def test_blocks_hold_all_words_in_order_and_never_overlap(text: str) -> None:
    blocks = find_blocks(text)
    ends = [0, *(block.end for block in blocks)]
    assert all(end <= block.start for end, block in zip(ends, blocks, strict=False))
    left = "".join(text[end : block.start] for end, block in zip(ends, blocks, strict=False))
    assert not left.strip()


SPACED = """MINUTES OF PROCEEDINGS AT A MEETING OF THE LAMPS COMMITTEE HELD IN

THE READING ROOM ON 4 MAY 2023

Mr. Moule opened the meeting and thanked the members who had come in spite of the rain and

of the floods in Pound Lane, among them the Clerk, the Treasurer and the Surveyor, Mr.

P. Tench, whose boots were wet. He said that the lamps would be the first thing that they

spoke about.
---
2

1.

Lamps

The Surveyor said that of forty lamps eleven were dark, that six of these had been struck by

carts, and that the others wanted no more than a wick.

Question by Cllr Farrow

Reply:

The lamps were made by Mr Orme, who has since gone abroad and who has left no address, so

that nothing can be asked of him.
"""


def test_text_with_a_blank_line_after_every_line_is_read_as_paragraphs() -> None:
    found = [
        (block.role, " ".join(SPACED[block.start : block.end].split()))
        for block in find_blocks(SPACED)
    ]
    roles = [role for role, _ in found]
    words = [words for _, words in found]
    assert words[0].endswith("THE READING ROOM ON 4 MAY 2023")
    assert words[1].startswith("Mr. Moule opened")
    assert words[1].endswith("spoke about.")
    assert ("heading", "1. Lamps") in found
    assert ("part", "Reply:") in found
    assert roles.count("paragraph") == 5


def test_an_archives_note_above_a_document_is_an_aside() -> None:
    text = "[Original file](https://council.example/a.pdf)\n---\nThe lamps were lit.\n"
    assert [block.role for block in find_blocks(text)] == ["aside", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "**Proposed: Councillor Moule**",
        "SECONDED BY CLLR FARROW",
        "**For Councillor Tench**",
        "AGAINST:",
    ],
)
def test_who_moved_and_how_they_voted_is_no_heading(line: str) -> None:
    before = "Lamps were spoken of at length, and of their wicks."
    after = "Cllrs Orme and Pell, and the others who had come to the hall that night."
    text = f"{before}\n\n{line}\n\n{after}\n"
    assert "heading" not in [block.role for block in find_blocks(text)]


def test_the_label_of_a_side_stands_alone_in_text_that_is_spaced_out() -> None:
    lines = [
        "The members spoke at length about the lamps of Fen Lane and of the",
        "many letters that had come in since the spring, and then voted on",
        "the motion that the lamps be lit from dusk to midnight, as follows:",
        "For",
        "Councillors Alder, Birch (A), Birch (T), Cedar, Dogwood, Elm, Fir and",
        "Gorse, and with them also Councillors Hazel, Ivy and Juniper. (11)",
        "Against",
        "Councillors Larch, Maple, Oak, Pine, Quince and Rowan. (6)",
    ]
    text = "\n\n".join(lines)
    said = [text[block.start : block.end] for block in find_blocks(text)]
    assert "For" in said
    assert "Against" in said


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("**Item 2:** **Presentation: Hedges** **–** **J. Moule, S.E.**", "Item 2:"),
        (
            "**22.Notice of Motion submitted by Cllr S. Moule (to be referred to the**\n"
            "**Works Committee)**",
            "22.",
        ),
        ("**4. Lamps**", "4."),
    ],
)
def test_a_numbered_line_in_bold_is_a_heading_however_it_is_cut(line: str, label: str) -> None:
    wrapped = "The members spoke about it at length, and of the many letters that\n" * 8
    text = f"The minutes were read.\n\n{line}\n\n{wrapped}had come.\n"
    (heading,) = [block for block in find_blocks(text) if block.role == "heading"]
    assert text[heading.start : heading.end] == line
    assert (heading.level, heading.label) == (2, label)


@pytest.mark.parametrize(
    "line",
    [
        "**1. That the lamps of Fen Lane be mended.**",
        "**2. The council agreed to pay for them**",
        "**Item 2:** the lamps of Fen Lane",
        "***I will move that the lamps be mended.***",
    ],
)
def test_a_sentence_in_bold_is_no_heading(line: str) -> None:
    text = f"The minutes were read.\n\n{line}\n\nThe members spoke about it at length.\n"
    assert "heading" not in [block.role for block in find_blocks(text)]


def test_a_motion_in_bold_is_no_part_of_its_title() -> None:
    title = "**Item 3: To consider Notice of Motion submitted by Councillor Moule**"
    motion = (
        "**I will move at the next meeting that this Council mend the lamps of Fen Lane,**\n\n"
        "**and those of Mill Lane.**"
    )
    wrapped = "The members spoke about it at length, and of the many letters that\n\n" * 9
    blocks = find_blocks(text := f"{wrapped}had come.\n\n{title}\n\n{motion}\n\n{wrapped}so.\n")
    said = {text[block.start : block.end].split("\n")[0]: block.role for block in blocks}
    assert said[title] == "heading"
    assert said[motion.split("\n", maxsplit=1)[0]] == "paragraph"


@pytest.mark.parametrize("words", ["5 Members voted for it.", "12 Councillors were there."])
def test_a_number_that_counts_is_no_label(words: str) -> None:
    (block,) = find_blocks(f"{words}\n")
    assert (block.role, block.label) == ("paragraph", "")


def test_the_end_of_a_motion_is_no_label() -> None:
    text = "for the needs of the people of Quill.\n\nCouncillors Ash and Birch spoke.\n"
    assert not heads_names(*text.strip().split("\n\n"))
    assert heads_names("**For deferral**", "Mayor Moule, Councillors: Ash, Birch")


def test_one_name_under_the_label_of_a_side_is_no_heading() -> None:
    before = "Lamps were spoken of at length, and a vote was taken as follows:"
    after = "The Mayor declared the motion carried, and the members thanked the clerk for it."
    text = f"{before}\n\n**Abstain**\n\nCouncillor Moule\n\n**(1)**\n\n{after}\n"
    assert "heading" not in [block.role for block in find_blocks(text)]
