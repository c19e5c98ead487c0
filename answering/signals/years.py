"""Tell whether a passage speaks of the time that a question names.

A year is the meeting's or one that the passage names; but "the 2015 budget" is not the budget for
2016, whenever it was voted on.
"""

import re
from collections.abc import Iterator

from answering.question.read import Question
from english.common_words import FUNCTION_WORDS, MEETING_WORDS
from english.months import IN_ENGLISH, MONTH, YEAR
from english.periods import YEARS
from schema import SearchResult

NEAR = 30
"""Characters between a thing and its year."""
_OF = r"(?:for|of)\s+(?:(?!(?:in|at|on|by)\b)[\w'’]+\s+){0,4}?"
_LAWS = re.compile(
    r"\b(?:Acts?|Orders?|Regulations|Rules|Bill|Bye-?laws)\b\W+(?:\(\w+\)\W*)?(?:of\s+)?\d{4}\b(?!\s?[/–-])",
    re.IGNORECASE,
)
"""A law, whose year is no time that anything happened in."""
_THINGS = (
    re.compile(rf"\b(?P<year>{YEARS})\s+(?P<thing>[^\W\d]{{4,}})", re.IGNORECASE),
    re.compile(rf"\b(?P<thing>[^\W\d]{{4,}})\s+{_OF}(?P<year>{YEARS})", re.IGNORECASE),
)
_MEETING = re.compile(
    rf"\b{MONTH}\s+(?P<year>{YEAR})\s+(?:\w+\s+)?meeting\b"
    rf"|\bmeeting\s+(?:of|in)\s+{MONTH}\s+(?P<of>{YEAR}\b)",
    re.IGNORECASE,
)
"""A meeting that is named by its month: what is said of that year elsewhere was said at another."""
_NO_THINGS = FUNCTION_WORDS | MEETING_WORDS | {"month", "year", *IN_ENGLISH}
"""Words that stand beside a year without being of it."""


def speaks_of_its_years(question: Question, result: SearchResult) -> bool:
    """Tell whether the years that a question names are the meeting's, or the passage's."""
    asked = _LAWS.sub("", question.query)
    years = {year for found in re.findall(YEARS, asked) for year in _years(found)}
    passage = result.passage
    day = result.document.meeting_at(passage.start).date
    said = {int(year) for year in re.findall(rf"\b{YEAR}\b", _LAWS.sub("", passage.embedded_text))}
    said |= {day.year} if day else set()
    if years and years.isdisjoint(said):
        return False
    met = _MEETING.search(asked)
    if met and day and int(met["year"] or met["of"]) != day.year:
        return False
    return gives_its_years(question, f"{passage.item or ''}\n{passage.text}")


def gives_its_years(question: Question, words: str) -> bool:
    """Tell whether words give what a question dates the year that it gives it, or none."""
    return all(_is_of(thing, year, words) for thing, year in _things(question.query))


def _things(query: str) -> Iterator[tuple[str, str]]:
    """Yield what a question names by its year, and the year: "budget", "2015"."""
    for pattern in _THINGS:
        for found in pattern.finditer(query):
            if found["thing"].lower() not in _NO_THINGS:
                yield found["thing"], found["year"]


def _is_of(thing: str, year: str, words: str) -> bool:
    """Tell whether words give a thing this year, or none."""
    stem = re.escape(thing[:-1] if thing.endswith("s") else thing)
    given = [
        one
        for found in re.finditer(rf"\b{stem}", words, re.IGNORECASE)
        for one in re.findall(YEARS, words[max(0, found.start() - NEAR) : found.end() + NEAR])
    ]
    return not given or any(_same(year, one) for one in given)


def _same(asked: str, given: str) -> bool:
    """Tell whether two years may be one: "2015" may be "2015/16", which is not "2014/15"."""
    one, other = (sorted(_years(words)) for words in (asked, given))
    return one == other if len(one) == len(other) else not set(one).isdisjoint(other)


def _years(words: str) -> set[int]:
    numbers = re.findall(r"\d+", words)
    first = int(numbers[0])
    return {first, *(first // 100 * 100 + int(n) % 100 for n in numbers[1:])}
