import io
import re
import zipfile
from pathlib import Path

import pytest

from errors import SourceError
from ingest.parse import office, parse
from ingest.parse.parsed import Parsed
from words.contents import needs_libreoffice

RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0
{\b Pennick Parish Council}\par
Minutes of the meeting held on Tuesday 9 April 2024\par
Apologies from Cllr \'d3 Briain were received.\par
The bridge at Sallow Lane would cost \'a34,850.\par
{\v A hidden note.}}"""
ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:text><text:h text:outline-level="1">Cyngor Plwyf Pennick</text:h>
<text:p>Cadarnhawyd y cofnodion; diolchwyd i’r dŵr a’r tŷ.</text:p></office:text>
</office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is missing")


def odt(content: str = ODT) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    return held.getvalue()


def linking(words: str) -> str:
    return ODT.replace("</office:text>", f"{words}</office:text>")


SECTION = (
    '<text:section text:name="s"><text:section-source xlink:href="{}" xlink:type="simple"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"/><text:p>As it was.</text:p></text:section>'
)


@needs_office
@pytest.mark.parametrize(
    "call",
    [
        rb'{\field{\*\fldinst { INCLUDETEXT "%s" }}{\fldrslt {As it was.}}}',
        rb'{\field{\*\fldinst { INCLUDETEXT "file://%s" }}{\fldrslt {As it was.}}}',
        rb'{\field{\*\fldinst { LINK Word.Document.8 "%s" "" \\a \\t }}{\fldrslt {As it was.}}}',
        rb'{\field{\*\fldinst { INCLUDEPICTURE "%s" \\d }}{\fldrslt {As it was.}}}',
        rb'{\field{\*\fldinst { DDEAUTO soffice "%s" x }}{\fldrslt {As it was.}}}',
        SECTION.encode(),
    ],
    ids=["include", "include by address", "link", "picture", "dde", "section"],
)
def test_no_other_file_is_read_into_a_document(call: bytes, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Words of another file.")
    if call.startswith(b"<"):
        data = odt(linking(call.decode().format(other.as_uri())))
        parsed = parse(data, ".odt")
    else:
        parsed = parse(RTF[:-1] + call.replace(b"%s", str(other).encode()) + rb"\par}", ".rtf")
    assert "As it was." in parsed.text
    assert "another file" not in parsed.text
    assert parsed.facts["unread"] == "1 linked file"


def texts(parsed: Parsed, role: str) -> list[str]:
    return [parsed.text[b.start : b.end] for b in parsed.blocks if b.role == role]


@needs_office
@pytest.mark.parametrize("ending", [".rtf", ".doc"])
def test_rtf_is_read_whatever_it_is_named(ending: str) -> None:
    parsed = parse(RTF, ending)
    assert texts(parsed, "heading")[0] == "Pennick Parish Council"
    assert "The bridge at Sallow Lane would cost £4,850." in parsed.text
    assert "Cllr Ó Briain" in parsed.text
    assert "hidden" not in parsed.text


@needs_office
def test_opendocument_text_is_read() -> None:
    parsed = parse(odt(), ".odt")
    assert texts(parsed, "heading") == ["Cyngor Plwyf Pennick"]
    assert texts(parsed, "paragraph") == ["Cadarnhawyd y cofnodion; diolchwyd i’r dŵr a’r tŷ."]


@needs_office
def test_what_libreoffice_cannot_read_is_named() -> None:
    broken = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(SourceError, match="LibreOffice"):
        parse(broken, ".doc")


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "PLACES", ())
    with pytest.raises(SourceError, match=re.escape(needs_libreoffice(".rtf"))):
        parse(RTF, ".rtf")


@needs_office
def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.01)
    with pytest.raises(SourceError, match="did not convert"):
        parse(RTF, ".rtf")
