"""Whose service it is: what can be set, and what is refused."""

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from branding import LARGEST_CREST, PRESSED_DARK, PRESSED_LIGHT, Branding, Statement, contrast
from errors import SettingError

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def read(**given: str) -> Branding:
    return Branding.from_environment({f"MINUTES_{name}": value for name, value in given.items()})


def made(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_nothing_needs_to_be_set() -> None:
    assert Branding.from_environment({}) == Branding()
    blank = dict.fromkeys(("COUNCIL", "CREST", "COLOUR", "CONTACT", "PRIVACY", "ACCESSIBILITY"), "")
    assert read(**blank) == Branding()


def test_what_is_set_is_read(tmp_path: Path) -> None:
    given = read(
        COUNCIL=" Thornby & Fell <Town> Council ",
        CREST=made(tmp_path, "crest.svg", SVG),
        COLOUR="#7A1F3D",
        CONTACT="clerk@thornby.example",
        PRIVACY="https://thornby.example/privacy?page=2",
        ACCESSIBILITY=made(tmp_path, "statement.md", "\ufeff# Ours\n\nWords.".encode()),
    )
    assert given.council == "Thornby & Fell <Town> Council"
    assert given.crest.startswith("data:image/svg+xml;base64,")
    assert given.colour == "#7a1f3d"
    assert given.contact == "mailto:clerk@thornby.example"
    assert given.privacy == Statement(address="https://thornby.example/privacy?page=2")
    assert given.accessibility == Statement(text="# Ours\n\nWords.")


def test_it_is_frozen_and_each_part_is_explained() -> None:
    assert all(f"{field.name}:" in (Branding.__doc__ or "") for field in fields(Branding))
    with pytest.raises(FrozenInstanceError):
        Branding().council = "Other"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["x" * 81, "Two\nlines", "Bell\a", "Turned \u202e round"])
def test_a_name_that_cannot_head_a_page_is_refused(name: str) -> None:
    with pytest.raises(SettingError, match="MINUTES_COUNCIL"):
        read(COUNCIL=name)


def test_a_crest_is_an_svg_or_a_png_whatever_its_name(tmp_path: Path) -> None:
    assert read(CREST=made(tmp_path, "crest", PNG)).crest.startswith("data:image/png;base64,")
    declared = b'<?xml version="1.0"?>\n<!-- ours -->\n' + SVG
    assert read(CREST=made(tmp_path, "b.png", declared)).crest.startswith("data:image/svg+xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>svg</body></html>",
        b"GIF89a",
        b"\xff\xd8\xff\xe0 a photograph",
        b"<svg",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        PNG + b"\0" * LARGEST_CREST,
    ],
)
def test_a_crest_of_another_kind_or_too_large_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SettingError, match="MINUTES_CREST"):
        read(CREST=made(tmp_path, "crest.svg", data))


@pytest.mark.parametrize("path", ["nowhere/crest.png", ".", "a\0b"])
def test_a_crest_that_cannot_be_read_is_refused(path: str) -> None:
    with pytest.raises(SettingError, match="MINUTES_CREST"):
        read(CREST=path)


@pytest.mark.parametrize(
    "colour",
    [
        "navy",
        "#123",
        "#12345g",
        "1d4f73",
        "#1d4f7388",
        "#1d4f73;}body{display:none",
        "#１２３４５６",
    ],
)
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(SettingError, match="MINUTES_COLOUR"):
        read(COLOUR=colour)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffd500", "#00a0e0", "#7f7f7f"])
def test_a_colour_too_light_for_words_on_white_is_refused(colour: str) -> None:
    with pytest.raises(SettingError, match=r"contrast is \d\.\d"):
        read(COLOUR=colour)


@pytest.mark.parametrize(
    "colour", ["#000000", "#1d4f73", "#7a1f3d", "#767676", "#0000ff", "#d4351c", "#00703c"]
)
def test_a_colour_has_twins_that_are_read_on_every_ground(colour: str) -> None:
    light, dark = read(COLOUR=colour).accents()
    assert contrast(light, PRESSED_LIGHT) >= 4.5
    assert contrast(dark, PRESSED_DARK) >= 4.5
    assert contrast(light, "#ffffff") >= 4.5
    assert contrast(dark, "#12181c") >= 4.5


def test_a_colour_that_is_dark_enough_stays_as_it_is() -> None:
    assert read(COLOUR="#1d4f73").accents()[0] == "#1d4f73"


def test_a_contact_is_a_mail_address_or_one_of_the_web() -> None:
    assert read(CONTACT="mailto:a.b+c@d.example").contact == "mailto:a.b+c@d.example"
    assert read(CONTACT="https://d.example/contact").contact == "https://d.example/contact"


@pytest.mark.parametrize(
    "contact",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//@d.example",
        "http://d.example",
        "clerk",
        "clerk@d.example?bcc=x@y.example",
        "clerk@d.example,other@d.example",
        'https://d.example/"onclick="x',
        "https://me:secret@d.example/",
        "data:text/html,x",
        "clerk@d.example\nBcc: x",
    ],
)
def test_a_contact_that_is_no_plain_address_is_refused(contact: str) -> None:
    with pytest.raises(SettingError, match="MINUTES_CONTACT"):
        read(CONTACT=contact)


@pytest.mark.parametrize("name", ["PRIVACY", "ACCESSIBILITY"])
@pytest.mark.parametrize(
    "given",
    ["javascript:alert(1).md", "http://d.example/", "file:///etc/hosts.txt", "/etc/passwd", "x.md"],
)
def test_a_statement_that_cannot_be_shown_is_refused(name: str, given: str) -> None:
    with pytest.raises(SettingError, match=f"MINUTES_{name}"):
        read(**{name: given})


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xff\xfe\x00", b"x" * 200_001])
def test_a_file_that_states_nothing_or_too_much_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(SettingError, match="MINUTES_PRIVACY"):
        read(PRIVACY=made(tmp_path, "privacy.txt", data))
