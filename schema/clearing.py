"""The gate: what leaves the catalogue is of types that only this module makes.

Whatever is searched, answered, listed, shown, logged or sent is a `ClearedDocument` or a
`ClearedPassage`. Neither can be made, nor altered, anywhere else: a private seal is asked for.
What is withheld is blacked out in place, and what stands beside the text (titles, headings,
names) is left out where only the withheld parts tell it. With an officer's clearance, nothing is.
"""

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from schema.documents import (
    HIDDEN,
    Document,
    Meeting,
    Passage,
    Sentence,
    Span,
    Statement,
    date_in_words,
)

TRAIL = " › "
"""What stands between the headings of a trail."""
_SEAL = object()
_INK = re.compile(r"[^\n\r\f\v]")
_WORD = re.compile(r"[^\W_]+")
NAMING_LETTERS = 3
"""Letters from which a word that only the withheld parts have gives them away."""
BETWEEN_MEETINGS = 4
"""Characters, such as a page's end, that may stand between a withheld part and the next meeting."""


def _check(seal: object) -> None:
    if seal is not _SEAL:
        raise TypeError("Only schema.clearing makes what may leave the catalogue.")


@dataclass(frozen=True, slots=True)
class ClearedDocument(Document):
    """A document as whoever asks may read it. Only the gate makes one."""

    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


@dataclass(frozen=True, slots=True)
class ClearedPassage(Passage):
    """A passage that whoever asks may read. Only the gate makes one."""

    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        _check(seal)


class Withheld:
    """What is withheld of one document, and what only that part of it tells.

    Args:
        document: all of it, with its text.
    """

    def __init__(self, document: Document) -> None:
        self.everything = document.access == "restricted"
        self.spans = document.restricted
        text = document.text
        hidden = " ".join(text[part.start : part.end] for part in self.spans)
        whose = [document.meeting_at(0), *document.meetings]
        about = [name for one in whose for name in (one.council, one.committee) if name]
        about += [date_in_words(one.date) for one in whose if one.date]
        shown = f"{blacked_out(text, self.spans)} {document.source} {' '.join(about)}"
        self._hidden = _worded(hidden)
        self._shown = _worded(shown) if self.spans else ""
        self._betraying = {
            word for word in set(self._hidden.split()) - set(self._shown.split()) if _names(word)
        }

    @classmethod
    def nothing(cls) -> "Withheld":
        """Return what is withheld of a document that is public as a whole."""
        return _NOTHING

    def tells(self, words: str) -> bool:
        """Tell whether words say what only the withheld parts do."""
        if not self.spans:
            return False
        said = _worded(words)
        if not self._betraying.isdisjoint(said.split()):
            return True
        return said in self._hidden and said not in self._shown

    def meets(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text lies in a withheld part, wholly or in part."""
        return self.everything or any(p.start < end and start < p.end for p in self.spans)

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text lies in one withheld part, but for its last end."""
        return any(p.start <= start and end - BETWEEN_MEETINGS <= p.end for p in self.spans)

    def openly(self, trail: str) -> str:
        """Return a trail of headings without those that only the withheld parts tell."""
        return TRAIL.join(part for part in trail.split(TRAIL) if not self.tells(part))

    def context(self, context: str) -> str:
        """Return a passage's context without what only the withheld parts tell."""
        trail, *leads = context.split("\n")
        lines = [self.openly(trail), *(lead for lead in leads if not self.tells(lead))]
        return "\n".join(line for line in lines if line)


def blacked_out(text: str, spans: Iterable[Span]) -> str:
    """Return a text with parts of it blacked out in place: line ends alone are kept.

    Spaces are not, as the lengths of words would tell a name.
    """
    for part in spans:
        text = text[: part.start] + _INK.sub(HIDDEN, text[part.start : part.end]) + text[part.end :]
    return text


def clear_document(
    document: Document,
    *,
    restricted: bool = False,
    withheld: Withheld | None = None,
    with_text: bool = True,
) -> ClearedDocument | None:
    """Let a document out as whoever asks may read it, None where that is not at all.

    Args:
        document: as it is stored, with its text.
        restricted: who asks is cleared for what is not public.
        withheld: what is withheld of it, where that is known already.
        with_text: whether the text goes with it.
    """
    held = _values(document) if with_text else {**_values(document), "text": ""}
    if restricted:
        return ClearedDocument(**held, seal=_SEAL)
    if document.access != "public":
        return None
    if document.restricted:
        withheld = withheld or Withheld(document)
        name = PurePosixPath(document.source).stem
        held["title"] = name if withheld.tells(document.title) else document.title
        held["text"] = blacked_out(document.text, document.restricted) if with_text else ""
        held["meetings"] = tuple(_open_meetings(document, withheld))
        held["notes"] = tuple(note for note in document.notes if not withheld.tells(note))
    return ClearedDocument(**{**held, "marks": ()}, seal=_SEAL)


def clear_passage(
    passage: Passage, withheld: Withheld, *, restricted: bool = False
) -> ClearedPassage | None:
    """Let a passage out, None where whoever asks may not read it.

    Args:
        passage: as it is stored.
        withheld: what is withheld of its document.
        restricted: who asks is cleared for what is not public.
    """
    held = _values(passage)
    if restricted:
        return ClearedPassage(**held, seal=_SEAL)
    if passage.access != "public" or withheld.meets(passage.start, passage.end):
        return None
    if withheld.spans:
        held["context"] = withheld.context(passage.context)
        held["lead"] = tuple(_open_spans(passage.lead, withheld))
        held["sentences"] = tuple(_open_sentences(passage.sentences, withheld))
        held["item"] = withheld.openly(passage.item) or None if passage.item else None
        held["statements"] = tuple(_open_statements(passage.statements, withheld))
    return ClearedPassage(**held, seal=_SEAL)


def cut_passage(document: ClearedDocument, passage_id: str, start: int, end: int) -> ClearedPassage:
    """Cut a passage out of a document that was let out, as bare text."""
    text = document.text[start:end]
    cut = Passage(passage_id, document.id, start, end, text, context="")
    return ClearedPassage(**_values(cut), seal=_SEAL)


def public_view(
    document: ClearedDocument, passage: ClearedPassage
) -> tuple[ClearedDocument, ClearedPassage] | None:
    """Return what the public may read of what was let out, None where that is nothing."""
    withheld = Withheld(document)
    open_document = clear_document(document, withheld=withheld)
    open_passage = clear_passage(passage, withheld)
    return (open_document, open_passage) if open_document and open_passage else None


_NAMES = {kind: tuple(one.name for one in fields(kind)) for kind in (Document, Passage)}
"""Their fields' names: looked up for each of the hundred passages of a search, they cost most."""


def _values(thing: Document | Passage) -> dict[str, Any]:
    names = _NAMES[Document if isinstance(thing, Document) else Passage]
    return {name: getattr(thing, name) for name in names}


def _open_meetings(document: Document, withheld: Withheld) -> Iterable[Meeting]:
    """Yield the meetings of which not all is withheld."""
    ends = [*(one.start for one in document.meetings[1:]), len(document.text)]
    for meeting, end in zip(document.meetings, ends, strict=False):
        if not withheld.covers(meeting.start, end):
            yield meeting


def _open_spans(spans: Iterable[Span], withheld: Withheld) -> Iterable[Span]:
    return (span for span in spans if not withheld.meets(span.start, span.end))


def _open_sentences(sentences: Iterable[Sentence], withheld: Withheld) -> Iterable[Sentence]:
    for one in sentences:
        hidden = one.lead is not None and withheld.meets(one.lead.start, one.lead.end)
        yield replace(one, lead=None) if hidden else one


def _open_statements(statements: Iterable[Statement], withheld: Withheld) -> Iterable[Statement]:
    """Yield statements that rest on nothing withheld, without the names that only that tells."""
    for one in statements:
        if not any(withheld.meets(start, end) for start, end in _places(one)):
            people = tuple(person for person in one.people if not withheld.tells(person[1]))
            yield replace(one, people=people)


def _places(thing: Any) -> Iterable[tuple[int, int]]:
    """Yield every stretch of text that a thing, or one of its parts, stands on."""
    if isinstance(thing, tuple):
        for part in thing:
            yield from _places(part)
    elif is_dataclass(thing):
        held = {one.name: getattr(thing, one.name) for one in fields(thing)}
        if "start" in held and "end" in held:
            yield held["start"], held["end"]
        yield from _places(tuple(held.values()))


def _worded(text: str) -> str:
    """Return a text's words, folded, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _names(word: str) -> bool:
    return len(word) >= NAMING_LETTERS and not word.isdigit()


_NOTHING = Withheld(Document("", "", "", "", "", "other", None, None, None, "public", ""))
