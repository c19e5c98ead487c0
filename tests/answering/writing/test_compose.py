"""The quoted answer stays where the model gives none, and is replaced where it does."""

from dataclasses import replace

import pytest

from answering.writing.compose import compose
from answering.writing.prompt import REFUSAL
from schema import Answer, Citation, Scope, Side, Statement
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, Reply, refusal
from tests.answering.writing.passages import FOOTBRIDGE, LIBRARY, results

PASSAGES = results(FOOTBRIDGE, LIBRARY)
QUOTE = Citation(1, PASSAGES[0].document, PASSAGES[0].passage, 0, 86, FOOTBRIDGE[:86])
QUOTED = Answer(
    question="And when?",
    status="answered",
    text=f"{FOOTBRIDGE[:86]} [1]",
    citations=(QUOTE,),
    scope=Scope(2, 2, (), (), None, None),
    passages=tuple(PASSAGES),
)
QUESTION = "When will the footbridge be repaired?"


def test_the_model_s_answer_takes_the_place_of_the_quoted_one(
    server: ModelServer, open_model: Open
) -> None:
    server.gives("It will be repaired by 28 June 2024 [1]. It cost £9 [1].")
    answer = compose(QUOTED, QUESTION, PASSAGES, open_model())
    assert (answer.question, answer.status, answer.written_by) == ("And when?", "answered", "test")
    assert answer.text == "It will be repaired by 28 June 2024. [1]"
    assert [claim.unsupported for claim in answer.claims] == [(), ("£9",)]
    assert len(answer.citations) == 1
    assert answer.notice == ""
    assert f"<question>\n{QUESTION}\n</question>" in server.requests[0].messages["user"]


def test_what_does_not_stand_can_be_dropped(server: ModelServer, open_model: Open) -> None:
    server.gives("It will be repaired by 28 June 2024 [1]. It cost £9 [1].")
    answer = compose(QUOTED, QUESTION, PASSAGES, open_model(), unsupported="drop")
    assert [claim.text for claim in answer.claims] == ["It will be repaired by 28 June 2024."]


@pytest.mark.parametrize("reply", [REFUSAL, "It cost £9 [1].", "It is closed.", "It is [7]."])
def test_an_answer_left_with_nothing_is_not_in_the_minutes(
    reply: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(reply)
    answer = compose(QUOTED, QUESTION, PASSAGES, open_model())
    assert (answer.status, answer.text, answer.citations) == ("not_in_minutes", "", ())
    assert (answer.claims, answer.notice, answer.written_by) == ((), "", "test")
    assert answer.nearest == QUOTE


def test_the_model_may_answer_where_no_quotation_does(
    server: ModelServer, open_model: Open
) -> None:
    server.gives("It will be repaired by 28 June 2024 [1].")
    quoted = replace(QUOTED, status="not_in_minutes", text="", citations=(), nearest=QUOTE)
    answer = compose(quoted, QUESTION, PASSAGES, open_model())
    assert (answer.status, answer.nearest) == ("answered", None)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply("x", silence=30), "took too long"),
        (refusal(429, "slow down"), "too often"),
        (refusal(503, "down"), "fault"),
        (Reply(""), "empty"),
        (Reply("It", cut=True), "broke off"),
        (Reply("It is. ", endless=True), "too long"),
        (Reply("It", broken=True), "cannot be read"),
    ],
)
@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_the_quoted_answer_stands_in_and_says_why(
    provider: str, reply: Reply, why: str, server: ModelServer, open_model: Open
) -> None:
    # Only who must be too slow is given little time: a busy machine is slow by itself.
    model = open_model(provider, language_model_timeout=0.7 if reply.silence else 30)
    server.gives(reply)
    answer = compose(QUOTED, QUESTION, PASSAGES, model)
    assert why in answer.notice
    assert replace(answer, notice="") == QUOTED


def test_keywords_and_empty_searches_are_not_sent(server: ModelServer, open_model: Open) -> None:
    keywords = replace(QUOTED, status="passages_only")
    assert compose(keywords, "footbridge", PASSAGES, open_model()) == keywords
    assert compose(QUOTED, QUESTION, [], open_model()) == QUOTED
    assert server.requests == []


def test_a_vote_that_does_not_add_up_is_not_told_anew(
    server: ModelServer, open_model: Open
) -> None:
    vote = Statement("vote", 0, 86, sides=(Side("for", 0, 9, count=3),), doubt="does not add up")
    quoted = replace(QUOTED, citations=(replace(QUOTE, record=vote),), remarks=("It differs.",))
    assert compose(quoted, QUESTION, PASSAGES, open_model()) == quoted
    assert server.requests == []
