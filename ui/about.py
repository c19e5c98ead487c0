"""The pages about the service: what it is and does, its privacy notice, its accessibility."""

from collections.abc import Iterable

import streamlit as st

from branding import Statement
from ui import brand, kept_conversations, logbook, markup, resources, troubles
from ui.markup import Html, element, text
from words import about as said
from words import feedback as words_of_feedback
from words import pages as words
from words import search as words_of_search


def draw() -> None:
    """Draw the page about this service."""
    st.set_page_config(page_title=words.titled(said.ABOUT))
    markup.show(element("h1", text(said.ABOUT), css="document-title"))
    with troubles.caught():
        markup.show(element("div", *_sections(), css="prose"))


def draw_statement(title: str, statement: Statement | None) -> None:
    """Draw a statement of the council's, or where there is none the product's on accessibility."""
    st.set_page_config(page_title=words.titled(title))
    ours = not statement and title == said.ACCESSIBILITY
    heading = said.ACCESSIBLE_HEADING if ours else title
    markup.show(element("h1", text(heading), css="document-title"))
    if not statement and not ours:
        markup.show(element("p", text(said.NO_STATEMENT)))
        return
    with st.container(key="atm-statement"):
        # No picture is drawn: it would be fetched from wherever the text says.
        st.markdown((statement.text if statement else said.ACCESSIBLE).replace("![", "["))
        if not statement and (contact := brand.contact()):
            markup.show(element("p", text(f"{said.CONTACT}: "), contact))


def _sections() -> Iterable[Html]:
    model = resources.language_model()
    yield from _section(said.WHAT, said.WHAT_WRITTEN if model else said.WHAT_IT_DOES)
    yield from _holdings()
    yield element("h2", text(said.CANNOT))
    yield element("ul", *(element("li", text(one)) for one in said.CANNOTS))
    store = kept_conversations.store()
    if store.keeps:
        yield from _section(said.KEPT, (said.kept_for(store.days), said.COOKIE))
    else:
        yield from _section(said.KEPT, (said.KEPT_NOTHING, said.COOKIE))
    log = logbook.log()
    if log.keeps:
        yield element("p", text(words_of_feedback.noted_for(log.days, kept=store.keeps)))
    yield from _section(said.SENT, (_where_texts_go(model),))
    yield element("h2", text(said.WRONG))
    contact = brand.contact()
    if contact:
        yield element("p", text(f"{said.WRONG_WITH} "), contact)
    else:
        yield element("p", text(said.WRONG_WITHOUT))


def _section(heading: str, lines: Iterable[str]) -> Iterable[Html]:
    yield element("h2", text(heading))
    yield from (element("p", text(line)) for line in lines)


def _holdings() -> Iterable[Html]:
    yield element("h2", text(said.HOLDS))
    answerer = resources.answerer()
    scope = answerer.scope() if answerer else None
    if scope is None:
        yield element("p", text(said.HOLDS_LATER))
    elif not scope.documents:
        yield element("p", text(said.HOLDS_NOTHING))
    else:
        yield element("p", text(words_of_search.holdings(scope)))
        if scope.committees:
            names = (element("li", text(name)) for name in scope.committees)
            yield element("h3", text(said.COMMITTEES))
            yield element("ul", *names, css="bodies")


def _where_texts_go(model: str) -> str:
    answerer = resources.answerer()
    if not model:
        return said.SENT_NOTHING
    if answerer is None:
        return words.may_go_to(model)
    return said.sent_to(answerer.sends_to) if answerer.sends_to else said.written_here(model)
