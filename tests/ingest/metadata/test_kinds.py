import pytest

from ingest.by_hand.corrected import AS_READ
from ingest.metadata.fitted import load_weights
from ingest.metadata.origin import Origin
from ingest.metadata.read import read_metadata
from ingest.parse import parse
from schema import KINDS, Kind
from tests.ingest.papers import PAPERS

BODY = "\n\nPresent: Cllr Moule (Chair)\n\nIt was RESOLVED: That the lamps be mended.\n"


@pytest.mark.parametrize(("name", "kind", "date", "standing", "text"), PAPERS)
def test_papers_of_councils_of_many_styles_are_told_apart(
    name: str, kind: Kind, date: str | None, standing: str | None, text: str
) -> None:
    found = read_metadata(parse(text.encode(), ".txt"), name)
    day = found.date.isoformat() if found.date else None
    assert (found.kind, day, found.standing) == (kind, date, standing)


@pytest.mark.parametrize(
    "item",
    [
        "Public question time: 30 minutes",
        "To approve the minutes of the previous meeting",
        "Minutes of the last meeting (pages 3 to 9)",
        "Matters resolved at the last meeting",
        "Reports from councillors who were present at the fair",
    ],
)
def test_a_published_agenda_is_an_agenda_whatever_stands_in_it(item: str) -> None:
    text = (
        "PENNICK PARISH COUNCIL\n\nAGENDA for the meeting on Tuesday 14 May 2024 at 7 pm\n\n"
        f"1. Apologies for absence\n\n2. {item}\n\n3. To consider new lamps\n\n4. Next meeting"
    )
    assert read_metadata(parse(text.encode(), ".txt"), "a.txt").kind == "agenda"


def test_a_page_of_an_agenda_that_holds_minutes_is_minutes_and_named_so() -> None:
    text = (
        "# Agenda for Lighting Panel on Tuesday, 14th May, 2024, 6.30 pm\n\nAgenda and minutes\n\n"
        "1. Apologies\n\nMinutes:\n\nApologies were received from Councillor Moule.\n\n"
        "2. New lamps\n\nDecision:\n\nRESOLVED that lamps be bought.\n\nMinutes:\n\n"
        "The Committee considered the report. Members asked about the cost.\n"
    )
    found = read_metadata(parse(text.encode(), ".md"), "page.md")
    assert found.kind == "minutes"
    assert found.title == "Minutes of Lighting Panel, 14 May 2024"


@pytest.mark.parametrize(
    "member", ["Mr Moule", "Trustee Moule", "Ms. Moule", "A. Moule", "Reeve Moule"]
)
def test_minutes_need_no_councillors(member: str) -> None:
    text = (
        f"Regular Meeting\nMay 14, 2024\n\nPresent: {member} (Chair), B. Tench\n\n"
        f"{member} called the meeting to order at 7:00 p.m. Motion by Tench, second by Moule, to "
        "pay the bills. Motion carried. The lamp on Mill Lane was discussed. Adjourned at 8:15 p.m."
    )
    assert read_metadata(parse(text.encode(), ".txt"), "0514.txt").kind == "minutes"


def test_a_pack_of_reports_is_no_minutes() -> None:
    part = (
        "Report of the Head of Lamps\n\n1. Purpose\n\nTo say how lamps are.\n\n2. Background\n\n"
        "At its meeting in May the Committee noted the survey.\n\n3. Financial implications\n\n"
        "There are none.\n\nRecommendation: that the report be noted.\n\n"
    )
    text = f"Public reports pack\n\nLamps Committee, 14 May 2024\n\n{part}{part}{part}"
    assert read_metadata(parse(text.encode(), ".txt"), "reports pack.txt").kind == "report"


def test_every_kind_has_a_likelihood() -> None:
    likely = load_weights("kinds").probabilities({})
    assert set(likely) == set(KINDS)
    assert sum(likely.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        (
            "a.md",
            "---\ntitle: A bench for Ada\ndate: 2022-05-03\n---\nOur thanks to the Moules, who "
            "gave the bench by the pond. Do sit down and enjoy it when you walk by!",
            "news",
        ),
        (
            "b.md",
            "---\ntitle: Bins after the bank holiday\ndate: 2022-05-03\n---\nYour bin will be "
            "emptied a day late this week. If yours is missed, please tell us on the website.",
            "news",
        ),
        (
            "c.txt",
            "PENNICK PARISH COUNCIL\nDRAFT MINUTES OF PARISH COUNCIL MEETING\n5TH MAY 2021\n"
            "2021/31 PRESENT\nCllrs A Moule, B Tarn\n2021/32 MINUTES OF 7TH APRIL 2021\nApproved.\n"
            "2021/33 FINANCE\nPayments of £41.20",
            "minutes",
        ),
        (
            "d.txt",
            "Town of Pennick Falls\nCommittee of the Whole\nMINUTES\nMonday, May 2, 2022\n"
            "1. Call to Order\n2. Report of the Engineer dated April 20\nThe Committee recommends "
            "that Council receive it.\n3. Adjournment 2:10 p.m.",
            "minutes",
        ),
        (
            "e.txt",
            "Pennick Parish Council\n1 The Row, Pennick\n5 May 2022\nDear Madam,\nLamps in Mill "
            "Lane\nThe Parish Council asks that the lamps be mended.\nYours faithfully\nA Moule",
            "other",
        ),
        (
            "f.txt",
            "Pennick District Council\nAppeals Committee\nFriday 6 May 2022 at 2.00 pm\nContact: "
            "Una Tarn, 01999 555010\nPublication date: 28 April 2022\nMembership: Councillors "
            "Moule and Roe\n1. Apologies for absence\n2. Declarations\n3. Appeal of a lamp "
            "lighter (Pages 3 - 9)",
            "agenda",
        ),
    ],
)
def test_short_papers_and_posts_are_told_apart(name: str, text: str, kind: str) -> None:
    assert read_metadata(parse(text.encode(), name[1:]), name).kind == kind


PAGE = """\
<html><head><title>Agenda for Lighting Panel on Thursday 14 May 2026, 6.30 pm</title></head><body>
<div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">{heading}</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">Lighting Panel - Thursday 14 May 2026 6.30 pm</h2>
</div><div class="mgLinks"><ul class="mgActionList"><li><a href="documents/g7/Pack.pdf?T=10">Public
reports pack</a></li></ul></div><div class="mgContent"><table class="mgItemTable">
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">1.</p></td><td>
<p class="mgAiTitleTxt">{title}</p><div class="mgWordPara"><p>{words}</p></div>{part}</td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">2.</p></td><td>
<p class="mgAiTitleTxt">Apologies for absence</p></td></tr></table></div></div></body></html>
"""
RECORD = (
    '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Panel heard from '
    "Mr Moule, and members asked what it had cost. It was RESOLVED that lamps be bought.</p></div>"
)
ITEMS = [
    ("Public question time (30 minutes)", "Questions were invited by 8 May."),
    ("Minutes of the previous meeting", "To approve as a correct record the minutes of 9 April."),
    ("Minutes", "That the minutes of the meeting held on 9 April be signed."),
    ("Minutes of the last two meetings and matters arising from them", "These were circulated."),
    ("Declarations", "Members present were asked to declare what was resolved by their boards."),
    ("Motions", "Councillor Moule proposed, and Councillor Farrow seconded, that lamps be bought."),
    ("Deputations", "Speakers have 3 minutes each, 15 minutes in all; the meeting closed at 9 pm."),
]


@pytest.mark.parametrize(("title", "words"), ITEMS)
@pytest.mark.parametrize("heading", ["Agenda", "Agenda and minutes", "Meeting details"])
def test_a_page_whose_structure_says_agenda_is_one_until_it_holds_minutes(
    heading: str, title: str, words: str
) -> None:
    for part, kind in (("", "agenda"), (RECORD, "minutes")):
        page = PAGE.format(heading=heading, title=title, words=words, part=part)
        found = read_metadata(parse(page.encode(), ".html"), "m7.html")
        assert found.kind == kind
        assert found.title.startswith("Agenda for") == (kind == "agenda")


LAST = (
    "Present: Cllr Moule (Chair), Cllr Farrow. Apologies were received from Cllr Tench.\n\n"
    "1. Lamps\n\nRESOLVED: That the lamps be mended. The meeting closed at 9 pm.\n"
)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("m7-pack.txt", "Public reports pack\n\nLighting Panel\n\nThursday 14 May 2026"),
        ("Public reports pack Thursday 14-May-2026 Lighting Panel.txt", "Lighting Panel"),
        ("g7.txt", "Agenda Pack: Lighting Panel, 14 May 2026\n\nMinutes of 9 April 2026"),
        ("g7.txt", "Public Document Pack\n\nLighting Panel\n\nThursday 14 May 2026 at 6 pm"),
        ("g7.txt", "(Public Pack)Agenda Document for Lighting Panel, 14/05/2026 18:00"),
    ],
)
def test_what_is_called_a_pack_is_no_minutes_whatever_is_bound_in_it(name: str, head: str) -> None:
    found = read_metadata(parse(f"{head}\n\n{LAST * 3}".encode(), ".txt"), name)
    assert found.kind == "agenda"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("g7.txt", "Public Document Pack\n\nMINUTES of the Lighting Panel held on 14 May 2026"),
        ("g7.txt", "Minutes of the Lighting Panel held on 14 May 2026"),
        ("g7.txt", "Lighting Panel\n\nMinutes of the meeting of 14 May 2026: the lamp pack"),
    ],
)
def test_minutes_that_are_printed_as_a_pack_are_minutes(name: str, head: str) -> None:
    found = read_metadata(parse(f"{head}\n\n{LAST}".encode(), ".txt"), name)
    assert found.kind == "minutes"


@pytest.mark.parametrize(("said", "kind"), [("pack", "agenda"), ("decision", "decision")])
def test_what_a_publisher_calls_a_paper_is_its_kind(said: str, kind: Kind) -> None:
    text = f"Minutes of the Lighting Panel held on 14 May 2026\n\n{LAST}"
    found = read_metadata(parse(text.encode(), ".txt"), "a.txt", AS_READ, Origin(type=said))
    assert found.kind == kind


def test_a_pages_own_structure_is_surer_than_what_lists_it() -> None:
    page = PAGE.format(heading="Agenda", title="Lamps", words="To buy lamps.", part=RECORD)
    parsed = parse(page.encode(), ".html")
    assert read_metadata(parsed, "m7.html", AS_READ, Origin(type="agenda")).kind == "minutes"
