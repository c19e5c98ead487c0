"""Answer by quotation: take the evidence, choose, cite, or decline."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from answering.ballot import (
    is_of_a_vote,
    is_whole,
    lists_none,
    sides_of,
    tells_of_a_vote,
    vote_of,
)
from answering.choose import LEADS, MAX_WORDS, best_of_passages, choose, words_of
from answering.cite import cite, write
from answering.compare import changes, find_other, meeting_day, newest_first
from answering.doubted import doubts_of, settled
from answering.evidence import Evidence, field_of, readable, see, weigh
from answering.kinds.offices import naming
from answering.named import names_all
from answering.outcome import AHEAD, outcome_of
from answering.question import Question
from answering.reader import Reader
from answering.remarks import remarks_on
from answering.signals import Seen
from answering.weigh import contributions, likelihood, load_weights, weigh_against_none
from english.asking import QUESTION_WORDS
from english.periods import asks_for_the_latest
from schema import Answer, Citation, ClearedPassage, Form, Scope, SearchResult, Span, Status
from vectorstore import Archive
from words.remarks import NONE_LISTED

READ = 12
"""Passages, best first, that the reader reads."""
NEARLY, LESS_COVERED = 2.0, 0.25
"""How far behind the best a newer sentence may be where the latest is asked for: in the logarithm
of how much likelier it is, and in the share of the question's words."""
UNKNOWN = 0.3
"""What a word weighs that no passage has, beside its rarity: it is likely the asker's own, for what
the minutes call otherwise, and by its rarity alone outweighs all others in a small archive."""
SHOWN = 5
"""Passages offered for bare keywords."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence, and what each signal adds to how likely it is to answer."""

    words: str
    source: str
    score: float
    contributions: Mapping[str, float]


class _Outcome(NamedTuple):
    """What comes of a question, which sentences are shown, and what is said of them."""

    status: Status
    form: Form = ""
    shown: Sequence[Evidence] = ()
    remarks: tuple[str, ...] = ()


_NOTHING = _Outcome("not_in_minutes")


class Quoter:
    """Answers with the sentences of passages that were found.

    Args:
        archive: where they were found; it knows how rare words are.
        reader: marks what answers; without one, words and meaning alone choose.
    """

    def __init__(self, archive: Archive, reader: Reader | None) -> None:
        self._archive = archive
        self._reader = reader

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
        evidence = self._weigh(question, results[:READ])
        status, form, shown, remarks = self._outcome(question, evidence)
        citations = cite(shown)
        nearest = self._nearest(question, evidence, results) if status == "not_in_minutes" else ()
        return Answer(
            question=asked,
            status=status,
            text=write(citations),
            citations=citations,
            scope=scope,
            nearest=nearest[0] if nearest else None,
            passages=_reordered(results, evidence),
            understood=question.understood,
            remarks=remarks,
            form=form,
            confidence=round(likelihood(evidence), 4) if evidence else None,
        )

    def explain(
        self, question: Question, results: Sequence[SearchResult], count: int
    ) -> list[Explained]:
        """Return the likeliest sentences, best first, with what speaks for and against each."""
        seen = [one for one, _ in self._see(question, results[:READ])]
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

    def _weigh(self, question: Question, results: Sequence[SearchResult]) -> list[Evidence]:
        return weigh(question, self._see(question, results))

    def _see(
        self, question: Question, results: Sequence[SearchResult]
    ) -> list[tuple[Seen, tuple[Span, ...]]]:
        texts = [readable(result.passage) for result in results]
        readings = self._reader.read(question.query, texts) if self._reader else [None] * len(texts)
        idf, stem = telling_words(self._archive, question), self._archive.lexical.words
        return list(see(question, results, readings, idf, stem=stem))

    def _following(self, evidence: Evidence) -> list[ClearedPassage]:
        """Return the passages that stand after that of a sentence, in order."""
        ids = self._archive.catalogue.ids_of(evidence.result.document.version)
        place = ids.index(evidence.result.passage.id) + 1
        found = self._archive.catalogue.passages(ids[place : place + AHEAD])
        return [found[i] for i in ids[place : place + AHEAD] if i in found]

    def _nearest(
        self, question: Question, evidence: Sequence[Evidence], results: Sequence[SearchResult]
    ) -> tuple[Citation, ...]:
        """Cite the nearest sentence: of what was found, if none is of the kind that is wanted."""
        if not evidence:  # in small letters a question names no council
            plain = replace(question, wants=("fact",), query=question.query.lower())
            evidence = self._weigh(plain, results[:1])
        return cite(evidence[:1])

    def _outcome(self, question: Question, evidence: Sequence[Evidence]) -> _Outcome:
        """Decide what comes of a question, which sentences are shown, and what is said of them."""
        if question.is_keywords:
            passages = best_of_passages(evidence, SHOWN)
            return _Outcome("passages_only", "keywords", passages) if passages else _NOTHING
        stem = self._archive.lexical.words
        voted = vote_of(question, evidence, telling_words(self._archive, question), stem=stem)
        if voted is None and "vote" in question.wants:
            # Neither another vote nor "the voting was as follows:" is an answer.
            evidence = [
                one
                for one in evidence
                if not (is_of_a_vote(one) or LEADS.search(words_of(one)))
                and (question.wanted != "vote" or tells_of_a_vote(question, one))
            ]
        if question.asks_for_advice or not self._is_answered(question, evidence):
            return _NOTHING
        if voted:
            lacks = lists_none(question, voted)
            if lacks and not is_whole(question, voted):
                return _NOTHING
            none = (NONE_LISTED,) if lacks else ()
            remarks = (*none, *doubts_of(voted))
            return _Outcome("answered", "vote", sides_of(question, voted), remarks)
        if asks_for_the_latest(question.query):
            evidence = self._latest_first(question, evidence)
        best, other = evidence[0], find_other(question, evidence, stem=stem)
        if other is None or sum(len(words_of(one).split()) for one in (best, other)) > MAX_WORDS:
            outcome = outcome_of(question, best, self._following(best))
            remarks = () if outcome else remarks_on(question, best, None, changed=False)
            form: Form = "office" if question.office else "sentence"
            return _Outcome("answered", form, *settled(choose(evidence, outcome), remarks))
        changed = changes(best, other, stem)
        # The newest speaks first; all else gives way to what another meeting says.
        shown = sorted([best, other], key=newest_first)
        remarks = remarks_on(question, best, other, changed=changed)
        return _Outcome("answered", "differing", *settled(shown, remarks))

    @staticmethod
    def _is_answered(question: Question, evidence: Sequence[Evidence]) -> bool:
        """Tell whether any of this is likely enough to answer.

        Evidence of an office names its holder: all that is open is whose office it is.
        """
        if question.office:
            return bool(evidence) and names_all(question, evidence[0].result)
        return bool(evidence) and likelihood(evidence) >= load_weights().bound

    def _latest_first(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Put the newest of what is nearly as good, as sure and as much about it first.

        Who holds an office is told as well by any sentence that names the holder.
        """
        best = evidence[0]
        near = [
            one
            for one in evidence
            if one.score >= best.score - NEARLY and one.coverage >= best.coverage - LESS_COVERED
        ]
        if question.office:
            named = [one for one in evidence if names_all(question, one.result)] or near
            newest = min(named, key=lambda one: one.result.rank)  # see holders_first
        else:
            newest = max(near, key=lambda one: meeting_day(one) or datetime.date.min)
        return [newest, *(one for one in evidence if one is not newest)]


def telling_words(archive: Archive, question: Question) -> Mapping[str, float]:
    """Return the question's word stems that are evidence, with their weights."""
    lexical = archive.lexical
    asking = {stem for word in QUESTION_WORDS for stem in lexical.words(word)}
    words = [word for word in lexical.words(question.query) if word not in asking]
    known = lexical.known(words)
    return {
        word: rarity if word in known else UNKNOWN * rarity
        for word, rarity in lexical.idf(words).items()
    }


def holders_first(question: Question, results: Sequence[SearchResult]) -> list[SearchResult]:
    """Put the passages that say who holds an office first; of today, the newest of the body.

    The body is the one that is named; else the council that most of the passages are of.
    """
    named = naming(results, question.office, question.query)
    if asks_for_the_latest(question.query):
        councils = Counter(one.document.council for one in named if one.document.council)
        commonest = next((council for council, _ in councils.most_common(1)), None)

        def place(one: SearchResult) -> tuple[bool, bool, int]:
            other = one.document.council != commonest
            day = one.document.date or datetime.date.min
            return not names_all(question, one), other, -day.toordinal()

        named.sort(key=place)
    ordered = [*named, *(one for one in results if one not in named)]
    return [replace(one, rank=rank) for rank, one in enumerate(ordered, 1)]


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
