"""Count the paragraphs of Word's numbered lists, so that each reads as Word shows it.

Word stores no numbers: a paragraph names a list and a level, and the list says how its
levels are counted and written. Knows nothing of the paragraphs' words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ingest.parse.numerals import numeral
from ingest.parse.word.package import Element, attribute, children, integer, value_of

DEEPEST = 9
"""Levels that a list has."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted; `pattern` is such as "%1.%2"."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restarts: bool = True
    legal: bool = False


@dataclass
class _List:
    """A list as one definition counts it. Lists of one definition share its counters."""

    levels: Mapping[int, Level]
    counters: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one Word file, counted paragraph by paragraph in reading order."""

    def __init__(self, part: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._styled: dict[tuple[str, str], int] = {}
        if part is not None:
            self._read(part)

    def _read(self, part: Element) -> None:
        shared: dict[str, tuple[dict[int, Level], dict[int, int]]] = {}
        styled: dict[str, dict[str, int]] = {}
        linked: dict[str, str] = {}
        for abstract in children(part, "abstractNum"):
            name = attribute(abstract, "abstractNumId")
            shared[name] = {n: level for n, level, _ in _levels(abstract)}, {}
            styled[name] = {style: n for n, _, style in _levels(abstract) if style}
            if link := value_of(abstract, "styleLink"):
                linked[link] = name
        for abstract in children(part, "abstractNum"):
            if (link := value_of(abstract, "numStyleLink")) in linked:
                name = attribute(abstract, "abstractNumId")
                shared[name], styled[name] = shared[linked[link]], styled[linked[link]]
        for one in children(part, "num"):
            name, of = attribute(one, "numId"), value_of(one, "abstractNumId")
            levels, counters = shared.get(of, ({}, {}))
            found = _List(dict(levels), counters)
            for override in children(one, "lvlOverride"):
                n = integer(attribute(override, "ilvl"))
                found.levels = {**found.levels, **{k: v for k, v, _ in _levels(override)}}
                if start := value_of(override, "startOverride"):
                    found.restarts[n] = integer(start)
            self._lists[name] = found
            self._styled |= {(name, style): n for style, n in styled.get(of, {}).items()}

    def level_of(self, list_id: str, style: str) -> int:
        """Return the level at which a list counts the paragraphs of a style."""
        return self._styled.get((list_id, style), 0)

    def is_numbered(self, list_id: str, level: int) -> bool:
        """Tell a numbered level from a bulleted or unmarked one."""
        found = self._lists.get(list_id)
        known = found.levels.get(level) if found else None
        return known is not None and known.form not in ("bullet", "none") and "%" in known.pattern

    def count(self, list_id: str, level: int) -> str:
        """Count one more paragraph and return its visible number: "7.", "(b)", or "" for none."""
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counters, own = found.counters, found.levels[level]
        if level in found.restarts:
            counters[level] = found.restarts.pop(level)
        else:
            counters[level] = counters.get(level, own.start - 1) + 1
        for n in [n for n in counters if n > level]:
            if n not in found.levels or found.levels[n].restarts:
                del counters[n]
        if not self.is_numbered(list_id, level):
            return ""
        label = own.pattern
        for n in range(level + 1):
            above = found.levels.get(n, Level())
            form = "decimal" if own.legal else above.form
            shown = "" if form == "none" else numeral(counters.get(n, above.start), form)
            label = label.replace(f"%{n + 1}", shown)
        return label.strip()


def _levels(parent: Element) -> Iterator[tuple[int, Level, str]]:
    """Yield the levels below a definition: which, how counted, and for which style."""
    for element in children(parent, "lvl"):
        n = integer(attribute(element, "ilvl"))
        level = Level(
            start=integer(value_of(element, "start") or "1"),
            form=value_of(element, "numFmt") or "decimal",
            pattern=value_of(element, "lvlText"),
            restarts=value_of(element, "lvlRestart") != "0",
        )
        if next(children(element, "isLgl"), None) is not None:
            level = replace(level, legal=True)
        if 0 <= n < DEEPEST:
            yield n, level, value_of(element, "pStyle")
