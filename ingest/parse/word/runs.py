"""Read the words of a Word paragraph as they are shown: without what was deleted or hidden."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingest.parse.mend_letters import mend_letters
from ingest.parse.numerals import numeral
from ingest.parse.parsed import Place
from ingest.parse.raised import LOWERED, RAISED, set_down
from ingest.parse.word.fields import form_field, symbol
from ingest.parse.word.package import (
    Element,
    at,
    attribute,
    children,
    letters_of,
    local,
    value_of,
)
from ingest.parse.word.styles import Styles
from ingest.parse.word.tables import is_placeholder

LEFT_OUT = frozenset(
    "del moveFrom pPr rPr sdtPr sdtEndPr instrText delText fldData annotationRef Fallback "
    "commentReference txbxContent".split()
)
"""What holds no words, or words that are not shown or are read elsewhere."""
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass
class Notes:
    """The footnotes and endnotes that were called, in order, each with its mark."""

    called: list[tuple[str, str, str]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def call(self, kind: str, note_id: str) -> str:
        """Return the mark of a note, in figures for footnotes, in letters for endnotes."""
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        mark = str(number) if kind == "footnote" else numeral(number, "lowerRoman")
        self.called.append((kind, note_id, mark))
        return f"[{mark}]"


class Words:
    """Reads paragraphs' words; keeps the notes that they call."""

    def __init__(self, styles: Styles, comments: Mapping[str, str] | None = None) -> None:
        self.styles = styles
        self.notes = Notes()
        self.beside: list[tuple[str, Place]] = []
        self._comments = comments or {}

    def taken(self) -> list[tuple[str, Place]]:
        """Return what stood beside the words that were read since the last call."""
        taken, self.beside = self.beside, []
        told = ((" ".join(words.split()), place) for words, place in taken)
        return [(words, place) for words, place in told if words]

    def read(self, paragraph: Element, *, tab: str = "\t") -> str:
        """Return a paragraph's words; breaks that it asks for are line ends."""
        whole = mend_letters(set_down("".join(self._pieces(paragraph, paragraph))))
        lines = whole.replace("\t", tab).split("\n")
        return "\n".join(words for line in lines if (words := " ".join(line.split())))

    def all_strong(self, paragraph: Element) -> bool:
        """Tell whether all words of a paragraph are bold or underlined."""
        runs = [run for run in self._runs(paragraph) if self._has_words(paragraph, run)]
        return bool(runs) and all(self.styles.is_strong(paragraph, run) for run in runs)

    def strong_start(self, paragraph: Element, start: str) -> bool:
        """Tell whether the words at a paragraph's start are bold, and those after them aren't."""
        left = len("".join(start.split()))
        for run in self._runs(paragraph):
            if not self._has_words(paragraph, run):
                continue
            if self.styles.is_strong(paragraph, run) == (left <= 0):
                return False
            if left <= 0:
                return True
            left -= len("".join(letters_of(run).split()))
        return False

    def _runs(self, element: Element) -> Iterator[Element]:
        for child in element:
            if local(child) == "r":
                yield child
            elif local(child) not in LEFT_OUT:
                yield from self._runs(child)

    def _has_words(self, paragraph: Element, run: Element) -> bool:
        said = any((child.text or "").strip() for child in children(run, "t"))
        return said and not self._is_void(paragraph, run)

    def _is_void(self, paragraph: Element, run: Element) -> bool:
        return self.styles.is_struck(paragraph, run) or self.styles.is_hidden(paragraph, run)

    def _pieces(self, element: Element, paragraph: Element) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "commentReference":
                self._keep(self._comments.get(attribute(child, "id"), ""), "margin")
            if name in LEFT_OUT or is_placeholder(child):
                continue
            if name == "r":
                yield from self._run(child, paragraph)
            elif name == "t":
                yield child.text or ""
            elif name in CHARACTERS:
                yield CHARACTERS[name]
            elif name in ("sym", "fldChar"):
                yield symbol(child) if name == "sym" else form_field(child)
            elif name in ("footnoteReference", "endnoteReference"):
                yield self.notes.call(name.removesuffix("Reference"), attribute(child, "id"))
            else:
                self._look_at(child, name)
                yield from self._pieces(child, paragraph)

    def _run(self, run: Element, paragraph: Element) -> Iterator[str]:
        """Yield the pieces of a run that is shown; what is struck through no longer stands."""
        if self._is_void(paragraph, run):
            if not self.styles.is_struck(paragraph, run):
                self._keep(letters_of(run), "hidden")
        elif value_of(run, "rPr", "vertAlign") == "superscript":
            yield from (RAISED, *self._pieces(run, paragraph), LOWERED)
        else:
            yield from self._pieces(run, paragraph)

    def _look_at(self, element: Element, name: str) -> None:
        """Keep what a picture is said to show, and what stands behind the text."""
        if name in ("docPr", "shape", "imagedata"):
            for said in ("descr", "title", "alt"):
                self._keep(attribute(element, said), "picture")
        elif name == "textpath":
            self._keep(attribute(element, "string"), "watermark")
        elif name == "wsp" and is_word_art(element):
            self._keep(letters_of(element), "watermark")

    def _keep(self, words: str, place: Place) -> None:
        if self.beside and place == self.beside[-1][1] == "hidden":
            words = self.beside.pop()[0] + words
        self.beside.append((words, place))


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes that stand at a paragraph, each once."""
    for child in paragraph:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":  # the same for newer and for older readers
            yield from text_boxes(next(children(child, "Choice"), child))
        elif name not in LEFT_OUT and not is_word_art(child):
            yield from text_boxes(child)


def is_word_art(shape: Element) -> bool:
    """Tell a text box whose words are bent into a picture, as watermarks are."""
    warp = at(shape, "bodyPr", "prstTxWarp") if local(shape) == "wsp" else None
    return warp is not None and attribute(warp, "prst") != "textNoShape"
