"""Whose service this is: the council's name, crest, colour and what it owes its readers.

All of it is optional, read once from the environment, and shown on every page. Like the settings,
it builds nothing; but it reads the files that it names, so that a bad one is told of at the start.
"""

import base64
import colorsys
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from errors import SettingError
from words import settings as said

LONGEST_NAME = 80
LARGEST_CREST = 200_000
"""Bytes: it is sent with every page."""
LARGEST_STATEMENT = 200_000
READABLE = 4.5
"""Contrast that words need with what is behind them (WCAG 2.2, 1.4.3)."""
PRESSED_LIGHT, PRESSED_DARK = "#e4ebf0", "#26323b"
"""The ground of ui/tokens.css on which words stand out least, in light and in dark."""
_PNG = b"\x89PNG\r\n\x1a\n"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_MAIL = re.compile(r"[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+", re.ASCII)
_WEB = re.compile(
    r"https://[A-Za-z0-9.-]{1,253}(?::\d{1,5})?(?:[/?#][\w./~%?=&#+,:;@-]*)?", re.ASCII
)
_MARKDOWN = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a public body owes its readers: where it stands, or what it says.

    `address` is of the web; where it is empty, `text` is Markdown.
    """

    address: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Branding:
    """What can be set, and why one would.

    council: the name that heads every page (MINUTES_COUNCIL).
    crest: a picture beside it, as a data address (MINUTES_CREST names an SVG or PNG file). It is
        shown as an image, in which no script runs and nothing is fetched.
    colour: the council's, as #rrggbb (MINUTES_COLOUR), for links, buttons and the line at the
        top; empty means the product's own.
    contact: whom to write to, a mail or https address (MINUTES_CONTACT).
    privacy: the privacy notice (MINUTES_PRIVACY): an https address, or a file of Markdown.
    accessibility: the accessibility statement (MINUTES_ACCESSIBILITY), likewise; without one, the
        product's own is shown.
    """

    council: str = ""
    crest: str = ""
    colour: str = ""
    contact: str = ""
    privacy: Statement | None = None
    accessibility: Statement | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Branding":
        """Read the branding from environment variables.

        Raises:
            SettingError: a variable, or a file that it names, cannot be used.
        """
        given = os.environ if environment is None else environment
        said = {name: value.strip() for name, value in given.items() if name.startswith("MINUTES_")}
        return cls(
            council=_council(said.get("MINUTES_COUNCIL", "")),
            crest=_crest(said.get("MINUTES_CREST", "")),
            colour=_colour(said.get("MINUTES_COLOUR", "")),
            contact=_contact(said.get("MINUTES_CONTACT", "")),
            privacy=_statement("MINUTES_PRIVACY", said.get("MINUTES_PRIVACY", "")),
            accessibility=_statement(
                "MINUTES_ACCESSIBILITY", said.get("MINUTES_ACCESSIBILITY", "")
            ),
        )

    def accents(self) -> tuple[str, str]:
        """Return the colour as words can have it in light and in dark: darker, lighter twins."""
        return _until_readable(self.colour, PRESSED_LIGHT, -1), _until_readable(
            self.colour, PRESSED_DARK, 1
        )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _until_readable(colour: str, ground: str, towards: int) -> str:
    """Make a colour lighter or darker, its hue kept, until words in it stand out from a ground."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    while contrast(colour, ground) < READABLE:
        light = min(1.0, max(0.0, light + towards * 0.01))
        mixed = colorsys.hls_to_rgb(hue, light, full)
        colour = "#" + "".join(f"{round(255 * part):02x}" for part in mixed)
    return colour


def _council(given: str) -> str:
    if len(given) > LONGEST_NAME or not all(one.isprintable() for one in given):
        raise SettingError(said.not_a_name(LONGEST_NAME))
    return given


def _crest(given: str) -> str:
    if not given:
        return ""
    data = _read("MINUTES_CREST", given, LARGEST_CREST)
    if data.startswith(_PNG):
        kind = "image/png"
    elif _is_svg(data):
        kind = "image/svg+xml"
    else:
        raise SettingError(said.not_a_picture(given))
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _is_svg(data: bytes) -> bool:
    """Tell whether a file is an SVG picture; one that declares entities is none to be trusted."""
    if b"<!ENTITY" in data:
        return False
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError):
        return False
    return root.tag in ("svg", "{http://www.w3.org/2000/svg}svg")


def _colour(given: str) -> str:
    if not given:
        return ""
    if not _COLOUR.fullmatch(given):
        raise SettingError(said.not_a_colour(given))
    found = contrast(given, "#ffffff")
    if found < READABLE:
        raise SettingError(said.too_light(given, found, READABLE))
    return given.lower()


def _contact(given: str) -> str:
    if not given or _WEB.fullmatch(given):
        return given
    address = given.removeprefix("mailto:")
    if not _MAIL.fullmatch(address):
        raise SettingError(said.NOT_AN_ADDRESS)
    return f"mailto:{address}"


def _statement(name: str, given: str) -> Statement | None:
    if not given:
        return None
    if _WEB.fullmatch(given):
        return Statement(address=given)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", given) or not given.lower().endswith(_MARKDOWN):
        raise SettingError(said.not_a_statement(name))
    data = _read(name, given, LARGEST_STATEMENT)
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise SettingError(said.not_utf8(name, given)) from error
    if not text:
        raise SettingError(said.empty_file(name, given))
    return Statement(text=text)


def _read(name: str, path: str, largest: int) -> bytes:
    try:
        with Path(path).expanduser().open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError, RuntimeError) as error:
        raise SettingError(said.file_unreadable(name, path)) from error
    if len(data) > largest:
        raise SettingError(said.file_too_large(name, path, largest))
    return data
