"""Bodies and offices are told by the word that ends them, whatever stands before it."""

import random
import re

import pytest

from answering.writing.persons import told_parts
from english.bodies import BODY, PART_OF_COUNCIL
from english.offices import DEPUTY, LEADING, PRESIDING
from english.votes.same_member import read_member
from ingest.statements.people import movers


def made_up(rng: random.Random) -> str:
    """Make a word that stands in no list."""
    return "".join(rng.sample("gar mol tun wes pel dro kin bra".split(), 2)).capitalize()


@pytest.mark.parametrize("kind", ["Sub-Committee", "sub committee", "PANEL", "Forum", "Commission"])
@pytest.mark.parametrize("seed", range(3))
def test_a_body_is_known_by_its_last_word(kind: str, seed: int) -> None:
    name = f"{made_up(random.Random(seed))} and {made_up(random.Random(seed + 9))} {kind}"
    for pattern in (BODY, PART_OF_COUNCIL):
        assert re.search(rf"\b{pattern}\Z", name, re.IGNORECASE)


@pytest.mark.parametrize("word", "boarding commissioner groups' parties cabinetry".split())
def test_a_word_that_begins_like_a_body_is_none(word: str) -> None:
    assert not re.fullmatch(BODY, word, re.IGNORECASE)


@pytest.mark.parametrize("office", "chairwoman Provost Convenor Chathaoirleach Mayoress".split())
@pytest.mark.parametrize("before", ["", "Deputy ", "Vice-", "Leas-", "acting "])
def test_an_office_is_one_with_or_without_a_deputys_word(office: str, before: str) -> None:
    assert re.fullmatch(rf"{DEPUTY}?{PRESIDING}", f"{before}{office}", re.IGNORECASE)
    assert re.fullmatch(rf"{DEPUTY}*{LEADING}", f"{before}{office}", re.IGNORECASE)
    assert read_member(f"the {before}{office}") is None


@pytest.mark.parametrize("office", "Chairperson Provost Convener Reeve President Mayor".split())
def test_who_moved_may_be_told_by_office(office: str) -> None:
    words = f"Proposed by the {office}, seconded by the Deputy {office}"
    assert movers(words) == (("proposer", office), ("seconder", f"Deputy {office}"))
    assert [part.role for part in told_parts(words)] == ["proposer", "seconder"]
