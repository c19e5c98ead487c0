"""The door to answers: asks one archive, and tells what it holds."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import logs
from answering.clock import Clock
from answering.finding import RESULTS, retriever
from answering.logged import log_answer, log_failure
from answering.passage_reader import Explained
from answering.path import AnswerPath
from answering.question.read import read_question
from answering.reader import Reader
from answering.recall import keep, recall
from answering.suggestions import Suggestions
from answering.writing import LanguageModel
from errors import QuoteError
from schema import (
    Answer,
    ClearedDocument,
    ClearedPassage,
    Filters,
    Scope,
    SearchResult,
)
from searching import MinutesRetriever
from searching.candidates import Arms
from searching.search import Step
from settings import Settings, Unsupported
from vectorstore import Archive, EmbeddingModel
from vectorstore.records import SourceRecord

EXPLAINED = 5
"""Sentences of which it is told what speaks for and against them."""


class Answerer:
    """Answers questions from one archive: by quotation, or by a language model if there is one.

    Args:
        archive: where the minutes are.
        reader: marks what answers; without one, words and meaning alone choose.
        model: what writes; without one, answers are quotations.
        unsupported: whether a model's sentences that don't stand are struck through or dropped.
        log_questions: whether the log may hold a question's own words.
        without: parts that are left out, to measure what each adds.
    """

    def __init__(
        self,
        archive: Archive,
        reader: Reader | None = None,
        *,
        model: LanguageModel | None = None,
        unsupported: Unsupported = "strike",
        log_questions: bool = False,
        without: Collection[Step] = (),
    ) -> None:
        self._archive = archive
        self._path = AnswerPath(archive, reader, model, unsupported=unsupported, without=without)
        self._suggestions = Suggestions(archive, self._quoted_later)
        self._model = model
        self._log_questions = log_questions

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
        archive = Archive.open(settings, model, create=create)
        answerer = cls(
            archive,
            Reader(),
            model=writer,
            unsupported=settings.unsupported,
            log_questions=settings.log_questions,
        )
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
        clock = Clock()
        with logs.belonging_to(logs.request()):
            try:
                answer = self._path.answer(question, history, filters, on_text, clock)
            except Exception as error:
                log_failure(error, question, clock, with_text=self._log_questions)
                raise
            log_answer(answer, clock, with_text=self._log_questions)
        return replace(answer, seconds=round(clock.seconds, 4))

    @property
    def sends_to(self) -> str | None:
        """Return the host that questions and passages go to, None if they stay here."""
        return self._model.where if self._model else None

    def search(
        self, query: str, *, count: int = RESULTS, filters: Filters = Filters(), arms: Arms = "both"
    ) -> list[SearchResult]:
        """Search the archive without answering."""
        found = retriever(self._archive, count=count, filters=filters, arms=arms)
        return found.search(found.read(query))

    def retriever(self, *, count: int = RESULTS, filters: Filters = Filters()) -> MinutesRetriever:
        """Return the archive's search as a LangChain retriever."""
        return retriever(self._archive, count=count, filters=filters)

    def explain(
        self, question: str, *, history: Sequence[str] = (), count: int = EXPLAINED
    ) -> list[Explained]:
        """Return the likeliest sentences, best first, with what speaks for and against each.

        Raises:
            SettingError: the question is empty or too long.
            StoreError: the archive cannot be read.
        """
        return self._path.explain(read_question(question, history), count)

    def recall(self, kept: dict[str, Any], filters: Filters = Filters()) -> Answer:
        """Take up again an answer that was kept, from what is stored now.

        Raises:
            QuoteError: the answer does not stand any more.
        """
        return recall(kept, filters, self._archive)

    def generation(self) -> int | str:
        """Return what is another whenever the archive has been changed."""
        return self._archive.catalogue.generation()

    def scope(self, filters: Filters = Filters()) -> Scope:
        """Return what a search with these filters searches."""
        return self._archive.catalogue.scope(filters)

    def document(self, document_id: str) -> ClearedDocument | None:
        """Return a public document with what the public may read of it, None if there is none."""
        return self._archive.catalogue.document(document_id)

    @property
    def waiting(self) -> int:
        """How many questions wait for their turn."""
        return self._path.waiting

    def withheld(self) -> int:
        """Return how many documents are not for publication as a whole."""
        count = self._archive.catalogue.counts
        return count(restricted=True)[0] - count()[0]

    def check(self) -> None:
        """Make sure that the archive can be read.

        Raises:
            StoreError: it cannot.
        """
        self._archive.check_readable()

    def still_stands(self, answer: Answer) -> bool:
        """Tell whether all that an answer rests on is still there to be read."""
        try:
            self.recall(keep(answer), answer.scope.filters)
        except QuoteError:
            return False
        return True

    def passages(self, document: ClearedDocument) -> list[ClearedPassage]:
        """Return the public passages of a document, in its order."""
        catalogue = self._archive.catalogue
        found = catalogue.passages(catalogue.ids_of(document.version))
        return sorted(found.values(), key=lambda passage: passage.start)

    def source(self, document: ClearedDocument) -> SourceRecord | None:
        """Return what is known of the file that a document was read from."""
        return self._archive.catalogue.source(str(Path(document.root, document.source)))

    @property
    def archive(self) -> Archive:
        """The archive, for whoever looks after it."""
        return self._archive

    def partly_read(self) -> set[str]:
        """Return the paths of the files of which some part could not be read."""
        sources = self._archive.catalogue.sources()
        return {path for path, record in sources.items() if record.message}

    def documents(self) -> list[tuple[ClearedDocument, int]]:
        """Return every public document, without its text, and its number of passages."""
        return self._archive.catalogue.documents()

    def examples(self, count: int = 4, filters: Filters = Filters()) -> list[str]:
        """Return questions that the documents suggest and answer; kept until something changes."""
        return self._suggestions.to_begin(count, filters)

    def follow_ups(
        self, answer: Answer, *, history: Sequence[str] = (), count: int = 3
    ) -> list[str]:
        """Return questions that go on from an answer and are answered from the item it cites.

        Args:
            answer: which was given.
            history: the questions asked before it, oldest first.
            count: how many at most.
        """
        return self._suggestions.to_go_on(answer, history, count)

    def close(self) -> None:
        """Release the archive's files."""
        self._archive.close()

    def _quoted_later(self, asked: str, history: Sequence[str], filters: Filters) -> Answer:
        """Answer by quotation when nobody waits for an answer of their own."""
        return self._path.quote(asked, read_question(asked, history), filters, later=True)
