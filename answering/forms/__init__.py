"""The forms that an answer takes, one module each, in the order in which they are tried.

Each tells whether it applies to a question, gathers what it is made of, and quotes it.
"""

from typing import Any

from answering.forms import differing, keywords, last_meeting, office, sentence, vote
from answering.forms.form import FormOfAnswer, Found, Shown
from schema import Form

__all__ = ["FORMS", "FormOfAnswer", "Found", "Shown", "quote_in_form"]

FORMS: tuple[FormOfAnswer[Any], ...] = (last_meeting, keywords, vote, differing, office, sentence)
NOTHING: tuple[Form, Shown] = "", Shown((), status="not_in_minutes")


def quote_in_form(found: Found) -> tuple[Form, Shown]:
    """Quote what was found in the first form that applies and finds what it is made of."""
    for form in FORMS:
        if not form.applies(found.question):
            continue
        gathered = form.gather(found)
        if gathered is not None:
            shown = form.quote(found, gathered)
            return (form.NAME, shown) if shown else NOTHING
    return NOTHING
