"""Find where the papers of further meetings begin within one document.

A further meeting is told by a head with another date, after which it is said who was there. What
stands on every page has the document's own date, and opens nothing.
"""

import re
from collections.abc import Iterator, Sequence

from english.dates import find_dates
from ingest.metadata.committees import find_committee
from ingest.metadata.councils import find_council
from ingest.metadata.kinds import AGENDA_LINE
from ingest.metadata.meeting_date import stated_date
from ingest.parse import Block, Parsed
from ingest.parse.line_marks import NUMBER, plain
from schema import Kind, Meeting

OPENS = re.compile(
    r"\W*(?:draft |unconfirmed )?(?:(?:minutes|proceedings)\b.{0,160}\b(?:meeting|agm|held)\b|"
    r"(?:[\w'’&-]+ ){0,8}meeting\b.{0,80}\b(?:held|took place)\b.*[^.]\Z)",
    re.IGNORECASE,
)
CONFIRMED = re.compile(
    r"\b(?:approv|adopt|confirm|agree|accept|sign|propos|read|circulat|correct|matters arising)"
    r"|\(pages? \d|\b(?:next|previous|last|future) (?:\w+ ){0,3}meeting|\bdates? of\b",
    re.IGNORECASE,
)
"""What is said of another meeting or its minutes, and how an agenda lists them."""
ATTENDED = re.compile(
    r"^\W*(?:(?:(?:board |committee )?members |councillors |those |also )?present\b|in attendance|"
    r"attendance|apologies|sederunt|attend(?:ing|ees)\b|roll call)",
    re.IGNORECASE | re.MULTILINE,
)
PRESENT = re.compile(
    r"^\W*(?:(?:members |councillors |those )?present|in attendance|sederunt|attendees)\b\W{0,6}\w",
    re.IGNORECASE | re.MULTILINE,
)
"""What only minutes say: an agenda has apologies too."""
ENDED = re.compile(
    r"\b(?:meeting|business)\b.{0,40}\b(?:clos|end|adjourn|conclud|terminat|finish)\w*"
    r"|\bclosed (?:the meeting|at)\b|^\W*(?:signed|chair(?:man|person)?)\b.{0,60}$"
    r"|\badjournment\b|\.{6}|_{6}",
    re.IGNORECASE | re.MULTILINE,
)
"""How the minutes of a meeting end."""
SIGNED = re.compile(r"\b(?:signed|signature|chair\w*|dated?)\b|\.{6}|_{6}", re.IGNORECASE)
RESUMES = re.compile(
    r"\W*(?:agenda item (?:no\.? ?)?\d|item no\b|from:|(?:report|by) ?(?:to|of|by)?:|"
    r"report (?:to|of|by)\b)",
    re.IGNORECASE,
)
"""What stands above the next paper of an agenda's pack."""
DAY = re.compile(r"\d")
"""What a head has somewhere, being dated."""
NAMES_MEETING = re.compile(r"\b(?:minutes|meeting|agm|proceedings|session)\b", re.IGNORECASE)
OF_EARLIER = re.compile(r"\bminutes (?:of|from) (?:the|an?)\b", re.IGNORECASE)
MINUTES = "Minutes of the meeting"
"""What a head says without saying so, where it may have been taken for a running head."""
NEAR = 1000
"""Characters within which minutes say, after their opening, who was there."""
BEFORE = 400
"""Characters before an opening in which the meeting before ends."""
SHORTEST = 500
"""Characters that the minutes of a meeting have at least."""
LONGEST_OPENING, LONGEST_LINE = 60, 400
"""Words of an opening and characters of a line at most; what is longer is somebody's account."""
SHORT = 12
"""Words of a line in a head."""
HEAD_LINES = 5
"""Lines of a head at most."""
ENOUGH = 3
"""What must speak for a head that does not say that minutes of a meeting follow."""


def find_meetings(parsed: Parsed, first: Meeting, kind: Kind = "minutes") -> tuple[Meeting, ...]:
    """Return every meeting in a document; nothing where there is only one.

    The minutes of an earlier meeting within an agenda's papers are one of their own, after which
    the agenda's own meeting goes on.

    Args:
        parsed: the parsed file.
        first: the document's own meeting, from its start on.
        kind: the document's kind; only minutes and agendas hold meetings.
    """
    worded = [block for block in parsed.blocks if block.role != "aside"]
    if kind not in ("minutes", "agenda") or not worded:
        return ()
    head = parsed.text[worded[0].start : worded[min(HEAD_LINES, len(worded)) - 1].end][:NEAR]
    listed = AGENDA_LINE.search(head)
    of_agenda = kind == "agenda" or bool(listed and not OF_EARLIER.search(head[: listed.start()]))
    reader = _Reader(parsed, worded, of_agenda=of_agenda)
    found = [first]
    for n, block in enumerate(worded[1:], start=1):
        if block.start < max(found[-1].start, worded[0].start) + SHORTEST:
            continue
        if of_agenda and found[-1].date != first.date and reader.resumes(n):
            found.append(Meeting(block.start, first.council, first.committee, first.date))
        elif reader.opens(n):
            meeting = reader.meeting(n, found[-1])
            if meeting and meeting.date != found[-1].date:
                found.append(meeting)
    return tuple(found) if len(found) > 1 else ()


class _Reader:
    """Reads the heads of meetings in one document, each in time that its length does not change."""

    def __init__(self, parsed: Parsed, blocks: Sequence[Block], *, of_agenda: bool) -> None:
        self._text = parsed.text
        self._blocks = blocks
        self._pages = frozenset(parsed.page_starts[1:])
        beside = [one.words for one in parsed.notices if one.place == "head"]
        running = "\n".join([parsed.facts.get("running_head", ""), *beside])
        self._headed = bool(NAMES_MEETING.search(running))
        self._attended = PRESENT if of_agenda else ATTENDED
        self._own = {_folded(line) for line in self._lines(0)} - {""}

    def opens(self, n: int) -> bool:
        """Tell whether a block is the first of another meeting's head."""
        if not DAY.search(self._text, self._blocks[n].start, self._blocks[n].start + NEAR):
            return False
        line = self._line(n)
        if not line or len(line.split()) > LONGEST_OPENING:
            return False
        if NUMBER.match(line) and not find_dates(line):
            return False
        if not OPENS.match(line) and self._points(n, line) < ENOUGH:
            return False
        if CONFIRMED.search(line):
            return False
        end = self._blocks[n].end
        return bool(self._attended.search(self._text[end : end + NEAR]))

    def meeting(self, n: int, before: Meeting) -> Meeting | None:
        """Read whose meeting it is and when; what is not said is as it was before."""
        heads = list(self._lines(n))
        top = "\n".join(heads)
        day = stated_date(f"{MINUTES}\n{top}")
        if day is None:
            return None
        return Meeting(
            start=self._blocks[n].start,
            council=find_council(heads, top) or before.council,
            committee=find_committee(heads, "", (), None, "minutes") or before.committee,
            date=day,
        )

    def resumes(self, n: int) -> bool:
        """Tell whether an agenda's next paper begins with a block, after minutes within it."""
        if RESUMES.match(self._line(n)):
            return True
        start = self._blocks[n].start
        return self._starts_page(start) and self._ended(start)

    def _points(self, n: int, line: str) -> int:
        """Weigh what speaks for a head that begins with a line, as far as it can be enough."""
        if len(line.split()) > SHORT:
            return 0
        start = self._blocks[n].start
        points = 2 if _folded(line) in self._own else 0
        points += 1 if NAMES_MEETING.search(line) or self._is_date(n, line) else 0
        if self._starts_page(start):
            points += 2 if self._headed and self._is_date(n, line) else 1
        return points + 2 if 0 < points < ENOUGH and self._ended(start) else points

    def _is_date(self, n: int, line: str) -> bool:
        """Tell a head that is only its date from the date of a signature."""
        day_alone = find_dates(line) and len(_folded(line)) <= len("wednesday the")
        return bool(day_alone) and not SIGNED.search(self._line(n - 1))

    def _ended(self, at: int) -> bool:
        return bool(ENDED.search(self._text[max(0, at - BEFORE) : at]))

    def _starts_page(self, at: int) -> bool:
        return not self._pages.isdisjoint(range(max(0, at - 3), at + 1))

    def _line(self, n: int) -> str:
        block = self._blocks[n]
        return plain(self._text[block.start : min(block.end, block.start + LONGEST_LINE)])

    def _lines(self, n: int) -> Iterator[str]:
        """Yield the lines of a head, down to what says who was there."""
        for k in range(n, min(n + HEAD_LINES, len(self._blocks))):
            line = self._line(k)
            if ATTENDED.match(line) or (k > n and NUMBER.match(line) and not find_dates(line)):
                return
            yield line


def _folded(line: str) -> str:
    """Return a line without its date, so that two heads of one kind are alike."""
    for found in reversed(find_dates(line)):
        line = line[: found.start] + line[found.end :]
    return re.sub(r"[\W\d_]+", " ", line.lower()).strip()
