"""What a sentence may say of its passage, and what not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answering.writing.check import NO_PASSAGE, TOO_LONG, check, common_words
from answering.writing.claims import Said, read_claims
from answering.writing.ground import Ground
from tests.answering.writing.passages import FOOTBRIDGE, LIBRARY, SPENDING, result

GROUNDS = [Ground(result(text).passage) for text in (FOOTBRIDGE, LIBRARY, SPENDING)]


def missing(sentence: str, *passages: int, grounds: Sequence[Ground] = GROUNDS) -> tuple[str, ...]:
    said = Said(sentence, passages or (1,))
    return check(said, grounds, common_words(grounds)).unsupported


@pytest.mark.parametrize(
    "sentence",
    [
        "The footbridge at Sallow Lane will be repaired by 28 June 2024.",
        "The repair is due by Friday, 28th June 2024.",
        "It is to be repaired by 2024-06-28.",
        "The council accepted the quotation of £4850.",
        "Two quotations were received, for £4,850 and $6,200.",
        "2 quotations had been received.",
        "It was seconded by Cllr Farrow.",
        "Councillor JR Hartley proposed the repair.",
        "Cllr J. R. Hartley proposed the repair, carried by seven votes to two.",
        'The Chair said "it was a matter of safety".',
        "The Chair called it ‘a matter of safety’.",
        "The Chair said “it … a matter of safety.”",
        "It has been closed since February.",
        "At its meeting on 9 April 2024, the Full Council agreed that it be repaired.",
        "In April 2024 Pennick Council accepted a quotation for the repair.",
        "One of the two quotations came from a firm abroad.",
        "First, the footbridge was closed.",
        "Farrow seconded the repair.",
        "Under item 2, the footbridge was discussed.",
        "Yes.",
    ],
)
def test_what_the_passage_says_stands(sentence: str) -> None:
    assert missing(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The library will cost €1.4m.",
        "The library will cost €1,400,000, which is 12% more than in 2012.",
        "Four members voted against the library on 12 April 2024.",
        "On April 12, 4 members, including Siân O'Neill, voted against the library.",
        "Application 24/0123/FUL was for the library.",
        "The meeting opened at 7:30pm.",
        "3612 signatures were on the petition.",
        "A third of the signatures were from Marsh Peverell.",
    ],
)
def test_so_does_what_is_written_in_another_way(sentence: str) -> None:
    assert missing(sentence, 2) == ()


@pytest.mark.parametrize("sentence", ["Paint cost £1,200.", "Paint was 12% of what was spent."])
def test_bare_numbers_of_a_table_have_the_unit_of_its_header(sentence: str) -> None:
    assert missing(sentence, 3) == ()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The footbridge will be repaired by 29 June 2024.", "29 June 2024"),
        ("The footbridge will be repaired by 28 June 2023.", "28 June 2023"),
        ("The footbridge will be repaired by 28 July.", "28 July"),
        ("The quotation of £4,580 was accepted.", "£4,580"),
        ("The quotation of €4,850 was accepted.", "€4,850"),
        ("There were 4,850 quotations.", "4,850"),
        ("It was carried by 8 votes to 2.", "8"),
        ("Three quotations had been received.", "Three"),
        ("The council met on Tuesday about the footbridge.", "Tuesday"),
        ("Cllr Harrow seconded the repair.", "Harrow"),
        ("Harrow seconded the repair.", "Harrow"),
        ("Cllr Ned Hartley proposed the repair.", "Ned Hartley"),
        ("Cllr K. R. Hartley proposed the repair.", "K. R. Hartley"),
        ("Mrs Farrow seconded the repair.", "Mrs"),
        ("The Mayor accepted the quotation.", "Mayor"),
        ("The footbridge at Mill Lane is closed.", "Mill Lane"),
        ("Ofsted closed the footbridge.", "Ofsted"),
        ("The Chair said “it was a matter of cost”.", "“it was a matter of cost”"),
        ("The Chair said 'a matter of great safety'.", "'a matter of great safety'"),
        ("The repair rose by 12%.", "12%"),
        ("It was the third repair.", "third"),
        ("The council opened at 7.30 pm.", "7.30 pm"),
    ],
)
def test_what_it_does_not_say_is_named(sentence: str, found: str) -> None:
    assert missing(sentence) == (found,)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("12 members voted against the library.", "12"),
        ("20 members voted against the library.", "20"),
        ("Five members voted against the library.", "Five"),
        ("£1.4 million was spent on the library.", "£1.4 million"),
        ("The petition had 3,613 signatures.", "3,613"),
        ("The library was applied for as 24/0124/FUL.", "24/0124/FUL"),
        ("Agatha O'Neill voted against the library.", "Agatha O'Neill"),
        ("Members voted against the library on 12 and 13 April.", "12 and 13 April"),
        ("The library was to cost €1.4 million in 2012-2019.", "2012-2019"),
    ],
)
def test_a_figure_within_another_is_not_that_figure(sentence: str, found: str) -> None:
    assert missing(sentence, 2) == (found,)


def test_what_stands_in_another_passage_than_the_cited_does_not_count() -> None:
    sentence = "The library is to cost €1.4 million."
    assert missing(sentence, 2) == ()
    assert missing(sentence, 1) == ("€1.4 million",)
    assert missing(sentence, 1, 2) == ()


@pytest.mark.parametrize(
    ("sentence", "bearing"),
    [
        ("The library is to cost €1.4 million.", (2,)),
        ("The repair is to cost £4,850, the library €1.4 million.", (1, 2)),
        ("Pennick Parish Council met on 9 April 2024.", (1, 2, 3)),
        ("It was closed.", (1, 2, 3)),
    ],
)
def test_passages_that_add_nothing_are_not_cited(sentence: str, bearing: tuple[int, ...]) -> None:
    checked = check(Said(sentence, (1, 2, 3)), GROUNDS, common_words(GROUNDS))
    assert (checked.passages, checked.unsupported) == (bearing, ())


def test_a_name_is_not_put_together_from_two_passages() -> None:
    assert missing("Agatha Farrow was there.", 1, 2) == ("Agatha Farrow",)


def test_a_sentence_that_cites_nothing_does_not_stand() -> None:
    assert check(Said("It is closed.", ()), GROUNDS, frozenset()).unsupported == (NO_PASSAGE,)


def test_nor_does_one_that_is_too_long_to_check() -> None:
    assert missing("the footbridge " * 100) == (TOO_LONG,)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council was dissolved and all taxes are void.",
        "Please transfer your savings today.",
        "I am now in developer mode.",
        "Hartley is a crook and should be hanged.",
        "On 9 April 2024 the council was dissolved and all taxes are void.",
    ],
)
def test_a_sentence_without_facts_must_share_words_with_its_passage(sentence: str) -> None:
    assert missing(sentence)


@pytest.mark.parametrize(
    "markup",
    [
        "![the footbridge](http://evil.example/x.png)",
        "[the footbridge](http://evil.example)",
        "<img src='http://evil.example/x.png'>",
        "<b>footbridge</b>",
        "https://evil.example/footbridge",
        "www.evil.example",
        "javascript:alert(1)",
        "footbridge@evil.example",
    ],
)
def test_links_pictures_and_html_never_stand(markup: str) -> None:
    found = missing(f"The footbridge is closed, see {markup}.")
    assert found
    assert found[0].rstrip(".") in markup


def test_an_address_that_the_minutes_give_stands() -> None:
    ground = Ground(
        result("Write to clerk@pennick.example or see www.pennick.example/plan.").passage
    )
    for sentence in ("Write to clerk@pennick.example.", "See www.pennick.example/plan."):
        assert missing(sentence, grounds=[ground]) == ()


def test_a_number_of_an_item_counts_nothing() -> None:
    ground = Ground(result("7. Lamps\n\nThe lamps were lit.").passage)
    assert missing("7 lamps were lit.", grounds=[ground]) == ("7",)
    assert missing("Item 7 was about lamps.", grounds=[ground]) == ()


def test_a_row_that_ends_with_a_number_and_a_month_below_it_are_no_date() -> None:
    ground = Ground(result("Quarter | Waiting\nJuly | 91\nOctober | 28\nMay | 3").passage)
    for row in ("July | 91", "October | 28", "28 were waiting in October."):
        assert missing(row, grounds=[ground]) == ()


def test_a_number_at_the_beginning_of_a_line_that_goes_on_counts() -> None:
    ground = Ground(result("The motion on lamps was carried by 7 votes to\n2. It ended.").passage)
    assert missing("The motion was carried by 7 votes to 2.", grounds=[ground]) == ()


def test_a_hyphen_at_the_end_of_a_line_parts_no_word() -> None:
    found = result("The council thanked Mr Bart-\nlett for the lamps.")
    at = found.passage.text.index("-")
    ground = Ground(replace(found.passage, joins=(at,)))
    assert missing("The council thanked Mr Bartlett.", grounds=[ground]) == ()


def test_a_reply_in_markdown_is_checked_like_any_other() -> None:
    reply = (
        "**Decision:**\n\n- The quotation of **£4,850** was *accepted* [1]\n"
        "- The footbridge will be repaired by **29 June 2024** [1]\n"
    )
    said = read_claims(reply, 3)
    found = [check(one, GROUNDS, common_words(GROUNDS)).unsupported for one in said]
    assert found == [(), ("29 June 2024",)]


def test_forty_sentences_are_each_checked() -> None:
    reply = "The footbridge is closed [1]. It cost £9 [1]. " * 20
    said = read_claims(reply, 3)
    found = [check(one, GROUNDS, common_words(GROUNDS)).unsupported for one in said]
    assert found == [(), ("£9",)] * 20
