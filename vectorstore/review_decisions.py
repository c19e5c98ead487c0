"""What a person decided on what is held back, and what a document's marks come to by it.

A decision is about words, not about a file: it is known by the letters and digits of the part
that it is about, so that it survives another reader and another place of the file, and not a
change of the words. It knows neither tables nor commands.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from schema import Access, Document, Mark, Passage, Span

Verdict = Literal["publish", "withhold"]
About = Literal["mark", "document", "part"]
BY_DECISION = "decision"
"""The place of a mark that a person made."""
FROM_TO = "…"
"""What stands between the first and the last words of a part that a person names."""
MARK_CHARS = 80
"""Of a part that nothing says the mark of, so much of its first line stands for it."""
FEWEST_LETTERS = 20
"""Letters from which words are held back wherever they stand, not only where they were found."""

_SIGNS = re.compile(r"[\W_]+")
_PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: about a mark, or to withhold a document or a part without one.

    `id` is that of the mark, or of what is withheld. `document_id` is the document that the
    person looked at; `words` and `place` are the mark's, or the words that are withheld. `at` is
    a time in ISO 8601.
    """

    id: str
    about: About
    verdict: Verdict
    document_id: str
    words: str
    place: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A mark of a document with its id, and what was decided on it.

    `changed` says that one like it was decided on, and its words are others now.
    """

    id: str
    mark: Mark
    decision: Decision | None = None
    changed: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether the mark holds its part back."""
        return self.decision is None or self.decision.verdict == "withhold"


class Decisions:
    """Every decision that was made."""

    def __init__(self, made: Iterable[Decision] = ()) -> None:
        self._by_id = {one.id: one for one in made}
        self._own = [one for one in self._by_id.values() if one.about != "mark"]

    def rulings(self, document: Document) -> list[Ruling]:
        """Return a document's marks, those that people made among them, with what was decided."""
        of_reader = [(id_of(document, mark), mark) for mark in document.marks]
        held = {key for key, _ in of_reader}
        lost = {
            (one.words, one.place)
            for one in self._by_id.values()
            if one.document_id == document.id and one.about == "mark" and one.id not in held
        }
        read = [
            Ruling(key, mark, one, changed=one is None and (mark.words, mark.place) in lost)
            for key, mark in of_reader
            for one in [self._by_id.get(key)]
        ]
        return [*read, *self._by_people(document)]

    def applied(self, document: Document) -> Document:
        """Return a document as it is to be held: its access, and the parts withheld of it.

        Args:
            document: with all its marks (see `marked`); what is withheld so far is no matter.
        """
        return hold(document, self.rulings(document))

    def _by_people(self, document: Document) -> Iterator[Ruling]:
        """Yield what people withhold of a document; all of it where their part is not found."""
        if not self._own:
            return
        text, whole = document.text, Mark(0, len(document.text), "", BY_DECISION)
        folded, own_id = text.casefold(), id_of(document, whole)
        for one in self._own:
            here, same = one.document_id == document.id, one.id == own_id
            spans = []
            if one.about == "part" and (here or _may_hold(folded, one.words)):
                spans = find_part(text, one.words)
            for span in spans:
                yield Ruling(one.id, Mark(span.start, span.end, one.words, BY_DECISION), one)
            if same or (here and not spans):
                mark = replace(whole, words=one.words, sure=same)
                yield Ruling(one.id, mark, one, changed=not same)


def hold(document: Document, rulings: Iterable[Ruling]) -> Document:
    """Return a document with what its marks, as they were decided on, hold back of it."""
    standing = [one.mark for one in rulings if one.stands]
    parts = tuple(_joined(Span(mark.start, mark.end) for mark in standing))
    whole = standing and not any(c.isalnum() for c in _left(document.text, parts))
    access: Access = "restricted" if whole else "public"
    return replace(document, restricted=parts, access=access)


def marked(document: Document) -> Document:
    """Return a document as a reader made it with a mark for whatever is restricted without one."""
    text = document.text
    covered = _joined(Span(mark.start, mark.end) for mark in document.marks)
    bare = [part for part in document.restricted if not _lies_in(part, covered)]
    if document.access == "restricted" and not (covered or bare):
        bare = [Span(0, len(text))]
    made = (Mark(p.start, p.end, _first_line(text[p.start : p.end]), "text") for p in bare)
    return replace(document, marks=(*document.marks, *made))


def id_of(document: Document, mark: Mark) -> str:
    """Return what a mark is known by: the letters of its part and of its words."""
    told = f"{letters(document.text[mark.start : mark.end])}\0{letters(mark.words)}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def letters(text: str) -> str:
    """Return a text's letters and digits alone, folded: what another reader reads the same."""
    return _SIGNS.sub("", text.casefold())


def longest_word(words: str) -> str:
    """Return the longest word that is written without accents: what is quickly looked for."""
    return max(_PLAIN_WORD.findall(words), key=len, default="")


def find_part(text: str, words: str) -> list[Span]:
    """Find every place where whole words stand, or that goes from the first to the last of them.

    Args:
        text: where they are looked for.
        words: as they stand, white space and signs aside; or the first and the last words of a
            longer part with "…" between.
    """
    if not all(letters(part) in letters(text) for part in words.split(FROM_TO)):
        return []  # told quickly; what follows takes a while
    places = [at for at, char in enumerate(text) if char.isalnum()]
    held = "".join(text[at].lower()[0] for at in places)
    first, _, last = (
        "".join(c.lower()[0] for c in part if c.isalnum()) for part in words.partition(FROM_TO)
    )

    def find(part: str, low: int) -> Span | None:
        """Find a part among the letters, where it begins and ends with a word."""
        while part and (at := held.find(part, low)) >= 0:
            start, end = places[at], places[at + len(part) - 1] + 1
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                return Span(at, at + len(part))
            low = at + 1
        return None

    spans, low = [], 0
    while begun := find(first, low):
        ended = find(last, begun.end) if last else begun
        if ended is None:
            break
        spans.append(Span(places[begun.start], places[ended.end - 1] + 1))
        low = ended.end
    return spans


def access_of(document: Document, passage: Passage | Span) -> Access:
    """Return whether a passage, or a stretch of text, is held back with its document."""
    if document.access == "restricted":
        return "restricted"
    met = any(p.start < passage.end and passage.start < p.end for p in document.restricted)
    return "restricted" if met else "public"


def _may_hold(folded: str, words: str) -> bool:
    """Tell quickly whether a folded text may hold words that are many enough to be looked for."""
    return len(letters(words)) >= FEWEST_LETTERS and longest_word(words).casefold() in folded


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.start < span.end:
            joined.append(span)
    return joined


def _lies_in(part: Span, spans: Sequence[Span]) -> bool:
    return any(one.start <= part.start and part.end <= one.end for one in spans)


def _left(text: str, parts: Sequence[Span]) -> str:
    """Return a text without parts of it, which are in order."""
    low, left = 0, []
    for part in parts:
        left.append(text[low : part.start])
        low = part.end
    return "".join([*left, text[low:]])


def _first_line(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return next((line for line in lines if line), "")[:MARK_CHARS]
