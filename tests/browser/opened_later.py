"""The application for Streamlit to run, whose archive is opened when a test says how it is.

It looks for a file, named in the environment, that holds `broken` or `empty`.
"""

import os
import time
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from answering import Answerer
from errors import StoreError
from schema import Scope
from tests.browser import SAID_BY
from tests.ui.drawing import FakeAnswerer
from ui import reader_cookie, resources


def load() -> Answerer | FakeAnswerer:
    """Wait until it is said how the archive is, and open one that is so."""
    said = Path(os.environ[SAID_BY])
    while not said.exists():
        time.sleep(0.05)
    if said.read_text() == "broken":
        raise StoreError(f"The store's folder {said} cannot be read.")
    answerer = FakeAnswerer()
    answerer.holds = Scope(0, 0, (), (), None, None)
    return answerer


resources.load = load  # type: ignore[assignment]
app = st.App(
    Path(resources.__file__).with_name("pages.py"),
    lifespan=resources.from_the_start,
    middleware=[Middleware(reader_cookie.Recognising)],
)
