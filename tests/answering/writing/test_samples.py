"""The check on whole minutes: what they say themselves stands, and not in another's passage."""

import random

from answering.writing.check import check, common_words
from answering.writing.claims import Said, read_claims
from answering.writing.ground import Ground
from vectorstore import Archive


def test_every_sentence_of_the_minutes_stands_on_its_own_passage(samples_archive: Archive) -> None:
    catalogue = samples_archive.catalogue
    documents = catalogue.documents_by_id(catalogue.versions())
    passages = list(catalogue.passages(catalogue.passage_ids()).values())
    grounds = [Ground(passage) for passage in passages]
    common = common_words(grounds)
    draw = random.Random(1)
    fell, stood, elsewhere = [], 0, 0
    for passage, ground in zip(passages, grounds, strict=True):
        text = documents[passage.document_id].text
        for sentence in passage.sentences:
            words = " ".join(text[sentence.start : sentence.end].split())
            for said in read_claims(f"{words} [1]", 1):
                own = check(Said(said.text, (1,)), [ground], common)
                fell += [(said.text, own.unsupported)] if own.unsupported else []
                stood += 1
                if stood % 3 == 0:  # a check takes milliseconds
                    other = check(Said(said.text, (1,)), [draw.choice(grounds)], common)
                    elsewhere += not other.unsupported
    assert fell == []
    assert stood > 900
    assert elsewhere < stood / 3 / 10
