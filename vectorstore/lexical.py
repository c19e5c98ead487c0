"""Word search over passages in tantivy; the only file that knows tantivy.

Ranks by BM25 over stemmed words. Queries are built from words alone, so no character of
a question is ever read as query syntax.
"""

import contextlib
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from errors import StoreBusy, StoreError
from words import archive as said

ANALYZER = "english"
WRITER_BYTES = 64_000_000
Part = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""Ids of passages, ids of their documents, and their texts."""
MAX_QUERY_WORDS = 64
"""A question longer than this many different words is searched by its first ones."""


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()


class LexicalIndex:
    """A tantivy index on disk: passages are added and deleted one by one.

    Raises:
        StoreError: the folder cannot be opened as a tantivy index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._analyzer = _analyzer()
        self._schema = _schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(folder))
        except (OSError, ValueError) as error:
            raise StoreError(said.word_index_fails(folder, error)) from error
        self._index.register_tokenizer(ANALYZER, self._analyzer)

    def words(self, text: str) -> list[str]:
        """Return the text's words as the index holds them: folded, stemmed, no stop words."""
        return self._analyzer.analyze(text.encode("utf-8", "replace").decode())

    def add(self, ids: Sequence[str], documents: Sequence[str], texts: Sequence[str]) -> None:
        """Add passages and commit; adding an id again replaces it.

        Raises:
            StoreError: the index could not be written.
        """
        with self._writing() as writer:
            for passage in ids:
                writer.delete_documents_by_term("id", passage)
            _add(writer, ids, documents, texts)

    def delete(self, ids: Iterable[str]) -> None:
        """Delete passages by id and commit; unknown ids are no error."""
        with self._writing() as writer:
            for passage in ids:
                writer.delete_documents_by_term("id", passage)

    def replace_all(self, parts: Iterable[Part]) -> None:
        """Make the index afresh of passages in parts: all of it is seen at once, or none."""
        with self._writing() as writer:
            writer.delete_all_documents()
            for part in parts:
                _add(writer, *part)

    def ids(self) -> set[str]:
        """Return the ids of all passages."""
        searcher = self._index.searcher()
        hits = searcher.search(Query.all_query(), max(1, searcher.num_docs)).hits
        return {str(searcher.doc(at)["id"][0]) for _, at in hits}

    def count(self) -> int:
        """Return how many passages are held."""
        return int(self._index.searcher().num_docs)

    def search(
        self, words: Sequence[str], *, count: int, documents: Iterable[str] | None = None
    ) -> dict[str, float]:
        """Find the passages that hold most of the words' weight: id → BM25, best first.

        `documents` limits the search to those document ids.
        """
        if documents is None:
            return self._ranked(words, None, count)
        limit = Query.term_set_query(self._schema, "document", sorted(documents))
        return self._ranked(words, limit, count)

    def scores(self, words: Sequence[str], ids: Sequence[str]) -> dict[str, float]:
        """Return the BM25 of given passages; those with none of the words are left out."""
        # Of as few as these, each looked up is found in half the time of a set.
        each = [Query.term_query(self._schema, "id", one, "basic") for one in ids]
        limit = Query.boolean_query([(Occur.Should, one) for one in each])
        return self._ranked(words, limit, len(ids))

    def idf(self, words: Iterable[str]) -> dict[str, float]:
        """Return each word's inverse document frequency, as BM25 weighs it (natural log)."""
        searcher = self._index.searcher()
        total = searcher.num_docs
        found = {word: searcher.doc_freq("words", word) for word in set(words)}
        return {w: math.log(1 + (total - n + 0.5) / (n + 0.5)) for w, n in found.items()}

    def known(self, words: Iterable[str]) -> set[str]:
        """Return which of these words any passage has."""
        searcher = self._index.searcher()
        return {word for word in set(words) if searcher.doc_freq("words", word)}

    def reopen(self) -> None:
        """See what another process has written."""
        self._index.reload()

    def _ranked(self, words: Sequence[str], limit: Query | None, count: int) -> dict[str, float]:
        distinct = list(dict.fromkeys(words))[:MAX_QUERY_WORDS]
        if not distinct or count < 1:
            return {}
        terms = [
            (Occur.Should, Query.term_query(self._schema, "words", word, "freq"))
            for word in distinct
        ]
        query = Query.boolean_query(terms)
        if limit is not None:
            query = Query.boolean_query(
                [(Occur.Must, query), (Occur.Must, Query.const_score_query(limit, 0.0))]
            )
        searcher = self._index.searcher()
        # Counting all that have a word would look at each of them, not at those alone that may win.
        hits = searcher.search(query, count, count=False).hits
        return {str(searcher.doc(at)["id"][0]): float(score) for score, at in hits}

    @contextlib.contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        """Commit what is written, or nothing of it."""
        writer = self._writer()
        try:
            yield writer
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise self._unwritten(error) from error
        self._index.reload()

    def _writer(self) -> tantivy.IndexWriter:
        try:
            return self._index.writer(WRITER_BYTES, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise self._unwritten(error) from error
            raise StoreBusy(said.busy(self._folder)) from error

    def _unwritten(self, error: Exception) -> StoreError:
        return StoreError(said.word_index_not_written(self._folder, error))


def _add(
    writer: tantivy.IndexWriter,
    ids: Sequence[str],
    documents: Sequence[str],
    texts: Sequence[str],
) -> None:
    for passage, document, text in zip(ids, documents, texts, strict=True):
        writer.add_document(tantivy.Document(id=passage, document=document, words=text))
