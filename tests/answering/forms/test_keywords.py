from answering.forms.keywords import best_of_passages
from tests.answering.making import evidence, found

RESULT = found("The lamps were lit in May.", "The bridge was closed.")
LAMPS, BRIDGE = evidence(RESULT, 0, 2.0), evidence(RESULT, 1, 2.0)


def test_keywords_get_the_best_sentence_of_each_passage_that_holds_one() -> None:
    other = evidence(found("The lamps of May.", name="d2"), 0, 1.5)
    without = evidence(found("Nothing.", name="d3"), 0, 1.4, coverage=0.0)
    assert best_of_passages([LAMPS, BRIDGE, other, without], 5) == [LAMPS, other]
    assert best_of_passages([LAMPS, BRIDGE, other], 1) == [LAMPS]


def test_keywords_get_a_title_or_a_fragment_only_where_there_is_no_sentence() -> None:
    result = found("Fen Lane lamps:", "The lamps of Fen Lane were mended in May.")
    other = evidence(found("Lamps, Fen Lane", name="d2"), 0, 1.5)
    fragment, sentence = evidence(result, 0, 2.0), evidence(result, 1, 1.9)
    assert best_of_passages([fragment, sentence, other], 5) == [sentence, other]
    line = evidence(found("\\_\\_\\_", name="d3"), 0, 1.5)
    assert best_of_passages([line], 5) == []
