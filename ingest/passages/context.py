"""What must be known to read a passage: whose meeting it is of, under which headings it stands."""

from collections.abc import Sequence

from ingest.parse import Block
from ingest.passages.sections import Section
from ingest.passages.units import CountTokens, Unit, find_lead
from schema import Document, Span, date_in_words
from schema.clearing import TRAIL


def trail_of(document: Document, offset: int = 0) -> tuple[str, ...]:
    """Return where an offset of a document stands: title, council, committee, date in words."""
    meeting = document.meeting_at(offset)
    day = date_in_words(meeting.date) if meeting.date else None
    whose = [part for part in (meeting.council, meeting.committee) if part]
    title = document.title if meeting.start == 0 else ""  # it is the first meeting's
    said = [part for part in (*whose, day) if part and part.lower() not in title.lower()]
    return tuple(part for part in (title, *said) if part)


class Contexts:
    """The contexts of one document's passages.

    Args:
        document: whose trail opens each of them.
        count_tokens: counts each text's tokens as the embedding model does.
        limit: tokens that a context may have.
    """

    def __init__(self, document: Document, count_tokens: CountTokens, limit: int) -> None:
        self._document, self._text = document, document.text
        self._count, self._limit = count_tokens, limit
        self._tokens: dict[str, int] = {}

    def of(
        self, section: Section, blocks: Sequence[Block], unit: Unit
    ) -> tuple[str, tuple[Span, ...]]:
        """Return the context of a passage that starts with `unit`, and the lead-in that is in it.

        What is too long loses its outermost headings first, then its end.
        """
        lead = find_lead(self._text, blocks, unit.block)
        if lead is None and section.asked:
            lead = Span(section.asked.start, section.asked.end)
        words = " ".join(self._text[lead.start : lead.end].split()) if lead else ""
        if lead and self.tokens_of(words) > self._limit // 2:
            lead, words = None, ""
        trail = self._fitted(self._headings(section, blocks, unit), unit, len(words))
        while self.tokens_of(trail) + self.tokens_of(words) > self._limit:
            trail = trail[: len(trail) * 3 // 4].rpartition(" ")[0]
        return (f"{trail}\n{words}" if words else trail), ((lead,) if lead else ())

    def tokens_of(self, text: str) -> int:
        """Return how many tokens a text has; each is counted once."""
        if text not in self._tokens:
            self._tokens[text] = self._count([text])[0] if text else 0
        return self._tokens[text]

    def _headings(self, section: Section, blocks: Sequence[Block], unit: Unit) -> list[str]:
        headings = list(section.trail)
        if section.title and (section.opened or unit.start > blocks[0].start):
            headings.append(section.title)
        if section.part:
            headings.append(section.part)
        return headings

    def _fitted(self, headings: list[str], unit: Unit, beside_chars: int) -> str:
        """Return the trail with as many of the headings as there is room for, the last ones."""
        whose = trail_of(self._document, unit.start)
        room = self._limit - beside_chars // 3
        while headings and self.tokens_of(TRAIL.join([*whose, *headings])) > room:
            headings = headings[1:]
        return TRAIL.join([*whose, *headings])
