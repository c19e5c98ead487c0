"""The names of months and days of the week, whole and shortened, as patterns and as numbers.

Patterns are in small letters: they are for use where case is ignored.
"""

import re

NAMES = (
    "january jan janvier ionawr eanair eanáir faoilleach",
    "february feb février fevrier chwefror feabhra gearran",
    "march mar mars mawrth márta marta màrt",
    "april apr avril ebrill aibreán aibrean giblean",
    "may mai bealtaine cèitean ceitean",
    "june jun juin mehefin meitheamh meithimh ògmhios",
    "july jul juillet gorffennaf iúil iuil iuchar",
    "august aug août awst lúnasa lunasa lùnastal",
    "september sept sep septembre medi meán·fómhair mheán·fómhair sultain",
    "october oct octobre hydref deireadh·fómhair dheireadh·fómhair dàmhair",
    "november nov novembre tachwedd samhain samhna",
    "december dec décembre rhagfyr nollaig nollag dùbhlachd",
)
"""What each month is called, and shortened to, where councils publish in English, French, Welsh,
Irish and Scottish Gaelic; "·" stands for a space within a name."""
_NUMBER_OF = {
    name.replace("·", " "): n for n, names in enumerate(NAMES, start=1) for name in names.split()
}
IN_ENGLISH = {names.split()[0]: n for n, names in enumerate(NAMES, start=1)}
"""The number of each month by its English name."""
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())

ALSO_NAMES = "march april may june august".split()
"""Months that are names as well, of people and of places, or other words."""
_SHORT = [name[:3] for name in IN_ENGLISH if len(name) > 3]


def _either(names: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"


MONTH = _either([*IN_ENGLISH])
MONTH_ALONE = _either([name for name in IN_ENGLISH if name not in ALSO_NAMES])
"""A month that can be nothing else."""
MONTH_OR_NAME = _either(ALSO_NAMES)
SHORT_MONTH = _either([*_SHORT, "sept"])
MONTH_OR_SHORT = _either([*IN_ENGLISH, *_SHORT, "sept"])
MONTH_ANYWHERE = _either([*_NUMBER_OF])
"""A month in any of the languages in which councils publish."""
WEEKDAY = _either([*WEEKDAYS])
SHORT_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)"
"""A day of the week as it is shortened, or without its "day"."""
TH = r"(?:st|nd|rd|th)"
"""What a day's number ends in."""
YEAR = r"(?:19|20)\d\d"


def month_number(name: str) -> int:
    """Return the number of a month by a name that one of the patterns matches."""
    return _NUMBER_OF[" ".join(name.lower().split())]


def whole_weekday(name: str) -> str:
    """Return the day of the week that a name, which may be shortened, begins."""
    return next(day for day in WEEKDAYS if day.startswith(name.lower()[:3]))
