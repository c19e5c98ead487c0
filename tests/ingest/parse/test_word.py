import io
import zipfile

import docx
import pytest
from docx.document import Document as Word

from errors import EmptySource, SourceError
from ingest.parse import Block, parse
from ingest.parse import word as parse_word_module
from ingest.parse.parsed import Parsed
from tests.making import word, word_of, zipped


def written() -> Word:
    document = docx.Document()
    document.core_properties.title = "Minutes of the Planning Committee"
    document.add_heading("Planning Committee", 1)
    document.add_paragraph("The Chair’s welcome cost £5; everyone was there.")
    document.add_heading("12. Mill Street", 2)
    bold = document.add_paragraph()
    bold.add_run("Late representations").bold = True
    document.add_paragraph("Two letters had come. One asked:")
    document.add_paragraph("that the hedge be kept;", style="List Bullet")
    document.add_paragraph("(b)\tthat the lane be closed.")
    table = document.add_table(rows=3, cols=2)
    for n, text in enumerate(["Site", "Houses", "Mill Street", "7", "Fen Drove", "64"]):
        table.cell(n // 2, n % 2).text = text
    document.add_paragraph("The meeting closed at 8 pm.")
    return document


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parse(word(written()), ".docx")


def of_role(parsed: Parsed, role: str) -> list[Block]:
    return [block for block in parsed.blocks if block.role == role]


def words(parsed: Parsed, blocks: list[Block]) -> list[str]:
    return [parsed.text[block.start : block.end] for block in blocks]


def test_headings_are_styles_or_bold_lines(parsed: Parsed) -> None:
    headings = of_role(parsed, "heading")
    assert words(parsed, headings) == [
        "Planning Committee",
        "12. Mill Street",
        "Late representations",
    ]
    assert [block.level for block in headings] == [1, 2, 3]


def test_list_items_keep_their_labels(parsed: Parsed) -> None:
    items = of_role(parsed, "item")
    assert words(parsed, items) == ["that the hedge be kept;", "(b) that the lane be closed."]
    assert [block.label for block in items] == ["", "(b)"]


def test_a_table_stands_where_it_stood(parsed: Parsed) -> None:
    rows = of_role(parsed, "row")
    assert words(parsed, rows) == ["Site | Houses", "Mill Street | 7", "Fen Drove | 64"]
    assert [row.header for row in rows] == [True, False, False]
    assert parsed.text.endswith("Fen Drove | 64\n\nThe meeting closed at 8 pm.")


def test_cells_that_were_merged_are_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "All three wards"
    for n, text in enumerate(["Market", "Weirside", "Fen"]):
        table.cell(1, n).text = text
    parsed = parse(word(document), ".docx")
    assert parsed.text == "All three wards\nMarket | Weirside | Fen"


def test_the_title_that_the_file_states_is_a_fact(parsed: Parsed) -> None:
    assert parsed.facts == {"title": "Minutes of the Planning Committee"}


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(EmptySource):
        parse(word_of("", "  "), ".docx")


@pytest.mark.parametrize(
    "data",
    [
        word_of("Minutes")[:2000],
        word_of("Minutes")[:-60],
        zipped(mimetype="application/epub"),
        zipped(),
        b"PK\x03\x04" + bytes(500),
    ],
    ids=["cut short", "without its end", "another zip", "empty zip", "zeros"],
)
def test_a_broken_file_is_said_to_be(data: bytes) -> None:
    with pytest.raises(SourceError, match="Word"):
        parse(data, ".docx")


def test_broken_xml_inside_is_said_to_be() -> None:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_of("Minutes"))) as whole,
        zipfile.ZipFile(held, "w") as cut,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            cut.writestr(name, data[:300] if name == "word/document.xml" else data)
    with pytest.raises(SourceError, match="damaged"):
        parse(held.getvalue(), ".docx")


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = word_of("drains " * 200_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(parse_word_module, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(SourceError, match="unpacks to"):
        parse(bomb, ".docx")
