"""Find what looks like the names of people: "Ann Lee", "Cllr B. Crow", "JP"."""

import re

from english.persons import COUNCILLOR, HONORIFIC, RANK, titled
from schema import Span

TITLE = rf"(?:{titled(COUNCILLOR)}|{titled(HONORIFIC)}|{titled(RANK)})"
"""What stands before the name of a person."""
_OFFICES = frozenset(
    "Council Councillors Cabinet Committee Member Members Chief Executive Authority Authorities "
    "Services Service Board Panel Director Officer Parish Town County Borough District Community "
    "Hall Road Street Lane Commissioner Department Government Report Plan Group Association "
    "Ofsted Chairman Chair Clerk Vice The This That Agenda Minutes Meeting Village School".split()
)
"""Words that capitals make look like names of people, and are not."""
PROPER = r"(?:[A-Z]['’])?[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*"
_PERSON = re.compile(
    rf"\b{TITLE}\.?\s+(?:[A-Z]\.?\s?){{0,3}}{PROPER}(?:\s+{PROPER})?|\b{PROPER}\s+{PROPER}\b"
    rf"|\b[A-Z]\.\s?{PROPER}|\b[A-Z]{{2,3}}\b"
)


def people(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find, in text[start:end], what looks like the names of people, as offsets in text."""
    return tuple(
        Span(*found.span())
        for found in _PERSON.finditer(text, start, end)
        if _OFFICES.isdisjoint(found[0].split())
    )
