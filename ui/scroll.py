"""Bring a place on the page to the top of the window, once.

Streamlit keeps a chat at its end, where the last source of an answer stands. A reader wants
its beginning, and only a script can scroll there.
"""

import streamlit as st

_SCRIPT = """
export default function ({ parentElement }) {
  const here = parentElement.querySelector("span");
  if (here.dataset.reached) return;
  here.dataset.reached = "yes";
  requestAnimationFrame(() => here.scrollIntoView({ block: "start" }));
}
"""

_component = st.components.v2.component("scroll_here", html="<span></span>", js=_SCRIPT)


def here(key: str) -> None:
    """Mark a place; when it is first drawn under this key, the page scrolls to it."""
    _component(key=f"here-{key}", height=1)
