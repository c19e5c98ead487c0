"""What a passage says, read once, so that one can ask whether something stands in it.

A passage's context counts with its text: the year of "12 April" often stands only in the
date of the meeting. Nothing here understands a sentence.
"""

import re
from decimal import Decimal

from answering.mentions.figures import Figure, read_figures
from answering.mentions.names import is_named, read_words
from english.text import fold
from schema import Passage

_LABEL = re.compile(r"(?:\n\s*\n|[.:;]\s*\n|›)\s*(?:item\s+)?\d{1,3}[.)](?=\s)", re.IGNORECASE)
"""The number of an item: at the beginning of a line, but not of one that only goes on."""
_UNIT_ALONE = re.compile(r"[£€$%](?!\s?\d)")
"""A unit in a table's header, for the bare numbers below it."""
_ELLIPSIS = re.compile(r"\.{3}|…")
_ONE = re.compile(r"\b(?:single|sole|only)\b", re.IGNORECASE)


class Ground:
    """A passage that a claim may stand on."""

    def __init__(self, passage: Passage) -> None:
        mended = passage.embedded_text.removeprefix(passage.context).strip()
        self.text = "\n\n".join((passage.context, mended, passage.text))
        self.statements = passage.statements
        self.sentences = [
            " ".join(passage.text[one.start - passage.start : one.end - passage.start].split())
            for one in passage.sentences
        ] or [passage.text]
        self.words = read_words(self.text)
        self._folded = fold(self.text)
        labels = _LABEL.findall(self.text)
        self._labels = {Decimal(n) for label in labels for n in re.findall(r"\d+", label)}
        figures = read_figures(_LABEL.sub("\n\n", self.text))
        self._values = {(figure.kind, figure.value) for figure in figures}
        self._dates = [figure.value for figure in figures if figure.kind == "date"]
        self._years = {date[0] for date in self._dates if date[0]}
        self._years |= {figure.value[0] for figure in figures if figure.kind == "year"}
        self._numbers = {figure.value[0] for figure in figures if figure.kind == "number"}
        self._numbers |= {Decimal(str(year)) for year in self._years}
        for hour, minute in (figure.value for figure in figures if figure.kind == "time"):
            self._numbers |= {Decimal(f"{hour}"), Decimal(f"{hour}.{minute:02}")}
        # A table's row may end with a number, and the next one begin with a month.
        ended = (figure for figure in figures if figure.kind == "date" and "\n" in figure.text)
        self._numbers |= {Decimal(str(figure.value[2])) for figure in ended if figure.value[2]}
        self._numbers |= {Decimal(1)} if _ONE.search(self.text) else set()
        lines = (re.sub(r"[£€$]\s?\d\S*|\d\s?%", "", line) for line in self.text.splitlines())
        self._units = {unit for line in lines for unit in _UNIT_ALONE.findall(line)}
        self._stems = " ".join(word.folded for word in self.words)

    def has_figure(self, figure: Figure, *, label: bool = False) -> bool:
        """Tell whether a figure stands here, however it is written.

        Args:
            figure: the figure.
            label: whether it may be the number of an item, which counts nothing.
        """
        value = figure.value
        if (figure.kind, value) in self._values:
            return True
        match figure.kind:
            case "date":
                return any(self._is_date(value, date) for date in self._dates)
            case "year":
                return value[0] in self._years or Decimal(str(value[0])) in self._numbers
            case "number":
                return value[0] in self._numbers or (label and value[0] in self._labels)
            case "sum":
                return value[0] in self._units and value[1] in self._numbers
            case "percentage":
                return "%" in self._units and value[0] in self._numbers
            case "ordinal":
                return any(value[0] == date[2] for date in self._dates)
            case _:
                return False

    def has_name(self, name: tuple[str, ...]) -> bool:
        """Tell whether a name, as folded words, stands here."""
        return is_named(name, self.words)

    def has_words(self, quoted: str) -> bool:
        """Tell whether words stand here as they are quoted, each part between ellipses whole."""
        parts = (part.strip(" .,;:!?-'\"()") for part in _ELLIPSIS.split(fold(quoted)))
        return all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", self._folded) for part in parts)

    def has_address(self, address: str) -> bool:
        """Tell whether the address of a page or a mailbox stands here."""
        return fold(address) in self._folded

    def has_word_like(self, word: str) -> bool:
        """Tell whether a word, or one of its kin by its first letters, stands here."""
        return word[: max(4, min(6, len(word) - 2))] in self._stems

    def _is_date(self, wanted: tuple[object, ...], date: tuple[object, ...]) -> bool:
        year, month, day = wanted
        if month != date[1] or day not in (None, date[2]):
            return False
        return year in (None, date[0]) or (date[0] is None and year in self._years)
