import pytest

from ingest.access import find_marks, held_back
from ingest.parse import parse
from ingest.parse.parsed import Notice, Parsed, Place
from schema import Kind, Mark

HEAD = "Pennick Parish Council\n\nMinutes of the meeting held on Tuesday 9 April 2024\n\n"
AGENDA = "Pennick Parish Council\n\nAgenda for the meeting on Tuesday 9 April 2024\n\n"
LAMP = "The lamp in Mill Lane was talked about for a long time, and it is to be mended by June."
PRICE = "The price that Otter Homes offered is £4,850, and members thought that it was fair."


def marks_of(text: str, kind: Kind = "other", *notices: Notice) -> tuple[str, tuple[Mark, ...]]:
    parsed = parse(text.encode(), ".txt")
    parsed = Parsed(parsed.text, parsed.blocks, parsed.page_starts, parsed.facts, (), notices)
    return parsed.text, find_marks(parsed, "paper", kind)


def shown(text: str, kind: Kind = "other", *notices: Notice) -> str:
    """Return what of a text is not held back."""
    stored, marks = marks_of(text, kind, *notices)
    access, spans = held_back(stored, marks)
    if access == "restricted":
        return ""
    for span in reversed(spans):
        stored = stored[: span.start] + stored[span.end :]
    return stored


@pytest.mark.parametrize(
    "mark",
    [
        "Not for publication",
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A",
        "Exempt by virtue of paragraph 8 of Schedule 7A to the 1973 Act",
        "Exempt from publication under the Public Bodies (Admission to Meetings) Act 1960",
        "RESTRICTED",
        "Private appendix",
        "Classification: Restricted",
        "Confidential: Yes",
        "Open to the public: No",
        "Exempt Appendix B – tenders for the lamp",
        "Tenders for the lamp [Confidential]",
        "This report is not for publication because it names tenderers.",
        "This report contains exempt information as defined in Schedule 12A.",
        "The press and public may not see this paper",
        "Held back from the public: closed minutes",
        "C O N F I D E N T I A L",
        "N O T   F O R   P U B L I C A T I O N",
        "NOTFORPUBLICATION",
        "PR1VATE",
        "Confi\N{SOFT HYPHEN}dential",
        "CONFIDENTAL",
        "  3 | Confidential",
        "Nid i'w gyhoeddi",
        "Adroddiad cyfrinachol",
        "Ní le foilsiú",
        "Tuarascáil rúnda",
        "Aithisg dhìomhair",
        "This report holds exempt information as defined in Paragraph 5 of Part 1 of Schedule 12A "
        "of the Local Government Act 1972 as amended and is for that reason not open to the public "
        "or the press",
        "TLP:RED",
        "For the eyes of governors only",
    ],
)
def test_a_mark_at_the_head_closes_the_whole(mark: str) -> None:
    assert shown(f"{mark}\n\nReport on lamps\n\n{LAMP}\n") == ""


@pytest.mark.parametrize(
    "words",
    [
        "EXEMPT ITEMS (there were no exempt items)",
        "Confidential: No",
        "Exempt information: none",
        "Not exempt",
        "Is this report confidential? No",
        "Classification: Unrestricted",
        "Open to the public: Yes",
        "Members of the public: None",
        "Appendix 2 is not for publication",
        "This report does not contain exempt information.",
        "This report contains exempt information in Appendix 2.",
        "Confidential waste contract",
        "Confidentiality policy",
        "Restricted byway 12",
        "Private hire licensing",
        "Vote of no confidence",
        "Those over 75 are otherwise exempt",
        "Green Paper on housing",
        "The path is closed for the winter",
        "Members were reminded that the tender is confidential",
        "RESOLVED that the public be excluded by virtue of paragraph 3 of Schedule 12A.",
        "The meeting was closed for public discussion.",
        "Contains exempt information? ☐ Yes ☒ No",
        "☒ Public ☐ Private",
        "Open ☑  Confidential ☐",
        "(X) For publication ( ) Not for publication",
        "Private / Open: ~~Private~~ Open",
        "Previously exempt; now released",
        "The embargo was lifted at noon",
        "No longer confidential since the award",
        "Exemption from the Financial Regulations",
        "Politically restricted posts",
        "Weight-restricted lanes",
        "Part 2 – items for decision",
        "Not exempt from publication",
        "Confidential until June; now public",
        "The meeting closed to the public and opened for council business",
        "Standards and Privileges Committee: terms of reference",
    ],
)
@pytest.mark.parametrize("kind", ["minutes", "report"])
def test_what_speaks_of_secrecy_is_no_mark(words: str, kind: Kind) -> None:
    assert not marks_of(f"{words}\n\nReport on lamps\n\n{LAMP}\n", kind)[1]
    assert not marks_of(f"{HEAD}1. Lamps\n\n{LAMP}\n\n{words}\n\n{LAMP}\n", kind)[1]


@pytest.mark.parametrize(
    "heading",
    [
        "PART II – PRIVATE",
        "Part B – Exempt",
        "PART TWO (CLOSED TO THE PUBLIC)",
        "Private Business",
        "Confidential matters",
        "Business taken in camera",
        "In committee",
        "Items considered in private",
        "Rhan 2 – Eithriedig",
        "Busnes preifat",
        "Cuid 2 – Rúnda",
        "Below the line items",
        "CLOSED SESSION",
    ],
)
def test_a_private_part_runs_on_over_its_items_to_the_next_public_heading(heading: str) -> None:
    text = (
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n{heading}\n\n2. The tender\n\n{PRICE}\n\n"
        f"3. The Clerk's pay\n\nIt is to rise.\n\nOPEN SESSION\n\n4. Trees\n\n{LAMP}\n"
    )
    left = shown(text, "minutes")
    assert "£4,850" not in left
    assert "It is to rise." not in left
    assert left.count("Mill Lane") == 2


def test_a_marked_item_is_closed_up_to_the_next() -> None:
    left = shown(
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Exempt minute – the tender\n\n{PRICE}\n\n"
        f"3. Next meeting\n\nTuesday 14 May 2024, in the Reading Room, at the same hour as now.\n"
    )
    assert "£4,850" not in left
    assert "Reading Room" in left


def test_a_mark_below_an_item_closes_that_item() -> None:
    left = shown(
        f"{HEAD}1. Sale\n\n{PRICE}\n\n(Exempt under paragraph 3 of Schedule 12A)\n\n"
        f"2. Lamps\n\n{LAMP}\n"
    )
    assert "£4,850" not in left
    assert "Mill Lane" in left


def test_a_mark_at_the_end_closes_its_item_surely_and_the_rest_in_doubt() -> None:
    text, marks = marks_of(
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Sale\n\n{PRICE}\n\nNot for publication\n"
    )
    assert {(mark.sure, mark.start == 0) for mark in marks} == {(True, False), (False, True)}
    assert all(mark.end == len(text) for mark in marks)


def test_a_mark_before_the_first_item_closes_the_whole() -> None:
    assert shown(f"{HEAD}Present: Cllr Ash\n\nCONFIDENTIAL\n\n1. Sale\n\n{PRICE}\n") == ""


def test_a_published_resolution_of_a_private_item_is_public() -> None:
    public = "RESOLVED: that the recommendations in the exempt report be agreed."
    text = (
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Confidential item – land\n\n{{}}\n\n3. Trees\n\n{LAMP}\n"
    )
    assert not marks_of(text.format(public), "minutes")[1]
    assert not marks_of(text.format("RESOLVED: that it be sold for £4,850."), "minutes")[1]
    (sure,) = marks_of(text.format(f"{PRICE}\n\n{public}"), "minutes")[1]
    assert sure.sure


@pytest.mark.parametrize(
    "then",
    [
        "The webcast was suspended at 7.38 pm.",
        "Members of the public left the meeting at this point.",
        "Councillor Orme declared an interest and left the room.",
        "The recording of the meeting was stopped.",
        "The meeting was adjourned for five minutes while the public gallery was cleared.",
    ],
)
def test_that_the_public_were_sent_out_is_public_with_what_was_done_then(then: str) -> None:
    sent_out = (
        "8. EXCLUSION OF THE PRESS AND PUBLIC\n\nRESOLVED – That the press and public be excluded "
        "from the meeting during the next item, since exempt information was likely to be "
        "disclosed.\n\n"
    )
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n{sent_out}"
    assert then in shown(f"{text}{then}\n\n9. Land\n\n{LAMP}\n", "minutes")
    assert PRICE not in shown(f"{text}{then}\n\n{PRICE}\n\n9. Land\n\n{LAMP}\n", "minutes")


@pytest.mark.parametrize(
    "heading", ["Public participation", "To receive comments from the public", "Residents' time"]
)
def test_a_meeting_that_closes_to_the_public_after_they_spoke_is_public(heading: str) -> None:
    line = "No comments were made - the meeting closed to the public"
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. {heading}\n\n{line}\n\n{PRICE}\n\n"
    assert PRICE in shown(f"{text}3. Land\n\n{LAMP}\n", "minutes")
    for sent_out in ("The public were excluded", "The meeting went into private session"):
        closed = text.replace(line, sent_out)
        assert PRICE not in shown(f"{closed}3. Land\n\n{LAMP}\n", "minutes")


def test_a_sum_resolved_below_what_says_that_its_words_are_not_public_is_doubtful() -> None:
    resolved = "RESOLVED: that it be sold for £4,850."
    for heading in ("Exempt minute – land", "Land (not for publication)"):
        text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. {heading}\n\n{resolved}\n\n3. Trees\n\n{LAMP}\n"
        (doubt,) = marks_of(text, "minutes")[1]
        assert not doubt.sure


@pytest.mark.parametrize(
    "line",
    [
        "The meeting went into committee.",
        "At 9.10 pm the Council moved into private session.",
        "Press and public were asked to withdraw.",
        "Exclusion of the public",
        "The Board entered executive session.",
        "Gwahardd y wasg a'r cyhoedd",
        "Adjourned to closed session: pending claim",
        "The Court resolved itself into committee",
        "Closed session commenced at 8.05 pm",
        "The Council resumed in camera",
    ],
)
def test_what_follows_once_the_public_had_left_is_doubtful(line: str) -> None:
    told = f"{HEAD}1. Lamps\n\n{LAMP}\n\n{line}\n\n{{}}\n\n2. Trees\n\n{LAMP}\n"
    left = shown(told.format(PRICE), "minutes")
    assert "Otter" not in left
    assert left.count("Mill Lane") == 2
    assert not any(mark.sure for mark in marks_of(told.format(PRICE), "minutes")[1])
    public = told.format("RESOLVED: that it be sold.\n\nThe meeting closed at nine.")
    assert not marks_of(public, "minutes")[1]


@pytest.mark.parametrize(
    ("form", "public"),
    [
        ("Is this paper exempt?\n\n☐ Yes\n\n☒ No", True),
        ("Is this paper exempt?\n\n☒ Yes\n\n☐ No", False),
        ("| Author | Status |\n|---|---|\n| The Clerk | Exempt |", False),
        ("| Author | Public or private |\n|---|---|\n| The Clerk | Public |", True),
        ("| Author | The Clerk | Public/Exempt | Exempt |", False),
        ("| Author | The Clerk | Public/Exempt | Public |", True),
        ("[ ] Open  [X] Private", False),
        ("Status: Exempt ✓ Public ✗", False),
        ("Status: Exempt ☐ Public ☐", True),
    ],
)
def test_a_form_is_read_by_what_is_ticked_and_asked(form: str, public: bool) -> None:
    parsed = parse(f"{form}\n\n# Report on lamps\n\n{LAMP}\n".encode(), ".md")
    assert (not find_marks(parsed, "paper", "report")) == public


def test_a_private_session_in_minutes_is_for_a_person_to_decide() -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\nPRIVATE SESSION\n\n2. Sale\n\n{PRICE}\n"
    _, marks = marks_of(text, "minutes")
    assert marks
    assert not any(mark.sure for mark in marks)


def test_the_titles_of_an_agenda_are_public_but_not_a_paper_behind_it() -> None:
    titles = f"{AGENDA}1. Lamps\n\nPART II – NOT FOR PUBLICATION\n\n2. The tender\n\n3. Pay\n"
    assert not marks_of(titles, "agenda")[1]
    paper = "It costs £4,850 " + "and must be weighed against the other offers that were made " * 5
    assert "£4,850" not in shown(f"{titles}\n{paper}.\n", "agenda")


@pytest.mark.parametrize("place", ["head", "foot", "watermark", "stamp", "picture", "margin"])
def test_a_notice_closes_what_it_stands_over(place: str) -> None:
    pages = [f"Page of the pack, number {n}. {LAMP}" for n in "abcdefgh"]
    text = "\f".join(pages)
    start = text.index(pages[6])
    notice = Notice("Cabinet\nEXEMPT – paragraph 3   Page 7", place, start, len(text))  # type: ignore[arg-type]
    left = shown(text, "agenda", notice)
    assert "number f" in left
    assert "number g" not in left


def test_a_mark_on_the_first_page_alone_makes_the_others_doubtful() -> None:
    text = "\f".join(f"Page {n}. {LAMP}" for n in "abcd")
    end = text.index("\f") + 1
    _, marks = marks_of(text, "report", Notice("CONFIDENTIAL", "foot", 0, end))
    assert [(mark.sure, mark.end) for mark in marks] == [(False, len(text)), (True, end)]


def test_properties_and_front_matter_close_the_whole() -> None:
    for facts in ({"title": "Confidential minutes"}, {"access": "Not for publication"}):
        parsed = parse(f"{HEAD}1. Lamps\n\n{LAMP}\n".encode(), ".txt")
        marked = Parsed(parsed.text, parsed.blocks, facts=facts)
        (mark,) = find_marks(marked)
        assert (mark.place, mark.sure, mark.end) == ("property", True, len(parsed.text))


def test_a_files_name_alone_is_for_a_person_to_decide() -> None:
    parsed = parse(f"{HEAD}1. Lamps\n\n{LAMP}\n".encode(), ".txt")
    (mark,) = find_marks(parsed, "Confidential minutes")
    assert not mark.sure


def test_a_part_before_all_items_ends_where_the_meeting_is_public_again() -> None:
    closed = f"PART II\n\nThe public had left.\n\n1. Land\n\n{PRICE}\n\n"
    text = f"{HEAD}{closed}PART I RESUMED\n\n2. Lamps\n\n{LAMP}\n"
    assert "Otter" not in shown(text, "minutes")
    assert LAMP in shown(text, "minutes")


@pytest.mark.parametrize("opening", ["Appendix B – tenders", "EXEMPT ANNEX", "Enclosure 2"])
def test_an_appendix_that_is_marked_leaves_the_paper_before_it_public(opening: str) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n{opening}\n\n{PRICE}\n"
    start = text.index(opening)
    left = shown(text, "report", Notice("Not for publication", "foot", start, len(text)))
    assert LAMP in left
    assert "Otter" not in left


@pytest.mark.parametrize("place", ["hidden", "picture", "margin", "foot", "watermark"])
def test_a_mark_of_any_place_on_the_first_page_makes_the_others_doubtful(place: Place) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\f2. Land\n\n{PRICE}\n"
    second = parse(text.encode(), ".txt").page_starts[1]
    assert not shown(text, "minutes", Notice("Confidential", place, 0, second))


def test_a_remark_speaks_for_the_part_that_it_stands_on() -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Land\n\n{PRICE}\n\n3. Trees\n\n{LAMP}\n"
    at = text.index("2. Land")
    left = shown(text, "minutes", Notice("Not for publication", "margin", at, at + 7))
    assert "Otter" not in left
    assert left.count(LAMP) == 2
    assert not shown(text, "minutes", Notice("Not for publication", "margin", 0, 22))


@pytest.mark.parametrize(
    "foot",
    [
        "adopted as circulated without amendment (Item 8 on Meeting Agenda)",
        "should not be reliant on the private market.",
        "This increase in employment has not only seen the",
    ],
)
def test_a_piece_of_a_sentence_at_a_pages_edge_is_no_mark(foot: str) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n"
    notice = Notice(foot, "foot", 0, len(text))
    assert shown(text, "minutes", notice) == marks_of(text)[0]


def test_the_end_of_a_broken_sentence_at_a_foot_is_no_mark() -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n"
    assert not marks_of(text, "minutes", Notice("was closed.", "foot", 0, len(text)))[1]


@pytest.mark.parametrize(
    "said",
    ["None.", "There was none, and nobody had to leave.", "There were none.", "No such business."],
)
def test_a_private_part_in_which_there_was_nothing_closes_nothing(said: str) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Exempt business\n\n{said}\n\n3. Trees\n\n{LAMP}\n"
    assert marks_of(text, "minutes")[1] == ()
