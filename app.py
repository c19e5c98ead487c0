"""The Streamlit entry point: it serves the pages, and has what they need loaded from the start."""

import streamlit as st
from starlette.middleware import Middleware

from ui import health, reader_cookie, request, resources, served_page

base = str(st.get_option("server.baseUrlPath") or "")

app = st.App(
    "ui/pages.py",
    lifespan=resources.from_the_start,
    routes=health.routes(base),
    middleware=[
        Middleware(request.Naming),
        Middleware(health.Guarding),
        Middleware(reader_cookie.Recognising),
        Middleware(served_page.Door, base=base),
    ],
)
