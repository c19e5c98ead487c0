"""Passages follow the minutes and are verbatim, whole, in order and short enough to be read."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from english.sentences import find_sentences
from ingest.files.load import SourceFile, find_files
from ingest.metadata.read import read_metadata
from ingest.parse import Block, parse
from ingest.parse.line_marks import STUB
from ingest.passages.split import split
from schema import Document, Passage, ids_beside
from tests.conftest import ROOT
from vectorstore import EmbeddingModel

FILES = list(find_files([ROOT / "samples" / "minutes"]).files.values())
PLAIN = Document("id", "v", "/", "a.txt", "Minutes", "minutes", None, None, None, "public", "")


def read(text: str) -> tuple[Document, tuple[Block, ...]]:
    """Read text as a document without council, committee and date."""
    parsed = parse(text.encode(), ".md")
    return replace(PLAIN, text=text), parsed.blocks


def passages_of(text: str, model: EmbeddingModel) -> list[Passage]:
    document, blocks = read(text)
    return split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)


def read_file(file: SourceFile) -> tuple[Document, tuple[Block, ...]]:
    parsed = parse(file.read()[0], file.ending)
    about = read_metadata(parsed, file.source)
    document = Document(
        id="id",
        version="v",
        root=file.root,
        source=file.source,
        title=about.title,
        kind=about.kind,
        council=about.council,
        committee=about.committee,
        date=about.date,
        access=about.access,
        text=parsed.text,
        page_starts=parsed.page_starts,
    )
    return document, parsed.blocks


def check(
    document: Document, blocks: Sequence[Block], passages: Sequence[Passage], model: EmbeddingModel
) -> None:
    """Check what holds of every document, whatever it says."""
    assert all(document.text[p.start : p.end] == p.text and p.text for p in passages)
    assert all(a.end <= b.start for a, b in itertools.pairwise(passages)), "out of order"
    longest = max(model.count_tokens([p.embedded_text for p in passages]), default=0)
    assert longest + 2 <= model.max_tokens
    assert lost(document.text, blocks, passages) == []
    for passage in passages:
        spans = [(said.start, said.end) for said in passage.sentences]
        assert spans == sorted(spans)
        assert spans, "nothing of it can be quoted"
        assert passage.start <= spans[0][0]
        assert spans[-1][1] <= passage.end
        assert all(document.text[low:high].strip() for low, high in spans)


def lost(text: str, blocks: Sequence[Block], passages: Sequence[Passage]) -> list[str]:
    """Return the blocks with words that no passage holds, furniture left aside."""
    held = bytearray(len(text))
    for passage in passages:
        held[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    gone = []
    for block in blocks:
        words = text[block.start : block.end]
        furniture = STUB.fullmatch(" ".join(words.split()).strip("#*_ "))
        if block.role not in ("aside", "part") and not furniture:
            left = "".join(
                letter for n, letter in enumerate(words, block.start) if not held[n]
            ).strip()
            gone += [left] if left else []
    return gone


def test_the_ids_of_neighbours_follow_from_a_passages_own(model: EmbeddingModel) -> None:
    ids = [
        one.id for one in passages_of("\n\n".join(f"{n}. Item\n\nLit." for n in range(9)), model)
    ]
    assert len(ids) > 3
    for at, one in enumerate(ids):
        assert set(ids_beside(one)) & set(ids) == {*ids[max(at - 1, 0) : at], *ids[at + 1 : at + 2]}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.source)
def test_a_sample_is_split_whole_verbatim_and_short_enough(
    file: SourceFile, model: EmbeddingModel
) -> None:
    document, blocks = read_file(file)
    passages = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    check(document, blocks, passages, model)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.source)
def test_no_sentence_of_a_sample_is_cut(file: SourceFile, model: EmbeddingModel) -> None:
    document, blocks = read_file(file)
    passages = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    ends = {passage.start for passage in passages} | {passage.end for passage in passages}
    cut = [
        document.text[span.start : span.end]
        for block in blocks
        if block.role in ("paragraph", "item")
        for span in find_sentences(document.text, block.start, block.end)
        if any(span.start < end < span.end for end in ends)
    ]
    assert [words for words in cut if model.count_tokens([words])[0] < model.max_tokens / 2] == []


def test_a_new_item_closes_the_passage_before_it(model: EmbeddingModel) -> None:
    found = passages_of(
        "## 1. Footbridge\n\nIt was closed.\n\nIt was mended.\n\n## 2. Shelter\n\nIt leaked.\n",
        model,
    )
    assert [(p.item, " ".join(p.text.split())) for p in found] == [
        ("1. Footbridge", "## 1. Footbridge It was closed. It was mended."),
        ("2. Shelter", "## 2. Shelter It leaked."),
    ]


def test_a_passage_that_goes_on_carries_its_heading_as_context(model: EmbeddingModel) -> None:
    text = "# Pennick Council\n\n## 1. Footbridge\n\n" + "The bridge was closed again. " * 80
    first, *rest = [p for p in passages_of(text, model) if p.item == "1. Footbridge"]
    assert first.text.startswith("## 1. Footbridge")
    assert rest
    assert all("1. Footbridge" in p.context and "Footbridge" not in p.text for p in rest)


def test_context_says_whose_and_when(model: EmbeddingModel) -> None:
    (file,) = [file for file in FILES if "12 December" in file.source]
    document, blocks = read_file(file)
    found = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    for words in ("Cotterbourne Borough Council", "Cabinet", "12 December 2023"):
        assert all(words in passage.context for passage in found)


def test_a_list_item_carries_its_lead_in(model: EmbeddingModel) -> None:
    items = "".join(
        f"- that lamp {n} of the lane below the church be mended before the winter;\n"
        for n in range(60)
    )
    lead = "The Council asked of the county:"
    found = passages_of(f"## 4. Lamps\n\nIt was a dark night. {lead}\n\n{items}", model)
    text = f"## 4. Lamps\n\nIt was a dark night. {lead}\n\n{items}"
    later = [passage for passage in found if passage.start > text.index("lamp 0")]
    assert later
    assert all(passage.context.endswith(lead) for passage in later)
    assert all(text[p.lead[0].start : p.lead[0].end] == lead for p in later)
    assert all(
        said.lead and text[said.lead.start : said.lead.end] == lead
        for passage in later
        for said in passage.sentences
    )


def test_a_table_row_carries_its_header(model: EmbeddingModel) -> None:
    rows = "".join(f"| Lamp {n} in the lane | {n} hours | £{n}00 |\n" for n in range(60))
    text = f"## 5. Lamps\n\n| Lamp | Lit | Cost |\n| --- | --- | --- |\n{rows}"
    found = passages_of(text, model)
    later = [passage for passage in found if passage.start > text.index("| Lamp 0")]
    assert later
    assert {passage.kind for passage in later} == {"table"}
    assert all(passage.context.endswith("| Lamp | Lit | Cost |") for passage in later)
    said = later[0].sentences[0]
    assert said.lead
    assert text[said.lead.start : said.lead.end] == "| Lamp | Lit | Cost |"
    assert text[said.start : said.end].startswith("| Lamp ")


def test_decision_and_minutes_are_parts_of_their_item(model: EmbeddingModel) -> None:
    found = passages_of(
        "## 7. Budget\n\nDecision:\n\nThe precept is £61,000.\n\nMinutes:\n\nIt was discussed.\n\n"
        "## 8. Lamps\n\nIt was dark.\n",
        model,
    )
    worded = [p for p in found if p.text.strip("# ") not in ("7. Budget", "8. Lamps")]
    assert [(p.item, p.part) for p in worded] == [
        ("7. Budget", "Decision"),
        ("7. Budget", "Minutes"),
        ("8. Lamps", None),
    ]
    assert "Decision" in worded[0].context
    assert worded[0].kind == "decision"


def test_the_quotable_words_of_an_item_come_after_its_label(model: EmbeddingModel) -> None:
    text = "RESOLVED –\n\n(a) That the lamp be mended;\n\n(b) That the lane be closed.\n"
    (passage,) = passages_of(text, model)
    assert [text[said.start : said.end] for said in passage.sentences] == [
        "That the lamp be mended;",
        "That the lane be closed.",
    ]
    assert all(
        said.lead and text[said.lead.start : said.lead.end] == "RESOLVED –"
        for said in passage.sentences
    )


def test_attendance_is_told_from_discussion(model: EmbeddingModel) -> None:
    found = passages_of(
        "## 1. Apologies\n\nApologies came from Cllr Moule.\n\n## 2. Lamps\n\nIt was dark.\n", model
    )
    assert [passage.kind for passage in found] == ["attendance", "discussion"]


def test_a_sentence_longer_than_the_model_reads_is_cut_between_words(
    model: EmbeddingModel,
) -> None:
    text = "The Clerk reported " + "that the lane was dark and the lamp was out, " * 100
    document, blocks = read(text)
    found = passages_of(text, model)
    check(document, blocks, found, model)
    assert len(found) > 3
    assert all(text[p.end : p.end + 1] in ("", " ") or text[p.end - 1] == " " for p in found)


@pytest.mark.parametrize(
    "rule",
    ["-" * 300, "=" * 300, "_" * 400, "* " * 150, "|" + "---|" * 90],
    ids=lambda rule: rule[:2],
)
def test_a_ruled_line_is_counted_as_the_model_reads_it(rule: str, model: EmbeddingModel) -> None:
    text = f"The lamps were lit.\n\n{rule}\n\nThe lamps were out.\n\n{rule}\n\nThe end was near.\n"
    document, blocks = read(text)
    check(document, blocks, passages_of(text, model), model)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "路面の穴" * 900,
        "🚧🕳️" * 900,
        "a. b. c. d. e. f. " * 300,
        "1. " * 400,
        "(a) (b) (c)\n" * 200,
        "# " + "Very long heading " * 200 + "\n\nAnd a sentence.\n",
        "".join(
            f"{'#' * (n % 6 + 1)} Heading {n} of the long trail of them\n\n" for n in range(90)
        ),
        "Lead-in that never ends " * 60 + ":\n\n- first\n- second\n",
        "|" + " cell |" * 300 + "\n" + "|" + " 4 |" * 300 + "\n" + "|" + " 5 |" * 300 + "\n",
    ],
    ids=lambda text: text[:9],
)
def test_odd_text_is_split_like_any_other(text: str, model: EmbeddingModel) -> None:
    document, blocks = read(text)
    check(document, blocks, passages_of(text, model), model)


def test_splitting_is_the_same_every_time(model: EmbeddingModel) -> None:
    text = "## 1. Lamps\n\n" + "The lamp was out. It was dark in the lane. " * 40
    assert passages_of(text, model) == passages_of(text, model)
    ids = [passage.id for passage in passages_of(text, model)]
    assert len(set(ids)) == len(ids)


def test_a_page_number_is_that_of_the_passages_start(model: EmbeddingModel) -> None:
    (file,) = [file for file in FILES if file.source.endswith("cabinet-2025-02-11.pdf")]
    document, blocks = read_file(file)
    found = split(document, blocks, count_tokens=model.count_tokens, max_tokens=model.max_tokens)
    starts = document.page_starts
    assert len(starts) > 2
    assert {passage.page for passage in found} >= set(range(1, len(starts) + 1)) - {1}
    assert all(passage.page and starts[passage.page - 1] <= passage.start for passage in found)


SAID = st.sampled_from(
    [
        "The Clerk reported that the lamp was out.",
        "RESOLVED –",
        "RESOLVED: That the lamp be mended by 4 May 2024.",
        "It was agreed:",
        "Cllr. Moule asked why.",
        "£4,850",
        "Minutes:",
        "Decision:",
        "## 3. Lamps",
        "4. Footpaths",
        "- a bullet of a list;",
        "(b) a lettered part;",
        "| Lamp | Lit | Cost |\n| --- | --- | --- |\n| One | 4 | £5 |\n| Two | 6 | £9 |",
        "Supporting documents:",
        "-----",
        "word " * 90,
        "The lane was dark, " * 40,
        "Roads 41,000 40,100\nBaths 8,000 7,500",
    ]
)


@settings(derandomize=True, deadline=None, database=None, max_examples=60)
@given(st.lists(st.tuples(SAID, st.sampled_from(["\n", "\n\n", "\r\n\r\n", " "])), max_size=40))
def test_any_minutes_are_split_whole_verbatim_and_short_enough(
    pieces: list[tuple[str, str]],
) -> None:
    text = "".join(said + gap for said, gap in pieces)
    if text.strip(" \r\n-"):
        document, blocks = read(text)
        check(document, blocks, passages_of(text, shared_model()), shared_model())


_SHARED: list[EmbeddingModel] = []


@pytest.fixture(autouse=True, scope="module")
def _share(model: EmbeddingModel) -> None:
    _SHARED.append(model)  # hypothesis refuses fixtures of a test's scope


def shared_model() -> EmbeddingModel:
    return _SHARED[0]


def test_the_samples_are_in_every_format_that_is_read() -> None:
    assert {Path(file.source).suffix for file in FILES} == {
        ".txt",
        ".md",
        ".html",
        ".pdf",
        ".docx",
    }


VOTE = (
    "The Mayor put the amendment to the vote, and the result was as follows:\n\n"
    "**In favour of the amendment**\n\n"
    "Councillors Alder, Birch (A), Birch (T), Cedar, Dogwood, Elm, Fir and Gorse (8)\n\n"
    "**Against the amendment:**\n\nCouncillors Hazel, Ivy and Juniper\n\n**(3)**\n\n"
    "**Abstentions**\n\nCouncillor Larch (1)\n\n"
)


def test_a_recorded_vote_stays_whole_with_what_was_voted_on(model: EmbeddingModel) -> None:
    talk = "The Director explained at length what had been done about the bridge. " * 9
    passages = passages_of(f"## 4. Quill Bridge\n\n{talk}\n\n{VOTE}The Mayor closed.\n", model)
    (vote,) = [passage for passage in passages if "(8)" in passage.text]
    assert vote.text.startswith("The Mayor put the amendment to the vote")
    assert "Councillor Larch (1)" in vote.text
    assert {passage.item for passage in passages} == {"4. Quill Bridge"}


def test_a_vote_too_long_for_one_passage_is_parted_between_its_sides(model: EmbeddingModel) -> None:
    names = ", ".join(f"Marchbanks-Featherstone ({letter})" for letter in "ABCDEFGHIJKLMNOP")
    text = f"The vote was:\n\nFor:\n\nCouncillors {names}\n\nAgainst:\n\nCouncillors {names} (16)\n"
    passages = passages_of(text, model)
    assert any(passage.text.startswith("Against:\n\nCouncillors") for passage in passages)


def test_what_was_said_is_not_put_under_the_list_of_those_present(model: EmbeddingModel) -> None:
    text = (
        "IN ATTENDANCE:\n\nChief Executive (Ms P. Dale), Director of Works (Mr S. Cole)\n\n"
        "The Mayor said that the special meeting had been called to discuss the closing of the "
        "bridge, and asked the members to speak to the motion in turn.\n\n"
        "**Quill Bridge**\n\nIt was agreed that the bridge be closed until the spring.\n"
    )
    passages = passages_of(text, model)
    assert [passage.item for passage in passages] == ["IN ATTENDANCE:", None, "Quill Bridge"]
    assert not any("ATTENDANCE" in passage.context for passage in passages[1:])


def test_lists_of_those_present_stay_under_their_heading(model: EmbeddingModel) -> None:
    text = "PRESENT:\n\nCllrs Alder and Birch\n\n**Officers:**\n\nMs P. Dale, Mr S. Cole\n\n"
    passages = passages_of(f"{text}## 1. Minutes\n\nThey were signed.\n", model)
    assert "PRESENT" in passages[-2].context
    assert "PRESENT" not in passages[-1].context


@pytest.mark.parametrize(
    "left", ["(Image omitted)", "[image]", "<!-- image -->", "(picture omitted)"]
)
def test_a_picture_that_was_left_out_says_nothing(left: str, model: EmbeddingModel) -> None:
    gap = f"\n\n{left}" * 90
    passages = passages_of(f"The budget was shown.{gap}\n\nIt was agreed.\n", model)
    assert [passage.text for passage in passages] == ["The budget was shown.", "It was agreed."]


def test_a_count_on_its_own_line_is_quoted_with_the_names_before_it(model: EmbeddingModel) -> None:
    quoted = [text for passage in passages_of(VOTE, model) for text in _quotable(passage)]
    assert "Councillors Hazel, Ivy and Juniper\n\n**(3)**" in quoted


def _quotable(passage: Passage) -> list[str]:
    return [
        passage.text[one.start - passage.start : one.end - passage.start]
        for one in passage.sentences
    ]


def test_the_names_of_a_side_are_quoted_under_its_label(model: EmbeddingModel) -> None:
    (passage,) = passages_of(VOTE, model)
    leads = [
        passage.text[one.lead.start - passage.start : one.lead.end - passage.start]
        for one in passage.sentences
        if one.lead
    ]
    assert leads[:2] == ["**In favour of the amendment**", "**Against the amendment:**"]


ELECTION = (
    "As there were two names, a roll call vote was taken which resulted as follows:\n\n"
    "**For Councillor Alder**\n\nCouncillors Alder, Birch (A), Cedar, Dogwood and Elm"
    "\n\n(7)\n\n"
    "**For Councillor Hazel**\n\nCouncillors Hazel, Ivy, and Juniper\n\n(3)\n\n"
    "The Mayor declared Councillor Alder elected as chair for the year.\n\n"
)


def test_a_vote_between_two_names_stays_whole_with_its_counts(model: EmbeddingModel) -> None:
    talk = "Members spoke at length of the year that had passed and thanked the chair. " * 9
    passages = passages_of(f"## 2. Chair\n\n{talk}\n\n{ELECTION}They thanked her.\n", model)
    (vote,) = [passage for passage in passages if "(7)" in passage.text]
    quoted = _quotable(vote)
    assert any(one.startswith("Councillors Alder") and one.endswith("(7)") for one in quoted)
    assert any(one.startswith("Councillors Hazel") and one.endswith("(3)") for one in quoted)
    assert "The Mayor declared Councillor Alder elected as chair for the year." in quoted


LONG_VOTE = (
    "The result of the voting was follows:\n\nFor\n\n"
    "Councillors Alder, Birch (A), Birch (T), Cedar, Dogwood, Elm, Fir, Gorse, Hazel,\n\n"
    "Ivy, Juniper, Larch, Maple, Oak, Pine, Quince, Rowan, Sallow, Teasel, Vetch. (20)\n\n"
    "Against\n\nCouncillors Willow, Yarrow, Cmhlr. Ó Briain,\n\nZinnia. (4)\n\n"
    "There were no abstentions.\n\nThe Mayor declared the motion carried.\n\n"
)


def test_names_that_go_on_over_lines_stay_under_their_label(model: EmbeddingModel) -> None:
    talk = "The members spoke at length of the year that had passed, and of the lamps. " * 6
    passages = passages_of(f"## 2. Budget\n\n{talk}\n\n{LONG_VOTE}They thanked her.\n", model)
    (vote,) = [passage for passage in passages if "(20)" in passage.text]
    assert "Zinnia. (4)" in vote.text
    assert "The Mayor declared the motion carried." in _quotable(vote)
    sides = {
        vote.text[one.lead.start - vote.start : one.lead.end - vote.start]: vote.text[
            one.start - vote.start : one.end - vote.start
        ]
        for one in vote.sentences
        if one.lead
    }
    assert list(sides) == ["For", "Against"]
    assert sides["For"].endswith("Vetch. (20)")
    assert sides["Against"].endswith("Zinnia. (4)")


def test_the_label_of_a_side_is_not_quoted_alone(model: EmbeddingModel) -> None:
    quoted = [one for passage in passages_of(ELECTION, model) for one in _quotable(passage)]
    assert not any(one.startswith("**For Councillor") for one in quoted)


def test_a_sentence_over_paragraphs_is_one(model: EmbeddingModel) -> None:
    text = "The lamps of Fen Lane were mended by the\n\nCounty Council in May.\n"
    (passage,) = passages_of(text, model)
    assert _quotable(passage) == [text.strip()]


def test_a_number_in_bold_is_quoted_with_what_it_counts(model: EmbeddingModel) -> None:
    text = (
        "The officer said how far the work had come:\n\n**601**\n\nlamps that were looked at\n\n"
        "**16**\n\nlamps that were mended in the year\n\n**2024**\n\n**Next year**\n\nMore.\n"
    )
    quoted = [one for passage in passages_of(text, model) for one in _quotable(passage)]
    assert "**601**\n\nlamps that were looked at" in quoted
    assert "**16**\n\nlamps that were mended in the year" in quoted
    assert not any(one.startswith("**2024**") for one in quoted)


@pytest.mark.parametrize(
    "settles",
    [
        "This was proposed by Cllr Moule, seconded by Cllr Tench and agreed.",
        "The motion was carried.",
        "It was unanimously approved.",
        "Councillor Moule seconded the motion.",
        "Proposed by Cllr Moule and carried.",
    ],
)
def test_what_became_of_a_sentence_stands_in_its_passage(
    settles: str, model: EmbeddingModel
) -> None:
    said = "The clerk was to write to the owner of the lamps in lane {} about their wicks."
    talk = " ".join(said.format(n) for n in range(60))
    for count in range(8):  # wherever a passage is full, it does not end before it
        text = f"{talk}\n\n{'Tea was served. ' * count}The lamps are to be lit. {settles}\n"
        (passage,) = [one for one in passages_of(text, model) if settles in one.text]
        assert "The lamps are to be lit." in passage.text
