import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from errors import EmptySource, SourceError
from ingest.parse import Block, parse
from ingest.parse.parsed import Parsed
from ingest.parse.word import package
from tests.hostile import WORD_START, with_parts
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
    monkeypatch.setattr(package, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(SourceError, match="unpacks to"):
        parse(bomb, ".docx")


NS = nsdecls("w")
UNDERLINED = '<w:u w:val="single"/>'
LEVELS = """<w:abstractNum {ns} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/>
<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
</w:abstractNum>"""


def numbered(*paragraphs: tuple[str, int, str], start: int = 1, restart: str = "") -> Parsed:
    """Read paragraphs, each of a list, at a level, with words; list "2" restarts the first's."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS.format(ns=NS, start=start)))
    for name, override in (("91", ""), ("92", restart)):
        numbering.append(
            parse_xml(
                f'<w:num {NS} w:numId="{name}"><w:abstractNumId w:val="90"/>{override}</w:num>'
            )
        )
    for name, level, text in paragraphs:
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {NS}><w:ilvl w:val="{level}"/><w:numId w:val="9{name}"/></w:numPr>'
            )
        )
    return parse(word(document), ".docx")


def test_numbers_are_those_that_word_shows() -> None:
    parsed = numbered(
        ("1", 0, "Parking"),
        ("1", 1, "The report was noted."),
        ("1", 1, "It was agreed:"),
        ("1", 2, "that the lane be closed;"),
        ("1", 2, "that the hedge be kept."),
        ("1", 3, "And so on."),
        ("1", 4, "A bullet shows no number."),
        ("1", 0, "Lighting"),
        ("1", 1, "The lamps were lit."),
        start=7,
    )
    assert [parsed.text[b.start : b.end] for b in parsed.blocks] == [
        "7. Parking",
        "7.1 The report was noted.",
        "7.2 It was agreed:",
        "(a) that the lane be closed;",
        "(b) that the hedge be kept.",
        "I And so on.",
        "A bullet shows no number.",
        "8. Lighting",
        "8.1 The lamps were lit.",
    ]
    assert [block.role for block in parsed.blocks if block.label in ("7.", "8.", "7.1")] == [
        "heading",
        "item",
        "heading",
    ]


def test_lists_of_one_definition_go_on_counting_unless_restarted() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    both = (("1", 0, "The first."), ("2", 0, "The second."))
    assert numbered(*both).text == "1. The first.\n\n2. The second."
    assert numbered(*both, restart=restart).text == "1. The first.\n\n1. The second."


def test_a_list_of_names_is_no_list_of_headings() -> None:
    names = [("1", 0, name) for name in ("Cllr Agatha Moule", "Cllr Ned Farrow", "Cllr Odo Tench")]
    parsed = numbered(*names)
    assert {block.role for block in parsed.blocks} == {"item"}


def test_a_number_that_its_style_gives_is_shown() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(LEVELS.format(ns=NS, start=3)))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    style = document.styles.add_style("Minute title", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {NS}><w:numId w:val="91"/></w:numPr>')
    )
    document.add_paragraph("Apologies", style="Minute title")
    document.add_paragraph("There were none.")
    block = parse(word(document), ".docx").blocks[0]
    assert (block.role, block.level, block.label) == ("heading", 2, "3.")


def body(xml: str) -> Parsed:
    """Read a Word file with this XML as its body."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {NS}>{xml}</w:body>"):
        document.element.body.insert(-1, element)
    return parse(word(document), ".docx")


def run(words: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (
            f"{run('The fee is ')}<w:del>{run('£5')}</w:del><w:ins>{run('£6')}</w:ins>",
            "The fee is £6",
        ),
        (f"{run('Open')}{run(' and secret', '<w:vanish/>')}{run(' words')}", "Open words"),
        (f"<w:hyperlink>{run('the report')}</w:hyperlink>{run(' of May')}", "the report of May"),
        (f"<w:sdt><w:sdtContent>{run('In a field')}</w:sdtContent></w:sdt>", "In a field"),
        (
            f"{run('Chair: ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{run('Click to enter')}</w:sdtContent></w:sdt>",
            "Chair:",
        ),
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "one two three"),
        (f"{run('Page ')}<w:r><w:instrText>PAGE</w:instrText></w:r>", "Page"),
        (f"<w:fldSimple w:instr='DATE'>{run('9 April 2024')}</w:fldSimple>", "9 April 2024"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "co-opted"),
    ],
    ids=["changes", "hidden", "link", "field", "placeholder", "breaks", "code", "date", "hyphen"],
)
def test_words_are_those_that_word_shows(inside: str, shown: str) -> None:
    parsed = body(f"<w:p>{inside}</w:p><w:p>{run('The end.')}</w:p>")
    assert " ".join(parsed.text.split("\n\n")[0].split()) == shown


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent>"
    parsed = body(
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{run('Before.')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert parsed.text == "Before.\n\nBoxed."


def test_footnotes_follow_the_words_that_call_them() -> None:
    data = word_of("The grant was paid.", "The lamps were lit.")
    notes = (
        f'<w:footnotes {NS}><w:footnote w:id="2"><w:p>{run("Out of reserves.")}</w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    changed = repacked(
        data,
        {
            "word/document.xml": lambda text: text.replace("</w:p>", call, 1),
            "word/_rels/document.xml.rels": lambda text: text.replace("</Relationships>", link),
        },
        {"word/footnotes.xml": notes},
    )
    assert parse(changed, ".docx").text == (
        "The grant was paid.[1]\n\nThe lamps were lit.\n\n[1] Out of reserves."
    )


def repacked(data: bytes, changes: dict[str, Callable[[str], str]], added: dict[str, str]) -> bytes:
    """Change and add parts of a Word file."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in changes:
                text = changes[name](text.decode()).encode()
            new.writestr(name, text)
        for name, words in added.items():
            new.writestr(name, words)
    return held.getvalue()


def test_what_the_header_says_is_a_fact_and_no_text() -> None:
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "Pennick Parish Council"
    header.add_paragraph("9 April 2024")
    header.paragraphs[0]._p.append(
        parse_xml(
            f"<w:r {NS} xmlns:v='urn:schemas-microsoft-com:vml'><w:pict>"
            "<v:shape><v:textpath string='DRAFT'/></v:shape></w:pict></w:r>"
        )
    )
    document.add_paragraph("The lamps were lit.")
    parsed = parse(word(document), ".docx")
    assert parsed.text == "The lamps were lit."
    assert parsed.facts == {"header": "Pennick Parish Council\n9 April 2024", "watermark": "DRAFT"}


def test_a_cell_merged_over_rows_stands_in_each_of_them() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for n, text in enumerate(["Ward", "Lamps", "Market", "14", "", "9"]):
        table.cell(n // 2, n % 2).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    assert parse(word(document), ".docx").text == "Ward | Lamps\nMarket | 14\nMarket | 9"


def test_a_table_that_lays_minutes_out_is_read_as_minutes() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    long = "The Clerk reported that the footbridge had been closed since February. " * 3
    cells = ["", "", "Action", "4.", "Footbridge", "", "4.1", long, "NF"]
    for n, text in enumerate(cells):
        table.cell(n // 3, n % 3).text = text
    parsed = parse(word(document), ".docx")
    assert [parsed.text[b.start : b.end] for b in parsed.blocks] == [
        "Action",
        "4. Footbridge",
        f"4.1 {long.strip()}",
        "NF",
    ]
    assert [block.role for block in parsed.blocks][1:3] == ["heading", "item"]


def test_headings_are_known_by_outline_level_and_underlining() -> None:
    parsed = body(
        f"<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>{run('Finance')}</w:p>"
        f"<w:p>{run('Grants', UNDERLINED)}</w:p>"
        f"<w:p>{run('RESOLVED unanimously', '<w:b/>')}</w:p>"
    )
    roles = [(block.role, block.level) for block in parsed.blocks]
    assert roles == [("heading", 2), ("heading", 3), ("paragraph", 0)]


@pytest.mark.parametrize("kind", ["ms-word.document.macroEnabled", "ms-word.template"])
def test_files_with_macros_and_templates_are_read(kind: str) -> None:
    changed = repacked(
        word_of("The lamps were lit."),
        {
            "[Content_Types].xml": lambda text: text.replace(
                "vnd.openxmlformats-officedocument.wordprocessingml.document", f"vnd.{kind}"
            )
        },
        {"word/vbaProject.bin": "a macro"},
    )
    assert parse(changed, ".docm").text == "The lamps were lit."


def test_xml_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    changed = repacked(
        word_of("Ha"),
        {"word/document.xml": lambda text: text.replace("<w:doc", f"{bomb}<w:doc")},
        {},
    )
    with pytest.raises(SourceError, match="entities"):
        parse(changed, ".docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_in_whatever_letters_they_are_defined(encoding: str) -> None:
    body = '<!DOCTYPE d [<!ENTITY a "lamp">]>' + WORD_START + "<w:p/></w:body></w:document>"
    start = body.replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "")
    with pytest.raises(SourceError, match="entities"):
        parse(with_parts({"word/document.xml": start.encode(encoding)}), ".docx")
