"""Copies differ from what they are copies of as documents differ, and stay whole."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.copies import Copies
from schema import Meeting, Passage, Sentence, Side, Span, Statement
from tests.benchmarks.conftest import papers
from tests.stores import paper
from vectorstore.near_duplicates import Words, alike


@pytest.fixture(scope="module")
def copies() -> Copies:
    return Copies(papers())


def test_a_copy_depends_on_its_number_alone(copies: Copies) -> None:
    assert copies.copy(17) == Copies(papers()).copy(17)
    assert copies.copy(17)[0] != copies.copy(23)[0]


def test_every_span_of_a_copy_is_a_slice_of_its_text(copies: Copies) -> None:
    for number in range(60):
        (document, passages), (base, _) = copies.copy(number)
        assert document.text != base.text
        for passage in passages:
            assert passage.text == document.text[passage.start : passage.end]
            assert passage.document_id == document.id
            assert passage.id.startswith(f"{document.version}-")
            for sentence in passage.sentences:
                assert passage.start <= sentence.start < sentence.end <= passage.end


def test_ids_are_each_others(copies: Copies) -> None:
    made = [copies.copy(number)[0] for number in range(300)]
    assert len({document.id for document, _ in made}) == 300
    assert len({passage.id for _, passages in made for passage in passages}) == 1500


def test_few_copies_say_the_same_and_words_stay_as_common(samples: Path) -> None:
    lines = [
        line
        for path in sorted(samples.rglob("*.md"))
        for line in path.read_text("utf-8").split("\n")
    ]
    base = paper("samples", *(line for line in lines if len(line) > 80))
    made = [passages for (_, passages), _ in map(Copies([base]).copy, range(12))]
    same = pairs = 0
    for each in zip(*made, strict=True):
        bags = [Words(passage.text) for passage in each]
        for n, one in enumerate(bags):
            same += sum(alike(one, other) for other in bags[:n])
            pairs += n
    assert pairs > 2000
    assert same < pairs / 10
    before = Counter(re.findall("[a-z]+", base[0].text)).most_common(60)
    after = Counter(re.findall("[a-z]+", "\n".join(one.text for one in made[3])))
    assert sum(after[word] > count / 2 for word, count in before) > 50


def test_names_years_and_figures_are_varied_and_numbers_and_months_are_kept(
    copies: Copies,
) -> None:
    texts = [document.text for (document, _), _ in map(copies.copy, range(40))]
    assert all("April" in text and "Thursday 4" in text for text in texts)
    assert len({re.findall(r"Mr (\w+)", text)[0] for text in texts}) > 1 or "Pym" not in texts[0]
    assert len({tuple(re.findall(r"£\d\d,\d{3}", text)) for text in texts}) > 10
    assert len({tuple(re.findall(r"\b(?:19|20)\d\d\b", text)) for text in texts}) > 10


def test_a_name_is_the_same_in_all_documents_of_a_council(copies: Copies) -> None:
    told: dict[str | None, set[str]] = {}
    for (document, _), _ in map(copies.copy, range(40)):
        told.setdefault(document.council, set()).update(re.findall(r"Mr (\w+)", document.text))
    assert all(len(names) == 1 for names in told.values())


def test_larger_archives_have_more_councils(copies: Copies) -> None:
    few = {copies.copy(number)[0][0].council for number in range(40)}
    many = {copies.copy(number)[0][0].council for number in range(20_000, 20_040)}
    assert len(many) > len(few)


def test_dates_move_with_the_years_of_the_text_and_leap_days_stay_days(copies: Copies) -> None:
    (document, passages) = papers(1)[0]
    leap = replace(document, date=document.date and document.date.replace(2020, 2, 29))
    for number in range(30):
        (copied, _), _ = Copies([(leap, passages)]).copy(number)
        assert copied.date is not None
        (year, *_) = re.findall(r"April (\d{4})", copied.text)
        assert int(year) - 2019 == copied.date.year - 2020
        assert copied.date.day in (28, 29)


def test_all_that_points_into_a_text_moves_with_it() -> None:
    text = "The Hesketh mo-\ntion of 23,500 slates was carried, Hesketh and Pym for."
    own, _ = papers(1)[0]
    for_it = text.index("Hesketh and"), text.index(" for.")
    side = Side("for", *for_it, names=("Hesketh", "Pym"), label=Span(len(text) - 4, len(text)))
    subject = Span(text.index("Hesketh"), text.index(" was"))
    vote = Statement("vote", 0, len(text), sides=(side,), subject=subject)
    passage = Passage(
        f"{own.version}-00000", own.id, 0, len(text), text, "Minutes",
        sentences=(Sentence(0, len(text), Span(0, 3)),), statements=(vote,), joins=(14,),
    )  # fmt: skip
    meetings = (Meeting(0, "Hesketh Council", None, None), Meeting(5, None, None, None))
    document = replace(own, text=text, meetings=meetings, page_starts=(0, text.index("Hesketh")))
    seen = set()
    for number in range(0, 60_000, 2_000):
        (copied, (made,)), _ = Copies([(document, [passage])]).copy(number)
        (moved,) = made.statements
        (of_it,) = moved.sides
        assert copied.text[made.joins[0]] == "-"
        assert copied.text[of_it.start : of_it.end] == " and ".join(of_it.names)
        assert of_it.label
        assert copied.text[of_it.label.start : of_it.label.end] == "for."
        assert moved.subject
        assert copied.text[moved.subject.start - 1] == " "
        assert copied.text[moved.subject.end] == " "
        assert copied.page_starts[1] == moved.subject.start
        assert copied.meetings[0].council == f"{of_it.names[0]} Council"
        assert "\n" not in made.embedded_text.partition("\n")[2]
        seen.add(of_it.names)
    assert len(seen) > 5
