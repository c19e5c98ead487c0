"""The way from a question to its answer, step by step.

read the question → search → read the passages and weigh their sentences → choose a form and
quote in it, or let a language model write → cite → verify
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from answering.cite import cite, verify_all, write
from answering.clock import Clock
from answering.evidence import Evidence
from answering.finding import find
from answering.forms import Found, quote_in_form
from answering.passage_reader import Explained, PassageReader
from answering.question.read import Question, read_question
from answering.queue import Turns
from answering.reader import Reader
from answering.weigh import likelihood
from answering.writing import LanguageModel, Writer
from schema import Answer, Citation, Filters, SearchResult
from searching.search import Step
from settings import Unsupported
from vectorstore import Archive


class AnswerPath:
    """Takes questions to their answers, a few at a time, from one archive.

    Args:
        archive: where the minutes are.
        reader: marks what answers; without one, words and meaning alone choose.
        model: what writes; without one, answers are quotations.
        unsupported: whether a model's sentences that don't stand are struck through or dropped.
        without: parts that are left out, to measure what each adds.
    """

    def __init__(
        self,
        archive: Archive,
        reader: Reader | None,
        model: LanguageModel | None,
        *,
        unsupported: Unsupported,
        without: Collection[Step],
    ) -> None:
        self._archive = archive
        self._passages = PassageReader(archive, reader)
        self._writer = Writer(model, unsupported) if model else None
        self._without = without
        self._turns = Turns()

    def answer(
        self,
        asked: str,
        history: Sequence[str],
        filters: Filters,
        on_text: Callable[[str], None] | None,
        clock: Clock,
    ) -> Answer:
        """Read the question, search, quote or let a model write, and verify."""
        question = read_question(asked, history)
        restated, notice = self._writer.restate(question, history) if self._writer else ("", "")
        question = read_question(restated) if restated else question
        clock.end("read")
        answer = self.quote(asked, question, filters, clock)
        answer = replace(answer, understood=restated or answer.understood, notice=notice)
        if self._writer and not notice:
            answer = self._writer.write(answer, question, on_text)
            clock.end("write")
        verify_all(answer, self._archive.catalogue)
        clock.end("verify")
        return answer

    def quote(
        self,
        asked: str,
        question: Question,
        filters: Filters,
        clock: Clock | None = None,
        *,
        later: bool = False,
    ) -> Answer:
        """Answer with verbatim, cited sentences, or say that the minutes don't.

        Args:
            asked: the question as it was put, never altered.
            question: as it was read.
            filters: what to limit the search to.
            clock: times the steps.
            later: whether nobody waits for this answer.
        """
        clock = clock or Clock()
        with self._turns.take(later=later):
            clock.end("wait")
            results = self._search(question, filters)
            clock.end("search")
            evidence = self._passages.weigh(question, results)
            clock.end("weigh")
            form, shown = quote_in_form(Found(question, evidence, self._archive, filters))
            citations = cite(shown.sentences)
            declined = shown.status == "not_in_minutes"
            answer = Answer(
                question=asked,
                status=shown.status,
                text=write(citations),
                citations=citations,
                scope=self._archive.catalogue.scope(filters),
                nearest=self._nearest(question, evidence, results) if declined else None,
                passages=shown.passages or _reordered(results, evidence),
                understood=question.understood,
                remarks=shown.remarks,
                form=form if citations else "",
                confidence=_confidence(evidence),
            )
            clock.end("quote")
        return answer

    @property
    def waiting(self) -> int:
        """How many questions wait for their turn."""
        return self._turns.readers_waiting

    def explain(self, question: Question, count: int) -> list[Explained]:
        """Return the likeliest sentences, best first, with what speaks for and against each."""
        return self._passages.explain(question, find(self._archive, question), count)

    def _search(self, question: Question, filters: Filters) -> list[SearchResult]:
        """Search, but for a question that names no subject: every set of minutes decides."""
        if question.meeting is not None:
            return []
        return find(self._archive, question, filters=filters, without=self._without)

    def _nearest(
        self, question: Question, evidence: Sequence[Evidence], results: Sequence[SearchResult]
    ) -> Citation | None:
        """Cite the nearest sentence: of what was found, if none is of the kind that is wanted."""
        if not evidence:  # in small letters a question names no council
            plain = replace(question, wants=("fact",), query=question.query.lower())
            evidence = self._passages.weigh(plain, results[:1])
        return next(iter(cite(evidence[:1])), None)


def _confidence(evidence: Sequence[Evidence]) -> float | None:
    return round(likelihood([one.score for one in evidence]), 4) if evidence else None


def _reordered(
    results: Sequence[SearchResult], evidence: Sequence[Evidence]
) -> tuple[SearchResult, ...]:
    """Rank results by the best sentence of each; what was not read comes after them."""
    best: dict[str, float] = {}
    for found in evidence:
        best.setdefault(found.result.passage.id, found.score)
    read = [result for result in results if result.passage.id in best]
    unread = [result for result in results if result.passage.id not in best]
    ranked = sorted(read, key=lambda result: best[result.passage.id], reverse=True)
    return tuple(replace(result, rank=rank) for rank, result in enumerate([*ranked, *unread], 1))
