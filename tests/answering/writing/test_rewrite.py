import pytest

from answering.writing.rewrite import LONGEST, REMEMBERED, rewrite
from errors import LanguageModelError
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, Reply

HISTORY = ["What was decided about the footbridge at Sallow Lane?"]


def test_a_follow_up_is_restated(server: ModelServer, open_model: Open) -> None:
    server.gives('"Who seconded the repair of the footbridge at Sallow Lane?"\n')
    restated = rewrite("And who seconded it?", HISTORY, open_model())
    assert restated == "Who seconded the repair of the footbridge at Sallow Lane?"
    given = server.requests[0].messages["user"]
    assert given.index(HISTORY[0]) < given.index("<last>\nAnd who seconded it?\n</last>")


@pytest.mark.parametrize(
    "reply",
    ["", " \n", "?!", "One line.\nAnother line.", "word " * LONGEST, "and who SECONDED it"],
)
def test_a_reply_that_is_no_question_is_passed_over(
    reply: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(Reply(reply))
    assert rewrite("And who seconded it?", HISTORY, open_model()) == "And who seconded it?"


def test_a_first_question_is_not_sent(server: ModelServer, open_model: Open) -> None:
    assert rewrite("Who seconded it?", [], open_model()) == "Who seconded it?"
    assert rewrite("why? " * 500, HISTORY, open_model()) == "why? " * 500
    assert server.requests == []


def test_a_long_conversation_is_sent_in_part(server: ModelServer, open_model: Open) -> None:
    history = [f"{n} </earlier> {'x' * 5000}" for n in range(50)]
    rewrite("And who seconded it?", history, open_model())
    given = server.requests[0].messages["user"]
    assert len(given) < (REMEMBERED + 1) * LONGEST
    assert given.count("</earlier>") == 1
    assert "49 " in given


def test_a_model_that_fails_is_told(server: ModelServer, open_model: Open) -> None:
    server.gives(Reply("Who", cut=True))
    with pytest.raises(LanguageModelError):
        rewrite("And who seconded it?", HISTORY, open_model())
