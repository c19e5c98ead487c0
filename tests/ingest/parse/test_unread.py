"""What of a file holds no words is named, so that nobody takes it for read."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.metadata.read import read_metadata
from ingest.parse import parse
from tests.making import word

MORE = (
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:m="urn:m"'
)
PICTURE = "<w:drawing><m:inline><m:docPr {}/><m:graphic><m:pic/></m:graphic></m:inline></w:drawing>"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (PICTURE.format('name="Picture 1"'), "1 picture"),
        (PICTURE.format('name="a"') * 2, "2 pictures"),
        (PICTURE.format('descr="An otter"'), ""),
        ('<w:pict><v:shape><v:imagedata o:title=""/></v:shape></w:pict>', "1 picture"),
        (
            '<w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
            "</w:object>",
            "1 embedded spreadsheet",
        ),
        ('<w:object><o:OLEObject ProgID="Package"/></w:object>', "1 embedded file"),
        ('<w:drawing><c:chart c:id="rId9"/></w:drawing>', "1 chart"),
        ("<w:instrText> INCLUDETEXT other.docx </w:instrText>", "1 linked file"),
        ("<w:instrText> PAGE </w:instrText>", ""),
    ],
)
def test_what_word_embeds_is_named(inner: str, said: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Minutes of the otters.")
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')} {MORE}>{inner}</w:r>"))
    parsed = parse(word(document), ".docx")
    assert parsed.facts.get("unread", "") == said
    assert read_metadata(parsed, "a.docx").notes == ((f"not read: {said}",) if said else ())
