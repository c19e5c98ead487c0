"""Whether a sentence says of a matter what the minutes say: who moved, what became of it, "not"."""

from dataclasses import replace

import pytest

from answering.writing.check import check, common_words
from answering.writing.claims import Said
from answering.writing.ground import Ground
from schema import PersonRole, Statement
from tests.answering.writing.passages import result

LAMPS = (
    "Cllr Moule proposed that the lamps in Sallow Lane be replaced, seconded by Cllr Farrow. "
    "The motion was carried. The purchase of a mower was not approved, since the price was "
    "too high. Cllr O’Neill then moved that the hedge be cut; Cllr Farrow seconded it. On being "
    "put to the vote the motion on the hedge was lost. The report on the allotments was deferred "
    "to the June meeting. No objections to the fair had been received. The contractor was unable "
    "to start before May."
)
SHARES = (
    "On the proposition of Cllr Moule, seconded by Cllr Farrow, £200 was given to the band. "
    "On the proposition of Cllr Hartley, seconded by Cllr Moule, £350 was given to the school."
)
FORMS = "The accounts were accepted. Prop. AM, 2nd TF. All in favour."
PLAN = (
    "The Council had 70 working days to send the Inspectorate an action plan, so that the plan "
    "was due by Friday 1 March 2024."
)
GRANT = "The Council received £90 from the Fair Trust. It was owed to the Council since May."
READ = "I will move that the pond be fenced. It was agreed to refer the motion to the Works Panel."


def otherwise(sentence: str, text: str = LAMPS) -> tuple[str, ...]:
    ground = Ground(result(text).passage)
    return check(Said(sentence, (1,)), [ground], common_words([ground])).unsupported


@pytest.mark.parametrize(
    "sentence",
    [
        "Cllr Moule moved that the lamps be replaced.",
        "The lamps were proposed by Cllr Moule and seconded by Cllr Farrow.",
        "Cllr Farrow was the seconder.",
        "The motion on the lamps was approved.",
        "The lamps in Sallow Lane will be replaced.",
        "The purchase of a mower was refused.",
        "They did not buy the mower, since the price was too high.",
        "The motion on the hedge was not carried.",
        "The hedge motion was rejected.",
        "Cllr O'Neill proposed cutting the hedge.",
        "The report on the allotments was put off to the June meeting.",
        "There were no objections to the fair.",
        "Nobody had objected to the fair.",
        "The contractor could not start before May.",
        "No later than May was the contractor to start.",
    ],
)
def test_what_the_minutes_say_in_other_words_stands(sentence: str) -> None:
    assert otherwise(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Cllr Farrow moved that the lamps be replaced.", "Cllr Farrow moved"),
        ("The lamps were proposed by Cllr O’Neill.", "proposed by Cllr O’Neill"),
        ("The hedge was seconded by Cllr Moule.", "seconded by Cllr Moule"),
        ("The seconder was Cllr Moule.", "seconder was Cllr Moule"),
        ("Cllr Moule was the seconder.", "Cllr Moule was the seconder"),
        ("The motion on the lamps was lost.", "lost"),
        ("The motion on the hedge was carried.", "carried"),
        ("The purchase of a mower was approved.", "approved"),
        ("The motion on the hedge was withdrawn.", "withdrawn"),
        ("The report on the allotments was approved.", "approved"),
        ("The lamps in Sallow Lane will not be replaced.", "not replaced"),
        ("The lamps are never to be replaced.", "not replaced"),
        ("Objections to the fair had been received.", "objections without “not”"),
    ],
)
def test_what_they_say_otherwise_is_named(sentence: str, found: str) -> None:
    assert found in " ".join(otherwise(sentence))


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("Cllr Moule proposed the £200 for the band.", True),
        ("Cllr Hartley proposed that £350 be given to the school.", True),
        ("The £350 for the school was seconded by Cllr Moule.", True),
        ("Cllr Moule proposed that £350 be given to the school.", False),
        ("Cllr Farrow seconded the £350 for the school.", False),
        ("Cllr Hartley proposed the £200 for the band.", False),
    ],
)
def test_of_several_motions_the_one_that_is_told_of_counts(sentence: str, stands: bool) -> None:
    assert (otherwise(sentence, SHARES) == ()) is stands


def test_forms_that_are_filled_in_tell_who_moved() -> None:
    assert otherwise("The accounts were proposed by AM and seconded by TF.", FORMS) == ()
    assert otherwise("The accounts were proposed by TF.", FORMS) == ("proposed by TF",)


def test_a_table_of_a_form_and_an_office_behind_a_name_tell_who_moved() -> None:
    table = "Amendment: | 8 | Proposer: | Agatha Moule | Seconder: | Ned Farrow | It costs £5."
    assert otherwise("The amendment was proposed by Agatha Moule.", table) == ()
    assert otherwise("The amendment was proposed by Ned Farrow.", table)
    office = "The Leader proposed and Mr Farrow, Deputy Leader, Finance and Estates, seconded this."
    assert otherwise("The Leader moved it and Mr Farrow acted as seconder.", office) == ()
    assert otherwise("Mr Farrow moved it and the Leader seconded it.", office)


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("Nobody voted against the pond: it was carried with 5 votes.", True),
        ("No members voted against it.", True),
        ("The pond was defeated with 5 votes for it.", False),
    ],
)
def test_that_nobody_was_against_a_motion_is_no_loss_of_it(sentence: str, stands: bool) -> None:
    text = "The motion on the pond was put to the vote. For (5) Ash Abstain (1) Elm Motion carried."
    assert (otherwise(sentence, text) == ()) is stands


def test_a_denial_in_words_of_its_own_is_not_judged() -> None:
    text = "The Council is one of those that receive no share of the new £9 grant."
    assert (
        otherwise("None of the new £9 grant came to the Council, as no share was its own.", text)
        == ()
    )
    assert otherwise("The Council is one that receives a share of the new £9 grant.", text)


def test_an_initial_behind_a_name_parts_it_from_no_verb() -> None:
    text = "Proposed by Cllr Moule (A) and seconded by Cllr Farrow (T): that the pond be fenced."
    assert otherwise("Cllr Moule (A) proposed that the pond be fenced.", text) == ()
    assert otherwise("Cllr Farrow (T) proposed that the pond be fenced.", text)
    assert otherwise("It was seconded by Cllr Moule (A).", text)


def test_so_do_the_statements_that_were_read_at_ingest() -> None:
    found = result("Moule – Farrow: That the pond be fenced.").passage
    people: tuple[tuple[PersonRole, str], ...] = (("proposer", "Moule"), ("seconder", "Farrow"))
    statement = Statement("motion", found.start, found.end, outcome="proposed", people=people)
    ground = Ground(replace(found, statements=(statement,)))
    for sentence, stands in [
        ("Moule proposed that the pond be fenced.", True),
        ("Farrow proposed that the pond be fenced.", False),
        ("It was carried that the pond be fenced.", False),
    ]:
        checked = check(Said(sentence, (1,)), [ground], common_words([ground]))
        assert (checked.unsupported == ()) is stands


def test_what_somebody_suggested_may_be_told_as_proposed() -> None:
    text = "Cllr Moule suggested that the pond be fenced. Cllr Farrow thought it too deep."
    assert otherwise("Cllr Moule proposed that the pond be fenced.", text) == ()
    assert otherwise("Cllr Farrow proposed that the pond be fenced.", text)


def test_what_was_referred_elsewhere_was_not_approved() -> None:
    assert otherwise("The motion on the pond was referred to the Works Panel.", READ) == ()
    assert otherwise("It was agreed that the pond be fenced and the fence was approved.", READ)


@pytest.mark.parametrize(
    ("sentence", "text", "stands"),
    [
        ("The plan is due to the Council on 1 March 2024.", PLAN, False),
        ("The plan must be sent to the Council by 1 March 2024.", PLAN, False),
        ("The plan was due to be with the Inspectorate by 1 March 2024.", PLAN, True),
        ("The money was owed to the Council.", GRANT, True),
        ("The £90 was given to the Council by the Fair Trust.", GRANT, True),
    ],
)
def test_a_body_that_only_acts_receives_nothing(sentence: str, text: str, stands: bool) -> None:
    assert (otherwise(sentence, text) == ()) is stands


def test_a_sentence_that_cites_two_passages_is_compared_with_the_nearer() -> None:
    grounds = [Ground(one) for one in (result(LAMPS).passage, result(PLAN, rank=2).passage)]
    common = common_words(grounds)
    for sentence, stands in [
        ("The motion on the hedge was lost.", True),
        ("The motion on the hedge was carried.", False),
    ]:
        assert (check(Said(sentence, (1, 2)), grounds, common).unsupported == ()) is stands
