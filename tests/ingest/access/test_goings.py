"""What says that the public went or came is told in words that it was not fitted on."""

import hashlib
import json

import pytest

from ingest.access.goings import LONGEST_WORDS, NOTHING, WEIGHTS, goings_of, weigh_going
from tests.ingest.access.test_find import HEAD, LAMP, PRICE, shown
from training.goings import SENTENCES, read_sentences

SENT = [
    "At this stage the Provost required all onlookers to go out of the hall.",
    "Everybody but the trustees was shown to the corridor at 8.40.",
    "It was resolved to continue in closed session and the gallery emptied.",
    "The broadcast was cut and observers were taken off the call while tenders were opened.",
    "The Convener asked the two journalists to be so good as to leave them for this one.",
]
BACK = [
    "Onlookers took their seats again at nine.",
    "The trustees came out of private session and the hall was open to all again.",
    "At 21.05 the broadcast resumed and observers rejoined.",
    "The journalists were asked in again.",
]
NOTE = [
    "Clerk to leave this paragraph out of the copy for the website.",
    "(Do not print this in the public version.)",
    "Members are asked to keep the above to themselves and not to pass copies on.",
]
NEITHER = [
    "The allotment rents will go up by a tenth in April.",
    "Councillor Ferrier left the room, having declared an interest, and came back for item 6.",
    "The footpath is closed to the public until the bridge is mended.",
    "Members of the public asked about the buses, and the Chairman answered.",
    "The report was published in May and copies can be had of the Clerk.",
    "The committee adjourned for tea and resumed at four.",
]


def test_the_weights_are_those_of_the_sentences_as_they_are() -> None:
    fitted = json.loads(WEIGHTS.read_text("utf-8"))["fitted_on"]
    assert fitted == hashlib.sha256(SENTENCES.read_bytes()).hexdigest()


def test_none_of_what_is_asked_here_was_fitted_on() -> None:
    fitted = {sentence for own in read_sentences().values() for _, sentence in own}
    assert fitted.isdisjoint({*SENT, *BACK, *NOTE, *NEITHER})


@pytest.mark.parametrize("sentence", SENT)
def test_that_the_public_were_sent_out_is_told(sentence: str) -> None:
    assert weigh_going(sentence).gone
    assert not weigh_going(sentence).returned


@pytest.mark.parametrize("sentence", BACK)
def test_that_they_are_back_is_told(sentence: str) -> None:
    assert weigh_going(sentence).returned
    assert not weigh_going(sentence).gone


@pytest.mark.parametrize("sentence", NOTE)
def test_a_note_that_words_are_not_for_them_is_told(sentence: str) -> None:
    assert weigh_going(sentence).noted


@pytest.mark.parametrize("sentence", NEITHER)
def test_what_is_said_of_other_things_is_none_of_these(sentence: str) -> None:
    said = weigh_going(sentence)
    assert [said.gone, said.returned, said.noted] == [False] * 3


def test_what_is_too_long_to_be_one_of_these_says_nothing() -> None:
    assert weigh_going(" ".join([SENT[0]] * LONGEST_WORDS)) == NOTHING


def test_each_sentence_stands_where_it_is_said_to() -> None:
    words = f"{SENT[0]} {NEITHER[0]}\n{BACK[0]}"
    assert [words[start:end] for start, end, _ in goings_of(words)] == [
        SENT[0],
        NEITHER[0],
        BACK[0],
    ]


@pytest.mark.parametrize(("sent", "back"), list(zip(SENT, BACK, strict=False)))
def test_what_is_told_between_their_going_and_coming_is_held_back(sent: str, back: str) -> None:
    left = shown(
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n{sent}\n\n{PRICE}\n\n{back}\n\n2. Band\n\n{NEITHER[0]}\n",
        "minutes",
    )
    assert "Otter" not in left
    assert LAMP in left
    assert NEITHER[0] in left


@pytest.mark.parametrize("note", NOTE)
def test_what_a_note_speaks_of_is_held_back(note: str) -> None:
    for words in (f"{note} {PRICE}", f"{note}\n\n{PRICE}"):
        left = shown(f"{HEAD}1. Lamps\n\n{LAMP}\n\n{words}\n\n2. Band\n\n{NEITHER[0]}\n", "minutes")
        assert "Otter" not in left
        assert NEITHER[0] in left
