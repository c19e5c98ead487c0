"""Find, for a sentence that stands, the words of the minutes that it stands on.

A generated sentence is in the model's words; what is cited is always the document's own: of
each passage that the sentence cites, the sentence that shares most with it.
"""

import re
from collections.abc import Sequence

from answering.cite import lead_of, verify
from answering.mentions.figures import read_figures, without_dates
from answering.mentions.names import read_names, read_words
from answering.writing.check import Checked
from english.common_words import FUNCTION_WORDS
from english.text import fold
from schema import Citation, Claim, SearchResult, Sentence, Span

FIGURE = 3
"""What a figure that two sentences share counts, beside 1 for a word."""


def cite_claims(
    checked: Sequence[Checked], passages: Sequence[SearchResult]
) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Make claims of checked sentences, and the citations of those that stand.

    Args:
        checked: sentences, each with the passages that bear it.
        passages: the passages that were given, in the order of their numbers.

    Returns:
        The claims, in their order, and their citations, numbered as they come. A sentence
        that doesn't stand cites nothing.
    """
    claims: list[Claim] = []
    citations: dict[tuple[str, int], Citation] = {}
    for one in checked:
        markers = []
        for result in (passages[n - 1] for n in one.passages):
            sentence = _nearest(one.text, result)
            place = (result.passage.id, sentence.start)
            if place not in citations:
                citations[place] = _citation(len(citations) + 1, one.text, result, sentence)
            markers.append(citations[place].marker)
        claims.append(Claim(one.text, tuple(dict.fromkeys(markers)), one.unsupported))
    return tuple(claims), tuple(citations.values())


def _nearest(text: str, result: SearchResult) -> Sentence:
    """Return the sentence of a passage that shares most with a text, the first of equals."""
    passage, whole = result.passage, result.document.text
    sentences = passage.sentences or (Sentence(passage.start, passage.end),)
    words, figures = _parts(text)

    def shared(sentence: Sentence) -> float:
        own, its_figures = _parts(whole[sentence.start : sentence.end])
        return len(words & own) + FIGURE * len(figures & its_figures) + 1 / (9 + len(own))

    return max(sentences, key=shared)


def _parts(text: str) -> tuple[set[str], set[object]]:
    words = {word.folded[:6] for word in read_words(text) if word.folded not in FUNCTION_WORDS}
    return words, {(figure.kind, figure.value) for figure in read_figures(text)}


def _citation(marker: int, text: str, result: SearchResult, sentence: Sentence) -> Citation:
    document = result.document
    citation = Citation(
        marker=marker,
        document=document,
        passage=result.passage,
        start=sentence.start,
        end=sentence.end,
        quote=document.text[sentence.start : sentence.end],
        marks=_marks(text, document.text[sentence.start : sentence.end], sentence.start),
        also=result.also,
        lead=lead_of(document, sentence),
    )
    verify([citation], document)
    return citation


def _marks(text: str, quote: str, start: int) -> tuple[Span, ...]:
    """Find the figures and names of a text in a quotation, as offsets in the document."""
    wanted = {(figure.kind, figure.value) for figure in read_figures(text)}
    found = {
        (figure.start, figure.start + len(figure.text))
        for figure in read_figures(quote)
        if (figure.kind, figure.value) in wanted
    }
    for name in read_names(without_dates(text)):
        pattern = r"\s+".join(re.escape(part) for part in fold(name.text).split())
        found |= {match.span() for match in re.finditer(rf"\b{pattern}\b", quote, re.IGNORECASE)}
    return tuple(Span(start + low, start + high) for low, high in sorted(found))
