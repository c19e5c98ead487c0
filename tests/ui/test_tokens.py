"""The look's tokens: that what is read and used stands out, in light and in dark."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

UI = ROOT / "ui"
TOKENS = (UI / "tokens.css").read_text("utf-8")
PAIR = re.compile(r"--atm-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
COLOURS = {name: {"light": light, "dark": dark} for name, light, dark in PAIR.findall(TOKENS)}
SHEETS = sorted(set(UI.glob("*.css")) - {UI / "tokens.css"})
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
GROUNDS = ("ground", "surface", "pressed")
READ = [
    *((words, ground) for words in ("ink", "muted", "accent", "warn") for ground in GROUNDS),
    ("on-accent", "accent"),
    *(("ink", ground) for ground in ("mark", "mark-strong", "warn-ground", "found")),
    *(("warn", ground) for ground in ("warn-ground",)),
    ("muted", "mark"),
    ("muted", "warn-ground"),
    ("accent", "mark"),
]
SEEN = [
    *((edge, ground) for edge in ("edge", "accent") for ground in GROUNDS),
    ("mark-edge", "mark"),
    ("mark-edge", "ground"),
    ("warn-edge", "warn-ground"),
    ("warn-edge", "ground"),
]


def luminance(colour: str) -> float:
    """Return how light a colour is (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), READ)
def test_words_stand_out_from_their_ground(words: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[words][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), SEEN)
def test_what_can_be_used_or_means_something_is_seen(edge: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[edge][scheme], COLOURS[ground][scheme]) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_takes_its_colours_and_sizes_of_type_from_the_tokens(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"(?<![\w-])#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", rules) == []
    assert re.findall(r"font-size: (?!var\(--atm-|inherit|0;)[^;]+", rules) == []
    used = set(re.findall(r"var\(--atm-([\w-]+)", rules))
    assert used - set(re.findall(r"--atm-([\w-]+):", TOKENS)) - {"top", "box"} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_streamlit_is_told_the_same_colours(scheme: str) -> None:
    theme = CONFIG["theme"][scheme]
    told = {
        "primaryColor": "accent",
        "linkColor": "accent",
        "backgroundColor": "ground",
        "secondaryBackgroundColor": "surface",
        "textColor": "ink",
        "borderColor": "line",
    }
    assert {name: theme[name] for name in told} == {
        name: COLOURS[token][scheme] for name, token in told.items()
    }


def test_neither_theme_is_forced_on_a_reader() -> None:
    assert "base" not in CONFIG["theme"]
