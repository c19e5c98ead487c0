"""The frame of every page and the pages about the service."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import PageLink

from answering import Answerer
from tests.ui.conftest import Serve
from tests.ui.drawing import APP, SECONDS, FakeAnswerer, open_chat, text_of, when_ready
from ui import brand
from words import about as said
from words import pages as words
from words import search as words_of_search


def html_of(page: AppTest) -> str:
    return "\n".join(str(part.value) for part in page.main.html)


def links_to(page: AppTest) -> dict[str, str]:
    """Return where every link of the frame and the page leads, by its name."""
    links = [one for one in page.main.get("page_link") if isinstance(one, PageLink)]
    return {link.label: link.page for link in links}


def open_about(name: str = "about") -> AppTest:
    """Open one of the pages about the service."""

    def script(name: str) -> None:
        import streamlit as st

        from ui import about, brand, frame
        from words import about as said

        def ask() -> None:
            pass

        def show() -> None:
            if name == "about":
                about.draw()
            elif name == "privacy":
                about.draw_statement(said.PRIVACY, brand.ours().privacy)
            else:
                about.draw_statement(said.ACCESSIBILITY, brand.ours().accessibility)

        ask_page = st.Page(ask, title="Ask", url_path="ask")
        about_page = st.Page(show, title=said.ABOUT_SHORT, default=True)
        frame.draw(st.navigation([about_page, ask_page]), [ask_page, about_page], [])

    made = AppTest.from_function(script, default_timeout=SECONDS, kwargs={"name": name})
    return when_ready(made.run())


def test_every_page_says_whose_it_is_and_leads_to_the_others(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_COUNCIL", "Thornby Town Council")
    monkeypatch.setenv("MINUTES_CONTACT", "clerk@thornby.example")
    monkeypatch.setenv("MINUTES_PRIVACY", "https://thornby.example/privacy")
    serve(tiny)
    page = open_chat()
    shown = html_of(page)
    assert "Thornby Town Council" in shown
    assert words.PRODUCT in shown
    assert 'href="mailto:clerk@thornby.example"' in shown
    assert shown.count('aria-current="page"') == 2  # in the row, and in the menu
    links = links_to(page)
    assert links["Documents"] == "documents"
    assert links[said.ABOUT] == links[said.ABOUT_SHORT] == "about"
    assert links[said.PRIVACY] == "https://thornby.example/privacy"
    assert links[said.ACCESSIBILITY] == "accessibility"


def test_what_is_not_set_is_not_there(serve: Serve, tiny: Answerer) -> None:
    serve(tiny)
    page = open_chat()
    assert said.PRIVACY not in links_to(page)
    assert "mailto:" not in html_of(page)
    assert 'class="atm-council"' not in html_of(page)


def test_a_council_s_name_is_shown_as_text(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_COUNCIL", "<script>alert(1)</script> & Sons")
    serve(tiny)
    shown = html_of(open_chat())
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons" in shown
    assert "<script>alert(1)" not in shown


def test_a_crest_is_an_image_and_no_part_of_the_page(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    crest = tmp_path / "crest.svg"
    crest.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    monkeypatch.setenv("MINUTES_CREST", str(crest))
    serve(tiny)
    shown = html_of(open_chat())
    assert '<img class="atm-crest" src="data:image/svg+xml;base64,' in shown
    assert "alert(1)" not in shown


def test_the_council_s_colour_takes_the_place_of_the_product_s(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_COLOUR", "#7a1f3d")
    serve(tiny)
    light, dark = brand.ours().accents()
    assert f"--atm-accent: light-dark({light}, {dark})" in "\n".join(
        part.value for part in open_chat().html
    )


def test_a_setting_that_cannot_be_used_takes_no_page_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MINUTES_COLOUR", "pink")
    page = when_ready(AppTest.from_file(APP, default_timeout=SECONDS).run())
    assert words.NO_SETTING[0] in text_of(page)
    assert not page.exception


def test_the_page_about_the_service_says_what_it_holds_keeps_and_sends(
    serve: Serve, tiny: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "30")
    serve(tiny)
    shown = text_of(open_about())
    scope = tiny.scope()
    assert words_of_search.holdings(scope) in shown
    assert all(committee in shown for committee in scope.committees)
    assert said.kept_for(30) in shown
    assert said.SENT_NOTHING in shown
    assert said.WRONG_WITHOUT in shown
    assert all(one in shown for one in said.CANNOTS)


def test_the_page_about_the_service_says_if_nothing_is_kept_or_held(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_KEEP_DAYS", "0")
    answerer = FakeAnswerer()
    answerer.holds = answerer.holds.__class__(0, 0, (), (), None, None)
    serve(answerer)
    shown = text_of(open_about())
    assert said.KEPT_NOTHING in shown
    assert said.HOLDS_NOTHING in shown


@pytest.mark.parametrize("host", ["models.example", None])
def test_the_page_about_the_service_names_what_writes_and_where(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, host: str | None
) -> None:
    monkeypatch.setenv("MINUTES_LLM", "openai:llama3.2")
    answerer = FakeAnswerer()
    answerer.sends_to = host
    serve(answerer)
    shown = text_of(open_about())
    assert (said.sent_to(host) if host else said.written_here("openai:llama3.2")) in shown
    assert said.WHAT_WRITTEN[0] in shown


def test_without_a_statement_the_product_s_own_on_accessibility_is_shown(serve: Serve) -> None:
    serve(FakeAnswerer())
    page = open_about("accessibility")
    assert said.ACCESSIBLE_HEADING in text_of(page)
    assert said.ACCESSIBLE.strip() in [part.value for part in page.markdown]


def test_a_statement_in_a_file_is_shown_and_fetches_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    notice = tmp_path / "privacy.md"
    notice.write_text("## Ours\n\n![pixel](http://elsewhere.example/p.png) <b>Words</b>.", "utf-8")
    monkeypatch.setenv("MINUTES_PRIVACY", str(notice))
    serve(FakeAnswerer())
    (shown,) = open_about("privacy").markdown
    assert "## Ours" in shown.value
    assert "![" not in shown.value
    assert not shown.allow_html
