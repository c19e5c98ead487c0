import pytest

from answering.question.followup import other_subject
from answering.question.read import MAX_CHARACTERS, read_question
from answering.question.wanted import Wanted
from errors import SettingError


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("When was the bridge opened again?", "figure"),
        ("On what date did the hub open?", "figure"),
        ("Which year was the pool built?", "figure"),
        ("What is the deadline for the plan?", "figure"),
        ("By when must the lamps be mended?", "figure"),
        ("What is the latest date for replies?", "figure"),
        ("How much did the bridge cost?", "figure"),
        ("What price was paid for the land?", "figure"),
        ("What rent does the tennis club pay?", "figure"),
        ("what did they charge for the survey", "figure"),
        ("rough cost of a dog park?", "figure"),
        ("What's the clerk's salary?", "figure"),
        ("What is the mower worth now?", "figure"),
        ("New mower for the green, any quote?", "figure"),
        ("Did the mower's quote come in?", "fact"),
        ("Is the precept going up?", "fact"),
        ("How many people signed the petition?", "figure"),
        ("number of lamps in Fen Lane", "figure"),
        ("How tall are the turbines?", "figure"),
        ("what speed limit is proposed?", "figure"),
        ("how much notice did they get?", "figure"),
        ("What age did he retire at?", "figure"),
        ("how big is the site?", "figure"),
        ("how big a loan do they want?", "figure"),
        ("How often does the panel meet?", "figure"),
        ("How long will the bridge stay shut?", "figure"),
        ("For how many weeks was the road closed?", "figure"),
        ("Who was elected Mayor?", "name"),
        ("Which firm won the contract?", "name"),
        ("whos the new clerk", "name"),
        ("name of the driver?", "name"),
        ("Which minister opened it?", "name"),
        ("Where is the family hub?", "name"),
        ("Which roads get new lamps?", "name"),
        ("Why was the application refused?", "reason"),
        ("What was the reason for the delay?", "reason"),
        ("How did members vote on the budget?", "vote"),
        ("Who voted against it?", "vote"),
        ("What was decided about the solar farm?", "decision"),
        ("What did the Cabinet agree about parking?", "decision"),
        ("What is a family hub?", "fact"),
        ("Tell me about the swimming pool", "fact"),
        ("WHEN WAS THE BRIDGE OPENED AGAIN?", "figure"),
        ("Who left when the vote was over?", "name"),
        ("how long have people got to reply?", "figure"),
        ("what was the bridge going to cost on its own?", "figure"),
        ("which architects are doing the hall?", "name"),
        ("what company is putting it in?", "name"),
        ("What hourly rate is the clerk on?", "figure"),
        ("where was the hall extension at in May?", "fact"),
        ("where did the bypass stand in 2019?", "fact"),
        ("which councillors were for the bypass when it was voted down?", "vote"),
        ("what did they do in the end about the lead pipes?", "decision"),
        ("was the road ever named after Moule?", "decision"),
        ("What time are lorries kept out?", "figure"),
        ("What are the library's opening hours?", "figure"),
        ("What time of year is the hedge cut?", "figure"),
        ("When is the fair due to be held?", "figure"),
        ("When is the plan due to Ofsted?", "figure"),
        ("What was the last day for challenging what was decided?", "figure"),
        ("Which councillor took the seat when Mr Pell left?", "name"),
        ("When the pool closed in 2020, who was told?", "name"),
        ("it reopened when?", "figure"),
        ("mill reopening when the road is done", "figure"),
        ("How many councillors backed the budget?", "vote"),
        ("What was the vote on that?", "vote"),
        ("What was the final vote on the budget?", "vote"),
        ("What was the result of the vote on the budget?", "vote"),
        ("Tell me the outcome of the recorded vote on drones", "vote"),
        ("The pool closure, was it a close vote?", "vote"),
        ("final budget vote, how many for and how many against?", "vote"),
        ("Who was it that voted no?", "name"),
        ("What made them close the pool?", "reason"),
        ("What grounds did they give?", "reason"),
        ("What was his argument for a lower limit?", "reason"),
        ("What did the repairs come to, July 2011?", "figure"),
        ("how big was the parish precept?", "figure"),
        ("What's the ratio between the top salary and the lowest?", "fact"),
        ("how far had that got by March?", "fact"),
        ("What weight of litter was picked?", "figure"),
        ("Which former mayor's lady gave the bulbs?", "name"),
        ("Proposer and seconder for the mower?", "name"),
        ("What correction about charity boxes was made?", "fact"),
    ],
)
def test_what_a_question_wants_is_read_from_its_words(question: str, wanted: Wanted) -> None:
    assert read_question(question).wanted == wanted


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("What do you think of the bypass?", True),
        ("Write me a short poem about the bypass", True),
        ("Which party should I vote for?", True),
        ("Please translate good morning into French", True),
        ("whats the weather in Wexcross", True),
        ("What did members think of the bypass?", False),
        ("Should the bypass be built, in the inspector's view?", False),
        ("What was said of the weather damage?", False),
        ("Who do I ask about allotments?", False),
    ],
)
def test_what_asks_for_the_assistants_own_is_told(question: str, advice: bool) -> None:
    assert read_question(question).asks_for_advice is advice


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("potholes", True),
        ("Quill Bridge", True),
        ("food waste collection timetable", True),
        ("24/01602/FUL", True),
        ("potholes?", False),
        ("what about potholes", False),
        ("show potholes", False),
        ("a long list of words that nobody would ever search for", False),
    ],
)
def test_bare_keywords_are_told_from_questions(text: str, keywords: bool) -> None:
    assert read_question(text).is_keywords is keywords


def test_keywords_in_a_conversation_start_a_search_of_their_own() -> None:
    found = read_question("Quill Bridge", history=["When were the lamps mended?"])
    assert (found.is_keywords, found.query) == (True, "Quill Bridge")


def test_a_question_is_kept_as_it_is_but_for_white_space() -> None:
    assert read_question("  Who\n  was   it?\t").text == "Who was it?"


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("And who paid?", "Who paid? (Who built the footbridge at Sallow Lane in May 2021?)"),
        ("Why?", "Why? (Who built the footbridge at Sallow Lane in May 2021?)"),
        ("What were the numbers for and against?", None),
        ("When was it mended?", None),
        ("How did the vote go?", None),
        ("How did that turn out?", None),
        ("Are they paid for that work?", None),
        ("what about 2019?", "Who built the footbridge at Sallow Lane in 2019?"),
        ("Who proposed and who seconded?", None),
        ("Was everyone in favour?", None),
        ("And in June 2019?", "Who built the footbridge at Sallow Lane in June 2019?"),
        ("2019?", "Who built the footbridge at Sallow Lane in 2019?"),
        ("and 2019?", "Who built the footbridge at Sallow Lane in 2019?"),
        ("How about Fen Street?", "Who built the footbridge at Fen Street in May 2021?"),
    ],
)
def test_a_question_that_leans_on_the_one_before_is_understood_with_it(
    question: str, understood: str | None
) -> None:
    before = "Who built  the footbridge at Sallow Lane in May 2021?"
    read = read_question(question, history=[before])
    assert read.text == question
    assert read.query == read.understood
    assert read.query == (understood or f"{question} ({' '.join(before.split())})")


def test_a_question_can_lean_on_one_that_leans_itself() -> None:
    history = ["How much did Fenby give to the hall in 2019?", "what about 2021?"]
    read = read_question("Who proposed it?", history=history)
    assert read.query == "Who proposed it? (How much did Fenby give to the hall in 2021?)"
    assert read.wanted == "name"


def test_a_year_that_runs_over_two_is_put_in_the_place_of_another() -> None:
    read = read_question("what about 2025/26?", history=["What was the precept for 2024/25?"])
    assert read.query == "What was the precept for 2025/26?"


def test_a_question_that_only_names_another_time_wants_what_the_one_before_did() -> None:
    read = read_question("And in 2021?", history=["How much did the hall get in 2019?"])
    assert read.wanted == "figure"


@pytest.mark.parametrize(
    "question",
    [
        "How many valid signatures did the petition about the baths carry?",
        "when does the greenway open",
        "What is the council doing about potholes?",
        "what was said about lamps in 2021?",
        "Who is the mayor?",
        "are they renaming Fen Street after Moule?",
        "Any news on dereliction?",
        "Potholes?",
        "Who is the Leader of the Council?",
        "How much did the new boiler at Fen Hall cost once it was fitted?",
        "why did the ferry company say it would stop its evening sailings",
        "Did they find a tenant for Moule House in 2023?",
        "How did the vote on the pavilion go?",
        "how did the motion about hedges fare",
        "How did the vote on Moule House turn out in the end?",
    ],
)
def test_a_question_that_stands_alone_is_searched_with_alone(question: str) -> None:
    assert read_question(question, history=["Who built the footbridge?"]).query == question


def test_a_question_is_set_beside_all_that_it_leans_on() -> None:
    history = ["Who built the footbridge?", "When was it mended?"]
    read = read_question("And who paid?", history=history)
    assert read.query == "Who paid? (When was it mended? Who built the footbridge?)"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "?", "…!?", "🕳️🚧", "\u200b"])
def test_a_question_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="question is empty"):
        read_question(text)


def test_a_question_that_is_too_long_is_refused_and_told_by_how_much() -> None:
    with pytest.raises(SettingError, match="10,000 characters"):
        read_question("x" * 10_000)
    assert read_question("x" * MAX_CHARACTERS).text


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("And who seconded it?", True),
        ("What about the lamps?", True),
        ("And in 2021?", False),
        ("What about Sallow Lane?", False),
        ("When was the budget for (all) roads agreed by Cabinet?", False),
    ],
)
def test_what_names_another_place_or_time_leans_on_nothing(question: str, leans: bool) -> None:
    before = "Who proposed the budget for Fen Lane in 2020?"
    assert read_question(question, [before]).leans == leans


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("What about the lamps?", "lamps"),
        ("And for the lido?", "lido"),
        ("how about Sallow Lane", "sallow lane"),
        ("and the lido", "lido"),
        ("And from Wexcross?", "wexcross"),
        ("and the seconder?", ""),
        ("and for what price?", ""),
        ("and was everyone in favour?", ""),
        ("Which lamps?", ""),
        ("What about 2021?", ""),
        ("And in March 2021?", ""),
        ("What about the vote?", ""),
        ("And who seconded it?", ""),
    ],
)
def test_what_is_named_in_place_of_what_came_before(question: str, other: str) -> None:
    assert other_subject(question) == other
