"""What a Word file no longer says, and what its forms, symbols and raised figures say."""

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.parse import parse
from tests.making import word


def read(*paragraphs: str, document: Word | None = None) -> str:
    """Return the text of a file with these paragraphs, given as what stands within `w:p`."""
    document = document or docx.Document()
    for inner in paragraphs:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
        )
    return parse(word(document), ".docx").text


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


STRIKE = "<w:strike/>"


@pytest.mark.parametrize(
    "gone",
    [
        run("Cllr Auk", STRIKE),
        run("Cllr Auk", "<w:dstrike/>"),
        run("Cllr ", STRIKE) + run("Auk", STRIKE),
        f"<w:hyperlink>{run('Cllr Auk', STRIKE)}</w:hyperlink>",
        f"<w:ins>{run('Cllr Auk', STRIKE)}</w:ins>",
        f"<w:moveFrom>{run('Cllr Auk')}</w:moveFrom>",
        "<w:del><w:r><w:delText>Cllr Auk</w:delText></w:r></w:del>",
        "<w:ins><w:del><w:r><w:delText>Cllr Auk</w:delText></w:r></w:del></w:ins>",
        run("Cllr Auk", "<w:vanish/>"),
        run("Cllr Auk", '<w:rStyle w:val="Gone"/>'),
    ],
)
def test_what_was_struck_out_is_not_said(gone: str) -> None:
    document = docx.Document()
    gone_style = document.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER)
    gone_style.font.strike = True
    text = read(run("The key is kept by ") + gone + run(" Cllr Teal."), document=document)
    assert text == "The key is kept by Cllr Teal."


def test_a_switch_that_is_turned_off_strikes_nothing() -> None:
    document = docx.Document()
    style = document.styles.add_style("Void", WD_STYLE_TYPE.PARAGRAPH)
    style.font.strike = True
    void = '<w:pPr><w:pStyle w:val="Void"/></w:pPr>'
    text = read(
        run("The fee was £4."),
        void + run("The fee was £3."),
        void + run("It stands.", '<w:strike w:val="0"/>'),
        run("So be it.", '<w:strike w:val="false"/>'),
        document=document,
    )
    assert text == "The fee was £4.\n\nIt stands.\n\nSo be it."


def test_a_strike_that_a_change_took_away_strikes_nothing() -> None:
    changed = "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"
    assert read(run("The fee was £4.", changed)) == "The fee was £4."


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_paragraph_goes_on_where_its_mark_was_deleted(mark: str) -> None:
    cut = f"<w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr>"
    text = read(cut + run("RESOLVED that the fee"), run("be £4."), run("Next."))
    assert text == "RESOLVED that the fee be £4.\n\nNext."
    assert read(cut + run("Only words.")) == "Only words."


def test_a_deleted_cell_is_not_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for n, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{n}"
    gone = parse_xml(f'<w:cellDel {nsdecls("w")} w:id="1" w:author="a"/>')
    table.cell(1, 1)._tc.get_or_add_tcPr().append(gone)
    assert parse(word(document), ".docx").text == "c0 | c1 | c2\nc3 | c5"


def box(inner: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>'


LIST = '<w:ddList>{}<w:listEntry w:val="refused"/><w:listEntry w:val="granted"/></w:ddList>'


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (box("<w:checkBox><w:checked/></w:checkBox>"), "☒"),
        (box('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☒"),
        (box('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "☐"),
        (box(LIST.format('<w:result w:val="1"/>')), "granted"),
        (box(LIST.format('<w:default w:val="1"/>')), "granted"),
        (box(LIST.format("")), "refused"),
        (box(LIST.format('<w:result w:val="7"/>')), ""),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>', "≤"),
        ('<w:r><w:sym w:font="Nobody" w:char="F0A3"/></w:r>', ""),
        ('<w:r><w:sym w:font="Arial" w:char="00BD"/></w:r>', "½"),
        ('<w:r><w:sym w:font="Arial" w:char="hello"/></w:r>', ""),
        (f"<w:sdt><w:sdtContent>{run('granted')}</w:sdtContent></w:sdt>", "granted"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Choose')}"
            "</w:sdtContent></w:sdt>",
            "",
        ),
    ],
)
def test_forms_say_what_was_entered(field: str, shown: str) -> None:
    text = read(run("The licence is ") + field + run(" for now."))
    assert text == " ".join(f"The licence is {shown} for now.".split())


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("before", "raised", "after", "shown"),
    [
        ("On the 14", "th", " of May", "On the 14th of May"),
        ("It cost £250", "1", ".", "It cost £250[1]."),
        ("It cost £250", "1, 2", ".", "It cost £250[1, 2]."),
        ("The lawn has 30 m", "2", " of moss", "The lawn has 30 m² of moss"),
        ("They came", "3", " late", "They came[3] late"),
        ("The mark", "™", " stays", "The mark™ stays"),
        ("", "1", " See the plan", "[1] See the plan"),
    ],
)
def test_raised_figures_are_no_digits_of_a_sum(
    before: str, raised: str, after: str, shown: str
) -> None:
    assert read(run(before) + run(raised, RAISED) + run(after)) == shown


def test_hyphens_that_only_may_break_a_word_leave_it_whole() -> None:
    text = read(
        "<w:r><w:t>main</w:t><w:softHyphen/><w:t>ten\u00adance, well</w:t>"
        "<w:noBreakHyphen/><w:t>known, 2024\u201105\u201102</w:t></w:r>"
    )
    assert text == "maintenance, well-known, 2024-05-02"


BOLD = "<w:b/>"
LONG = "The Clerk told how the lamps of the fen had been lit in the week before."


@pytest.mark.parametrize(
    ("inner", "roles"),
    [
        (run("Lamps", BOLD) + "<w:r><w:br/></w:r>" + run(LONG), ["heading", "paragraph"]),
        (
            run("4. La", BOLD) + run("mps", BOLD) + f"<w:r><w:br/><w:t>{LONG}</w:t></w:r>",
            ["heading", "paragraph"],
        ),
        (
            f"<w:r><w:rPr><w:b/></w:rPr><w:t>Lamps</w:t><w:br/></w:r>{run(LONG)}",
            ["heading", "paragraph"],
        ),
        (run("Lamps ", BOLD) + run(LONG), ["paragraph"]),
        (run("RESOLVED", BOLD) + "<w:r><w:br/></w:r>" + run(LONG), ["paragraph", "paragraph"]),
    ],
)
def test_a_bold_line_heads_what_follows_it(inner: str, roles: list[str]) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    assert [block.role for block in parse(word(document), ".docx").blocks] == roles


def test_rows_name_their_columns_again_or_state_a_result() -> None:
    document = docx.Document()
    told = [["Ward", "Lamps"], ["Fen", "4"], ["Ward", "Lamps"], ["Mill", "2"]]
    table = document.add_table(rows=5, cols=2)
    for n, cells in enumerate(told):
        for column, words in enumerate(cells):
            table.cell(n, column).text = words
    table.cell(4, 0).merge(table.cell(4, 1)).text = "RESOLVED that six be bought."
    parsed = parse(word(document), ".docx")
    assert [block.role for block in parsed.blocks] == ["row"] * 4 + ["paragraph"]
    assert [block.header for block in parsed.blocks] == [True, False, True, False, False]
