"""What a keeper has on the page of documents: adding, reading again, what is amiss or removed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ui import ingest_outcome, keeper_corrections, keeper_errands, keeper_sign_in, markup, tables
from ui.markup import element, text
from words import keeper as door
from words import keeping as words

if TYPE_CHECKING:
    from ingest.by_hand.keeping import OpenArchive
    from ingest.files.uploads import Sent

_SENT = "sent"


def draw_adding(archive: "OpenArchive", *, opened: bool) -> None:
    """Draw what is being done, and the form that adds documents."""
    from ingest.files.uploads import ENDINGS, MEGABYTES, MOST_BYTES, MOST_FILES

    keeper_errands.draw(archive)
    limits = words.limits(MOST_FILES, MOST_BYTES // 1_000_000, MEGABYTES)
    with st.expander(words.ADD, expanded=opened, icon=":material/upload_file:"):
        markup.show(element("p", text(limits)))
        with st.form("adding", clear_on_submit=True, border=False):
            sent = st.file_uploader(words.CHOOSE, ENDINGS, accept_multiple_files=True, key=_SENT)
            asked = st.form_submit_button(words.SEND, type="primary")
        if asked and not sent:
            _say(words.NONE_SENT)
        elif asked and keeper_sign_in.may_enter():
            if start_adding(archive, [(one.name, one.getvalue()) for one in sent]):
                st.rerun()
            _say(words.BUSY_HERE)


def start_adding(archive: "OpenArchive", sent: Sequence["Sent"]) -> bool:
    """Start to add what was sent; tell whether it was started."""
    from ingest.files.uploads import take

    def act(own: "OpenArchive", tell: keeper_errands.Tell) -> keeper_errands.Came:
        return keeper_errands.Came(*ingest_outcome.taken(take(sent, own, on_progress=tell)))

    return keeper_errands.start(archive, words.SENDING, act)


def draw_rest(archive: "OpenArchive") -> None:
    """Draw the folders, the files with which something is amiss, and what was removed."""
    _draw_folders(archive)
    _draw_amiss(archive)
    _draw_removed(archive)
    if keeper_sign_in.has_password():
        st.button(door.LEAVE, on_click=keeper_sign_in.leave, icon=":material/logout:")


def draw_door() -> None:
    """Draw the way in for a keeper."""
    with st.expander(words.KEEPING, icon=":material/lock:"):
        markup.show(element("p", text(words.KEEPING_HELP)))
        keeper_sign_in.draw_door()


def _draw_folders(archive: "OpenArchive") -> None:
    from ingest.files.amiss import folders

    markup.show(element("h2", text(words.FOLDERS), css="section"))
    found = folders(archive)
    if not found:
        markup.show(element("p", text(words.no_folders())))
        return
    markup.show(element("p", text(words.FOLDERS_HELP)))
    for number, one in enumerate(found):
        name = words.SENT_HERE if one.is_uploads else one.path
        with st.container(horizontal=True, vertical_alignment="center"):
            about = markup.joined((words.of_files(one.files), words.read_at(one.read_at)))
            markup.show(
                element("p", element("strong", text(name)), text(" · "), about, css="folder")
            )
            if st.button(words.READ_AGAIN, key=f"folder-{number}", icon=":material/refresh:"):
                if start_reading(archive, one.path, name):
                    st.rerun()
                _say(words.BUSY_HERE)


def start_reading(archive: "OpenArchive", path: str, name: str) -> bool:
    """Start to read a folder again; tell whether it was started."""
    from ingest import ingest

    def act(
        own: "OpenArchive", tell: keeper_errands.Tell, insist: bool = False
    ) -> keeper_errands.Came:
        report = ingest([path], own, allow_removal=insist, on_progress=tell)
        return keeper_errands.Came(ingest_outcome.done(report), ingest_outcome.problems(report))

    def insist(own: "OpenArchive", tell: keeper_errands.Tell) -> keeper_errands.Came:
        return act(own, tell, insist=True)

    return keeper_errands.start(archive, words.reading(name), act, insist=insist)


def _draw_amiss(archive: "OpenArchive") -> None:
    from ingest.files.amiss import amiss

    found = amiss(archive)
    if not found:
        return
    markup.show(element("h2", text(f"{words.AMISS} ({len(found):,})"), css="section"))
    markup.show(element("p", text(words.AMISS_HELP)))
    rows = tables.rows(
        words.AMISS_COLUMNS,
        (
            (one.source, words.AMISS_STATES[one.state], one.reason, str(Path(one.path).parent))
            for one in found
        ),
    )
    drawn = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"atm-amiss{hash(tuple(found))}",  # another list has other rows in these places
    )
    chosen = drawn.selection.rows
    if chosen and chosen[0] < len(found):
        one = found[chosen[0]]
        label = markup.label(words.leave_out(one.source))
        if st.button(label, icon=":material/delete:", key="leave-out"):
            if keeper_corrections.start_removal(archive, one.path, one.source):
                st.rerun()
            _say(words.BUSY_HERE)
    tables.offer(words.SAVE_AMISS, words.AMISS_COLUMNS, rows, "files.csv")


def _draw_removed(archive: "OpenArchive") -> None:
    removed = [one for one in archive.catalogue.by_hand().values() if one.removed]
    if not removed:
        return
    markup.show(element("h2", text(f"{words.REMOVED} ({len(removed):,})"), css="section"))
    markup.show(element("p", text(words.REMOVED_HELP)))
    for one in removed:
        at = one.removed.at[:10] if one.removed else ""
        with st.container(horizontal=True, vertical_alignment="center"):
            markup.show(element("p", markup.joined((one.source, at)), css="folder"))
            if st.button(words.BRING_BACK, key=f"back-{one.id}", icon=":material/undo:"):
                keeper_errands.bring_back(archive, [one.path], about=one.id)
                st.rerun()


def _say(what: str) -> None:
    markup.show(element("p", text(what), css="note", role="alert"))
