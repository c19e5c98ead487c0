"""What was done without the public is held back in doubt, from their leaving to their return."""

import pytest

from ingest.access import sitting_course
from ingest.access.sat_without_public import sittings
from ingest.parse import Block, parse
from tests.ingest.access.test_find import HEAD, LAMP, PRICE, marks_of, shown

OPEN = "The bandstand roof was looked at by three members, who want it tarred before the winter."


def minutes(sent_out: str, back: str) -> str:
    """Return minutes of which the second and third items were taken without the public."""
    return (
        f"{HEAD}1. Lamps\n\n{LAMP}\n\n{sent_out}\n\n2. Mill\n\n{PRICE}\n\n"
        f"3. Clerk\n\n{PRICE.replace('Otter', 'Stoat')}\n\n{back}\n\n4. Bandstand\n\n{OPEN}\n"
    )


@pytest.mark.parametrize(
    ("sent_out", "back"),
    [
        ("The two visitors were asked to leave.", "The visitors came back in at 8.40 pm."),
        ("The chamber rose into closed session.", "The meeting resumed in public session."),
        ("The gallery was cleared at 7.50 pm.", "The gallery was reopened at 8.20 pm."),
        ("Council moved in camera.", "Council rose from in camera."),
        ("That parishioners be excluded under section 1(2).", "Parishioners rejoined the meeting."),
        ("Gwaharddwyd y wasg a'r cyhoedd.", "Ailagorwyd y cyfarfod."),
        ("The Chairman closed the public part.", "The meeting was reopened to the public."),
        ("Everyone who was no trustee was shown out.", "Those outside were called in again."),
    ],
)
def test_all_from_their_leaving_to_their_return_is_doubtful(sent_out: str, back: str) -> None:
    text = minutes(sent_out, back)
    left = shown(text, "minutes")
    assert "Otter" not in left
    assert "Stoat" not in left
    assert left.count("Mill Lane") == left.count("bandstand roof") == 1
    assert back in left
    assert not any(mark.sure for mark in marks_of(text, "minutes")[1])


def test_where_an_item_follows_at_once_they_left_for_what_was_to_come() -> None:
    sent_out = "Members of the press and public were then required to withdraw."
    left = shown(minutes(sent_out, "Members thanked the porter."), "minutes")
    assert "Otter" not in left
    assert "Stoat" not in left
    for other in ("There was no need to exclude the press and public.", "Two residents left."):
        assert "Otter" in shown(minutes(other, "Members thanked the porter."), "minutes")


@pytest.mark.parametrize(
    ("items", "otter", "stoat"),
    [
        ("the next item", False, True),
        ("the following two items", False, False),
        ("the following items", False, False),
        ("items 2 and 3", False, False),
        ("items 2 to 3", False, False),
        ("item 3", True, False),
        ("agenda item 2", False, True),
        ("the remainder of the meeting", False, False),
    ],
)
def test_the_items_that_a_resolution_names_are_doubtful(
    items: str, otter: bool, stoat: bool
) -> None:
    resolved = f"RESOLVED: That the press and public be excluded during {items}."
    left = shown(minutes(resolved, "Members thanked the porter."), "minutes")
    assert ("Otter" in left, "Stoat" in left) == (otter, stoat)
    assert resolved in left


@pytest.mark.parametrize(
    "text",
    [
        minutes("The press and public stayed throughout.", "The meeting resumed."),
        minutes("This was referred to the Finance Committee.", "The public session was long."),
        minutes("Councillor Orme left the room for item 2.", "Councillor Orme returned."),
        minutes(
            "It is to be taken into the committee room.", "The library reopened to the public."
        ),
    ],
)
def test_what_the_public_could_hear_is_public(text: str) -> None:
    assert marks_of(text, "minutes")[1] == ()


def test_resolutions_of_what_was_done_without_them_are_public() -> None:
    resolved = "RESOLVED: that the mill be let to the lower of the two who asked for it."
    text = minutes("The public were asked to leave.", "The public were let back in.")
    text = text.replace(PRICE, resolved).replace(PRICE.replace("Otter", "Stoat"), resolved)
    assert resolved in shown(text, "minutes")


@pytest.mark.parametrize(
    "label",
    [
        "Not for the published minutes",
        "Confidential note for members",
        "Redact from public version",
    ],
)
def test_a_paragraph_with_such_a_label_is_doubtful(label: str) -> None:
    for words in (f"{label}: {PRICE}", f"{OPEN} [{label}] {PRICE}", f"{OPEN} [{label}: {PRICE}]"):
        text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Mill\n\n{OPEN} Nothing was settled.\n\n{words}\n"
        left = shown(text, "minutes")
        assert "Otter" not in left
        assert "Nothing was settled" in left


@pytest.mark.parametrize("label", ["Confidential waste", "Exempt items", "The plan (NP)", "Public"])
def test_a_paragraph_with_another_label_is_public(label: str) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Mill\n\n{label}: none was needed, members thought.\n"
    assert marks_of(text, "minutes")[1] == ()


def test_an_agenda_s_private_part_that_says_how_things_stand_is_no_list_of_titles() -> None:
    titles = "5. To consider tenders for the mill\n\n6. Staffing"
    agenda = f"{HEAD}1. Lamps\n\n{LAMP}\n\nPART B - PRIVATE AGENDA\n\n{{}}\n"
    assert marks_of(agenda.format(titles), "agenda")[1] == ()
    told = f"{titles}\n\nOtter Homes has asked for the rent to be put off."
    assert "Otter" not in shown(agenda.format(told), "agenda")


@pytest.mark.parametrize(
    "line",
    [
        f"The visitors were asked to leave the hall. {PRICE} The visitors were let back in.",
        f"It was agreed that the public be excluded. {PRICE}",
        f"The attendees were moved to the waiting room.\n\n{PRICE}",
        f"The Chairman asked the residents to withdraw while this was settled.\n\n{PRICE}",
        f"RESOLVED: That parishioners be excluded for this item.\n\n{PRICE}",
        f"RESOLVED: That parishioners be excluded for the next item.\n\n{PRICE}\n\nEND",
    ],
)
def test_what_is_told_after_they_were_sent_out_is_doubtful_to_the_end_of_its_item(
    line: str,
) -> None:
    last = "" if line.endswith("END") else f"3. Band\n\n{OPEN}\n"
    line = line.removesuffix("END")
    left = shown(f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Mill\n\n{line}\n\n{last}", "minutes")
    assert "Otter" not in left
    assert "Mill Lane" in left
    assert not last or "bandstand roof" in left


@pytest.mark.parametrize(
    "line",
    [
        "A resident reported that the ditch had been cleared, and that the stile was left broken.",
        "Members of the public left at nine.",
        "They exclude public sector surplus, and taxes rose to a third of it in ten years.",
        "RESOLVED: That the public be excluded. To discuss a staffing matter for the coming year.",
    ],
)
def test_what_happens_to_people_otherwise_closes_nothing(line: str) -> None:
    text = f"{HEAD}1. Lamps\n\n{LAMP}\n\n2. Ditches\n\n{line} {OPEN}\n\n3. Band\n\n{OPEN}\n"
    if "staffing" in line:
        text = text.replace(f" {OPEN}\n\n3.", "\n\n3.")
    assert marks_of(text, "minutes")[1] == ()


def test_an_item_that_only_says_that_a_report_was_considered_is_public() -> None:
    resolved = "RESOLVED: That the public be excluded during items 2 and 3."
    considered = "The Cabinet considered a report on the lease of the mill."
    settled = "RESOLVED: That the recommendations be approved."
    text = minutes(f"{resolved}", "The meeting closed at nine.")
    left = shown(text.replace(PRICE, f"{considered}\n\n{settled}", 1), "minutes")
    assert considered in left
    assert "Stoat" not in left


def test_each_line_is_looked_at_a_few_times_however_often_they_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = 0
    said = sitting_course.said

    def count(text: str, block: Block) -> str:
        nonlocal looked
        looked += 1
        return said(text, block)

    monkeypatch.setattr(sitting_course, "said", count)
    taken = []
    for times in (100, 400):
        lines = (f"Visitors left for items {n} to {times}.\n\n{LAMP}" for n in range(times))
        parsed = parse("\n\n".join(lines).encode(), ".txt")
        looked = 0
        list(sittings(parsed.text, parsed.blocks, "minutes"))
        taken.append(looked)
    assert 0 < taken[1] < 5 * taken[0]
