"""Read a question: what kind of answer it wants, and the words to search with.

Knows English questions; knows nothing of documents or search.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answering.question.followup import GOES_ON, POINTS, understand
from answering.question.meeting import asked_meeting
from answering.question.wanted import Wanted, find_wanted
from english.offices import asked_office
from english.question_words import QUESTION_WORDS
from errors import SettingError
from words import asking as said

MAX_CHARACTERS = 4_000
"""Longer questions are refused: nobody types them, and they would only slow the search."""

_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had|"
    r"can|could|will|would|should|shall|may|might|tell|show|list|give|name|find|explain|describe|"
    r"summari[sz]e)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:can|could|would|will) you (?:please |kindly )?(?:recommend|suggest|advise)\b"
    r"|\bdo you (?:think|like|prefer|believe|recommend)\b|\b(?:what|which|who) (?:do|would) you\b"
    r"|\byour (?:opinion|favou?rite)\b"
    r"|\b(?:tell|write)(?: me| us)? an? (?:\w+ )?"
    r"(?:joke|story|poem|limerick|song|essay|letter|speech)\b"
    r"|\bshould I\b|\A\W*(?:please )?translate\b"
    r"|\A\W*(?:what|how)(?:['’]?s| is| will) the weather\b",
    re.IGNORECASE,
)
_KEYWORDS = 5
"""A search without a question has at most this many words."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read.

    `query` is what is searched and read with: the question as it is understood after those
    before it, if it leans on them. `wants` are the kinds of answer that it asks for, the first
    one first. `is_keywords` says that it asks nothing and only names a subject.
    """

    text: str
    query: str
    wants: tuple[Wanted, ...]
    is_keywords: bool
    before: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        """Return what the question wants first of all."""
        return self.wants[0]

    @property
    def asks_for_advice(self) -> bool:
        """Tell whether the assistant's own opinion, help or work is asked for: in no minutes."""
        return bool(_ADVICE.search(self.query))

    @property
    def office(self) -> str:
        """Return the office whose holder is asked for, empty if anything else is."""
        return asked_office(self.query) if self.wanted == "name" else ""

    @property
    def meeting(self) -> str | None:
        """Return the words for the body whose last meeting is asked about, None if none is."""
        return asked_meeting(self.query)

    @property
    def leans(self) -> bool:
        """Tell whether it says half of what is asked, and the question before it, behind, the rest.

        Of one that only names another place or time, that is put into the question before.
        """
        return bool(self.before) and self.query.endswith(")")

    @property
    def understood(self) -> str:
        """Return what the question was understood as, empty where it stands alone."""
        return self.query if self.query != self.text else ""


def read_question(text: str, history: Sequence[str] = ()) -> Question:
    """Read a question in the light of the questions before it.

    Raises:
        SettingError: the question is empty or longer than MAX_CHARACTERS.
    """
    words = " ".join(text.encode("utf-8", "replace").decode().split())
    if not re.search(r"\w", words):
        raise SettingError(said.EMPTY_QUESTION)
    if len(words) > MAX_CHARACTERS:
        raise SettingError(said.too_long(len(words), MAX_CHARACTERS))
    is_keywords = _is_keywords(words)
    meant = words if is_keywords else understand(words, history, idle=QUESTION_WORDS)
    named = find_wanted(words)
    follows = meant != words
    return Question(
        text=words,
        query=meant[:MAX_CHARACTERS],
        wants=named if named != ("fact",) else find_wanted(meant),
        is_keywords=is_keywords,
        before=tuple(history) if follows else (),
    )


def _is_keywords(words: str) -> bool:
    asks = "?" in words or _ASKING.search(words) or GOES_ON.search(words) or POINTS.search(words)
    return not asks and len(words.split()) <= _KEYWORDS
