from answering.evidence import weigh
from answering.question import read_question
from schema import Document, Passage, SearchResult, Sentence

SAID = [
    "The lamps of Fen Lane were talked about.",
    "The lamps of Fen Lane will be mended by 28 June 2024.",
    "The bridge was painted in 2019.",
    "Nobody came.",
]
TEXT = " ".join(SAID)


def results() -> list[SearchResult]:
    document = Document("d1", "v1", "/", "a.txt", "T", "minutes", None, None, None, "public", TEXT)
    spans = [Sentence(TEXT.index(said), TEXT.index(said) + len(said)) for said in SAID]
    passage = Passage("p1", "d1", 0, len(TEXT), TEXT, "Lamps", sentences=tuple(spans))
    return [SearchResult(passage, document, 1, 1.0, 0.5, 0.5)]


def stem(text: str) -> list[str]:
    return [word.strip(".?,").lower() for word in text.split()]


def weighed(question: str) -> list[str]:
    rarities = {word: 1.0 for word in stem(question) if len(word) > 3 and word != "when"}
    found = weigh(read_question(question), results(), rarities, stem=stem)
    return [TEXT[evidence.sentence.start : evidence.sentence.end] for evidence in found]


def test_the_sentence_that_has_what_is_wanted_comes_first() -> None:
    assert weighed("When will the lamps of Fen Lane be mended?")[0] == SAID[1]


def test_a_question_for_a_date_takes_only_sentences_that_hold_one() -> None:
    assert SAID[3] not in weighed("When will the lamps be mended?")


def test_nothing_found_is_no_evidence() -> None:
    assert weigh(read_question("Who came?"), [], {}, stem=stem) == []
