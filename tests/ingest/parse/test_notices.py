"""What stands beside a text is kept, with the stretch that it stands over."""

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from ingest.parse import parse
from ingest.parse.parsed import Parsed, Place
from tests.making import word

PROPERTIES = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM = """\
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property pid="2" name="Marking"><vt:lpwstr>Official: Sensitive</vt:lpwstr></property>
</Properties>"""
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
SHAPES = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def over(parsed: Parsed, words: str) -> list[tuple[Place, str]]:
    """Return where some words stand beside a text, and the text that they stand over."""
    found = [one for one in parsed.notices if one.words == words]
    return [(one.place, parsed.text[one.start : one.end].strip()) for one in found]


def minutes() -> Word:
    document = docx.Document()
    document.add_heading("Otter Committee", 1)
    document.add_heading("1. Weir", 2)
    document.add_paragraph("The weir was looked at.")
    return document


def read(document: Word) -> Parsed:
    return parse(word(document), ".docx")


def put(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')} {VML} {SHAPES}>{xml}</w:r>"))


@pytest.mark.parametrize(
    ("part", "place"),
    [("header", "head"), ("footer", "foot"), ("first_page_header", "head")],
)
def test_headers_stand_over_their_section(part: str, place: Place) -> None:
    document = minutes()
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = True
    getattr(section, part).is_linked_to_previous = False
    getattr(section, part).paragraphs[0].text = "In private"
    document.add_paragraph("The price of the mill was told.")
    assert over(read(document), "In private") == [(place, "The price of the mill was told.")]


def test_the_parts_of_a_header_stand_apart() -> None:
    document = minutes()
    document.sections[0].header.paragraphs[0].text = "Otter Committee\tPrivate\tPage 3"
    parsed = read(document)
    assert [one.words for one in parsed.notices if one.place == "head"] == [
        "Otter Committee",
        "Private",
        "Page 3",
    ]


def test_a_header_goes_on_in_the_sections_that_name_none() -> None:
    document = minutes()
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("Later words.")
    parsed = read(document)
    assert over(parsed, "Draft") == [("head", parsed.text)]


def test_a_header_of_even_pages_is_hidden_where_all_pages_are_alike() -> None:
    document = minutes()
    document.sections[0].even_page_header.paragraphs[0].text = "Left hand"
    assert [place for place, _ in over(read(document), "Left hand")] == ["hidden"]
    document.settings.odd_and_even_pages_header_footer = True
    assert [place for place, _ in over(read(document), "Left hand")] == ["head"]


BOX = "<w:txbxContent><w:p><w:r><w:t>Boxed words</w:t></w:r></w:p></w:txbxContent>"
BENT = '<wps:bodyPr><a:prstTxWarp xmlns:a="x" prst="{}"/></wps:bodyPr>'


@pytest.mark.parametrize(
    ("xml", "place"),
    [
        ('<w:pict><v:shape><v:textpath string="Boxed words"/></v:shape></w:pict>', "watermark"),
        (f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>", "head"),
        (
            f"<w:drawing><wps:wsp>{BENT.format('textPlain')}<wps:txbx>{BOX}</wps:txbx></wps:wsp>"
            "</w:drawing>",
            "watermark",
        ),
        (
            f"<w:drawing><wps:wsp>{BENT.format('textNoShape')}<wps:txbx>{BOX}</wps:txbx></wps:wsp>"
            "</w:drawing>",
            "head",
        ),
        ('<w:drawing><wps:docPr descr="Boxed words"/></w:drawing>', "picture"),
    ],
)
def test_shapes_in_a_header_are_read(xml: str, place: Place) -> None:
    document = minutes()
    put(document.sections[0].header.paragraphs[0], xml)
    parsed = read(document)
    assert over(parsed, "Boxed words") == [(place, parsed.text)]
    assert parsed.facts.get("watermark") == ("Boxed words" if place == "watermark" else None)


def test_bent_words_in_the_body_are_a_watermark_and_no_text() -> None:
    document = minutes()
    put(
        document.paragraphs[0],
        f"<w:drawing><wps:wsp>{BENT.format('textPlain')}<wps:txbx>{BOX}</wps:txbx></wps:wsp>"
        "</w:drawing>",
    )
    parsed = read(document)
    assert "Boxed" not in parsed.text
    assert [place for place, _ in over(parsed, "Boxed words")] == ["watermark"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("title", "In private"),
        ("subject", "In private"),
        ("keywords", "In private"),
        ("category", "In private"),
        ("comments", "In private"),
        ("content_status", "status: In private"),
    ],
)
def test_properties_stand_over_all(name: str, shown: str) -> None:
    document = minutes()
    setattr(document.core_properties, name, "In private")
    parsed = read(document)
    assert over(parsed, shown) == [("property", parsed.text)]


def test_a_label_that_a_program_sets_is_a_property() -> None:
    document = minutes()
    part = Part(PackURI("/docProps/custom.xml"), PROPERTIES, CUSTOM.encode())
    document.part.package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    parsed = read(document)
    assert over(parsed, "Marking: Official: Sensitive") == [("property", parsed.text)]


def test_hidden_words_stand_over_the_part_that_they_are_in() -> None:
    document = minutes()
    secret = document.add_paragraph("Open. ")
    for piece in ("Not for pub", "lication"):
        secret.add_run(piece).font.hidden = True
    document.add_paragraph("The mill.")
    document.add_heading("2. Otters", 2)
    parsed = read(document)
    assert "lication" not in parsed.text
    assert over(parsed, "Not for publication") == [("hidden", "Open.\n\nThe mill.")]


def test_a_remark_stands_over_its_paragraph() -> None:
    document = minutes()
    beside = document.add_paragraph("The mill cost £7.")
    document.add_comment(beside.runs, text="Is that public?", author="A", initials="A")
    document.add_paragraph("More.")
    assert over(read(document), "Is that public?") == [("margin", "The mill cost £7.")]


PAGE = """\
<html><head><title>Otter minutes</title><meta name="description" content="For members only">
<meta name="classification" content="Private"><meta name="viewport" content="width=device-width">
<style>.veiled {{ display: none }} body::before {{ content: "Behind it all" }}</style></head>
<body><h1>Otter Committee</h1><p>Minutes of 4 May 2021.</p>{mark}<h2>1. Mill</h2>
<p>The committee heard at length of the mill, and of what it might fetch.</p>{after}</body></html>
"""


def page(mark: str = "", after: str = "") -> Parsed:
    return parse(PAGE.format(mark=mark, after=after).encode(), ".html")


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("<aside>Shut to all</aside>", "margin"),
        ("<nav><b>Shut</b> to all</nav>", "margin"),
        ('<div class="cookie-consent">Shut to all</div>', "margin"),
        ("<p hidden>Shut to all</p>", "hidden"),
        ('<p style="color:red; display : none">Shut to all</p>', "hidden"),
        ('<span style="visibility:hidden">Shut to all</span>', "hidden"),
        ('<p class="x Veiled">Shut to all</p>', "hidden"),
        ("<!-- Shut to all -->", "hidden"),
        ('<img src="a.png" alt="Shut to all">', "picture"),
        ('<p><a title="Shut to all"></a></p>', "hidden"),
        ('<div data-marking="Shut to all"></div>', "hidden"),
        ("<svg><text>Shut to all</text></svg>", "margin"),
    ],
)
def test_what_a_page_says_beside_its_words_stands_over_what_follows(
    mark: str, place: Place
) -> None:
    parsed = page(mark)
    assert "Shut" not in parsed.text
    found = over(parsed, "Shut to all") or over(parsed, "Shut\nto all")
    assert [one for one, _ in found] == [place]
    assert found[0][1].endswith("1. Mill\n\n" + parsed.text.rpartition("\n\n")[2])


def test_a_pages_head_and_style_stand_over_all() -> None:
    parsed = page()
    assert over(parsed, "Otter minutes") == [("property", parsed.text)]
    assert over(parsed, "For members only") == [("property", parsed.text)]
    assert over(parsed, "classification: Private") == [("property", parsed.text)]
    assert over(parsed, "Behind it all") == [("watermark", parsed.text)]
    assert len(parsed.notices) == 4


def test_what_stands_outside_the_content_stands_over_all() -> None:
    body = f"<p>Shut to all</p><main><h1>Mill</h1>{'<p>The mill was sold.</p>' * 20}</main>"
    parsed = parse(f"<html><body>{body}</body></html>".encode(), ".html")
    assert over(parsed, "Shut to all") == [("margin", parsed.text)]


def test_hidden_parts_that_open_at_a_click_are_the_pages_words() -> None:
    part = '<div style="display:none"><p>It was resolved to buy the mill for the otters.</p></div>'
    parsed = parse(f"<html><body><p>Minutes</p>{part * 3}</body></html>".encode(), ".html")
    assert parsed.text.count("buy the mill") == 3


POST = """\
---
title: Otter minutes
access: Members only
---

# Otter Committee

{mark}

## 1. Mill

The mill was sold.
"""


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("<!-- Shut to all -->", "hidden"),
        ("[//]: # (Shut to all)", "hidden"),
        ('[comment]: <> "Shut to all"', "hidden"),
        ("![Shut to all](mill.png)", "picture"),
        ('<div><img alt="Shut to all"></div>', "picture"),
    ],
)
def test_what_markdown_carries_unseen_stands_over_what_follows(mark: str, place: Place) -> None:
    parsed = parse(POST.format(mark=mark).encode(), ".md")
    (found,) = over(parsed, "Shut to all")
    assert found[0] == place
    assert found[1].endswith("The mill was sold.")
    assert over(parsed, "access: Members only") == [("property", parsed.text.strip())]


def test_a_pages_first_and_last_lines_stand_over_it() -> None:
    parsed = parse(b"Otters\n\nThe weir.\n\fPrivate\nThe mill.\nPage 2\n", ".txt")
    assert over(parsed, "Private") == [("head", "Private\nThe mill.\nPage 2")]
    assert over(parsed, "Otters")[0] == ("head", "Otters\n\nThe weir.")
    assert not over(parsed, "Page 2")
