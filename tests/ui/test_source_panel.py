"""The source panel, drawn over the chat page."""

from dataclasses import replace

import pytest
from streamlit.testing.v1.element_tree import Block, Button

from schema import Statement
from tests.ui.conftest import Serve
from tests.ui.drawing import (
    FakeAnswerer,
    ask,
    links_of,
    markup_of,
    open_chat,
    open_panel,
    panel_of,
    text_of,
)
from tests.ui.test_chat_page import answer_of, citation
from words import answers as words_of_answers

MENDED: dict[str, object] = {"start": 0, "end": 22, "quote": "The kettle was mended.", "marks": ()}


def test_it_shows_the_quote_within_its_passage_and_what_is_known_of_its_source(
    serve: Serve,
) -> None:
    serve(FakeAnswerer(answer_of(citation(also=("a.txt", "b.txt")))))
    panel = panel_of(open_panel(ask(open_chat(), "How much?")))
    shown = text_of(panel)
    assert "[1] Minutes about a kettle" in shown
    assert "Pennick Parish Council · Tea Committee · 12 March 2024 · Minutes" in shown
    assert "4. Kettle · Page 2" in shown
    assert 'class="atm-context">Kettles<' in markup_of(panel)
    assert "The kettle was mended. <mark>It cost <strong>£5</strong>.</mark>" in markup_of(panel)
    assert "The same words also stand in: a.txt; b.txt" in shown


def test_it_leads_into_the_document_at_the_words(serve: Serve) -> None:
    serve(FakeAnswerer(answer_of(citation(**MENDED), citation(marker=2))))
    (link,) = links_of(panel_of(open_panel(ask(open_chat(), "How much?"), 2)))
    assert link.proto.page == "source"
    assert (
        link.proto.query_string == "document=kettle&start=23&end=34&quotes=0-22.23-34&marks=31-33"
    )


def _ways(panel: Block) -> list[Button]:
    return [one for one in panel.get("button") if isinstance(one, Button)]


def test_it_goes_on_to_the_next_citation_and_back(serve: Serve) -> None:
    other = citation(marker=2)
    other = replace(other, document=replace(other.document, title="Another kettle"))
    serve(FakeAnswerer(answer_of(citation(), other)))
    page = open_panel(ask(open_chat(), "How much?"))
    panel = panel_of(page)
    before, after = _ways(panel)
    assert words_of_answers.nth_source(1, 2) in text_of(panel)
    after.click().run()
    assert "[2] Another kettle" in text_of(panel_of(page))
    before, after = _ways(panel_of(page))
    before.click().run()
    assert "[1] Minutes about a kettle" in text_of(panel_of(page))
    before, after = _ways(panel_of(page))
    before.click().run()
    assert "[2] Another kettle" in text_of(panel_of(page)), "round and round"
    _, after = _ways(panel_of(page))
    after.click().run()
    assert "[1] Minutes about a kettle" in text_of(panel_of(page))


def test_an_only_citation_offers_no_other(serve: Serve) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    assert not panel_of(open_panel(ask(open_chat(), "How much?"))).get("button")


def test_it_says_of_the_passage_what_must_be_known_of_it(serve: Serve) -> None:
    lost = Statement("resolution", 0, 34, outcome="lost")
    serve(FakeAnswerer(answer_of(citation(record=lost))))
    panel = panel_of(open_panel(ask(open_chat(), "How much?")))
    assert words_of_answers.UNDECIDED["lost"] in text_of(panel)


@pytest.mark.parametrize("asked", [("nonesuch", 1), ("", 0), (None, 9)])
def test_what_is_not_there_opens_nothing(serve: Serve, asked: tuple[str | None, int]) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    turn, marker = asked
    this = page.session_state["conversation"].turns[0].id
    page.session_state["open-source"] = (this if turn is None else turn, marker)
    assert not panel_of(page.run()).get("html")
    assert not page.exception
