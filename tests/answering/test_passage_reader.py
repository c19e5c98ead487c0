"""What is left unread changes no answer, and saves reading."""

from answering.evidence import weigh
from answering.finding import find
from answering.passage_reader import PassageReader
from answering.question.read import read_question
from answering.reader import Reader
from vectorstore import Archive

ASKED = [
    "How many valid signatures did the Ostley Baths petition carry?",
    "What was the sum of the tender of Strickmoor Civil Engineering for Quill Bridge?",
    "When does the weekly collection of food waste begin?",
    "What was the average caseload of each social worker in May 2025?",
    "What colour is the Pope's hat?",
]


def test_the_best_sentence_is_the_one_that_reading_all_would_find(
    samples_archive: Archive, reader: Reader
) -> None:
    passages = PassageReader(samples_archive, reader)
    counts = []
    for asked in ASKED:
        question = read_question(asked)
        results = find(samples_archive, question)
        whole, spared = (passages.see(question, results, spare=spare) for spare in (False, True))
        best, some = (weigh(question, seen)[0] for seen in (whole, spared))
        assert (some.words, some.marks) == (best.words, best.marks)
        counts.append((len(spared), len(whole)))
    assert sum(spared for spared, _ in counts) < sum(whole for _, whole in counts)
    assert counts[-1][0] == counts[-1][1]  # where nothing answers, all is read


def test_without_a_reader_all_passages_are_weighed(samples_archive: Archive) -> None:
    question = read_question(ASKED[0])
    results = find(samples_archive, question)
    seen = PassageReader(samples_archive, None).see(question, results, spare=True)
    assert {one.margin for one, _ in seen} == {0.0}
    assert len({one.result.passage.id for one, _ in seen}) == len(results)
