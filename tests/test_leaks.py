"""A secret is put wherever one can stand; it must not come out anywhere."""

import contextlib
import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from answering import Answerer
from answering.__main__ import main as ask
from answering.reader import Reader
from answering.report import answer_as_json
from answering.writing.prompt import prompt_of, sendable
from ingest.parse import parse
from ingest.passages.split import split
from schema import Document, Filters, Mark, Meeting, Passage, Span, Statement
from searching.retriever import MinutesRetriever
from tests.finding import search
from tests.stores import paper
from ui.document_view import sections
from ui.outline import read_outline
from ui.places import Places
from vectorstore import Archive, EmbeddingModel
from vectorstore.__main__ import main as vectorstore_command
from words import source as words_of_source

SECRETS = ("tidswell", "48,250", "severance", "quillfeather", "zephyrine", "redundancy", "gag")
"""What nobody may read, each in a place of its own and some in several."""
TEXT = """# Pennick Parish Council

Minutes of the meeting of the Council held on 9 April 2024

## 1. Lamps

The Clerk reported that four lamps in Fen Lane were out. RESOLVED: That the lamps of Fen Lane be
mended by 28 June 2024.

## 2. Confidential: grievance of Fern Tidswell

Fern Tidswell asked for a severance of £48,250. RESOLVED: That the severance be paid. Proposed by
Cllr Quillfeather.

### Terms for Zephyrine

- A gag of two years
- Nothing to the lamps of Fen Lane

## 3. Footpaths

The following were repaired:

- the stile at Sallow Bottom
- the gate at Marsh Corner

# Redundancy Panel

Minutes of the meeting of the Redundancy Panel held on 3 May 2031

The panel spoke of the severance and of the lamps of Fen Lane.
"""
PUBLIC_LINE = "RESOLVED: That the lamps of Fen Lane be\nmended by 28 June 2024."
QUESTIONS = (
    "When are the lamps of Fen Lane to be mended?",
    "What severance was paid to Fern Tidswell?",
    "Who proposed the severance?",
    "Which stile was repaired?",
    "Terms for Zephyrine",
    "Tidswell",
    "What was decided at the last meeting?",
    "What did the Redundancy Panel decide in May 2031?",
    "How much was paid, £48,250?",
)


def minutes() -> tuple[Document, list[Passage]]:
    """Make a document of which two parts are marked, and that tells of them in every place."""
    parsed = parse(TEXT.encode(), ".md")
    text = parsed.text
    first, second = text.index("2. Confidential"), text.index("3. Footpaths")
    panel = text.index("Redundancy Panel")
    document = Document(
        id="d1",
        version="v1",
        root="/minutes",
        source="2024-04-09.md",
        title="Minutes on the grievance of Fern Tidswell",
        kind="minutes",
        council="Pennick Parish Council",
        committee="Full Council",
        date=datetime.date(2024, 4, 9),
        access="public",
        text=text,
        meetings=(
            Meeting(0, "Pennick Parish Council", "Full Council", datetime.date(2024, 4, 9)),
            Meeting(panel, "Pennick Parish Council", "Redundancy Panel", datetime.date(2031, 5, 3)),
        ),
        restricted=(Span(first, second), Span(panel, len(text))),
        notes=("the text has another date than the severance of Tidswell",),
        marks=(
            Mark(first, second, "Confidential: grievance of Fern Tidswell", "heading"),
            Mark(panel, len(text), "Redundancy", "heading", sure=False),
        ),
    )
    model = EmbeddingModel()
    passages = split(
        document, parsed.blocks, count_tokens=model.tokens.count_tokens, max_tokens=256
    )
    return document, [_betraying(document, one) for one in passages]


def _betraying(document: Document, passage: Passage) -> Passage:
    """Let a passage tell the secret beside its text, as a reader that erred would."""
    if passage.access != "public":
        return passage
    start = document.text.index("Fern Tidswell asked")
    lead = Span(start, start + 12)
    return replace(
        passage,
        context=f"{document.title} › 2. Confidential: grievance of Fern Tidswell › "
        f"{passage.context}\nTerms for Zephyrine",
        item=f"2. Confidential: grievance of Fern Tidswell › {passage.item}",
        lead=(*passage.lead, lead),
        sentences=tuple(replace(one, lead=lead) for one in passage.sentences),
        statements=tuple(
            replace(one, people=(*one.people, ("named", "Cllr Quillfeather")))
            for one in (*passage.statements, Statement("vote", passage.start, passage.end))
        ),
    )


def all_secret() -> tuple[Document, list[Passage]]:
    """Make a document that is wholly withheld, and says the same as the public one does."""
    text = f"Severance of Tidswell\n\n{PUBLIC_LINE}"
    start = text.index(PUBLIC_LINE)
    document = replace(
        minutes()[0],
        id="d2",
        version="v2",
        source="tidswell-severance.md",
        title="Severance of Tidswell",
        committee="Redundancy Panel",
        date=datetime.date(2031, 5, 3),
        access="restricted",
        text=text,
        meetings=(),
        restricted=(),
        marks=(Mark(0, len(text), "Not for publication", "head", sure=False),),
    )
    passage = Passage("v2-0", "d2", start, len(text), PUBLIC_LINE, "Severance of Tidswell")
    return document, [replace(passage, kind="decision", item="4. Severance of Tidswell")]


@pytest.fixture(scope="module")
def store(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaks") / "store"
    with contextlib.closing(Archive(folder, model)) as archive, archive.writing():
        archive.add([minutes(), all_secret()])
    return folder


@pytest.fixture
def filled(store: Path, model: EmbeddingModel) -> Iterator[Archive]:
    with contextlib.closing(Archive(store, model, create=False)) as archive:
        yield archive


def clean(told: object) -> None:
    """Assert that no secret stands in what is told, nor a hidden letter of one."""
    said = str(told).casefold()
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_secrets_are_there_for_who_is_cleared(filled: Archive) -> None:
    found = search(filled, "severance of Tidswell", filters=Filters(restricted=True))
    told = str([(one.passage, one.document, one.also) for one in found]).casefold()
    assert [secret for secret in SECRETS if secret not in told] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_search_tells_a_secret(filled: Archive, question: str) -> None:
    for arms in ("both", "dense", "lexical"):
        found = search(filled, question, count=50, arms=arms, prefer=["vote", "resolution"])
        assert found or arms == "lexical"
        clean(found)
        clean([one.passage.embedded_text for one in found])
    clean(MinutesRetriever(archive=filled).invoke(question))


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_tells_a_secret(filled: Archive, reader: Reader, question: str) -> None:
    answer = Answerer(filled, reader).answer(question)
    clean(replace(answer, question=""))
    clean({**answer_as_json(answer), "question": "", "understood": ""})
    clean([one.content for one in prompt_of("", sendable(answer.passages))])


def test_nothing_that_is_listed_or_counted_tells_a_secret(filled: Archive) -> None:
    answerer = Answerer(filled)
    scope = answerer.scope()
    clean([answerer.documents(), answerer.examples(), scope])
    assert (scope.documents, scope.withheld, scope.latest) == (1, 1, datetime.date(2024, 4, 9))
    assert scope.committees == ("Full Council",)
    assert answerer.scope(Filters(committee="Redundancy Panel")).documents == 0
    assert answerer.document("d2") is None


def test_the_source_viewer_says_what_is_withheld_and_tells_nothing_of_it(filled: Archive) -> None:
    answerer = Answerer(filled)
    document = answerer.document("d1")
    assert document
    quote = Span(document.text.index("3. Foot"), len(document.text))
    outline = read_outline(document.text, answerer.passages(document))
    drawn = sections(document, Places(quote, (quote,)), outline)
    cells = [cell for section in drawn for part in section["parts"] for cell in part["cells"]]
    runs = [run for cell in cells for run in (*cell, " ")]
    shown = "".join(run if isinstance(run, str) else run[0] for run in runs)
    clean([outline.contents, drawn])
    clean([document, shown])
    assert shown.count(words_of_source.WITHHELD) == 2
    assert "RESOLVED: That the lamps of Fen Lane be" in shown
    assert "█" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        *(["search", question] for question in QUESTIONS),
        *(["search", question, "--json"] for question in QUESTIONS),
        ["documents"],
        ["documents", "--json"],
    ],
    ids=" ".join,
)
def test_no_command_tells_a_secret(
    store: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert vectorstore_command([*arguments, "--store", str(store)]) == 0
    said = capsys.readouterr()
    clean(said.out + said.err)


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["in words", "as JSON"])
def test_the_command_that_answers_tells_no_secret(
    store: Path, form: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask([QUESTIONS[0], "--store", str(store), *form]) == 0
    said = capsys.readouterr()
    clean(said.out + said.err)
    assert "28 June 2024" in said.out


def test_an_officer_who_asks_for_it_is_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--include-restricted", "--json", "--store", str(store)]
    assert vectorstore_command(["documents", *given]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in listed][1] == "Severance of Tidswell"
    assert vectorstore_command(["search", "severance", *given]) == 0
    assert "severance of £48,250" in capsys.readouterr().out


@pytest.mark.parametrize("arms", ["both", "dense", "lexical"])
def test_what_is_withheld_takes_no_place_from_what_is_public(
    archive: Archive, arms: Literal["both", "dense", "lexical"]
) -> None:
    secret, lines = paper("secret", *(f"Lamps of Fen Lane {n}" for n in range(130)))
    mark = Mark(0, len(secret.text), "Confidential", "head")
    said = "It was asked whether any of the lamps that stand in Fen Lane could be mended."
    with archive.writing():
        archive.add([(replace(secret, marks=(mark,)), lines), paper("open", said)])
    found = search(archive, "Lamps of Fen Lane", arms=arms)
    assert [one.passage.text for one in found] == [said]


def test_no_hidden_letter_is_counted_by_its_blot(filled: Archive) -> None:
    document = filled.catalogue.document("d1")
    assert document
    assert "███" in document.text
    assert "█ " not in document.text
