"""Say what a document looks like, one signal each: what its name, head, lines and sentences show.

Each signal is between 0 and about 3; what a document is called counts apart from what it does.
"""

import itertools
import re
from collections.abc import Sequence

from ingest.metadata.kind_patterns import CALLED, RATES, SCALES, SEEN, STEMS, TITLED, USUAL
from ingest.metadata.own_dates import POSTED
from ingest.parse import Parsed
from ingest.parse.line_marks import plain

WHOLE = 60_000
"""Characters of a document that are looked at."""
MARKS = re.compile(r"(\W{40})\W+")
"""Marks without end: where each line may begin with any, each begins with all that follow."""
HEAD_LINES, LINE_WORDS, OPENING = 14, 16, 3
"""Lines in which a document says what it is, words of a line that can say so, and the first lines,
which may run on into what follows."""

TITLES = 8
"""Lines among which a paper's title stands, its letterhead above it."""


def read_signals(parsed: Parsed, printed: Sequence[str], name: str) -> dict[str, float]:
    """Return a document's signals, by name.

    Args:
        parsed: all of it.
        printed: its running heads.
        name: the words of its file name.
    """
    text = parsed.text[:WHOLE]
    words = max(40, len(text.split()))
    text = MARKS.sub(r"\1", text)
    facts = [parsed.facts[fact] for fact in ("title", "type") if fact in parsed.facts]
    lines = [*facts, *head_lines(parsed), *printed]
    lowered = text.lower()
    signals: dict[str, float] = {}
    for kind, called in CALLED.items():
        signals[f"named {kind}"] = float(bool(called.search(name)))
        at = next((n for n, line in enumerate(lines) if called.search(line)), None)
        signals[f"head {kind}"] = 0.0 if at is None else 1.0 if at < 4 else 0.5
    for sign, pattern in TITLED.items():
        signals[sign] = float(any(pattern.match(line) for line in lines[:TITLES]))
    for sign, pattern in RATES.items():
        found = pattern.findall(lowered) if _may_show(sign, lowered) else ()
        rate = len(found) / words / SCALES.get(sign, USUAL)
        signals[sign] = min(rate, 2.5)
    for sign, pattern in SEEN.items():
        read = text if pattern.flags & re.IGNORECASE else lowered
        place = pattern.search(read) if _may_show(sign, lowered) else None
        signals[sign] = 0.0 if place is None else 1.0
        if sign in ("who was there", "who was not", "opened", "invited", "memo to", "letter"):
            signals[f"{sign}, at its head"] = float(place is not None and place.start() < 2500)
    return signals | _shape(parsed) | {"a post": _is_post(parsed, lines)}


def _may_show(sign: str, lowered: str) -> bool:
    """Tell at a glance that a pattern would find nothing."""
    return any(stem in lowered for stem in STEMS.get(sign, "").split("|"))


def _is_post(parsed: Parsed, lines: Sequence[str]) -> float:
    """Tell a web post, which gives its title and its date, where it names no meeting's paper."""
    dated = "title" in parsed.facts and any(fact in parsed.facts for fact in POSTED)
    papers = (CALLED["minutes"], CALLED["agenda"], CALLED["notice"])
    return float(dated and not any(called.search(ln) for called in papers for ln in lines))


def head_lines(parsed: Parsed) -> list[str]:
    """Return the first lines of a document, as they stand; of a long one, how it begins."""
    blocks = (block for block in parsed.blocks if block.role != "aside")
    lines = (
        plain(line)
        for block in itertools.islice(blocks, HEAD_LINES)
        for line in parsed.text[block.start : block.end].splitlines()
    )
    worded = (line for line in lines if any(c.isalpha() for c in line))
    first = list(itertools.islice(worded, HEAD_LINES))
    return [
        " ".join(line.split()[:LINE_WORDS])
        for n, line in enumerate(first)
        if n < OPENING or len(line.split()) <= LINE_WORDS
    ]


def _shape(parsed: Parsed) -> dict[str, float]:
    """Return what a document's blocks show: its parts, rows, and how long its paragraphs are."""
    blocks = [block for block in parsed.blocks if block.role != "aside"] or list(parsed.blocks)
    lengths = [len(parsed.text[b.start : b.end].split()) for b in blocks if b.role != "row"]
    parts = [parsed.text[b.start : b.end].lower() for b in blocks if b.role == "part"]
    return {
        "part of minutes": float(any(part.startswith("minutes") for part in parts)),
        "part of a decision": float(any(part.startswith("decision") for part in parts)),
        "rows": sum(block.role == "row" for block in blocks) / len(blocks),
        "short lines": sum(length <= 12 for length in lengths) / max(1, len(lengths)),
        "long paragraphs": sum(length > 40 for length in lengths) / max(1, len(lengths)),
    }
