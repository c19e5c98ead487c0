"""Each measure, on answers made by hand."""

import datetime
from dataclasses import replace

import pytest

from errors import StoreError
from evaluation.gold import GoldQuestion
from evaluation.metrics import (
    Scores,
    Verdict,
    as_json,
    by_kind,
    judge,
    mrr_of,
    percentile,
    ranks_of,
    recall_of,
    score,
)
from schema import (
    Answer,
    Citation,
    ClearedDocument,
    ClearedPassage,
    Document,
    Passage,
    Scope,
    SearchResult,
    Status,
)
from tests.cleared import document_of, passage_of

TEXT = "The lamps were lit on 4 May. The bridge was shut."
SCOPE = Scope(1, 1, (), (), None, None)
GOLD = GoldQuestion(id="q1", question="When?", must=("4 May",), docs=("a.txt",))
NONE = GoldQuestion(id="q2", question="Who?", unanswerable=True)


def document(source: str) -> ClearedDocument:
    made = Document(
        id=source,
        version="v",
        root="/",
        source=source,
        title="T",
        kind="minutes",
        council=None,
        committee=None,
        date=datetime.date(2024, 5, 4),
        access="public",
        text=TEXT,
    )
    return document_of(made)


def passage(source: str, text: str = TEXT) -> ClearedPassage:
    return passage_of(Passage(f"{source} 1", source, 0, len(text), text, ""))


def result(source: str, rank: int, text: str = TEXT, *also: str) -> SearchResult:
    return SearchResult(passage(source, text), document(source), rank, 1.0, 1.0, 1.0, also)


def citation(source: str, *also: str, quote: str = TEXT[:28]) -> Citation:
    return Citation(1, document(source), passage(source), 0, 28, quote, also=also)


def answer(
    status: Status, *citations: Citation, text: str = TEXT, passages: tuple[SearchResult, ...] = ()
) -> Answer:
    return Answer("?", status, text, citations, SCOPE, passages=passages, seconds=0.5)


def judged(*pairs: tuple[GoldQuestion, Answer]) -> list[Verdict]:
    given = dict(pairs)
    return judge(list(given), lambda gold: given[gold])


def scored(*pairs: tuple[GoldQuestion, Answer]) -> Scores:
    return score(judged(*pairs), lambda _: TEXT)


RIGHT = answer("answered", citation("a.txt"))
DECLINED = answer("not_in_minutes", text="")


@pytest.mark.parametrize(
    ("given", "accuracy"),
    [
        (RIGHT, 1.0),
        (answer("answered", citation("copy.txt", "a.txt")), 1.0),
        (answer("answered", citation("z.txt"), citation("a.txt")), 1.0),
        (answer("answered", citation("z.txt")), 0.0),
        (answer("answered", citation("a.txt"), text="It was in June."), 0.0),
        (answer("passages_only", citation("a.txt")), 0.0),
        (DECLINED, 0.0),
    ],
    ids=["right", "a copy", "one of two", "other document", "other words", "passages", "declined"],
)
def test_an_answer_is_right_if_it_says_and_cites_what_it_must(
    given: Answer, accuracy: float
) -> None:
    assert scored((GOLD, given)).answer_accuracy == accuracy


def test_only_declining_is_right_where_nothing_answers() -> None:
    assert scored((NONE, DECLINED)).declined_right == 1.0
    assert scored((NONE, RIGHT)).declined_right == 0.0
    assert scored((NONE, answer("passages_only", citation("a.txt")))).declined_right == 0.0


def test_declining_what_could_be_answered_is_counted() -> None:
    other = GOLD.model_copy(update={"id": "q3"})
    assert scored((GOLD, DECLINED), (other, RIGHT), (NONE, DECLINED)).declined_wrong == 0.5


def test_precision_is_the_share_of_citations_of_right_documents() -> None:
    given = answer("answered", citation("a.txt"), citation("z.txt"), citation("y.txt", "a.txt"))
    assert scored((GOLD, given)).citation_precision == pytest.approx(2 / 3, abs=1e-4)


def test_precision_of_all_answers_counts_those_that_should_have_been_none() -> None:
    scores = scored((GOLD, RIGHT), (NONE, answer("answered", citation("a.txt"))))
    assert (scores.citation_precision, scores.citation_precision_all) == (1.0, 0.5)


def test_a_quotation_that_the_document_does_not_hold_is_counted() -> None:
    given = answer("answered", citation("a.txt"), citation("a.txt", quote="The lamps were out."))
    assert scored((GOLD, given)).quotes_verbatim == 0.5


def test_quotations_in_answers_to_unanswerable_questions_count_too() -> None:
    given = answer("answered", citation("a.txt", quote="Nothing of the kind."))
    assert scored((NONE, given)).quotes_verbatim == 0.0


def test_two_turn_questions_are_counted_apart() -> None:
    followed = GOLD.model_copy(update={"id": "q3", "history": ("Which lamps?",)})
    scores = scored((GOLD, RIGHT), (followed, DECLINED))
    assert (scores.answer_accuracy, scores.two_turn_accuracy) == (0.5, 0.0)


@pytest.mark.parametrize(
    ("results", "depths"),
    [
        ((result("a.txt", 1),), {"1": 1, "5": 1, "10": 1}),
        ((result("z.txt", 1), result("a.txt", 2)), {"1": 0, "5": 1, "10": 1}),
        ((result("z.txt", 1, TEXT, "a.txt"),), {"1": 1, "5": 1, "10": 1}),
        ((result("a.txt", 1, "No date."), result("a.txt", 6)), {"1": 0, "5": 0, "10": 1}),
        ((result("a.txt", 11),), {"1": 0, "5": 0, "10": 0}),
        ((), {"1": 0, "5": 0, "10": 0}),
    ],
)
def test_recall_is_whether_a_right_passage_is_among_the_first(
    results: tuple[SearchResult, ...], depths: dict[str, float]
) -> None:
    given = replace(RIGHT, passages=results)
    assert scored((GOLD, given)).recall == depths


def test_words_spread_over_two_passages_are_no_recall() -> None:
    gold = GoldQuestion(id="q", question="?", must=("4 May", "bridge"), docs=("a.txt",))
    split = (result("a.txt", 1, "It was lit on 4 May."), result("a.txt", 2, "The bridge."))
    assert scored((gold, replace(RIGHT, passages=split))).recall == {"1": 0, "5": 0, "10": 0}


def test_the_mean_reciprocal_rank_counts_what_was_not_found_as_nought() -> None:
    assert mrr_of([1, 2, None, 4]) == pytest.approx((1 + 1 / 2 + 1 / 4) / 4, abs=1e-4)
    given = replace(RIGHT, passages=(result("z.txt", 1), result("a.txt", 2)))
    assert scored((GOLD, given)).mrr == 0.5


def test_only_answerable_questions_are_searched_for() -> None:
    verdicts = judged((GOLD, RIGHT), (NONE, DECLINED))
    asked: list[str] = []

    def found(gold: GoldQuestion) -> list[SearchResult]:
        asked.append(gold.id)
        return [result("a.txt", 1)]

    assert (ranks_of(verdicts, found), asked) == ([1], ["q1"])


def test_recall_can_be_told_at_any_depth() -> None:
    assert recall_of([1, 4, 5, None], [4]) == {"4": 0.5}


def test_each_kind_is_scored_by_itself() -> None:
    date = GOLD.model_copy(update={"id": "q3", "kind": "date"})
    kinds = by_kind(judged((NONE, DECLINED), (date, RIGHT), (GOLD, DECLINED)), lambda _: TEXT)
    assert list(kinds) == ["date", "none"]
    assert (kinds["date"].answer_accuracy, kinds["date"].declined_right) == (1.0, None)
    assert (kinds["none"].questions, kinds["none"].declined_wrong) == (2, 1.0)


def test_an_error_is_wrong_and_the_others_are_asked_all_the_same() -> None:
    def answering(gold: GoldQuestion) -> Answer:
        if gold in (GOLD, NONE):
            raise StoreError("The archive is gone. Make it again.")
        return RIGHT

    other = GOLD.model_copy(update={"id": "q3"})
    verdicts = judge([GOLD, NONE, other], answering)
    scores = score(verdicts, lambda _: TEXT)
    assert [verdict.right for verdict in verdicts] == [False, False, True]
    assert verdicts[0].answer.text == "StoreError: The archive is gone. Make it again."
    assert (scores.failed, scores.declined_right, scores.declined_wrong) == (2, 0.0, 0.0)
    assert scores.seconds == 0.5


@pytest.mark.parametrize(
    ("values", "share", "value"),
    [
        (range(1, 101), 0.95, 95),
        (range(1, 21), 0.95, 19),
        ([3, 1, 2], 0.95, 3),
        ([3, 1, 2], 0.5, 2),
        ([7], 0.95, 7),
    ],
)
def test_a_percentile_is_one_of_the_values(values: list[float], share: float, value: float) -> None:
    assert percentile(values, share) == value


def test_words_are_those_of_answers_without_their_markers() -> None:
    other = GOLD.model_copy(update={"id": "q3"})
    given = answer("answered", citation("a.txt"), text="It was 4 May. [1]")
    assert scored((GOLD, given), (other, given), (NONE, DECLINED)).words == 4


def test_what_no_question_is_about_has_no_share() -> None:
    scores = scored((NONE, DECLINED))
    assert (scores.recall, scores.answer_accuracy, scores.declined_wrong) == (None, None, None)
    assert (scores.citation_precision, scores.quotes_verbatim) == (None, None)
    assert scored((GOLD, RIGHT)).declined_right is None
    assert (scores.mrr, scores.words, mrr_of([]), recall_of([])) == (None, None, None, None)


def test_scores_are_plain_values() -> None:
    plain = as_json(scored((GOLD, RIGHT), (NONE, DECLINED)))
    assert (plain["questions"], plain["seconds"]) == (2, 0.5)
