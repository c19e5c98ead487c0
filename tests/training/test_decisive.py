import pytest

from training.decisive import Kind, decisive_words


def marked(sentence: str, wanted: Kind) -> list[str]:
    spans = decisive_words(f"Before. {sentence} After 1 May.", 8, 8 + len(sentence), wanted)
    return [f"Before. {sentence}"[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("wanted", "sentence", "words"),
    [
        ("date", "It opened on Monday 4 November 2024.", ["Monday 4 November 2024"]),
        ("date", "It opened on 4th November.", ["4th November"]),
        ("date", "It opened on November 4, 2024.", ["November 4, 2024"]),
        ("date", "It was built in 1967.", ["1967"]),
        ("date", "It opened on 4/11/24.", ["4/11/24"]),
        ("deadline", "The plan was due by Friday 1 March 2024.", ["Friday 1 March 2024"]),
        ("deadline", "The hub opened on 1 March 2024.", []),
        ("time", "It is shut from 8.15 am to 12:30 and at noon.", ["8.15 am", "12:30", "noon"]),
        ("time", "It took 8.15 hours from 4 May.", []),
        ("amount", "It cost £2.35m in all.", ["£2.35m"]),
        ("amount", "It cost £84,000 for the quarter.", ["£84,000"]),
        ("amount", "A cheque for $2,500 was handed over.", ["$2,500"]),
        ("share", "It rose by 4.99 per cent.", ["4.99 per cent"]),
        ("share", "It rose by 31% in a year.", ["31%"]),
        ("amount", "It rose by 31% in a year.", []),
        ("amount", "The meeting began at 4.30 p.m. in the hall.", []),
        (
            "amount",
            "Stalls are 50p and cost five hundred pounds in all.",
            ["50p", "five hundred pounds"],
        ),
        ("measure", "The pipe is 900mm wide and 2.5 miles long.", ["900mm", "2.5 miles"]),
        ("count", "Some 30% of 1,204 drivers were asked about £500.", ["30%", "1,204"]),
        ("organisation", "Pike & Sons and Arup were asked by Cllr Umeh.", ["Pike & Sons and Arup"]),
        ("number", "The petition carried 3,612 signatures.", ["3,612"]),
        ("number", "There were twenty-two plots.", ["twenty-two"]),
        ("duration", "The lease is for 40 years.", ["40 years"]),
        ("duration", "It took six working days.", ["six working days"]),
        ("person", "Councillor Edith Umeh was elected.", ["Councillor Edith Umeh"]),
        ("person", "Mr Ivor Penhale asked why.", ["Mr Ivor Penhale"]),
        ("person", "Cllr O’Neill asked why.", ["Cllr O’Neill"]),
        ("reason", "It closed because the boilers failed.", ["because"]),
        ("decision", "It was agreed that it be approved.", ["agreed", "approved"]),
        ("fact", "It opened on 4 November for £5.", []),
    ],
)
def test_the_words_that_a_question_wants_are_marked(
    wanted: Kind, sentence: str, words: list[str]
) -> None:
    assert marked(sentence, wanted) == words


def test_the_outcome_of_a_vote_is_marked() -> None:
    assert set(" ".join(marked("It was lost by 4 votes to 6.", "vote")).split()) & {"lost", "4"}


@pytest.mark.parametrize("wanted", ["date", "amount", "count", "number", "duration", "person"])
def test_marks_hold_no_white_space_at_their_ends(wanted: Kind) -> None:
    sentence = "On 4 May 2024 Cllr Moule said that £84,000 had gone and 12 lamps in 3 weeks."
    assert all(words == words.strip() for words in marked(sentence, wanted))
