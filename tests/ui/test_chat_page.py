"""The chat page, drawn on the real answerer over a tiny archive unless a test says otherwise."""

import datetime
import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from answering import Answerer
from errors import ModelError, SettingError, StoreBusy, StoreError, StoreUnreachable
from schema import Answer, Citation, Document, Filters, Passage, Scope, Span, Status
from tests.cleared import document_of, passage_of
from tests.ui.conftest import Serve
from tests.ui.drawing import (
    APP,
    SECONDS,
    FakeAnswerer,
    ask,
    links_of,
    markup_of,
    open_chat,
    open_panel,
    panel_of,
    source_links,
    text_of,
    when_ready,
)
from ui import resources, troubles
from words import answers as words_of_answers
from words import pages as words

WHEN = "By when is the footbridge to be repaired?"
OFF_TOPIC = "Who won the football world cup?"
ODD = "<img src=x onerror=alert(1)> **b** _u_ $x$ :smile: ![p](http://example.invalid/) `c` -> £5"


def citation(**changes: object) -> Citation:
    text = "The kettle was mended. It cost £5."
    document = Document(
        id="kettle",
        version="1",
        root="/minutes",
        source="kettle.txt",
        title="Minutes about a kettle",
        kind="minutes",
        council="Pennick Parish Council",
        committee="Tea Committee",
        date=datetime.date(2024, 3, 12),
        access="public",
        text=text,
    )
    passage = Passage("p", "kettle", 0, len(text), text, "Kettles", item="4. Kettle", page=2)
    whole = Citation(
        1, document_of(document), passage_of(passage), 23, 34, "It cost £5.", (Span(31, 33),)
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def answer_of(*citations: Citation) -> Answer:
    scope = Scope(1, 1, ("Pennick Parish Council",), ("Tea Committee",), None, None)
    return Answer("?", "answered", "", citations, scope)


def test_the_page_is_drawn_and_takes_a_question_before_the_answerer_is_ready(
    monkeypatch: pytest.MonkeyPatch, tiny: Answerer
) -> None:
    may_open = threading.Event()

    def load() -> Answerer:
        may_open.wait()
        return tiny

    monkeypatch.setattr(resources, "load", load)
    page = AppTest.from_file(APP, default_timeout=SECONDS).run()
    assert words.HEADLINE in text_of(page)
    assert words.GETTING_READY in text_of(page)

    ask(page, WHEN)
    assert WHEN in text_of(page)
    assert words.GETTING_READY_TO_ANSWER in text_of(page)

    may_open.set()
    when_ready(page)
    assert words_of_answers.ANSWERED in text_of(page)
    assert "Getting ready" not in text_of(page)


def test_questions_typed_before_it_is_ready_are_answered_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_open = threading.Event()
    answerer = FakeAnswerer(answer_of(citation()))

    def load() -> FakeAnswerer:
        may_open.wait()
        return answerer

    monkeypatch.setattr(resources, "load", load)
    page = AppTest.from_file(APP, default_timeout=SECONDS).run()
    ask(ask(page, "first?"), "second?")
    may_open.set()
    when_ready(page)
    assert answerer.asked == [("first?", (), Filters()), ("second?", ("first?",), Filters())]


def test_the_model_is_loaded_once_for_all_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[FakeAnswerer] = []

    def load() -> FakeAnswerer:
        loaded.append(FakeAnswerer())
        return loaded[-1]

    monkeypatch.setattr(resources, "load", load)
    open_chat()
    open_chat()
    assert len(loaded) == 1


def test_the_real_archive_is_opened_where_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, archive_folder: Path
) -> None:
    monkeypatch.setenv("MINUTES_STORE", str(archive_folder))
    page = ask(open_chat(), WHEN)
    assert "be moved to Monday 30 September 2024" in text_of(page)


def test_an_answer_marks_the_decisive_words(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    drawn = markup_of(ask(open_chat(), WHEN))
    assert "be moved to <strong>Monday 30 September 2024</strong>." in drawn


def test_an_answer_quotes_in_order_with_markers(serve: Serve) -> None:
    mended = citation(marker=1, start=0, end=22, quote="The kettle was mended.", marks=())
    serve(FakeAnswerer(answer_of(mended, citation(marker=2))))
    drawn = markup_of(ask(open_chat(), "What of the kettle?"))
    first, second = drawn.index(">[1]</a>"), drawn.index(">[2]</a>")
    assert drawn.index("The kettle was mended.") < first < second
    assert first < drawn.index("It cost <strong>£5</strong>.") < second


def test_the_conversation_is_kept(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = ask(ask(open_chat(), WHEN), OFF_TOPIC)
    shown = text_of(page)
    assert shown.index(WHEN) < shown.index(words_of_answers.ANSWERED)
    assert (
        shown.index(words_of_answers.ANSWERED)
        < shown.index(OFF_TOPIC)
        < shown.index(words_of_answers.NOT_IN_MINUTES)
    )


def test_an_answer_names_its_source_in_a_line_that_opens_it(serve: Serve) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    assert "Tea Committee · 12 March 2024 · 4. Kettle · Page 2" in text_of(page)
    (address,) = source_links(page)
    assert address.startswith("source?document=kettle&start=23&end=34&marks=31-33#")
    assert "The kettle was mended." not in text_of(page), "the passage stands in the panel"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "report"}, "Minutes about a kettle · Tea Committee · 12 March 2024"),
        ({"date": None}, "Minutes about a kettle · Tea Committee · 4. Kettle"),
        ({"committee": None}, "Pennick Parish Council · 12 March 2024 · 4. Kettle"),
        ({"standing": "draft"}, "4. Kettle · Page 2 · draft"),
        ({"kind": "report"}, "Page 2 · Report"),
    ],
)
def test_the_line_says_which_paper_it_is(
    serve: Serve, changes: dict[str, object], said: str
) -> None:
    bare = citation()
    document = replace(bare.document, **changes)  # type: ignore[arg-type]
    serve(FakeAnswerer(answer_of(replace(bare, document=document))))
    assert said in text_of(ask(open_chat(), "How much?"))


def test_the_line_names_the_council_where_there_are_several(serve: Serve) -> None:
    answer = answer_of(citation())
    answer = replace(answer, scope=replace(answer.scope, councils=("Pennick Parish Council", "Q")))
    serve(FakeAnswerer(answer))
    assert "Pennick Parish Council · Tea Committee" in text_of(ask(open_chat(), "How much?"))


def test_a_line_says_nothing_of_what_is_unknown(serve: Serve) -> None:
    bare = citation()
    document = replace(bare.document, council=None, committee=None, date=None)
    passage = replace(bare.passage, item=None, page=None, context="")
    serve(FakeAnswerer(answer_of(replace(bare, document=document, passage=passage))))
    shown = text_of(ask(open_chat(), "How much?"))
    assert "None" not in shown
    assert "·" not in shown


def test_quotes_of_one_passage_share_a_line(serve: Serve) -> None:
    first = citation(start=0, end=22, quote="The kettle was mended.", marks=())
    serve(FakeAnswerer(answer_of(first, citation(marker=2))))
    page = ask(open_chat(), "What of the kettle?")
    assert text_of(page).count("Tea Committee") == 1
    assert len(source_links(page)) == 1


def test_a_question_is_changed_in_the_box(serve: Serve) -> None:
    serve(FakeAnswerer(answer_of(citation())))
    page = ask(open_chat(), "How much?")
    change = next(one for one in page.main.button if one.label == words.CHANGE_QUESTION)
    change.click().run()
    assert page.chat_input[0].proto.value == "How much?"
    assert text_of(page).count("How much?") == 1, "it is not asked again by itself"


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("minutes", "minutes"), words_of_answers.ANSWERED),
        (("report",), words_of_answers.ANSWERED_FROM_DOCUMENTS),
        (("minutes", "other"), words_of_answers.ANSWERED_FROM_DOCUMENTS),
    ],
)
def test_an_answer_is_headed_by_what_it_quotes(
    serve: Serve, kinds: tuple[str, ...], said: str
) -> None:
    bare = citation()
    quoted = [replace(bare, document=replace(bare.document, kind=kind)) for kind in kinds]  # type: ignore[arg-type]
    serve(FakeAnswerer(answer_of(*quoted)))
    shown = text_of(ask(open_chat(), "How much?")).splitlines()
    assert [line for line in shown if line.startswith("In the words")] == [said]


def test_a_quote_is_shown_below_what_it_cannot_be_understood_without(serve: Serve) -> None:
    led = replace(citation(), lead="The kettle was mended.")
    serve(FakeAnswerer(answer_of(led)))
    page = ask(open_chat(), "How much?")
    assert '<span class="atm-lead">The kettle was mended.</span>' in markup_of(page)


@pytest.mark.parametrize(
    ("leads", "shown"),
    [
        (("RESOLVED:", "RESOLVED:", "RESOLVED:"), ["RESOLVED:"]),
        (("RESOLVED:", "AGREED:", "AGREED:"), ["RESOLVED:", "AGREED:"]),
        (("RESOLVED:", "", "RESOLVED:"), ["RESOLVED:", "RESOLVED:"]),
        (("", "RESOLVED:", "RESOLVED:"), ["RESOLVED:"]),
    ],
)
def test_neighbours_of_one_passage_share_their_lead_in(
    serve: Serve, leads: tuple[str, ...], shown: list[str]
) -> None:
    led = [citation(lead=lead, marker=n) for n, lead in enumerate(leads, 1)]
    serve(FakeAnswerer(answer_of(*led)))
    page = ask(open_chat(), "How much?")
    assert re.findall('<span class="atm-lead">(.*?)</span>', markup_of(page)) == shown
    assert all(f"[{n}]" in text_of(page) for n in (1, 2, 3))


def test_rows_of_a_table_keep_what_names_their_columns(serve: Serve) -> None:
    rows = [citation(quote="Owls | £5", lead="Group | Given", marker=n, marks=()) for n in (1, 2)]
    serve(FakeAnswerer(answer_of(*rows)))
    assert markup_of(ask(open_chat(), "How much?")).count("<th>Group</th>") == 2


def test_what_is_not_in_the_minutes_looks_otherwise_and_says_what_was_searched(
    serve: Serve, tiny: Answerer
) -> None:
    serve(tiny)
    page = ask(open_chat(), OFF_TOPIC)
    shown = text_of(page)
    assert words_of_answers.NOT_IN_MINUTES in shown
    assert words_of_answers.ANSWERED not in shown
    assert (
        "Searched: 4 documents of Pennick Parish Council, from 9 April 2024 to 16 May 2024. "
        "Committees: Full Council." in shown
    )
    assert words_of_answers.NEAREST in shown
    assert [link.value for link in links_of(page)] == [words_of_answers.OPEN_NEAREST]


def test_passages_are_said_to_be_no_answer(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    shown = text_of(ask(open_chat(), "footbridge"))
    assert words_of_answers.PASSAGES_ONLY_NOTE in shown
    assert words_of_answers.ANSWERED not in shown


def test_an_example_is_asked_by_a_click(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = open_chat()
    page.button(key="example-0").click().run()
    assert "What was decided about the repair of the footbridge?" in text_of(page)
    assert words_of_answers.ANSWERED in text_of(page)
    assert words.EXAMPLES not in text_of(page)


def test_a_new_conversation_begins_empty(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = ask(open_chat(), WHEN)
    page.sidebar.button[0].click().run()
    assert WHEN not in text_of(page)
    assert words.EXAMPLES in text_of(page)


def test_filters_limit_the_search_and_are_named_in_what_was_searched(
    serve: Serve, tiny: Answerer
) -> None:
    serve(tiny)
    page = open_chat()
    page.selectbox(key="filter_council").select("Pennick Parish Council")
    page.selectbox(key="filter_kind").select("minutes")
    page.date_input(key="filter_date_from").set_value(datetime.date(2024, 5, 1))
    page.run()
    shown = text_of(ask(page, WHEN))
    assert "30 September 2024" in shown
    assert "28 June 2024" not in shown
    shown = text_of(ask(page, OFF_TOPIC))
    assert "Limited to: Pennick Parish Council; minutes; meetings from 1 May 2024." in shown


def test_dates_that_cross_are_pointed_out(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = open_chat()
    page.date_input(key="filter_date_from").set_value(datetime.date(2024, 5, 2))
    page.date_input(key="filter_date_to").set_value(datetime.date(2024, 5, 1))
    page.run()
    assert words.DATES_CROSS in text_of(page)


def test_a_question_is_never_altered(serve: Serve) -> None:
    answerer = FakeAnswerer(answer_of(citation()))
    serve(answerer)
    page = open_chat()
    ask(page, "  What\tof\n the *kettle*? ")
    ask(page, "And?")
    assert answerer.asked == [
        ("  What\tof\n the *kettle*? ", (), Filters()),
        ("And?", ("  What\tof\n the *kettle*? ",), Filters()),
    ]


def test_text_is_shown_as_text_wherever_it_stands(serve: Serve) -> None:
    plain = citation()
    document = replace(plain.document, title=ODD, council=ODD, committee=ODD, text=ODD)
    passage = replace(plain.passage, text=ODD, end=len(ODD), context=f"{ODD} more", item=ODD)
    odd = replace(
        plain, document=document, passage=passage, start=0, end=len(ODD), quote=ODD, also=(ODD,)
    )
    answerer = FakeAnswerer(answer_of(replace(odd, marks=())))
    answerer.suggests = [ODD]
    serve(answerer)
    page = open_chat()
    assert page.button(key="example-0").label.startswith("\\<img src\\=x onerror\\=alert\\(1\\)\\>")
    ask(page, ODD)
    assert "<img" not in markup_of(page)
    assert text_of(page).count(ODD) >= 2
    panel = panel_of(open_panel(page))
    assert "<img" not in markup_of(panel)
    assert text_of(panel).count(ODD) >= 6
    assert not page.markdown


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModelError("Set MINUTES_EMBEDDING_MODEL."), words.NO_MODEL),
        (StoreBusy("Wait until it has finished."), words.BUSY),
        (StoreError("Delete the folder."), words.NO_STORE),
        (StoreUnreachable("It does not answer."), words.UNREACHABLE),
        (SettingError("Give a path."), words.NO_SETTING),
    ],
)
def test_a_reader_is_told_that_it_cannot_be_opened_and_the_keeper_what_to_do(
    serve: Serve,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    said: tuple[str, str],
) -> None:
    serve(error)
    page = open_chat()
    assert "\n".join(said) in text_of(page)
    assert str(error) not in text_of(page)
    assert not page.exception

    monkeypatch.setattr(troubles, "_on_this_machine", lambda: True)
    assert f"{words.FOR_KEEPER} {error}" in text_of(page.run())
    # Once for each time it was tried, not for each page: a second time where the first had failed
    # before this session began.
    assert caplog.text.count(str(error)) in (1, 2)


def test_opening_can_be_tried_again(serve: Serve, tiny: Answerer) -> None:
    serve(StoreBusy("Wait."))
    page = ask(open_chat(), WHEN)
    assert words.BUSY[0] in text_of(page)
    serve(tiny)
    when_ready(next(b for b in page.main.button if b.label == words.TRY_AGAIN).click().run())
    assert words.BUSY[0] not in text_of(page)
    assert words_of_answers.ANSWERED in text_of(page)


def test_a_new_session_tries_again_by_itself(serve: Serve, tiny: Answerer) -> None:
    serve(StoreBusy("Wait."))
    open_chat()
    serve(tiny)
    assert words.EXAMPLES in text_of(open_chat())


def test_an_archive_without_documents_says_how_to_fill_it(serve: Serve) -> None:
    answerer = FakeAnswerer()
    answerer.holds = Scope(0, 0, (), (), None, None)
    serve(answerer)
    assert words.EMPTY[1] in text_of(open_chat())


def test_a_question_that_fails_leaves_the_conversation_going(serve: Serve) -> None:
    answerer = FakeAnswerer(SettingError("The question is too long. Ask it in fewer words."))
    serve(answerer)
    page = ask(open_chat(), "too long?")
    assert f"{words.BAD_QUESTION}\nThe question is too long." in text_of(page)
    answerer.gives = answer_of(citation())
    ask(page, "How much?")
    assert words_of_answers.ANSWERED in text_of(page)
    assert answerer.asked[-1] == ("How much?", (), Filters())


def test_what_nobody_foresaw_is_logged_and_not_shown(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    serve(FakeAnswerer(ZeroDivisionError("the secret of the kettle")))
    page = ask(open_chat(), "How much?")
    assert words.UNEXPECTED[0] in text_of(page)
    assert "kettle" not in text_of(page)
    assert not page.exception
    assert "ZeroDivisionError: the secret of the kettle" in caplog.text


def test_a_failure_at_the_page_s_edge_is_a_plain_message(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer = FakeAnswerer()
    serve(answerer)
    monkeypatch.setattr(answerer, "examples", lambda **_: 1 / 0)
    page = open_chat()
    assert words.UNEXPECTED[0] in text_of(page)
    assert not page.exception


@pytest.mark.parametrize("status", ["answered", "not_in_minutes"])
def test_what_is_said_of_the_sources_is_shown_though_nothing_is_quoted(
    serve: Serve, status: Status
) -> None:
    remark = "The last meeting found is that of 7 May 2024."
    serve(FakeAnswerer(replace(answer_of(), status=status, remarks=(remark,))))
    assert text_of(ask(open_chat(), "What was decided?")).count(remark) == 1
