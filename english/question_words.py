"""The words of a question that ask, and do not say what is asked about."""

from english.common_words import AUXILIARIES, DEMONSTRATIVES, INTERROGATIVES, PRONOUNS

_ASKS = frozenset(
    "many much long far date day name names get got go goes went give gave given take took taken "
    "make made come came tell show list find say said says ask asked done about according put set "
    "up out over down off latest newest due deadline council minutes meeting here there so just "
    "also still any some all s t d ll re ve m".split()
)
QUESTION_WORDS = _ASKS | INTERROGATIVES | PRONOUNS | DEMONSTRATIVES | AUXILIARIES
"""Words that ask, or that stand in every set of minutes, and so are no evidence."""
