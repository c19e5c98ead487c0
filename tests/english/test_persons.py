"""A person is known by a title, whatever the name behind it and however the title is written."""

import random
import re

import pytest

from answering.mentions.names import read_words
from answering.signals.people import people
from answering.writing.persons import told_parts
from english.persons import MEMBER, TITLE
from english.votes import plain_name, read_names
from ingest.statements.people import movers, names

TITLED_SO = (
    "Cllr Cllr. Clr. Councillor COUNCILLOR Councilor Cr Trustee Cmhlr Alderwoman Mrs Mx Ms. Dr "
    "Revd Cynghorydd Supervisor Councilwoman"
).split()
"""Forms of address, of one council or another."""


def surname(rng: random.Random) -> str:
    """Make a name that stands in no list."""
    syllables = "bar cor dun fel gris hol kel lum mor nev oss pell quan rov tess wex yar".split()
    return "".join(rng.sample(syllables, 2)).capitalize()


@pytest.mark.parametrize("title", TITLED_SO)
@pytest.mark.parametrize("seed", range(3))
def test_who_moved_is_read_behind_whichever_title(title: str, seed: int) -> None:
    rng = random.Random(seed)
    one, other = surname(rng), surname(rng)
    words = f"Proposed by {title} {one}, seconded by {title} {other}"
    found = movers(words)
    assert [role for role, _ in found] == ["proposer", "seconder"]
    assert [name.split()[-1] for _, name in found] == [one, other]
    told = [word for part in told_parts(words) for word in part.name]
    assert told == [one.casefold(), other.casefold()]


@pytest.mark.parametrize("title", TITLED_SO)
@pytest.mark.parametrize("seed", range(3))
def test_names_of_a_list_are_read_behind_whichever_title(title: str, seed: int) -> None:
    rng = random.Random(seed)
    members = [surname(rng) for _ in range(3)]
    listed = ", ".join(f"{title} {member}" for member in members)
    assert [name.split()[-1] for name in read_names(listed, 0, len(listed)).names] == members
    assert [name.split()[-1] for name in names(listed)] == members


@pytest.mark.parametrize(
    "title",
    "Cllr Cllr. Clr. Councillor COUNCILLOR Councilor Cr Cmhlr Mrs Mx Ms. Dr Revd Insp".split(),
)
@pytest.mark.parametrize("seed", range(3))
def test_a_person_stands_in_a_sentence_behind_whichever_title(title: str, seed: int) -> None:
    name = surname(random.Random(seed))
    text = f"the gate was mended by {title} {name} in the end"
    (found,) = people(text, 0, len(text))
    assert text[found.start : found.end].endswith(name)


@pytest.mark.parametrize(
    ("written", "compared"), [("Councillors", "cllr"), ("Revd", "rev"), ("Councilor", "cllr")]
)
def test_titles_are_compared_in_one_form(written: str, compared: str) -> None:
    assert read_words(f"{written} Yarpell")[0].folded == compared


@pytest.mark.parametrize(
    "word",
    "council counter mister drum crane reporter directory missing crs1".split(),
)
def test_a_word_that_begins_like_a_title_is_none(word: str) -> None:
    for pattern in (TITLE, MEMBER):
        found = re.match(rf"{pattern}\b", word, re.IGNORECASE)
        assert found is None


@pytest.mark.parametrize("seed", range(10))
def test_the_title_that_all_members_have_is_no_part_of_a_name(seed: int) -> None:
    name = surname(random.Random(seed))
    for title in ("Cllr", "Borough Councillor", "Councilman", "Cynghorydd", "Trustee"):
        assert plain_name(f"{title} {name}") == name
