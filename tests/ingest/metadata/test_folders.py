from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import ingest
from ingest.metadata.folders import FROM_FOLDER, SPELT, settle_councils
from schema import Filters, Meeting
from tests.finding import search
from tests.making import write
from vectorstore import Archive
from vectorstore.belonging import Belonging

ASH, ELM = "Ash Parish Council", "Elm Town Council"


def papers(councils: Sequence[str | None], folder: str = "") -> list[Belonging]:
    where = f"{folder}/" if folder else ""
    return [Belonging(f"{where}{n}", "/r", f"{where}{n}.txt", c) for n, c in enumerate(councils)]


def after(held: list[Belonging]) -> list[str | None]:
    changed = {one.version: one for one in settle_councils(held)}
    return [changed.get(one.version, one).council for one in held]


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ([ASH, ASH, ASH], ASH),
        ([ASH, ASH], None),
        ([ASH], None),
        ([], None),
        ([ASH] * 4 + [ELM], None),
        ([ASH] * 5 + [ELM], ASH),
        ([ASH] * 10 + [ELM] * 5, None),
        ([ASH] * 30 + [ELM] * 13, ASH),
    ],
)
def test_what_says_nothing_is_its_folders_where_most_agree(
    said: list[str], taken: str | None
) -> None:
    assert after(papers([*said, None])) == [*said, taken]


def test_a_folder_with_too_little_to_judge_by_asks_the_one_above() -> None:
    held = papers([ASH] * 3, "2024") + papers([None, ASH], "2025/may")
    assert after(held)[3] == ASH


def test_a_mixed_folder_is_nobodys_though_the_one_above_agrees() -> None:
    held = papers([ASH] * 30) + papers([ASH, ASH, ASH, ELM, ELM, None], "joint")
    assert after(held)[-1] is None


def test_a_folder_with_a_stray_paper_or_two_is_the_one_aboves_where_both_have_one_council() -> None:
    stray = [ASH, ASH, ASH, ASH, ELM, ELM, "Oak Village Council", None]
    assert after(papers([ASH] * 30) + papers(stray, "papers"))[-1] == ASH
    assert after(papers([ELM] * 30) + papers(stray, "papers"))[-1] is None


def test_folders_of_other_roots_say_nothing() -> None:
    other = [replace(one, root="/other") for one in papers([ASH] * 5)]
    assert after([*other, *papers([None])])[-1] is None


def test_it_is_marked_and_its_meetings_are_the_folders_too() -> None:
    (bare,) = papers([None], "a")
    bare = replace(
        bare,
        notes=("the text says 1, its name 2",),
        meetings=(Meeting(0, None, None, None), Meeting(9, ELM, None, None)),
    )
    (one,) = settle_councils([*papers([ASH] * 3, "b"), replace(bare, source="b/x.txt")])
    assert one.notes == ("the text says 1, its name 2", FROM_FOLDER)
    assert [meeting.council for meeting in one.meetings] == [ASH, ELM]


def test_it_follows_the_folder() -> None:
    held = papers([ASH, ASH, ASH, None])
    settled = [*held[:3], *settle_councils(held)]
    assert settle_councils(settled) == []
    renamed = [replace(one, council=ELM) for one in settled[:3]]
    assert after([*renamed, settled[3]])[-1] == ELM
    (gone,) = settle_councils(settled[2:])
    assert (gone.council, gone.notes) == (None, ())


def test_a_name_that_a_scan_misread_is_spelt_as_in_its_folder() -> None:
    right, misread = "Timbermoor Parish Council", "Tirnbermoor Parish Council"
    held = papers([*[right] * 25, misread])
    (mended,) = settle_councils(held)
    assert mended.council == right
    assert mended.notes == (f"{SPELT}{misread}",)
    assert settle_councils([*held[:-1], mended]) == []
    (given_back,) = settle_councils([mended])
    assert (given_back.council, given_back.notes) == (misread, ())


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("West Timber Parish Council", "East Timber Parish Council"),
        ("Timbermoor Parish Council", "Timbermoor Town Council"),
        ("Timbermoor Parish Council", "Great Timbermoor Parish Council"),
        ("Upper Timber Parish Council", "Lower Timber Parish Council"),
        ("North Timber Parish Council", "South Timber Parish Council"),
    ],
)
def test_neighbours_are_not_misread(many: str, one: str) -> None:
    assert settle_councils(papers([*[many] * 40, one])) == []


def test_a_spelling_that_is_not_rare_stays() -> None:
    assert settle_councils(papers(["Thornton Council"] * 40 + ["Thorndon Council"] * 3)) == []


def test_an_ingest_finds_by_the_folders_council_and_takes_it_back(
    archive: Archive, folder: Path
) -> None:
    said = {f"m{n}": f"Ash Parish Council\n\nMinutes\n\nThe lamp {n} was lit." for n in "abc"}
    write(folder, **said, bare="The heron was seen beside the pond again.")
    ingest([folder], archive)
    (result, *_) = search(archive, "heron pond", filters=Filters(council=ASH))
    assert "heron" in result.passage.text
    assert result.document.notes == (FROM_FOLDER,)
    for name in "ab":
        (folder / f"m{name}.txt").unlink()
    ingest([folder], archive)
    held = {one.source: one for one, _ in archive.catalogue.documents()}
    assert (held["bare.txt"].council, held["bare.txt"].notes) == (None, ())
    assert held["mc.txt"].council == ASH
