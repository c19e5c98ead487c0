"""Bring the reader to a place on the page: what came, which is also said, or the question box.

Streamlit keeps a chat at its end, where the last source of an answer stands. A reader wants
its beginning, and only a script can scroll there. Whoever hears the page is told once that the
answer has come: a region that is there before it says anything is what screen readers follow.
"""

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const here = parentElement.querySelector("span");
  if (here.dataset.reached) return;
  here.dataset.reached = "yes";
  // Whoever comes back from a document is brought to where they left (back.js).
  const back = window.atmLeft?.gone || window.atmReached?.matches(":focus");
  if (!back) requestAnimationFrame(() => here.scrollIntoView({ block: "start" }));
  const said = parentElement.querySelector("[role=status]");
  if (data && data.said) setTimeout(() => { said.textContent = data.said; }, 300);
}
"""
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"
_HTML = f'<span></span><div role="status" style="{_HIDDEN}"></div>'

_component = st.components.v2.component("scroll_here", html=_HTML, js=_SCRIPT)

_TO_BOX = """
export default function ({ data }) {
  if (window.atmInBox === data.time) return;
  window.atmInBox = data.time;
  const box = document.querySelector(".st-key-atm-ask textarea");
  if (!box) return;
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
"""
_box = st.components.v2.component("to_box", html="<span></span>", js=_TO_BOX)


def to_box(time: float) -> None:
    """Put the cursor into the question box, once for each time that this is asked for."""
    _box(key="to-box", data={"time": time}, height=1)


def here(key: str, *, said: str = "") -> None:
    """Mark a place; when it is first drawn under this key, the page scrolls to it.

    Args:
        key: tells the place from others.
        said: what is said to whoever hears the page, if anything.
    """
    key = key.replace("_", ".")  # Streamlit takes no name of a component with two of them
    _component(key=f"here-{key}", data={"said": said}, height=1)
