"""Read the front matter of a web post: the facts between two rules at its top."""

import re

import yaml

from ingest.parse.decode import CONTROL

FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\r?\n(.{0,50000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
LINE = re.compile(r"([A-Za-z][\w -]{0,40})[ \t]*:(?:[ \t]+(.*))?")


def read_front_matter(text: str) -> tuple[dict[str, str], int]:
    """Return a post's facts, by lower-case name, and where its words begin.

    A file that begins with a rule but states no facts has no front matter.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, 0
    try:
        given = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError):  # a date such as 2021-02-30 is a ValueError
        given = _read_lines(found[1])
    if not isinstance(given, dict):
        return {}, 0
    facts = {str(key).lower(): _words(value) for key, value in given.items()}
    return {key: words for key, words in facts.items() if words}, found.end()


def _read_lines(matter: str) -> dict[str, str] | None:
    """Read what YAML cannot, such as a title with a colon, if its lines name facts."""
    lines = [line.rstrip() for line in matter.splitlines() if line.strip()]
    named = [found for line in lines if (found := LINE.fullmatch(line))]
    if len(named) * 2 < len(lines):
        return None
    return {found[1]: (found[2] or "").strip(" \t\"'") for found in named}


def _words(value: object) -> str:
    """Return a value or a flat list of values as words; what is nested deeper states no fact."""
    values = value if isinstance(value, list) else [value]
    plain = [str(one) for one in values if one is not None and not isinstance(one, list | dict)]
    # YAML's escapes can write what no text holds: lone surrogates, controls.
    return CONTROL.sub("", ", ".join(plain).encode("utf-8", "ignore").decode()).strip()
