"""A recorded vote is answered as one: all sides, one side, one member, or the numbers."""

from dataclasses import replace

import pytest

from answering.cite import cite, write
from answering.evidence import Evidence
from answering.forms.doubted import doubts_of
from answering.forms.sides import parts_of
from answering.forms.sure import tells_of_a_vote
from answering.forms.vote import (
    is_whole,
    lists_none,
    sides_of,
)
from answering.forms.which_vote import vote_of
from answering.question.read import read_question
from ingest.statements import find_statements
from schema import SearchResult, Sentence, Side, Span, Statement
from tests.answering.making import evidence, found, stem

FOR, AGAINST = "Councillors Alder, Birch (T) and Cedar (3)", "Councillors Elm and Fir (2)"
NONE, RESULT = "There were no abstentions.", "The Mayor declared the motion carried."
CALLED = "The Mayor called for a vote on the lamps."


def vote(*said: str, labels: tuple[str, ...] = ("**For**", "**Against**")) -> SearchResult:
    """Make a result that records a vote: labels stand above the first names that are said."""
    lines = [CALLED]
    for n, words in enumerate(said):
        lines += [labels[n], words] if n < len(labels) else [words]
    whole = found(*lines, context="Votes")
    sentences, lead = [], None
    for sentence, words in zip(whole.passage.sentences, lines, strict=True):
        if words in labels:
            lead = Span(sentence.start, sentence.end)
        else:
            sentences.append(Sentence(sentence.start, sentence.end, lead))
            lead = None
    end = len(whole.passage.text)
    passage = replace(
        whole.passage,
        sentences=tuple(sentences),
        statements=(Statement("vote", len(CALLED) + 1, end, people=(("for", "Alder"),)),),
        item="Lamps",
    )
    return replace(whole, passage=passage)


VOTE = vote(FOR, AGAINST, NONE, RESULT)


def answer(question: str, result: SearchResult = VOTE, place: int = 1) -> str:
    """Return what is quoted of a vote, as it is written."""
    chosen = sides_of(read_question(question), evidence(result, place, 1.0))
    return write(cite(chosen))


@pytest.mark.parametrize("place", range(5))
def test_who_asks_how_it_went_gets_every_side_and_the_result(place: int) -> None:
    assert answer("How did the vote on the lamps go?", place=place) == (
        f"(**For**) {FOR} [1]\n(**Against**) {AGAINST} [2]\n{NONE} [3]"
    )
    without = vote(FOR, AGAINST, RESULT)
    assert answer("How did the vote on the lamps go?", without, min(place, 3)).endswith(
        f"{RESULT} [3]"
    )


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who voted against the lamps?", f"(**Against**) {AGAINST} [1]"),
        ("Which councillors opposed the lamps in the vote?", f"(**Against**) {AGAINST} [1]"),
        ("Who voted for the lamps?", f"(**For**) {FOR} [1]"),
        ("Who was in favour in the vote on the lamps?", f"(**For**) {FOR} [1]"),
        ("Who abstained in the vote on the lamps?", f"{NONE} [1]"),
        ("How did Councillor Elm vote?", f"(**Against**) {AGAINST} [1]"),
        ("How did Birch vote on the lamps?", f"(**For**) {FOR} [1]"),
        ("How many voted against the lamps?", "(**Against**) (2) [1]"),
        (
            "How many voted for and against?",
            f"(**For**) (3) [1]\n(**Against**) (2) [2]\n{NONE} [3]",
        ),
    ],
)
def test_who_asks_for_one_side_gets_that(question: str, said: str) -> None:
    assert answer(question) == said


def election(first: str) -> SearchResult:
    """Make a result that records who chose which of two candidates."""
    result = vote(FOR, AGAINST, RESULT, labels=(first, "**For Councillor Gorse**"))
    sides = tuple(
        Side(None, one.start, one.end, label=Span(one.lead.start + 2, one.lead.end - 2))
        for one in result.passage.sentences
        if one.lead
    )
    (held,) = result.passage.statements
    recorded = Statement("vote", held.start, held.end, sides=sides)
    return replace(result, passage=replace(result.passage, statements=(recorded,)))


@pytest.mark.parametrize("first", ["**For Councillor O’Dea**", "**For Councillor** **O’Dea**"])
def test_of_candidates_those_are_quoted_that_are_named_however_their_labels_are_set(
    first: str,
) -> None:
    both = answer("How did the vote between O'Dea and Gorse go?", election(first))
    assert (FOR in both, AGAINST in both) == (True, True)
    one = answer("Who voted for O'Dea?", election(first))
    assert (FOR in one, AGAINST in one) == (True, False)


def test_a_passage_after_the_sides_of_its_vote_tells_what_it_came_to() -> None:
    whole = election("**For Councillor O’Dea**")
    (recorded,) = whole.passage.statements
    start = whole.passage.text.index(RESULT)
    result = Span(start, start + len(RESULT))
    passage = replace(
        whole.passage,
        start=start,
        text=RESULT,
        sentences=whole.passage.sentences[-1:],
        statements=(replace(recorded, result=result),),
    )
    assert answer("How did the vote go?", replace(whole, passage=passage), 0) == f"{RESULT} [1]"


def test_a_member_who_is_not_listed_is_not_said_to_be_on_no_side() -> None:
    question, best = read_question("How did Councillor Gorse vote?"), evidence(VOTE, 1, 1.0)
    assert lists_none(question, best)
    assert not is_whole(question, best)


def test_a_vote_that_is_cut_short_is_not_said_to_list_nobody() -> None:
    question = read_question("Who abstained in the vote?")
    assert is_whole(question, evidence(vote(FOR, AGAINST, RESULT), 1, 1.0))
    assert not is_whole(question, evidence(vote(FOR, AGAINST), 1, 1.0))
    assert not is_whole(question, evidence(vote(FOR, RESULT, labels=("For",)), 1, 1.0))


def test_where_the_names_are_too_many_the_numbers_stand_for_them() -> None:
    many = "Councillors " + ", ".join(f"Alder ({letter})" for letter in "ABCDEFGHIJKLMNOPQRST")
    others = many.replace("Alder", "Elm").removesuffix(", Elm (T)")
    long = vote(f"{many} (20)", f"{others} (19)", RESULT)
    assert answer("How did the vote go?", long) == (
        f"(**For**) (20) [1]\n(**Against**) (19) [2]\n{RESULT} [3]"
    )
    assert answer("Who voted against?", long) == f"(**Against**) {others} (19) [1]"


def test_a_side_that_nobody_is_listed_on_is_said_to_be_so() -> None:
    result = vote(FOR, AGAINST, RESULT)
    best = evidence(result, 1, 1.0)
    assert lists_none(read_question("Who abstained in the vote?"), best)
    assert not lists_none(read_question("Who voted against?"), best)
    assert not lists_none(read_question("How did the vote go?"), best)
    assert AGAINST in answer("Who abstained in the vote?", result)


def test_of_two_votes_in_a_passage_the_one_that_was_found_is_taken() -> None:
    bridge = ("Then they voted on the bridge.", "For: Cllrs Gorse (1)", "Against: Cllr Hazel (1)")
    result = found(CALLED, f"For: {FOR}", f"Against: {AGAINST}", *bridge)
    recorded = (Statement("vote", 0, len(result.document.text)),)
    result = replace(result, passage=replace(result.passage, statements=recorded))
    assert "Gorse" in answer("How did the vote on the bridge go?", result, 3)
    assert "Alder" in answer("How did the vote on the lamps go?", result, 1)


def test_no_label_is_carried_on_to_those_who_abstain() -> None:
    result = vote(FOR, f"{AGAINST} {NONE}")
    text = result.document.text
    *said, last = result.passage.sentences
    names = replace(last, end=last.start + len(AGAINST))
    none = replace(last, start=text.index(NONE))
    passage = replace(result.passage, sentences=(*said, names, none))
    result = replace(result, passage=passage)
    assert answer("Who abstained in the vote?", result) == f"{NONE} [1]"


def asked(question: str, *results: Evidence) -> Evidence | None:
    idf = dict.fromkeys((word for word in stem(question) if len(word) > 4), 1.0)
    return vote_of(read_question(question), results, idf, stem=stem)


def test_a_vote_stands_for_all_that_is_said_under_its_item() -> None:
    names = evidence(replace(VOTE, similarity=0.2), 1, 1.0, coverage=0.1, margin=-15.0)
    told = found("The lamps of Fen Lane were talked of.", name="d1")
    told = replace(told, passage=replace(told.passage, item="Lamps"), similarity=0.7)
    talk = evidence(told, 0, 1.2, coverage=0.9, margin=-2.0)
    voted = asked("How did they vote on the lamps?", talk, names)
    assert voted
    assert voted.sentence == names.sentence
    assert (voted.margin, voted.coverage, voted.result.similarity) == (-2.0, 0.9, 0.7)


def two_votes() -> tuple[Evidence, Evidence]:
    """Make evidence of two votes under an item: on the lamps, and later on the bridge."""
    bridge = vote(FOR.replace("Alder", "Gorse"), AGAINST, RESULT)
    text = bridge.document.text.replace("on the lamps", "on the bridge")
    moved = 1  # "bridge" is longer than "lamps" by one letter
    passage = replace(
        bridge.passage,
        id="d1-q",
        sentences=tuple(
            Sentence(
                one.start + moved,
                one.end + moved,
                Span(one.lead.start + moved, one.lead.end + moved) if one.lead else None,
            )
            for one in bridge.passage.sentences[1:]
        ),
    )
    other = replace(bridge, passage=passage, document=replace(bridge.document, text=text))
    return evidence(VOTE, 1, 1.0), evidence(other, 0, 0.9)


def test_of_an_items_votes_the_one_before_which_the_question_stands_is_taken() -> None:
    votes = two_votes()
    for place, thing in enumerate(("lamps", "bridge")):
        voted = asked(f"How did they vote on the {thing}?", *votes)
        assert voted
        assert voted.result.passage.id == votes[place].result.passage.id


def test_the_final_vote_is_the_last_one_of_its_item() -> None:
    votes = two_votes()
    assert asked("How did they vote?", *votes) is None  # it may be either
    voted = asked("How did they vote in the end?", *votes)
    assert voted
    assert voted.result.passage.id == votes[1].result.passage.id


@pytest.mark.parametrize(
    ("question", "words", "tells"),
    [
        ("How many voted for the lamps?", "Seven were in favour and one was against.", True),
        ("How many voted for the lamps?", "It was lost by 4 votes to 6.", True),
        ("How many voted for the lamps?", "All voted for it unanimously.", True),
        ("How many voted for the lamps?", "The motion was carried on 4 May.", False),
        ("How did the vote on the lamps go?", "The motion was carried.", True),
        ("How did the vote on the lamps go?", "The report on the lamps was noted.", False),
        ("Who voted against the lamps?", "Councillor Elm did not like them.", True),
    ],
)
def test_a_sentence_tells_how_a_vote_went(question: str, words: str, tells: bool) -> None:
    said = evidence(found(words), 0, 1.0)
    assert tells_of_a_vote(read_question(question), said) is tells


@pytest.mark.parametrize(
    "question",
    [
        "Who voted against the bridge?",
        "How did Councillor Alder vote on the footbridge at Quill Lane?",
    ],
)
def test_no_vote_is_taken_that_the_question_is_not_about(question: str) -> None:
    names = evidence(VOTE, 1, 1.0)
    assert asked(question, names) is None
    assert parts_of(names)
    assert not parts_of(evidence(found("The lamps were lit."), 0, 1.0))


def test_no_vote_is_taken_from_another_item_or_for_another_question() -> None:
    other = evidence(found("The bridge was shut.", name="d2"), 0, 2.0)
    names = evidence(VOTE, 1, 1.0)
    assert asked("How did they vote on the bridge?", other, names) is None
    assert asked("When were the lamps mended?", names) is None
    assert asked("How did they vote on the lamps?") is None


@pytest.mark.parametrize(("score", "taken"), [(0.5, True), (-2.5, False)])
def test_where_the_likeliest_items_vote_is_on_another_thing_the_next_items_is_tried(
    score: float, taken: bool
) -> None:
    elsewhere = replace(two_votes()[1], score=score)
    passage = replace(elsewhere.result.passage, item="Bridge")
    bridge = replace(elsewhere, result=replace(elsewhere.result, passage=passage))
    lamps = evidence(VOTE, 1, 1.0)
    voted = asked("How did they vote on the bridge?", lamps, bridge)
    assert (voted.result.passage.item if voted else None) == ("Bridge" if taken else None)
    assert asked("How did they vote on the samovar?", lamps, bridge) is None
    talk = evidence(found("The bridge was shut.", name="d2"), 0, 2.0)
    assert asked("How did they vote on the bridge?", talk, lamps, bridge) is None


def bills() -> SearchResult:
    """Make a result that records two votes by the numbers of bills, as ingest records them."""
    said = (
        "B12-19 Lighting the quay.",
        "B12-19 was read, the vote being recorded as follows: VOTING YES: ALDER. "
        "VOTING NO: ELM, FIR. ABSENT: GORSE. Bill declared defeated.",
        "B13-19 Calling a vote of the people on the quay.",
        "The vote on B13-19 was recorded as follows: VOTING YES: ALDER, ELM, FIR. "
        "VOTING NO: NO ONE. ABSENT: GORSE. Bill declared enacted.",
    )
    whole = found(*said)
    made = find_statements(whole.document.text, whole.passage.sentences)
    return replace(whole, passage=replace(whole.passage, statements=made, item="Bills"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who voted for B12-19?", "VOTING YES: ALDER. [1]"),
        ("Who voted against B12-19?", "VOTING NO: ELM, FIR. [1]"),
        ("Who was absent for the vote on B12-19?", "ABSENT: GORSE. [1]"),
        ("Who voted for B13-19?", "VOTING YES: ALDER, ELM, FIR. [1]"),
    ],
)
def test_a_bill_that_is_named_by_its_number_is_the_one_that_is_answered(
    question: str, said: str
) -> None:
    result = bills()
    evidences = [evidence(result, place, 1.0) for place in range(len(result.passage.sentences))]
    best = asked(question, *evidences)
    assert best
    assert write(cite(sides_of(read_question(question), best))) == said


def test_who_was_absent_was_not_against() -> None:
    result = bills()
    best = asked("How did they vote on B12-19?", evidence(result, 1, 1.0))
    assert best
    said = write(cite(sides_of(read_question("Who voted against B12-19?"), best)))
    assert "GORSE" not in said
    whole = write(cite(sides_of(read_question("How did the vote on B12-19 go?"), best)))
    assert whole.startswith("B12-19 was read")
    assert "VOTING NO: ELM, FIR." in whole
    assert "Bill declared defeated." in whole


def test_a_vote_that_does_not_add_up_is_said_not_to() -> None:
    recorded = "The vote was: For: Cllrs Alder, Birch (3). Against: Cllr Elm (1). Motion carried."
    whole = found(recorded)
    made = find_statements(recorded, whole.passage.sentences)
    result = replace(whole, passage=replace(whole.passage, statements=made))
    assert "cannot be tallied" in " ".join(doubts_of(evidence(result, 0, 1.0)))
    assert doubts_of(evidence(bills(), 1, 1.0)) == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which way did Councillor Elm vote on the lamps?", f"(**Against**) {AGAINST} [1]"),
        ("Was Cllr Elm for or against the lamps?", f"(**Against**) {AGAINST} [1]"),
        ("Did Cllr Birch support the lamps?", f"(**For**) {FOR} [1]"),
        ("What did Birch vote on the lamps?", f"(**For**) {FOR} [1]"),
        ("Did anyone oppose the lamps?", f"(**Against**) {AGAINST} [1]"),
        ("Who opposed the lamps?", f"(**Against**) {AGAINST} [1]"),
        ("Did any councillors abstain on the lamps?", f"{NONE} [1]"),
    ],
)
def test_a_vote_is_asked_for_in_other_words(question: str, said: str) -> None:
    assert "vote" in read_question(question).wants
    assert answer(question) == said


@pytest.mark.parametrize(
    "question",
    ["How did the Council vote on the lamps?", "How did Quill Parish Council vote on the lamps?"],
)
def test_a_body_is_no_member_of_which_a_vote_has_no_name(question: str) -> None:
    assert not lists_none(read_question(question), evidence(VOTE, 1, 1.0))
    assert f"(**For**) {FOR} [1]\n(**Against**) {AGAINST} [2]" in answer(question)
