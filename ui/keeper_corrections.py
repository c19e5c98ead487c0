"""Correct what was read of a document, or remove it: what a keeper does to one of them."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from errors import SettingError
from schema import FACTS, KINDS, ClearedDocument, Fact
from ui import ingest_outcome, keeper_errands, keeper_sign_in, markup
from ui.markup import element, text
from words import keeping as words
from words import pages as all_words

if TYPE_CHECKING:
    from answering import Answerer
    from ingest.by_hand.keeping import OpenArchive


def draw(document: ClearedDocument, answerer: "Answerer") -> None:
    """Draw what a keeper can do to a document; nothing for anybody else."""
    if not keeper_sign_in.may_enter():
        return
    with st.container(horizontal=True, key="atm-by-hand"):
        if st.button(words.CORRECT, icon=":material/edit:"):
            _ask_facts(document, answerer)
        if st.button(words.REMOVE, icon=":material/delete:"):
            _ask_removal(document, answerer)


@st.dialog(words.CORRECT, width="medium")
def _ask_facts(document: ClearedDocument, answerer: "Answerer") -> None:
    known = answerer.scope()
    now = document.facts()
    markup.show(element("p", text(f"{document.source}. {words.CORRECT_HELP}"), css="note"))
    with st.form("correct", border=False):
        given: dict[Fact, str | None] = {
            "title": st.text_input(words.TITLE, document.title, max_chars=300),
            "kind": st.selectbox(
                words.KIND, KINDS, KINDS.index(document.kind), format_func=all_words.kind
            ),
            "council": _name(words.COUNCIL, now["council"], known.councils),
            "committee": _name(words.COMMITTEE, now["committee"], known.committees),
            "date": st.text_input(words.DATE, now["date"] or "", help=words.DATE_HELP),
        }
        save = st.form_submit_button(words.SAVE, type="primary")
    changed: dict[str, str] = {
        fact: given[fact] or "" for fact in FACTS if (given[fact] or "") != (now[fact] or "")
    }
    if save and _start_correction(document, answerer.archive, changed):
        st.rerun()
    _draw_as_read(document, answerer)


def _name(label: str, now: str | None, known: Sequence[str]) -> str | None:
    names = sorted({*known, *([now] if now else [])})
    chosen: str | None = st.selectbox(
        label,
        names,
        names.index(now) if now else None,
        placeholder=words.UNKNOWN,
        help=words.NAME_HELP,
        accept_new_options=True,
    )
    return chosen


def _draw_as_read(document: ClearedDocument, answerer: "Answerer") -> None:
    """Draw what was read of what was corrected, and a way back to it."""
    done = answerer.archive.catalogue.by_hand().get(_path(document))
    if done is None or not done.corrected:
        return
    said = "; ".join(f"{was.field}: {was.read or words.UNKNOWN}" for was in done.corrected)
    markup.show(element("p", text(f"{words.AS_READ}: {said}"), css="note"))
    if st.button(words.AS_READ, icon=":material/undo:"):
        from ingest.by_hand.keeping import uncorrect

        def act(own: "OpenArchive", _: keeper_errands.Tell) -> keeper_errands.Came:
            report = uncorrect(own, _path(document))
            return keeper_errands.Came(
                f"{words.AS_READ}: {document.source}", ingest_outcome.problems(report)
            )

        keeper_errands.start(answerer.archive, words.CORRECTING, act, about=document.id)
        st.rerun()


def _start_correction(
    document: ClearedDocument, archive: "OpenArchive", changed: Mapping[str, str]
) -> bool:
    """Start to correct a document; say what is wrong, and tell whether nothing was."""
    from ingest.by_hand.given import checked
    from ingest.by_hand.keeping import correct

    def act(own: "OpenArchive", _: keeper_errands.Tell) -> keeper_errands.Came:
        report = correct(own, _path(document), changed)
        return keeper_errands.Came(
            words.corrected(document.source, read=not report.failed),
            ingest_outcome.problems(report),
        )

    try:
        checked(changed)
    except SettingError as error:
        markup.show(element("p", text(str(error)), css="note", role="alert"))
        return False
    if changed and not keeper_errands.start(archive, words.CORRECTING, act, about=document.id):
        markup.show(element("p", text(words.BUSY_HERE), css="note", role="alert"))
        return False
    return True


@st.dialog(words.REMOVE)
def _ask_removal(document: ClearedDocument, answerer: "Answerer") -> None:
    markup.show(element("p", text(words.confirm(document.title))))
    markup.show(element("p", text(document.source), css="note"))
    with st.container(horizontal=True):
        if st.button(words.REMOVE, type="primary", key="remove-surely"):
            path = _path(document)
            if start_removal(answerer.archive, path, document.title, about=document.id):
                st.rerun()
            markup.show(element("p", text(words.BUSY_HERE), css="note", role="alert"))
        if st.button(words.KEEP):
            st.rerun()


def start_removal(archive: "OpenArchive", path: str, name: str, *, about: str = "") -> bool:
    """Start to remove a file; `about` is the id of its document, if it is one. Tell if it was."""
    return keeper_errands.start(archive, words.REMOVING, partial(_remove, path, name), about=about)


def _remove(
    path: str, name: str, own: "OpenArchive", _: keeper_errands.Tell
) -> keeper_errands.Came:
    from ingest.by_hand.keeping import remove

    remove(own, [path])
    return keeper_errands.Came(words.removed(name), removed=[path])


def _path(document: ClearedDocument) -> str:
    return str(Path(document.root, document.source))
