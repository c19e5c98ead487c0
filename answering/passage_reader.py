"""Read the passages that were found: see each sentence, and weigh it against the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answering.evidence import Evidence, Marked, field_of, mark, readable, see, weigh
from answering.question.read import Question
from answering.reader import Reader
from answering.weigh import contributions, weigh_against_none
from answering.worth_reading import Worth, needs_all, read_in_turn
from english.question_words import QUESTION_WORDS
from schema import SearchResult
from vectorstore import Archive

READ = 12
"""Passages, best first, that the reader reads."""
UNKNOWN = 0.3
"""What a word weighs that no passage has, beside its rarity: it is likely the asker's own, for what
the minutes call otherwise, and by its rarity alone outweighs all others in a small archive."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, and what each signal adds to how likely it is to answer."""

    words: str
    source: str
    score: float
    contributions: Mapping[str, float]


class PassageReader:
    """Sees the sentences of passages as they are weighed.

    Args:
        archive: where the passages are; it knows how rare words are.
        reader: marks what answers; without one, words and meaning alone choose.
    """

    def __init__(self, archive: Archive, reader: Reader | None) -> None:
        self._archive = archive
        self._reader = reader

    def see(
        self, question: Question, results: Sequence[SearchResult], *, spare: bool = False
    ) -> list[Marked]:
        """Return the sentences of the first passages as the signals see them, with their marks.

        Args:
            question: what is asked.
            results: passages, best first.
            spare: leave out passages that would change nothing.
        """
        idf, stem = telling_words(self._archive, question), self._archive.lexical.words
        passages = [some for some in see(question, results[:READ], idf, stem=stem) if some]
        if self._reader is None:
            return [each for some in passages for each in mark(some, None)]
        texts = [readable(some[0].result.passage) for some in passages]
        begun = self._reader.begin(question.query, texts)
        worth = Worth(question, passages, stem=stem) if spare and not needs_all(question) else None
        return read_in_turn(
            worth,
            passages,
            read=lambda place: list(mark(passages[place], begun[place].result())),
            leave=lambda place: begun[place].cancel(),
        )

    def weigh(self, question: Question, results: Sequence[SearchResult]) -> list[Evidence]:
        """Return the sentences of the first passages, the likeliest to answer first."""
        return weigh(question, self.see(question, results, spare=True))

    def explain(
        self, question: Question, results: Sequence[SearchResult], count: int
    ) -> list[Explained]:
        """Return the likeliest sentences, best first, with what speaks for and against each."""
        seen = [one for one, _ in self.see(question, results)]
        field = field_of(seen)
        explained = [
            Explained(
                words=" ".join(one.words.split()),
                source=one.result.document.source,
                score=score,
                contributions=contributions(one, field),
            )
            for one, score in zip(seen, weigh_against_none(question, seen, field), strict=True)
        ]
        return sorted(explained, key=lambda one: one.score, reverse=True)[:count]


def telling_words(
    archive: Archive, question: Question, *, unknown: float = UNKNOWN
) -> Mapping[str, float]:
    """Return the question's word stems that are evidence, with their weights.

    Args:
        archive: it knows how rare words are.
        question: what is asked.
        unknown: what a word weighs that no passage has, beside its rarity.
    """
    lexical = archive.lexical
    asking = {stem for word in QUESTION_WORDS for stem in lexical.words(word)}
    words = [word for word in lexical.words(question.query) if word not in asking]
    known = lexical.known(words)
    return {
        word: rarity if word in known else unknown * rarity
        for word, rarity in lexical.idf(words).items()
    }
