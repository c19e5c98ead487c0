import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from english.sentences import find_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "one",
    [
        "Cllr. Moule and Mrs. Tench agreed with Dr. Sallow.",
        "The Rev. J. R. Moule and W. H. Smith came.",
        "The motion was seconded by Cmhlr. Ó Briain and carried.",
        "The grant was £150. 00 a year.",
        "It closed at 8 p.m. on Monday.",
        "Costs, e.g. paint, i.e. gloss, had risen.",
        "No. 7 Mill Lane and Nos. 8 and 9 were sold.",
        "St. Mary's Church was open.",
        "The U.K. Government paid 3.5 per cent.",
        "1. That the draft be supported.",
        "(a) That the draft be supported.",
        "12.3. That the draft be supported.",
        "See para. 4 of the report.",
        "Under ref. 24/01602 it was refused.",
        "Moved to item no. 7 of the agenda.",
        "He asked “Why?” and was told.",
    ],
)
def test_abbreviations_amounts_and_labels_end_no_sentence(one: str) -> None:
    assert sentences(f"{one} Nobody spoke.") == [one, "Nobody spoke."]


@pytest.mark.parametrize(
    "pair",
    [
        ("The meeting closed at 8 p.m.", "The Chair left."),
        ("It cost £5.", "Nobody paid."),
        ("He said “No.”", "She said yes."),
        ("It rose by 3.5 per cent.", "12 members left."),
        ("Was it agreed?", "It was!"),
        ("The work was by A. Bee Ltd.", "The firm was paid."),
        ("It was in 2024.", "It is over."),
    ],
)
def test_sentences_end_where_they_end(pair: tuple[str, str]) -> None:
    assert tuple(sentences(" ".join(pair))) == pair
    assert tuple(sentences("\r\n".join(pair))) == pair


def test_only_the_stretch_asked_for_is_cut() -> None:
    text = "One. Two. Three."
    spans = list(find_sentences(text, 5, 9))
    assert [text[span.start : span.end] for span in spans] == ["Two."]


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.text(alphabet="abC .!?”1£\n\r\t()£\xa0", max_size=80))
def test_no_character_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@settings(derandomize=True, deadline=None, database=None, max_examples=200)
@given(st.text(alphabet="abC .!?”1£\n\r\t()£\xa0", max_size=80))
def test_sentences_come_in_order_and_never_overlap(text: str) -> None:
    spans = list(find_sentences(text, 0, len(text)))
    assert all(span.start < span.end for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("names", ["Cllrs Alder and Birch. (2)", "Cllrs Alder and Elm.  **(2)**"])
def test_the_number_of_those_who_are_named_belongs_to_their_names(names: str) -> None:
    assert sentences(names) == [names]
    assert sentences(f"{names}\n\nNobody spoke.") == [names, "Nobody spoke."]
    assert len(sentences("The lamps were lit. (4) The bridge was shut.")) == 2


@pytest.mark.parametrize(
    "title", "Cllr CLLR Cr Cyng Ald Mx Insp Supt Capt Messrs Revd Cmhlr".split()
)
@pytest.mark.parametrize("name", ["Quarrell", "Ossmor", "Dunpell"])
def test_a_sentence_goes_on_behind_a_shortened_title(title: str, name: str) -> None:
    text = f"The lamp was mended by {title}. {name} in spring. The gate was not."
    spans = sentences(text)
    assert spans == [f"The lamp was mended by {title}. {name} in spring.", "The gate was not."]


@pytest.mark.parametrize("short", ["Feb", "Sept", "Dec"])
def test_a_sentence_may_end_in_a_shortened_month(short: str) -> None:
    text = f"It was mended in {short}. This was late. It met on 4 {short}. 2023 again."
    spans = sentences(text)
    assert spans == [
        f"It was mended in {short}.",
        "This was late.",
        f"It met on 4 {short}. 2023 again.",
    ]


@pytest.mark.parametrize("short", "Drs Gt Rt Ft Mt Brs Cnr".split())
def test_a_short_word_without_a_vowel_is_an_abbreviation(short: str) -> None:
    text = f"It was seen at {short}. Ossmor in spring. It was seen at {short}. The rest was not."
    assert sentences(text) == [
        f"It was seen at {short}. Ossmor in spring.",
        f"It was seen at {short}.",
        "The rest was not.",
    ]


@pytest.mark.parametrize("word", "Act Art Inn Ash Elm Oak Arch".split())
def test_a_short_word_with_a_vowel_may_end_a_sentence(word: str) -> None:
    text = f"It was seen at the {word}. We mended it."
    assert sentences(text) == [f"It was seen at the {word}.", "We mended it."]
