"""The council's marks on the pages: its name, crest and colour, as the environment gives them."""

import functools

import streamlit as st
from streamlit import config

from branding import Branding
from errors import SettingError
from ui import markup
from ui.markup import Html, element, text
from words import about as said
from words import pages as words


@functools.cache
def ours() -> Branding:
    """Return the branding; the product's own where a setting of it cannot be used.

    Whoever opens the answerer is told which one.
    """
    try:
        return Branding.from_environment()
    except SettingError:
        return Branding()


def colour_widgets() -> None:
    """Give Streamlit's own widgets the council's colour, before the first page is drawn."""
    if not ours().colour:
        return
    for theme, colour in zip(("light", "dark"), ours().accents(), strict=True):
        for option in ("primaryColor", "linkColor"):
            config.set_option(f"theme.{theme}.{option}", colour)


def style() -> None:
    """Give the pages the council's colour in place of the product's."""
    if ours().colour:
        light, dark = ours().accents()
        st.html(f"<style>:root:root {{ --atm-accent: light-dark({light}, {dark}); }}</style>")


def marks() -> Html:
    """Show whose service this is: crest, the council's name, the product's."""
    brand = ours()
    source = brand.crest or markup.picture(markup.ICON)
    crest = element("img", css="crest", src=source, alt="")
    product = element("span", text(words.PRODUCT), css="service")
    council = [element("span", text(brand.council), css="council")] if brand.council else []
    return element("div", crest, element("span", *council, product, css="names"), css="brand")


def contact() -> Html | None:
    """Link to whom to write to, if that is set."""
    address = ours().contact
    if not address:
        return None
    name = address.removeprefix("mailto:") if address.startswith("mailto:") else said.CONTACT
    return element("a", text(name), href=address, rel="noopener noreferrer")
