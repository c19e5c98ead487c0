"""Answer a question: read it, search, take the evidence, write, cite, verify, or decline."""

import time
from collections.abc import Sequence
from dataclasses import replace

from answering.choose import best_of_passages, choose
from answering.cite import cite, verify, write
from answering.compare import find_other, newest_first
from answering.confidence import STANDS, confidence
from answering.evidence import Evidence, readable, weigh
from answering.examples import example_questions
from answering.question import QUESTION_WORDS, Question, read_question
from answering.reader import Reader
from answering.remarks import remarks_on
from errors import QuoteError
from schema import Answer, Citation, Document, Filters, Scope, SearchResult, Status
from settings import Settings
from vectorstore import Archive, EmbeddingModel, search
from vectorstore.candidates import Arms

RESULTS = 12
READ = 10
"""Passages, best first, that the reader reads."""
SHOWN = 5
"""Passages offered for bare keywords."""


class Answerer:
    """Answers questions from one archive, by quotation.

    Args:
        archive: where the minutes are.
        reader: marks what answers; without one, words and meaning alone choose.
    """

    def __init__(self, archive: Archive, reader: Reader | None = None) -> None:
        self._archive = archive
        self._reader = reader

    @classmethod
    def open(cls, settings: Settings, *, create: bool = True) -> "Answerer":
        """Load the model and open the archive that the settings name; takes seconds.

        Raises:
            ModelError: the embedding model cannot be used.
            StoreError: the archive cannot be opened.
        """
        model = EmbeddingModel(settings.embedding_model)
        answerer = cls(Archive(settings.store, model, create=create), Reader())
        answerer.search("minutes", count=1)  # the first search loads what later ones reuse
        return answerer

    def answer(
        self, question: str, *, history: Sequence[str] = (), filters: Filters = Filters()
    ) -> Answer:
        """Answer a question with verbatim, cited sentences, or say that the minutes don't.

        Args:
            question: what is asked, never altered.
            history: the questions asked before it in the conversation, oldest first.
            filters: what to limit the search to.

        Raises:
            SettingError: the question is empty or too long.
            StoreError: the archive cannot be read.
        """
        started = time.perf_counter()
        read = read_question(question, history)
        results = search(self._archive, read.query, count=RESULTS, filters=filters)
        evidence = self._weigh(read, results)
        status, shown = self._outcome(read, evidence)
        citations = cite(shown)
        nearest = cite(evidence[:1]) if status == "not_in_minutes" else ()
        answer = Answer(
            question=question,
            status=status,
            text=write(citations),
            citations=citations,
            scope=self.scope(filters),
            nearest=nearest[0] if nearest else None,
            passages=_reordered(results, evidence),
            understood=read.understood,
            remarks=remarks_on(read, shown) if status == "answered" else (),
        )
        self._verify(answer)
        return replace(answer, seconds=round(time.perf_counter() - started, 4))

    def search(
        self, query: str, *, count: int = RESULTS, filters: Filters = Filters(), arms: Arms = "both"
    ) -> list[SearchResult]:
        """Search the archive without answering."""
        return search(self._archive, query, count=count, filters=filters, arms=arms)

    def scope(self, filters: Filters = Filters()) -> Scope:
        """Return what a search with these filters searches."""
        return self._archive.catalogue.scope(filters)

    def document(self, document_id: str) -> Document | None:
        """Return a public document with what the public may read of it, None if there is none."""
        document = self._archive.catalogue.document(document_id)
        return document.redacted() if document and document.access == "public" else None

    def documents(self) -> list[tuple[Document, int]]:
        """Return every public document, without its text, and its number of passages."""
        return self._archive.catalogue.documents()

    def examples(self, count: int = 4) -> list[str]:
        """Return questions that the ingested documents suggest."""
        return example_questions(self._archive.catalogue.decided_items(), count)

    def close(self) -> None:
        """Release the archive's files."""
        self._archive.close()

    def _weigh(self, question: Question, results: Sequence[SearchResult]) -> list[Evidence]:
        lexical = self._archive.lexical
        asking = {stem for word in QUESTION_WORDS for stem in lexical.words(word)}
        words = [word for word in lexical.words(question.query) if word not in asking]
        rarities = lexical.rarities(words)
        read = results[:READ]
        texts = [readable(result.passage) for result in read]
        readings = self._reader.read(question.query, texts) if self._reader else [None] * len(read)
        return weigh(question, read, readings, rarities, stem=lexical.words)

    def _outcome(
        self, question: Question, evidence: Sequence[Evidence]
    ) -> tuple[Status, list[Evidence]]:
        """Decide what comes of a question, and which sentences are shown for it."""
        if question.is_keywords:
            passages = best_of_passages(evidence, SHOWN)
            return ("passages_only" if passages else "not_in_minutes"), passages
        if not evidence or confidence(evidence[0]) < STANDS:
            return "not_in_minutes", []
        chosen = choose(evidence)
        other = find_other(question, evidence, stem=self._archive.lexical.words)
        if other is None:
            return "answered", chosen
        # The newest speaks first; the third quotation gives way to what another meeting says.
        return "answered", sorted([*chosen[:2], other], key=newest_first)

    def _verify(self, answer: Answer) -> None:
        """Check what leaves against what is stored now, not against what was searched."""
        leaving: list[Citation] = [*answer.citations]
        if answer.nearest:
            leaving.append(answer.nearest)
        stored = self._archive.catalogue.documents_by_id(c.document.id for c in leaving)
        for citation in leaving:
            document = stored.get(citation.document.id)
            if document is None:
                raise QuoteError(
                    f"{citation.document.source} was removed while the question was answered. "
                    "Ask again."
                )
            verify([citation], document)


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
