"""An answer as plain text with its citations."""

from dataclasses import replace

from schema import Claim
from tests.ui.test_chat_page import answer_of, citation
from ui.citation_text import as_text
from words import answers as words_of_answers

SOURCE = (
    "[1] Pennick Parish Council, Tea Committee, 12 March 2024, Minutes, Minutes about a kettle, "
    "4. Kettle, kettle.txt"
)


def test_a_quotation_is_followed_by_where_it_stands() -> None:
    answer = replace(answer_of(citation()), question="How much?", remarks=("It was changed.",))
    assert as_text(answer) == f"How much?\n\nIt was changed.\n\n“It cost £5.” [1]\n\n{SOURCE}"


def test_what_a_model_wrote_is_said_to_be_and_what_falls_is_left_out() -> None:
    claims = (Claim("It cost £5.", (1,), ()), Claim("It cost £9.", (), ("£9",)))
    answer = replace(answer_of(citation()), claims=claims, written_by="llama3.2")
    assert as_text(answer) == "\n\n".join(
        ["?", words_of_answers.written_by("llama3.2"), "It cost £5. [1]", SOURCE]
    )
