import datetime

import pytest

from english.sentences import find_sentences
from ingest.statements import find_statements, passage_kind
from schema import Outcome, PassageKind, Sentence, Statement, StatementKind


def statements(
    text: str, *, heading: str = "", part: str | None = None, own: str = ""
) -> tuple[Statement, ...]:
    """Find the statements of a text, each of its lines cut into sentences."""
    sentences: list[Sentence] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans = find_sentences(text, start, start + len(line))
        sentences += [Sentence(span.start, span.end) for span in spans]
        start += len(line)
    day = datetime.date(2024, 4, 9)
    return find_statements(text, sentences, heading=heading, part=part, day=day, own=own)


def people(statement: Statement, role: str) -> list[str]:
    return [name for its, name in statement.people if its == role]


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("RESOLVED: That the lamp in Mill Lane be mended.", "resolution", "carried"),
        ("Resolved that the lamp be mended.", "resolution", "carried"),
        ("It was unanimously agreed to mend the lamp.", "resolution", "carried"),
        ("Agreed to mend the lamp.", "resolution", "carried"),
        ("Members endorsed the plan for the lamp.", "resolution", "carried"),
        ("The Committee agreed to mend the lamp.", "resolution", "carried"),
        ("The Committee instructed the Director to mend the lamp.", "resolution", "carried"),
        ("The report on lamps was noted.", "resolution", "carried"),
        ("Members noted the report on lamps.", "resolution", "carried"),
        ("That the lamp be NOTED.", "resolution", "carried"),
        ("The minutes of the last meeting were agreed as correct.", "resolution", "carried"),
        ("The accounts were approved and adopted.", "resolution", "carried"),
        ("Cllr Moule to be chairman, all in favour.", "resolution", "carried"),
        ("The motion was put and carried.", "motion", "carried"),
        ("The motion was carried on the Chairman's casting vote.", "motion", "carried"),
        ("The motion was put and lost.", "motion", "lost"),
        ("The amendment fell.", "motion", "lost"),
        ("The motion fell for want of a seconder.", "motion", "lost"),
        (
            "Cllr Moule proposed an amendment that it be red; the amendment was lost.",
            "motion",
            "lost",
        ),
        ("The motion was withdrawn with the permission of the meeting.", "motion", "withdrawn"),
        ("This item was deferred to the next meeting.", "resolution", "deferred"),
        ("It was agreed to defer the lamp until June.", "resolution", "deferred"),
        ("RESOLVED that the decision on the lamp be deferred.", "resolution", "deferred"),
        ("RECOMMENDED to Council that the lamp be mended.", "recommendation", "proposed"),
        ("It is recommended that the Committee mend the lamp.", "recommendation", "proposed"),
        ("Recommendation: that the lamp be mended.", "recommendation", "proposed"),
        ("Members are asked to note the report.", "recommendation", "proposed"),
        (
            "The Committee is asked to RESOLVE that: the lamp be mended.",
            "recommendation",
            "proposed",
        ),
        ("RESOLVED that Council be recommended to mend it.", "recommendation", "carried"),
        ("Cllr Moule proposed that the lamp be mended.", "motion", "proposed"),
        ("I will move at the next meeting that the lamp be mended.", "motion", "proposed"),
        (
            "Proposed by Cllr Vole, seconded by Cllr Wren, and resolved as above.",
            "resolution",
            "carried",
        ),
        ("It was moved by Cllr Vole and agreed.", "resolution", "carried"),
    ],
)
def test_what_was_carried_is_told_from_what_was_only_put(
    text: str, kind: StatementKind, outcome: Outcome
) -> None:
    assert [(one.kind, one.outcome) for one in statements(text)] == [(kind, outcome)]


@pytest.mark.parametrize(
    "text",
    [
        "The developer agreed to pay for the lamp.",
        "It was not agreed.",
        "It was previously agreed to mend the lamp.",
        "The lamp, as agreed at the March meeting, is mended.",
        "The lamp had been agreed by the Council in 2019.",
        "The Council relied on the resolution of 2019.",
        "To resolve to mend the lamp.",
        "To consider and, if agreed, to resolve to mend the lamp.",
        "It was noted that the lamp was broken.",
        "During the update the following points were noted:",
        "The works were carried out in May.",
        "The Clerk said that it was agreed long ago.",
        "The fault in the lamp was resolved.",
        "Members are asked to declare any interest.",
        "Three lamps were lost in the storm.",
        "The proposed lamp would be red.",
    ],
)
def test_what_others_did_or_an_agenda_asks_is_no_decision(text: str) -> None:
    assert not statements(text)


def test_an_application_that_another_council_approved_is_no_decision() -> None:
    text = "24/00123/F two lamps at Sallow Lane was approved."
    assert not statements(text, heading="7. Planning decisions")


@pytest.mark.parametrize(
    "text",
    [
        "On the proposal of Cllr Moule, seconded by Cllr Farrow it was resolved to mend the lamp.",
        "Proposed: Cllr Moule, Seconded: Cllr Farrow. Agreed.",
        "Prop Cllr Moule, sec Cllr Farrow - agreed.",
        "Proposed by Cllr Moule;\nSeconded by Cllr Farrow;\nAnd Resolved:\nThat it be mended.",
        "RESOLVED: That the lamp be mended. Proposed by Cllr Moule. Seconded by Cllr Farrow.",
        "Cllr Moule proposed, and Cllr Farrow seconded, mending the lamp. All agreed.",
        "On the proposal of Councillor Moule, seconded by Councillor Farrow, it was unanimously\n\n"
        "agreed to mend the lamp.",
    ],
)
def test_who_moved_what_was_carried_is_kept_with_it(text: str) -> None:
    (found,) = statements(text)
    assert (found.outcome, people(found, "proposer"), people(found, "seconder")) == (
        "carried",
        ["Moule"],
        ["Farrow"],
    )
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The motion was carried (8 for, 2 against, 1 abstention).", (8, 2, 1)),
        ("The motion was carried by 14 votes to 6.", (14, 6, None)),
        ("Carried; six for, two against.", (6, 2, None)),
        ("The motion was agreed. For - 5. Against - 1.", (5, 1, None)),
        ("RESOLVED that the lamp be mended for 3 years.", None),
    ],
)
def test_votes_are_counted(text: str, votes: tuple[int | None, int | None, int | None]) -> None:
    (found, *_) = statements(text)
    assert (found.outcome, found.votes) == ("carried", votes)


@pytest.mark.parametrize(
    "text",
    [
        "Of 64 letters, 51 were in favour.",
        "Twelve households were in favour and three against.",
        "There were 7 submissions, five in favour.",
    ],
)
def test_what_the_public_answered_is_no_vote(text: str) -> None:
    assert not [one for one in statements(text) if one.kind == "vote" or one.votes]


def test_a_recorded_vote_names_who_voted_how() -> None:
    text = (
        "Cllr Moule proposed that the lamp be mended. The voting was as follows:\n"
        "For (2)\nCllr Moule, Cllr Farrow\nAgainst (1)\nCllr Tench\nMotion carried."
    )
    *_, found = statements(text)
    assert (people(found, "for"), people(found, "against")) == (["Moule", "Farrow"], ["Tench"])
    assert (found.outcome, found.votes) == ("carried", (2, 1, None))


def test_each_item_of_a_list_says_what_its_lead_in_says() -> None:
    text = "RESOLVED that:\n(a) the lamp be mended;\n(b) the bill be paid."
    lead = next(find_sentences(text, 0, 14))
    first, second = text.index("the lamp"), text.index("the bill")
    sentences = [Sentence(first, second - 5, lead), Sentence(second, len(text), lead)]
    found = find_statements(text, sentences)
    assert [(one.kind, one.outcome, one.start) for one in found] == [
        ("resolution", "carried", first),
        ("resolution", "carried", second),
    ]


def test_a_decision_part_decides_in_whatever_words() -> None:
    assert statements("The lamp is to be mended at once.", part="Decision")[0].outcome == "carried"
    assert not statements("The lamp had been broken since the storm.", part="Decision")


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Action: Clerk to write to the county by 5 May.", ["Clerk"], datetime.date(2024, 5, 5)),
        ("ACTION – JB", ["JB"], None),
        ("The Clerk will write to the county.", ["Clerk"], None),
        ("Cllr Tench agreed to contact the school.", ["Tench"], None),
        ("Clerk to report before 1 February.", ["Clerk"], datetime.date(2025, 2, 1)),
        ("GD to chase this up.", ["GD"], None),
    ],
)
def test_an_action_has_an_owner_and_a_day(
    text: str, owner: list[str], due: datetime.date | None
) -> None:
    (found,) = statements(text)
    assert (found.kind, people(found, "owner"), found.due) == ("action", owner, due)


@pytest.mark.parametrize(
    ("text", "heading", "kind", "named"),
    [
        ("Cllr Moule declared a pecuniary interest in item 7.", "", "declaration", ["Moule"]),
        ("There were no declarations of interest.", "", "declaration", []),
        ("None.", "2. Declarations of interest", "declaration", []),
        ("Apologies for absence were received from Cllrs Moule and Farrow.", "", "apologies",
         ["Moule", "Farrow"]),
        ("Apologies: Cllr Moule, N. Farrow", "", "apologies", ["Moule", "N. Farrow"]),
        ("Mr Tench asked whether the lamp was broken.", "", "question", ["Mr Tench"]),
        ("Q. Is the lamp broken?", "", "question", []),
        ("A. It is.", "", "answer", []),
        ("In reply, the Leader said that it was.", "", "answer", []),
    ],
)  # fmt: skip
def test_what_else_is_put_on_record(
    text: str, heading: str, kind: StatementKind, named: list[str]
) -> None:
    (found,) = statements(text, heading=heading)
    assert (found.kind, people(found, "named")) == (kind, named)


@pytest.mark.parametrize(
    ("heading", "part"), [("3. Questions › Answer", None), ("3. Questions", "Reply")]
)
def test_what_stands_under_an_answer_is_one_answer_up_to_the_next_question(
    heading: str, part: str | None
) -> None:
    text = "The lamp will be mended.\nIt was ordered in May.\nQuestion by Mr Tench: When?"
    found = statements(text, heading=heading, part=part)
    assert [one.kind for one in found] == ["answer", "question"]
    assert text[found[0].start : found[0].end].endswith("in May.")


def test_a_passage_without_words_says_nothing() -> None:
    assert find_statements("", []) == ()
    assert not statements("12 | 14 | 16")


@pytest.mark.parametrize(
    "words", ["the motion was put and ", "Cllr Aa, ", "proposed by Cllr ", "For: A, B ", "agreed ("]
)
def test_long_repetitions_end(words: str) -> None:
    text = words * (200_000 // len(words))
    assert len(find_statements(text, [Sentence(0, len(text))])) <= 1


@pytest.mark.parametrize(
    ("text", "part", "heading", "kind"),
    [
        ("Present: Cllr Moule", None, "", "attendance"),
        ("Apologies came from Cllr Moule.", None, "", "attendance"),
        ("Cllr Moule was there.", None, "1. Apologies for absence", "attendance"),
        ("RESOLVED: That the lamp be mended.", None, "2. Lamps", "decision"),
        ("It was unanimously agreed to go home.", None, "2. Lamps", "decision"),
        ("The lamp is to be mended.", "Decision", "2. Lamps", "decision"),
        ("The motion was lost.", "Decision", "2. Lamps", "discussion"),
        ("RECOMMENDED that the lamp be mended.", None, "2. Lamps", "discussion"),
        ("The developer agreed to mend the lamp.", None, "2. Lamps", "discussion"),
        ("The lamp was talked about.", "Minutes", "2. Lamps", "discussion"),
    ],
)
def test_a_passage_is_what_it_puts_on_record(
    text: str, part: str | None, heading: str, kind: PassageKind
) -> None:
    found = statements(text, heading=heading, part=part)
    assert passage_kind(text, part, heading, statements=found) == kind


def test_rows_make_a_table_whatever_they_say() -> None:
    found = statements("RESOLVED to mend it | 4")
    assert (
        passage_kind("RESOLVED to mend it | 4", None, "Votes", rows=0.9, statements=found)
        == "table"
    )
    assert (
        passage_kind("RESOLVED to mend it | 4", None, "Votes", rows=0.2, statements=found)
        == "decision"
    )


def test_the_sides_of_a_vote_are_counted_where_their_names_are_listed() -> None:
    text = (
        "The result of the vote was as follows:\n\n**For Deferral**\n\nCouncillors Alder, "
        "Birch (A) and Cedar (3)\n\n**Against Deferral**\n\nCouncillors Elm, Fir and Gorse (3)\n"
    )
    (found,) = [one for one in statements(text) if one.kind == "vote"]
    assert found.votes == (3, 3, None)
    assert people(found, "against") == ["Elm", "Fir", "Gorse"]


@pytest.mark.parametrize("i", ["I", "|", "1", "**I"])
def test_a_question_of_which_notice_is_given_is_one(i: str) -> None:
    (found,) = statements(f"{i} will ask at the next meeting for an update on the lamps.")
    assert found.kind == "question"


def test_sides_in_capitals_are_read() -> None:
    text = "FOR THE AMENDMENT:\nCllrs Alder and Birch\nAGAINST THE AMENDMENT:\nCllr Elm\n"
    (found,) = statements(text)
    assert (found.kind, people(found, "for"), people(found, "against")) == (
        "vote",
        ["Alder", "Birch"],
        ["Elm"],
    )


def test_who_voted_for_one_of_several_people_is_on_no_side() -> None:
    text = (
        "For Councillor Alder (A)\nCouncillors Birch, Cedar and Elm (3)\n"
        "For Councillor Fir\nCouncillors Gorse and Hazel (2)\n"
    )
    assert not any(people(one, "for") for one in statements(text))


def test_votes_one_after_the_other_are_each_a_statement_of_their_own() -> None:
    text = (
        "Member Moule moved to adopt By-law 4-25 on carts; Member Tench seconded.\n"
        "AYES: Moule, Tench, Farrow\nNOES: Lark\nMotion carried 3-1.\n\n"
        "Member Lark moved to adopt By-law 5-25 on kites; Member Moule seconded.\n"
        "AYES: Lark, Moule\nNOES: Tench\nMotion carried 2-1.\n"
    )
    first, second = (one for one in statements(text) if one.sides)
    assert first.end <= second.start
    assert "By-law 5-25" in text[second.start : second.end]
    assert second.subject
    assert "kites" in text[second.subject.start : second.subject.end]
