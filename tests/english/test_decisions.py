"""A body decides whatever it is called, if it is the meeting's own."""

import random

import pytest

from english.decisions import find_own_decisions, own_words
from tests.ingest.statements.test_find import statements

HEADS = (
    "Panel Board Moot Vestry Conservancy Court Convocation Syndicate Bench Jurats Chapter".split()
)


def body(rng: random.Random) -> str:
    """Make the name of a body that stands in no list."""
    syllables = "gar mol tun wes pel dro kin bra".split()
    name = "".join(rng.sample(syllables, 2)).capitalize()
    return f"{rng.choice([name, f'{name} Harbour', f'Joint {name}'])} {rng.choice(HEADS)}"


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    "verb",
    ["determined to", "voted to", "opted to", "unanimously resolved to", "chose to", "declined to"],
)
def test_the_meetings_own_body_decides_in_whatever_words(seed: int, verb: str) -> None:
    name = body(random.Random(seed))
    text = f"The {name.split()[-1]} {verb} mend the lamp."
    (found,) = statements(text, own=f"Minutes of the {name}")
    assert (found.kind, found.outcome) == ("resolution", "carried")
    (found,) = statements(f"The {name} {verb} mend the lamp.", own=f"Minutes of the {name}")
    assert found.outcome == "carried"


@pytest.mark.parametrize(
    "did", ["gave its blessing to", "turned down", "fixed", "allotted £4 to", "signed off"]
)
def test_what_a_body_does_that_binds_it_is_a_decision(did: str) -> None:
    (found,) = statements(f"The Bench {did} the fair.", own="Bench of the Levels")
    assert found.outcome == "carried"


@pytest.mark.parametrize(
    "text",
    [
        "The District Council refused the fair.",
        "The Bench extended its sympathy to the family.",
        "The Bench agreed to the fair in the spring, Mr Quill said.",
    ],
)
def test_what_was_decided_elsewhere_or_only_said_is_no_decision(text: str) -> None:
    assert not [one for one in statements(text, own="Bench") if one.outcome == "carried"]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(
    "said",
    [
        "The {} will determine the lamp in May.",
        "The {} had determined to mend the lamp.",
        "The {} discussed whether to mend the lamp.",
        "It was suggested that the {} mend the lamp.",
        "The {} is to determine the lamp.",
        "The {} considered the lamp.",
    ],
)
def test_what_a_body_has_yet_to_decide_is_no_decision(seed: int, said: str) -> None:
    name = body(random.Random(seed))
    text = said.format(name)
    found = statements(text, own=f"Minutes of the {name}")
    assert "carried" not in [one.outcome for one in found]


def test_what_another_body_decided_is_none_of_this_meetings() -> None:
    own = own_words("Minutes of the Garmol Moot", None, "Garmol")
    assert list(find_own_decisions("The Moot opted to mend it.", own))
    assert not list(find_own_decisions("The Water Authority opted to mend it.", own))
    assert not list(find_own_decisions("The Clerk opted to mend it.", own | {"clerk"}))


@pytest.mark.parametrize(
    "text",
    [
        "It was moved and carried that the lamp be mended.",
        "By consensus it was settled that the lamp be mended.",
        "Motion by Birch, second by Cedar, to mend the lamp. Carried 5-0.",
        "ORDERED that the lamp be mended.",
        "M/S/C Birch/Cedar to mend the lamp.",
        "R2018-77 A. Birch, B. Cedar: That the lamp be mended. Carried.",
        "It was ordered that the lamp be mended.",
    ],
)
def test_what_nobody_is_named_for_is_decided_too(text: str) -> None:
    assert "carried" in [one.outcome for one in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "R2019-12 A. Birch, B. Cedar: That the lamp be mended.",
        "Motion by Birch, supported by Cedar, to mend the lamp.",
    ],
)
def test_movers_before_what_they_moved_are_known(text: str) -> None:
    (found,) = statements(text)
    assert [name.split()[-1] for _, name in found.people] == ["Birch", "Cedar"]
    assert found.outcome == "proposed"
