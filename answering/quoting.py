"""Answer by quotation: take the evidence, choose, cite, or decline."""

from collections.abc import Sequence
from dataclasses import replace

from answering.choose import best_of_passages, choose
from answering.cite import cite, write
from answering.compare import find_other, newest_first
from answering.confidence import STANDS, confidence
from answering.evidence import Evidence, readable, weigh
from answering.question import QUESTION_WORDS, Question
from answering.reader import Reader
from answering.remarks import remarks_on
from schema import Answer, Scope, SearchResult, Status
from vectorstore import Archive

READ = 10
"""Passages, best first, that the reader reads."""
SHOWN = 5
"""Passages offered for bare keywords."""


class Quoter:
    """Answers with the sentences of passages that were found.

    Args:
        archive: where they were found; it knows how rare words are.
        reader: marks what answers; without one, words and meaning alone choose.
        by_kind: whether what kind of answer a question wants counts; only measures do without.
    """

    def __init__(self, archive: Archive, reader: Reader | None, *, by_kind: bool = True) -> None:
        self._lexical = archive.lexical
        self._reader = reader
        self._by_kind = by_kind

    def quote(
        self, asked: str, question: Question, results: Sequence[SearchResult], scope: Scope
    ) -> Answer:
        """Answer a question with verbatim, cited sentences, or say that the minutes don't.

        Args:
            asked: the question as it was put, never altered.
            question: as it was read.
            results: passages, best first.
            scope: what was searched.
        """
        weighed = question if self._by_kind else replace(question, wants=("fact",))
        evidence = self._weigh(weighed, results[:READ])
        status, shown = self._outcome(question, evidence)
        citations = cite(shown)
        nearest = cite(evidence[:1]) if status == "not_in_minutes" else ()
        return Answer(
            question=asked,
            status=status,
            text=write(citations),
            citations=citations,
            scope=scope,
            nearest=nearest[0] if nearest else None,
            passages=_reordered(results, evidence),
            understood=question.understood,
            remarks=remarks_on(question, shown) if status == "answered" else (),
        )

    def _weigh(self, question: Question, results: Sequence[SearchResult]) -> list[Evidence]:
        lexical = self._lexical
        asking = {stem for word in QUESTION_WORDS for stem in lexical.words(word)}
        words = [word for word in lexical.words(question.query) if word not in asking]
        texts = [readable(result.passage) for result in results]
        readings = self._reader.read(question.query, texts) if self._reader else [None] * len(texts)
        rarities = lexical.rarities(words)
        return weigh(question, results, readings, rarities, stem=lexical.words)

    def _outcome(
        self, question: Question, evidence: Sequence[Evidence]
    ) -> tuple[Status, list[Evidence]]:
        """Decide what comes of a question, and which sentences are shown for it."""
        if question.is_keywords:
            passages = best_of_passages(evidence, SHOWN)
            return ("passages_only" if passages else "not_in_minutes"), passages
        if not evidence or confidence(question, evidence[0]) < STANDS:
            return "not_in_minutes", []
        chosen = choose(evidence)
        other = find_other(question, evidence, stem=self._lexical.words)
        if other is None:
            return "answered", chosen
        # The newest speaks first; the third quotation gives way to what another meeting says.
        return "answered", sorted([*chosen[:2], other], key=newest_first)


def _reordered(
    results: Sequence[SearchResult], evidence: Sequence[Evidence]
) -> tuple[SearchResult, ...]:
    """Rank results by the best sentence of each; what was not read comes after them."""
    best: dict[str, float] = {}
    for found in evidence:
        best.setdefault(found.result.passage.id, found.score)
    ranked = sorted(
        results[:READ], key=lambda result: best.get(result.passage.id, result.score), reverse=True
    )
    return tuple(
        replace(result, rank=rank) for rank, result in enumerate([*ranked, *results[READ:]], 1)
    )
