"""A question and what came of it, drawn."""

from collections.abc import Callable, Iterator

import streamlit as st
from streamlit.navigation.page import Page

from schema import Answer
from ui import (
    as_of,
    export_menu,
    feedback,
    kept_conversations,
    markup,
    quotations,
    source_cards,
    troubles,
)
from ui.conversation import Fallen, Said, Stopped, Turn, Unanswered
from ui.markup import Html, element, text
from words import answers as words_of_answers
from words import pages as words
from words import search as words_of_search

Ask = Callable[[str], None]


def draw_question(question: str, key: str) -> None:
    """Draw what the reader asked, as it was typed."""
    with st.container(key=f"atm-asked-{key}"):
        markup.show(element("h2", text(question), css="question"))


def draw_turn(turn: Turn, source: Page, *, again: Ask, change: Ask) -> None:
    """Draw what came of a question.

    Args:
        turn: the question and what came of it.
        source: the page that shows a document.
        again: asks a question once more.
        change: lets the reader change a question, and ask that.
    """
    with st.container(key=f"atm-answer-{turn.id}"):
        match turn.outcome:
            case Answer() as answer:
                _draw_answer(answer, turn, source)
                _draw_actions(answer, turn, change)
                feedback.draw(turn)
            case Said(talk):
                markup.show(element("p", text(words.SAID[talk]), css="said"))
            case Unanswered(heading, advice):
                troubles.show_notice(heading, advice)
                _draw_again(turn, again, change)
            case Stopped():
                markup.show(element("p", text(words.STOPPED), css="said"))
                _draw_again(turn, again, change)
            case Fallen():
                troubles.show_notice(*words.FALLEN, role="note")
                _draw_again(turn, again, change)


def _draw_again(turn: Turn, again: Ask, change: Ask) -> None:
    with st.container(horizontal=True, key=f"atm-actions-{turn.id}"):
        st.button(
            words.ASK_AGAIN,
            key=f"again-{turn.id}",
            icon=":material/refresh:",
            on_click=again,
            args=(turn.question,),
        )
        _draw_change(turn, change)


def _draw_change(turn: Turn, change: Ask) -> None:
    st.button(
        words.CHANGE_QUESTION,
        key=f"change-{turn.id}",
        icon=":material/edit:",
        type="tertiary",
        on_click=change,
        args=(turn.question,),
    )


def _draw_actions(answer: Answer, turn: Turn, change: Ask) -> None:
    """Offer what can be done with an answer, in a line."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"atm-actions-{turn.id}"):
        if answer.citations:
            export_menu.draw(answer, key=turn.id)
        _draw_change(turn, change)
        if kept_conversations.store().keeps:
            address = f"./?answer={turn.id}"
            link = element("a", text(words.LINK_TO_ANSWER), href=address, target="_blank")
            markup.show(element("p", link, css="share"))


def _draw_answer(answer: Answer, turn: Turn, source: Page) -> None:
    if answer.status == "not_in_minutes":
        _draw_declined(answer, source, turn.id)
    elif answer.status == "passages_only":
        _draw_passages(answer, source, turn.id)
    elif answer.claims:
        _draw_written(answer, turn.id)
    else:
        parts = [*_heading(answer, words_of_answers.answered(answer.citations)), *_remarks(answer)]
        markup.show(
            element(
                "div", *parts, *quotations.quoted(answer, turn.id), *_about(answer), css="answer"
            )
        )


def _draw_written(answer: Answer, key: str) -> None:
    """Draw what a language model wrote, and under it the words that it rests on."""
    heading = _heading(answer, words_of_answers.written_by(answer.written_by or ""))
    sentences = [quotations.written(claim, answer, key) for claim in answer.claims]
    note = element("p", text(words_of_answers.WRITTEN_NOTE), css="note")
    sources = element("h3", text(words_of_answers.SOURCES), css="sources-heading")
    rest = quotations.quoted(answer, key, beside=True)
    whole = (*heading, *sentences, note, *_about(answer), sources, *rest)
    markup.show(element("div", *whole, css="answer"))


def _draw_passages(answer: Answer, source: Page, key: str) -> None:
    """Draw the passages that bare words match."""
    parts = [
        *_heading(answer, words_of_answers.PASSAGES_ONLY),
        element("p", text(words_of_answers.PASSAGES_ONLY_NOTE), css="note"),
        *_remarks(answer),
        *_about(answer),
    ]
    markup.show(element("div", *parts, css="passages"))
    for n, group in enumerate(quotations.groups_of(answer.citations)):
        source_cards.draw(group, source, key=f"{key}-{n}")


def _draw_declined(answer: Answer, source: Page, key: str) -> None:
    note = (
        words_of_answers.NOT_WRITTEN_NOTE
        if answer.written_by
        else words_of_answers.NOT_IN_MINUTES_NOTE
    )
    markup.show(
        element(
            "div",
            *_preface(answer),
            element("h3", text(words_of_answers.NOT_IN_MINUTES), css="declined-heading"),
            element("p", text(note)),
            *_remarks(answer),
            element("p", text(words_of_search.searched(answer.scope)), css="searched"),
            *as_of.of_answer(answer),
            css="declined",
        )
    )
    if answer.nearest:
        markup.show(element("h3", text(words_of_answers.NEAREST), css="sources-heading"))
        source_cards.draw([answer.nearest], source, key=f"{key}-nearest", nearest=True)


def _heading(answer: Answer, heading: str) -> Iterator[Html]:
    yield from _preface(answer)
    yield element("h3", text(heading), css="answer-heading")


def _preface(answer: Answer) -> Iterator[Html]:
    """Say how a question was understood, and why no language model answers it."""
    if answer.understood:
        yield element("p", text(words_of_answers.understood(answer.understood)), css="understood")
    if answer.notice:
        said = f"{answer.notice} {words_of_answers.STANDS_IN}"
        yield element("p", text(said), css="stands-in", role="note")


def _about(answer: Answer) -> Iterator[Html]:
    """Say as of when its documents are, if they may have changed since, and what limits it."""
    yield from as_of.of_answer(answer)
    if answer.scope.filters:
        yield element("p", text(words_of_search.limited(answer.scope)), css="searched")


def _remarks(answer: Answer) -> Iterator[Html]:
    for remark in answer.remarks:
        yield element("p", text(remark), css="remark")
