"""Answer a question: read it, search, take the evidence, write, cite, verify, or decline."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from answering.cite import choose, cite, verify, write
from answering.evidence import Evidence, weigh
from answering.examples import example_questions
from answering.generation import compose, rewrite
from answering.language_model import LanguageModel
from answering.question import QUESTION_WORDS, Question, read_question
from errors import LanguageModelError, QuoteError
from schema import Answer, Citation, Document, Filters, Scope, SearchResult, Status
from settings import Settings, Unsupported
from vectorstore import Archive, EmbeddingModel, search
from vectorstore.search import Arms

RESULTS = 10
SHOWN = 5
"""Passages offered for bare keywords."""
MARGIN = 0.88
"""Share of the best sentence's score from which another is quoted beside it."""
STANDS = 0.76
"""Confidence from which evidence is held to answer; chosen on development questions."""


class Answerer:
    """Answers questions from one archive: by quotation, or by a language model if there is one."""

    def __init__(
        self,
        archive: Archive,
        model: LanguageModel | None = None,
        *,
        unsupported: Unsupported = "strike",
    ) -> None:
        self._archive = archive
        self._model = model
        self._unsupported = unsupported

    @classmethod
    def open(cls, settings: Settings, *, create: bool = True) -> "Answerer":
        """Load the model and open the archive that the settings name; takes seconds.

        Raises:
            SettingError: the language model cannot be set up.
            ModelError: the embedding model cannot be used.
            StoreError: the archive cannot be opened.
        """
        writer = LanguageModel.open(settings)
        model = EmbeddingModel(settings.embedding_model)
        archive = Archive(settings.store, model, create=create)
        answerer = cls(archive, writer, unsupported=settings.unsupported)
        answerer.search("minutes", count=1)  # the first search loads what later ones reuse
        return answerer

    def answer(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        filters: Filters = Filters(),
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        """Answer a question with cited sentences, or say that the minutes don't.

        Args:
            question: what is asked, never altered.
            history: the questions asked before it in the conversation, oldest first.
            filters: what to limit the search to.
            on_text: is called with a language model's text so far, unchecked, as it comes.

        Raises:
            SettingError: the question is empty or too long.
            StoreError: the archive cannot be read.
        """
        started = time.perf_counter()
        read = read_question(question, history)
        understood, notice = self._restate(read, history)
        read = read_question(understood) if understood else read
        results = search(self._archive, read.query, count=RESULTS, filters=filters)
        quoted = self._quote(question, read, results, filters)
        answer = replace(quoted, understood=understood, notice=notice)
        if self._model and not notice:
            answer = compose(
                answer,
                read.text,
                results,
                self._model,
                unsupported=self._unsupported,
                on_text=on_text,
            )
        self._verify(answer)
        return replace(answer, seconds=round(time.perf_counter() - started, 4))

    @property
    def sends_to(self) -> str | None:
        """Return the host that questions and passages go to, None if they stay here."""
        return self._model.where if self._model else None

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

    def _quote(
        self, question: str, read: Question, results: Sequence[SearchResult], filters: Filters
    ) -> Answer:
        """Answer by quotation from what was found."""
        evidence = self._weigh(read, results)
        status, shown = _outcome(read, evidence)
        citations = cite(shown)
        nearest = cite(evidence[:1]) if status == "not_in_minutes" else ()
        return Answer(
            question=question,
            status=status,
            text=write(citations),
            citations=citations,
            scope=self.scope(filters),
            nearest=nearest[0] if nearest else None,
            passages=tuple(results),
        )

    def _restate(self, question: Question, history: Sequence[str]) -> tuple[str, str]:
        """Let the language model restate a question that others stand before.

        Returns:
            The question restated, empty if it is as it was; and why the model gave no reply,
            empty if it did: one that gave none is not asked for the answer.
        """
        if not self._model or not history or question.is_keywords:
            return "", ""
        try:
            restated = rewrite(question.text, history, self._model)
        except LanguageModelError as error:
            return "", str(error)
        return "" if restated == question.text else restated, ""

    def _weigh(self, question: Question, results: Sequence[SearchResult]) -> list[Evidence]:
        lexical = self._archive.lexical
        asking = {stem for word in QUESTION_WORDS for stem in lexical.words(word)}
        words = [word for word in lexical.words(question.query) if word not in asking]
        rarities = lexical.rarities(words)
        return weigh(question, results, rarities, stem=lexical.words)

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


def _outcome(question: Question, evidence: Sequence[Evidence]) -> tuple[Status, list[Evidence]]:
    """Decide what comes of a question, and which sentences are shown for it."""
    if question.is_keywords:
        passages = _best_of_passages(evidence)
        return ("passages_only" if passages else "not_in_minutes"), passages
    if evidence and evidence[0].confidence >= STANDS:
        return "answered", choose(evidence, margin=MARGIN)
    return "not_in_minutes", []


def _best_of_passages(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Take the best sentence of each of the best passages that hold one of the keywords."""
    best: dict[str, Evidence] = {}
    for candidate in evidence:
        if candidate.coverage > 0:
            best.setdefault(candidate.result.passage.id, candidate)
    return sorted(best.values(), key=lambda shown: shown.result.rank)[:SHOWN]
