"""Gold questions: their format, read and checked."""

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, field_validator

from checked import read_lines
from errors import SettingError
from words import evaluation as said


class GoldQuestion(BaseModel):
    """A question with a checkable answer.

    `must` are regular expressions that a right answer contains; `docs` the sources that
    state the fact; `evidence` their sentences that do, one or, where documents put it
    differently, several; `unanswerable` says that the only right outcome is to decline;
    `trap` that the natural wrong answer stands near the right one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    question: str
    history: tuple[str, ...] = ()
    kind: str = "none"
    must: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    unanswerable: bool = False
    trap: bool = False

    @field_validator("must")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression ({error})") from error
        return patterns

    @field_validator("evidence", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """Take a single sentence, as most questions have, for a list of one."""
        if isinstance(given, str):
            return (given,) if given else ()
        return given

    def says(self, text: str) -> bool:
        """Tell whether a text holds everything that a right answer must."""
        folded = fold(text)
        return all(re.search(pattern, folded, re.IGNORECASE) for pattern in self.must)

    def cites(self, sources: Sequence[str]) -> bool:
        """Tell whether one of these sources states the fact."""
        return not set(self.docs).isdisjoint(sources)


def fold(text: str) -> str:
    """Strike out the signs of bold type and make every stretch of white space one space."""
    return " ".join(text.replace("**", "").split())


def read_gold(path: Path) -> list[GoldQuestion]:
    """Read gold questions, one JSON object a line.

    Raises:
        SettingError: the file cannot be read or a line is no gold question.
    """
    questions = list(read_lines(path, GoldQuestion))
    if not questions:
        raise SettingError(said.no_gold(path))
    return questions
