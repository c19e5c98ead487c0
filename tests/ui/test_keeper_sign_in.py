"""Who is let in to look after the archive."""

from types import SimpleNamespace

import pytest
import streamlit as st

from ui import keeper_sign_in, reader_cookie
from words import keeper as words

AT_HOME = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.fixture(autouse=True)
def _own_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper_sign_in, "_let_in", {})
    monkeypatch.setattr(keeper_sign_in, "_refused", [])
    monkeypatch.setattr(st, "session_state", {})
    visit(monkeypatch, AT_HOME)


def visit(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], *, listens: str = "127.0.0.1"
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(headers=headers, cookies={}))
    monkeypatch.setattr(st, "get_option", {"server.address": listens}.get)


def give(password: str) -> str:
    st.session_state["keeper-password"] = password
    keeper_sign_in._try()
    return str(st.session_state.pop("keeper-refused", ""))


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "127.8.0.1"])
def test_whoever_sits_at_the_server_is_let_in(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    visit(monkeypatch, {"Host": host})
    assert keeper_sign_in.may_enter()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "minutes.example"},
        {"Host": "192.168.0.7:8501"},
        {"Host": "localhost.example"},
        {"Host": "127.0.0.1:8501", "Origin": "https://minutes.example"},
        {"Host": "127.0.0.1:8501", "X-Forwarded-For": "127.0.0.1"},
        {"Host": "127.0.0.1:8501", "Via": "1.1 somewhere"},
        {},
    ],
)
def test_nobody_else_is_let_in_without_a_password(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    visit(monkeypatch, headers)
    assert not keeper_sign_in.may_enter()


@pytest.mark.parametrize("listens", ["0.0.0.0", "", "::", "minutes.example"])
def test_a_server_that_others_reach_needs_a_password(
    monkeypatch: pytest.MonkeyPatch, listens: str
) -> None:
    visit(monkeypatch, AT_HOME, listens=listens)
    assert not keeper_sign_in.may_enter()


def test_a_password_lets_in_the_browser_that_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", "stoat and sallow")
    assert not keeper_sign_in.may_enter(), "not even at the server"
    assert give("stoat and shallow") == words.REFUSED
    assert not keeper_sign_in.may_enter()
    assert give("stoat and sallow") == ""
    assert keeper_sign_in.may_enter()
    st.session_state["owner"] = "another"
    assert reader_cookie.owner() == "another"
    assert not keeper_sign_in.may_enter()


def test_it_lets_in_for_a_while_and_until_the_keeper_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", "stoat and sallow")
    give("stoat and sallow")
    keeper_sign_in.leave()
    assert not keeper_sign_in.may_enter()
    give("stoat and sallow")
    monkeypatch.setattr(keeper_sign_in, "LASTS", -1.0)
    give("stoat and sallow")
    assert not keeper_sign_in.may_enter()


def test_guessing_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", "stoat and sallow")
    for n in range(keeper_sign_in.TRIES):
        assert give(f"guess {n}") == words.REFUSED
    assert give("stoat and sallow") == words.LATER
    assert not keeper_sign_in.may_enter()


def test_a_password_that_cannot_be_used_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_KEEPER_PASSWORD", "short")
    give("short")
    assert not keeper_sign_in.may_enter()
