"""Make questions of minutes that were ingested, so that the reader knows how minutes read.

A sentence with a date, sum, number, name or reason becomes a question that asks for it; what
the statements of a passage put on record is asked for by its item. Nothing is known of any
council: the archives are the trainer's own.

The questions are worded poorly on purpose (Lewis et al., "Unsupervised Question Answering by
Cloze Translation", 2019, found that this hardly matters): the published collections teach how
questions are worded, the minutes where their answers stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from answering.evidence import readable
from english.persons import COUNCILLOR, HONORIFIC, titled
from schema import Document, Passage, Sentence, Statement
from training.decisive import Kind, decisive_words
from training.examples import Example, unanswered
from training.plain import in_plain_words

ASKING: dict[Kind, tuple[str, ...]] = {
    "deadline": ("By when", "By what date", "What is the deadline for", "When at the latest"),
    "date": ("When", "On what date", "What date", "What day"),
    "amount": ("How much", "What sum", "What did it cost,", "How much money"),
    "duration": ("How long", "For how long"),
    "person": ("Who", "Who was it that", "What is the name of who", "Which person"),
}
ABSENT: tuple[Kind, ...] = ("amount", "duration", "person", "deadline")
"""What can be told to be absent from a passage."""
SWAPPED = 0.4
"""Questions that are asked once more for what the passage does not hold."""
BOUND = re.compile(r"[;:•]|,\s|\b(?:that|which|whereby|while|but|and)\b", re.IGNORECASE)
SMALL_BEFORE = re.compile(r"\b(?:by|on|in|at|of|to|until|from|for|before|the|a)\s*\Z", re.I)
REASON = re.compile(
    r"\b(?:because(?: of)?|due to|owing to|as a result of|on the grounds (?:that|of))\s+", re.I
)
SUBJECT = re.compile(
    r"^\W*(?:(?:item|minute)\s)?\s*(?:\d[\d./]*[a-z]?\b|\(?[a-z]{1,3}\))?\W*", re.I
)
TITLED = re.compile(rf"{titled(COUNCILLOR)}|{titled(HONORIFIC)}|(?:Sgt|Insp\w*|Supt)\b|[A-Z]\.")
YEAR = re.compile(r"\d{4}")
DECIDED = (
    "What was decided about {}?",
    "What did the council agree on {}?",
    "What happened about {}?",
    "What was the decision on {}?",
    "What did members agree to do about {}?",
)
PEOPLE = {
    "proposer": ("Who proposed {}?", "Who moved {}?", "Who put forward {}?"),
    "seconder": ("Who seconded {}?", "Who was the seconder for {}?"),
}
VOTED = ("How did the vote go on {}?", "What were the votes for and against {}?")
ROUTINE = re.compile(r"\b(?:minutes|notices? of motion|correspondence|reply|any other)\b", re.I)
"""Items that stand on every agenda, so that their titles ask for nothing."""
MAX_ANSWER = 300
"""Characters of a decision that answer what was decided."""


@dataclass(slots=True)
class Asker:
    """Asks about passages, in ways that `chance` picks."""

    chance: Random

    def ask(self, document: Document, passage: Passage) -> Iterator[Example]:
        """Yield questions that a passage answers."""
        for statement in passage.statements:
            yield from self._about(document, passage, statement)
        for sentence in passage.sentences:
            if 8 <= len(document.text[sentence.start : sentence.end].split()) <= 60:
                yield from self._reason(document, passage, sentence)
                yield from self._filled(document, passage, sentence)

    def _example(
        self, passage: Passage, question: str, start: int, end: int, source: str
    ) -> Example:
        moved = len(passage.context) + 1 - passage.start
        return Example(question, readable(passage), start + moved, end + moved, source)

    def _filled(
        self, document: Document, passage: Passage, sentence: Sentence
    ) -> Iterator[Example]:
        """Ask for one date, sum, number, name or place of a sentence."""
        kinds: list[Kind] = ["deadline", "amount", "duration", "number", "date", "person"]
        for wanted in kinds:
            marks = decisive_words(document.text, sentence.start, sentence.end, wanted)
            found = [mark for mark in marks if _tells(document.text[mark.start : mark.end], wanted)]
            if found:
                mark = self.chance.choice(found)
                break
        else:
            return
        clause = self._clause(document.text, sentence, mark.start, mark.end)
        asking = self.chance.choice(ASKING.get(wanted, ("",)))
        question = self._question(asking, *clause, counted=wanted == "number")
        if question is None:
            return
        question = self._placed(document, passage, question)
        yield self._example(passage, question, mark.start, mark.end, f"minutes {wanted}")
        if self.chance.random() < SWAPPED:
            yield from self._swapped(document, passage, sentence, clause)

    def _swapped(
        self, document: Document, passage: Passage, sentence: Sentence, clause: tuple[str, str]
    ) -> Iterator[Example]:
        """Ask of the same clause what the whole passage does not hold: a sum, a name …"""
        absent = [
            wanted
            for wanted in ABSENT
            if not decisive_words(document.text, passage.start, passage.end, wanted)
        ]
        if not absent:
            return
        asking = self.chance.choice(ASKING[self.chance.choice(absent)])
        question = self._question(asking, *clause)
        if question:
            question = self._placed(document, passage, question)
            yield unanswered(question, readable(passage), "minutes swapped")

    def _question(
        self, asking: str, before: str, after: str, *, counted: bool = False
    ) -> str | None:
        """Word a question of a clause, poorly; None where the clause says too little."""
        if counted:
            things = re.match(r"\s+((?:[a-z-]+\s+)?[a-z]{3,})", after)
            if things is None:
                return None
            asking, after = f"How many {things[1]}", after[things.end() :]
        words = f"{SMALL_BEFORE.sub('', before)} {after}"
        if len(re.findall(r"\w{4,}", words)) < 3:
            return None
        said = in_plain_words(re.sub(r"[^\w\s'’£€%&/,-]", " ", words), self.chance, share=0.4)
        return f"{asking} {said[:1].lower()}{said[1:]}".strip(" ,-") + "?"

    def _clause(self, text: str, sentence: Sentence, start: int, end: int) -> tuple[str, str]:
        """Return the words of the clause before and after an answer, more where they are few."""
        before, after = text[sentence.start : start], text[end : sentence.end]
        ends = [found.end() for found in BOUND.finditer(before)]
        begins = [found.start() for found in BOUND.finditer(after)]
        low, high = len(ends), 0

        def clause() -> tuple[str, str]:
            left = before[ends[low - 1] if low else 0 :]
            return left, after[: begins[high]] if high < len(begins) else after

        while len(re.findall(r"\w{4,}", " ".join(clause()))) < 5 and (low or high < len(begins)):
            low, high = (low - 1, high) if low else (low, high + 1)
        return clause()

    def _reason(
        self, document: Document, passage: Passage, sentence: Sentence
    ) -> Iterator[Example]:
        words = document.text[sentence.start : sentence.end]
        found = REASON.search(words)
        if found is None or len(re.findall(r"\w{4,}", words[: found.start()])) < 3:
            return
        told = in_plain_words(words[: found.start()], self.chance, share=0.4)
        question = self._placed(document, passage, f"Why {told[:1].lower()}{told[1:]}?")
        end = found.end() + len(re.split(r"[;]|\.\s", words[found.end() :])[0].rstrip(". "))
        start = sentence.start + found.start()
        yield self._example(passage, question, start, sentence.start + end, "minutes reason")

    def _about(
        self, document: Document, passage: Passage, statement: Statement
    ) -> Iterator[Example]:
        """Ask for what a statement puts on record, by the title of its item."""
        subject = SUBJECT.sub("", (passage.item or "").rpartition(" › ")[2]).strip(" -–:.")
        if not 2 <= len(subject.split()) <= 14 or ROUTINE.search(subject):
            return
        text, start = document.text, statement.start
        end = min(statement.end, start + MAX_ANSWER)
        if statement.kind == "resolution" and statement.outcome == "carried":
            yield self._asked(document, passage, DECIDED, subject, (start, end), "resolution")
        for role, name in statement.people:
            at = text.find(name, statement.start, statement.end)
            if role in PEOPLE and at >= 0:
                span = (at, at + len(name))
                yield self._asked(document, passage, PEOPLE[role], subject, span, role)
        if statement.votes and any(count is not None for count in statement.votes):
            yield self._asked(document, passage, VOTED, subject, (start, end), "vote")

    def _asked(
        self,
        document: Document,
        passage: Passage,
        ways: tuple[str, ...],
        subject: str,
        span: tuple[int, int],
        source: str,
    ) -> Example:
        said = in_plain_words(subject, self.chance, share=0.3)
        question = self.chance.choice(ways).format(said)
        question = self._placed(document, passage, question, share=0.8)
        return self._example(passage, question, *span, f"minutes {source}")

    def _placed(
        self, document: Document, passage: Passage, question: str, *, share: float = 0.4
    ) -> str:
        """Name the meeting in a question, sometimes."""
        meeting = document.meeting_at(passage.start)
        if meeting.date is None or self.chance.random() > share:
            return question
        month = f"{meeting.date:%B %Y}"
        ways = [f"in {month}", f"at the {month} meeting", f"in {meeting.date.year}"]
        if meeting.committee:
            ways.append(f"at the {meeting.committee} in {month}")
        if meeting.council:
            ways.append(f"{meeting.council} {month}")
        when = self.chance.choice(ways)
        if self.chance.random() < 0.3:
            return f"{when[:1].upper()}{when[1:]}, {question[:1].lower()}{question[1:]}"
        return f"{question.rstrip('?')} {when}?"


def _tells(words: str, wanted: Kind) -> bool:
    """Tell a name or date from capitals and years, which are often neither."""
    if wanted == "person":
        return bool(TITLED.match(words))
    return not (wanted == "date" and YEAR.fullmatch(words))
