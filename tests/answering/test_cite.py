import datetime
from dataclasses import replace

import pytest

from answering.cite import cite, verify, write
from answering.evidence import Evidence
from errors import QuoteError
from schema import Document, Passage, SearchResult, Sentence, Span
from tests.cleared import document_of, passage_of

TEXT = (
    "The lamps were lit. The lamps were  lit. The bridge was shut. It rained. Nobody came.\n"
    "Lamp | Cost\nFirst | £5\n" + "word " * 90
)
DOCUMENT = Document(
    id="d1",
    version="v1",
    root="/minutes",
    source="a.txt",
    title="Lamps",
    kind="minutes",
    council=None,
    committee=None,
    date=datetime.date(2024, 4, 9),
    access="public",
    text=TEXT,
)
SENTENCES = [
    Sentence(TEXT.index(said), TEXT.index(said) + len(said))
    for said in (
        "The lamps were lit.",
        "The lamps were  lit.",
        "The bridge was shut.",
        "It rained.",
        "Nobody came.",
        "First | £5",
        TEXT[-90 * 5 : -1],
    )
]
LAMPS, AGAIN, BRIDGE, RAIN, NOBODY, ROW, LONG = SENTENCES


def evidence(sentence: Sentence, score: float, *, table: bool = False) -> Evidence:
    lead = TEXT.index("Lamp | Cost")
    if table:
        sentence = replace(sentence, lead=Span(lead, lead + len("Lamp | Cost")))
    passage = Passage(
        id="p1",
        document_id="d1",
        start=0,
        end=len(TEXT),
        text=TEXT,
        context="",
        sentences=(sentence,),
        kind="table" if table else "discussion",
    )
    result = SearchResult(
        passage_of(passage), document_of(DOCUMENT), 1, 1.0, 0.5, 0.5, also=("b.txt",)
    )
    return Evidence(
        result=result,
        sentence=sentence,
        marks=(Span(sentence.start, sentence.start + 3),),
        coverage=1.0,
        margin=0.0,
        score=score,
    )


def test_nothing_chosen_is_nothing_cited() -> None:
    assert cite([]) == ()
    assert write([]) == ""


def test_citations_are_numbered_and_say_where_the_words_stand() -> None:
    citations = cite([evidence(LAMPS, 2.0), evidence(BRIDGE, 1.0)])
    assert [citation.marker for citation in citations] == [1, 2]
    assert [citation.quote for citation in citations] == [
        "The lamps were lit.",
        "The bridge was shut.",
    ]
    assert all(TEXT[c.start : c.end] == c.quote for c in citations)
    assert citations[0].also == ("b.txt",)
    assert citations[0].marks == (Span(LAMPS.start, LAMPS.start + 3),)


def test_the_answer_is_the_quotations_with_their_markers() -> None:
    assert write(cite([evidence(AGAIN, 2.0), evidence(BRIDGE, 1.0)])) == (
        "The lamps were lit. [1]\nThe bridge was shut. [2]"
    )


def test_a_row_is_read_with_its_header() -> None:
    assert write(cite([evidence(ROW, 1.0, table=True)])) == "(Lamp | Cost) First | £5 [1]"


def test_a_true_quotation_passes() -> None:
    verify(cite([evidence(LAMPS, 2.0)]), DOCUMENT)


@pytest.mark.parametrize(
    "stored", [TEXT.replace("lit", "Lit"), TEXT.replace("The", "The "), " " + TEXT, ""]
)
def test_a_quotation_that_differs_from_what_is_stored_never_leaves(stored: str) -> None:
    with pytest.raises(QuoteError, match=r"a\.txt"):
        verify(cite([evidence(LAMPS, 2.0)]), replace(DOCUMENT, text=stored))


def test_an_empty_quotation_never_leaves() -> None:
    (citation,) = cite([evidence(LAMPS, 2.0)])
    with pytest.raises(QuoteError):
        verify([replace(citation, end=citation.start, quote="")], DOCUMENT)


def test_the_label_of_a_votes_side_is_written_and_a_lists_lead_in_is_not() -> None:
    text = "For:\nAlder (1)\nIt was agreed that:\nthe lamps be lit."
    written = []
    for said, lead in (("Alder (1)", "For:"), ("the lamps be lit.", "It was agreed that:")):
        document = replace(DOCUMENT, text=text)
        above = Span(text.index(lead), text.index(lead) + len(lead))
        sentence = Sentence(text.index(said), text.index(said) + len(said), above)
        passage = Passage("p1", "d1", 0, len(text), text, "", sentences=(sentence,))
        result = SearchResult(passage_of(passage), document_of(document), 1, 1.0, 0.5, 0.5)
        (citation,) = cite([Evidence(result, sentence, (), 1.0, 0.0, 1.0)])
        assert citation.lead == lead
        written.append(write([citation]))
    assert written == ["(For:) Alder (1) [1]", "the lamps be lit. [1]"]
