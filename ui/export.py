"""Answers to take away, as Markdown or a Word file: each quotation has a footnote to its source."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from schema import Answer, Citation
from ui.citation_text import source
from words import answers as words_of_answers
from words import pages as words

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+|~-])")

Link = Callable[[Citation], str]
"""Makes the address at which a citation opens; empty if there is none."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of an answer and the citations that it rests on."""

    words: str
    citations: tuple[Citation, ...] = ()


def as_markdown(answers: Sequence[Answer], link: Link) -> str:
    """Write answers as Markdown, with footnotes numbered through."""
    parts: list[str] = []
    notes: list[str] = []
    for answer in answers:
        parts.append(f"## {_escaped(answer.question)}")
        for line in _lines(answer):
            markers = ""
            for citation in line.citations:
                where = link(citation)
                shown = f"{_escaped(source(citation))} <{where}>" if where else None
                notes.append(f"[^{len(notes) + 1}]: {shown or _escaped(source(citation))}")
                markers += f"[^{len(notes)}]"
            quoted = "> " if line.citations else ""
            parts.append(f"{quoted}{_escaped(line.words)}{markers}")
    return "\n\n".join([*parts, "\n".join(notes)]).strip() + "\n"


def as_word(answers: Sequence[Answer], link: Link) -> bytes:
    """Write answers as a Word file, with its own footnotes."""
    word = WordDocument()
    word.core_properties.title = words.PRODUCT
    notes: list[tuple[str, str]] = []
    for answer in answers:
        word.add_heading(_plain(answer.question), level=2)
        for line in _lines(answer):
            paragraph = word.add_paragraph(style="Quote" if line.citations else None)
            paragraph.add_run(_plain(line.words))
            for citation in line.citations:
                notes.append((_plain(source(citation)), _plain(link(citation))))
                _refer(paragraph, len(notes))
    _add_footnotes(word, notes)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _lines(answer: Answer) -> Iterator[_Line]:
    """Yield what an answer says, and what is said of it."""
    if answer.understood:
        yield _Line(words_of_answers.understood(answer.understood))
    if answer.status == "not_in_minutes":
        yield _Line(words_of_answers.NOT_IN_MINUTES)
    by_marker = {one.marker: one for one in answer.citations}
    if answer.claims:
        for claim in answer.claims:
            if not claim.unsupported:
                held = tuple(by_marker[one] for one in claim.markers if one in by_marker)
                yield _Line(claim.text, held)
    else:
        for one in answer.citations:
            lead = f"{one.lead} " if one.lead else ""
            yield _Line(f"{lead}“{' '.join(one.quote.replace('**', '').split())}”", (one,))
    yield from (_Line(remark) for remark in answer.remarks)


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _plain(text: str) -> str:
    """Leave out what no XML file may hold."""
    return _NOT_XML.sub("", text)


def _refer(paragraph: Paragraph, number: int) -> None:
    """Put the mark of a footnote at the end of a paragraph."""
    run = paragraph.add_run()
    run.font.superscript = True
    reference = run._r.makeelement(qn("w:footnoteReference"), {qn("w:id"): str(number)})
    run._r.append(reference)


def _add_footnotes(word: Word, notes: Sequence[tuple[str, str]]) -> None:
    """Give a Word file its part of footnotes, which python-docx does not know.

    The first two are the lines that part them from the text (ECMA-376, part 1, 17.11).
    """
    root = parse_xml(
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
    )
    for number, (named, where) in enumerate(notes, 1):
        note = etree.SubElement(root, qn("w:footnote"), {qn("w:id"): str(number)})
        paragraph = etree.SubElement(note, qn("w:p"))
        mark = etree.SubElement(paragraph, qn("w:r"))
        raised = etree.SubElement(mark, qn("w:rPr"))
        etree.SubElement(raised, qn("w:vertAlign"), {qn("w:val"): "superscript"})
        etree.SubElement(mark, qn("w:footnoteRef"))
        run = etree.SubElement(paragraph, qn("w:r"))
        said = etree.SubElement(run, qn("w:t"), {qn("xml:space"): "preserve"})
        said.text = f" {named}. {where}".rstrip()
    made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, made, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
