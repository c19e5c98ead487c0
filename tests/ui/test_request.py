"""Each request and each question has an id: the proxy's where it gave a plain one."""

import logging
import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import logs
from ui import request


def tell(_: Request) -> Response:
    """Answer with the id that what is logged now would bear."""
    return PlainTextResponse(logs.request())


def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/", tell)], middleware=[Middleware(request.Naming)]))


def test_a_plain_id_is_taken_over_and_sent_back() -> None:
    answer = client().get("/", headers={"X-Request-ID": "a-1.b_2"})
    assert answer.text == answer.headers["X-Request-ID"] == "a-1.b_2"


@pytest.mark.parametrize("given", ["", "who asked?", "x" * 65, "<b>", "a;b", "a\tb"])
def test_another_is_made_where_it_is_missing_or_not_plain(given: str) -> None:
    answer = client().get("/", headers={"X-Request-ID": given} if given else {})
    assert answer.text == answer.headers["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{16}", answer.text)


def test_two_requests_have_two_ids_and_afterwards_there_is_none() -> None:
    served = client()
    assert served.get("/").text != served.get("/").text
    assert logs.request() == ""


def test_what_is_done_outside_a_page_has_an_id_of_its_own() -> None:
    with request.belonging() as one, request.belonging() as within:
        assert one == within == logs.request()
    with request.belonging() as another:
        assert another != one


def a_page() -> None:
    import streamlit as st

    from ui import request

    with request.belonging() as name:
        st.text(f"{name} {request.new()}")


def test_each_drawing_of_a_page_and_each_question_has_one() -> None:
    page = AppTest.from_function(a_page).run()
    drawn, asked = page.text[0].value.split()
    assert drawn != asked
    assert page.run().text[0].value.split()[0] != drawn


def test_nothing_is_said_about_a_missing_page(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        request.new()
    assert caplog.text == ""
