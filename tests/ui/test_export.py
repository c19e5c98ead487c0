"""Answers that are taken away hold the quotations word for word, and where they stand."""

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from answering import Answerer
from schema import Answer, Citation, Claim
from ui import export
from words import answers as words_of_answers


def link(citation: Citation) -> str:
    return f"https://minutes.invalid/source?start={citation.start}"


@pytest.fixture
def answer(tiny: Answerer) -> Answer:
    given = tiny.answer("By when will the footbridge be repaired?")
    assert given.status == "answered"
    return given


def footnotes(made: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/footnotes.xml"))
    notes = root.findall("{*}footnote")[2:]
    return ["".join(note.itertext()) for note in notes]


def test_a_word_file_holds_each_quotation_with_a_footnote_to_its_source(answer: Answer) -> None:
    made = export.as_word([answer], link)
    shown = "\n".join(one.text for one in Document(io.BytesIO(made)).paragraphs)
    assert answer.question in shown
    notes = footnotes(made)
    assert len(notes) == len(answer.citations)
    for citation, note in zip(answer.citations, notes, strict=True):
        assert " ".join(citation.quote.split()) in shown
        assert citation.document.title in note
        assert link(citation) in note


def test_a_word_file_opens_elsewhere_with_its_footnotes(answer: Answer, tmp_path: Path) -> None:
    (tmp_path / "answer.docx").write_bytes(export.as_word([answer, answer], link))
    convert = f"soffice --headless --convert-to html --outdir {tmp_path}".split()
    subprocess.run(
        [*convert, str(tmp_path / "answer.docx")],
        check=True,
        capture_output=True,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    shown = (tmp_path / "answer.html").read_text("utf-8")
    assert " ".join(answer.citations[0].quote.split()) in " ".join(shown.split())
    assert shown.count(link(answer.citations[0])) == 2


def test_markdown_has_a_footnote_for_each_quotation_and_numbers_them_through(
    answer: Answer,
) -> None:
    made = export.as_markdown([answer, answer], link)
    count = 2 * len(answer.citations)
    assert [f"[^{n}]:" in made for n in range(1, count + 2)] == [True] * count + [False]
    assert "> “" in made


def test_what_a_document_says_is_no_markup(answer: Answer) -> None:
    (first, *_) = answer.citations
    odd = replace(answer, question="# *Why* <b>[x](y)</b>?", citations=(first,))
    assert export.as_markdown([odd], link).startswith("## \\# \\*Why\\* \\<b\\>\\[x\\](y)\\</b\\>?")
    export.as_word([replace(odd, question="a\x00b\x0c")], link)


def test_a_declined_question_is_saved_as_such(answer: Answer) -> None:
    declined = replace(answer, status="not_in_minutes", citations=())
    assert words_of_answers.NOT_IN_MINUTES in export.as_markdown([declined], link)


def test_of_a_model_only_what_stands_is_saved(answer: Answer) -> None:
    claims = (Claim("It will be mended.", (1,), ()), Claim("It was painted.", (1,), ("painted",)))
    made = export.as_markdown([replace(answer, claims=claims)], link)
    assert "It will be mended." in made
    assert "painted" not in made


def test_without_an_address_the_source_is_named(answer: Answer) -> None:
    made = export.as_markdown([answer], lambda _: "")
    assert "<" not in made
    assert answer.citations[0].document.title in made.replace("\\", "")
