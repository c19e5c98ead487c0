"""What a question names, what the reader holds and what is meant decide whether it is answered."""

from dataclasses import replace

from answering.confidence import STANDS, confidence, word_share
from answering.evidence import DOUBT
from answering.mentions.figures import folded
from answering.question import read_question
from tests.answering.making import evidence, found, stem

SAYS = "The bridge at Fen Lane will reopen on 3 May 2024, Councillor Osgerby said."


def _rarities(question: str) -> dict[str, float]:
    return {word: 1.0 for word in stem(question) if len(word) > 4}


def _sure(question: str, *, margin: float = 2.0, similarity: float = 0.6) -> float:
    result = replace(found(SAYS), similarity=similarity)
    result = replace(result, document=replace(result.document, council="Pennick Parish Council"))
    said = evidence(result, 0, 1.0, margin=margin)
    return confidence(read_question(question), said, _rarities(question))


def test_what_the_reader_marks_of_what_is_meant_answers() -> None:
    assert _sure("When will the bridge at Fen Lane reopen?") > STANDS


def test_what_the_reader_doubts_and_is_hardly_meant_does_not() -> None:
    assert _sure("What is the best soup?", margin=-15, similarity=0.1) < STANDS


def test_the_more_the_reader_doubts_the_less_sure_it_is() -> None:
    question = "When will the bridge at Fen Lane reopen?"
    sure = [_sure(question, margin=margin) for margin in (-11.0, -5.0, 0.0, 3.0)]
    assert sure == sorted(sure)
    assert len(set(sure)) == 4


def test_what_was_not_read_is_neither_doubted_nor_believed() -> None:
    question = "When will the bridge at Fen Lane reopen?"
    assert _sure(question, margin=-12) < _sure(question, margin=DOUBT) < _sure(question, margin=0)


def test_without_a_word_of_the_question_nothing_answers() -> None:
    said = replace(evidence(found(SAYS), 0, 1.0), coverage=0.0)
    assert confidence(read_question("asdf qwer zxcv?"), said, {"asdf": 1.0}) < STANDS


def test_another_councils_place_makes_it_less_sure() -> None:
    assert _sure("When will the bridge at Glazewick reopen?") < _sure(
        "When will the bridge at Fen Lane reopen?"
    )


def test_the_words_of_a_question_are_looked_for_by_how_they_begin() -> None:
    text = folded("The zoos were happy to reopen.")
    assert word_share({"zoo": 3.0, "happi": 1.0}, text) == 1.0
    assert word_share({"zoo": 3.0, "monorail": 1.0}, text) == 0.75
    assert word_share({}, text) == 0.0


def test_what_the_document_does_not_speak_of_is_less_sure() -> None:
    assert _sure("what was decided about the helicopter?") < _sure("what of the bridge?")


def test_a_decision_whose_passage_does_not_say_what_it_was_about_is_none() -> None:
    said = found("The Mayor declared the motion carried.")
    question = "What was decided about the lamps?"
    rarities = {"lamps": 3.0, "motion": 1.0}
    sure = evidence(replace(said, passage=replace(said.passage, context="")), 0, 1.0, margin=3.0)
    assert confidence(read_question(question), sure, rarities) == 0.0
    about = evidence(said, 0, 1.0, margin=3.0)  # it stands under "Lamps"
    assert confidence(read_question(question), about, rarities) > STANDS


def test_what_another_council_did_is_no_answer() -> None:
    asked = "What did {} decide about the bridge at Fen Lane?"
    assert _sure(asked.format("the council")) > STANDS
    assert _sure(asked.format("Glazewick Town Council")) == 0.0
