from tests.ui.conftest import Serve
from tests.ui.drawing import FakeAnswerer, ask, open_chat, text_of
from tests.ui.test_chat_page import answer_of, citation
from words import answers as words_of_answers


def test_an_id_with_two_underscores_is_drawn_too(serve: Serve) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    page.session_state["conversation"].turns[0].id = "a__b"
    assert words_of_answers.ANSWERED in text_of(page.run())
