"""What a keeper corrects and removes: it takes effect at once and survives reading again."""

import datetime
import json
from pathlib import Path

import pytest

from errors import SettingError, StoreBusy
from ingest import __main__ as command
from ingest import ingest
from ingest.__main__ import main
from ingest.by_hand.given import checked
from ingest.by_hand.keeping import correct, remove, restore, uncorrect
from ingest.files import pipeline
from ingest.files.originals import find_original
from schema import ClearedDocument, Filters
from tests.finding import search
from tests.here import Here
from tests.making import minutes, write
from vectorstore import Archive, EmbeddingModel
from vectorstore.check import check
from words.by_hand import AS_READ, done

DAY = datetime.date(2024, 5, 1)
GIVEN = {"title": "The night of the budget", "committee": "Lamps Committee", "date": "2024-05-01"}


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Workers", Here)


@pytest.fixture
def kept(archive: Archive, folder: Path) -> Archive:
    """An archive of two documents."""
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    ingest([folder], archive)
    return archive


def document(archive: Archive, source: str = "a.txt") -> ClearedDocument:
    (found,) = [one for one, _ in archive.catalogue.documents() if one.source == source]
    return found


def sources(archive: Archive) -> list[str]:
    return sorted(one.source for one, _ in archive.catalogue.documents())


def contexts(archive: Archive, source: str = "a.txt") -> list[str]:
    ids = archive.catalogue.ids_of(document(archive, source).version)
    return [one.context for one in archive.catalogue.passages(ids).values()]


def is_corrected(archive: Archive, source: str = "a.txt") -> bool:
    one = document(archive, source)
    return (one.title, one.committee, one.date) == (GIVEN["title"], GIVEN["committee"], DAY)


def test_a_correction_holds_in_all_that_follows_from_the_fact(kept: Archive) -> None:
    before = document(kept)
    assert correct(kept, "a.txt", GIVEN, by="Ann").complete
    assert is_corrected(kept)
    assert document(kept).council == before.council
    assert document(kept).kind == "minutes"
    assert document(kept).notes == ("corrected by hand: committee, date, title",)
    for context in contexts(kept):
        assert context.startswith("The night of the budget")
        assert "Lamps Committee" in context
        assert "1 May 2024" in context
    for filters in (Filters(committee="Lamps Committee"), Filters(date_from=DAY, date_to=DAY)):
        found = search(kept, "the lamps be lit", filters=filters)
        assert {one.document.source for one in found} == {"a.txt"}
    assert check(kept) == []


def test_a_title_that_tells_the_date_follows_the_date(kept: Archive) -> None:
    day = document(kept).date
    assert day
    assert str(day.year) in document(kept).title
    correct(kept, "a.txt", {"date": "2 June 2031"})
    assert document(kept).date == datetime.date(2031, 6, 2)
    assert "2 June 2031" in document(kept).title


def test_it_survives_every_way_of_reading_again(kept: Archive, folder: Path) -> None:
    correct(kept, "a.txt", GIVEN)
    assert ingest([folder], kept).unchanged == 2
    assert is_corrected(kept)
    write(folder, a=minutes("the lamps be dimmed"))
    assert ingest([folder], kept).changed == 1
    assert is_corrected(kept)
    kept.catalogue.forget_sources([str(folder / "a.txt")])  # as repairing does
    kept.catalogue.retire([document(kept).id])
    ingest([folder], kept)
    assert is_corrected(kept)


def test_it_follows_a_file_that_moves(kept: Archive, folder: Path) -> None:
    correct(kept, "a.txt", GIVEN)
    (folder / "2024").mkdir()
    (folder / "a.txt").rename(folder / "2024" / "renamed.txt")
    assert ingest([folder], kept).moved == 1
    assert is_corrected(kept, "2024/renamed.txt")
    assert [Path(path).name for path in kept.catalogue.by_hand()] == ["renamed.txt"]


def test_it_follows_a_folder_that_is_read_from_elsewhere(
    kept: Archive, folder: Path, tmp_path: Path
) -> None:
    correct(kept, "a.txt", GIVEN)
    remove(kept, ["b.txt"])
    folder.rename(tmp_path / "archive of old")
    assert ingest([tmp_path / "archive of old"], kept).kept_out == ["b.txt"]
    ingest([folder], kept, allow_removal=True)
    assert sources(kept) == ["a.txt"]
    assert is_corrected(kept)


def test_it_waits_for_a_file_that_is_gone_for_a_while(kept: Archive, folder: Path) -> None:
    correct(kept, "a.txt", GIVEN)
    text = (folder / "a.txt").read_bytes()
    (folder / "a.txt").unlink()
    assert ingest([folder], kept).removed == 1
    (folder / "a.txt").write_bytes(text)
    assert ingest([folder], kept).added == 1
    assert is_corrected(kept)


def test_a_copy_is_not_corrected_with_it(kept: Archive, folder: Path) -> None:
    correct(kept, "a.txt", GIVEN)
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    ingest([folder], kept)
    assert not is_corrected(kept, "copy.txt")
    assert is_corrected(kept)


def test_a_fact_can_be_unknown_and_a_correction_taken_back(kept: Archive) -> None:
    before = document(kept)
    correct(kept, "a.txt", {"council": "", "date": "", "kind": "report"})
    after = document(kept)
    assert (after.council, after.date, after.kind) == (None, None, "report")
    uncorrect(kept, "a.txt", ["kind"])
    assert (document(kept).council, document(kept).kind) == (None, "minutes")
    uncorrect(kept, "a.txt")
    assert document(kept) == before
    assert kept.catalogue.by_hand() == {}
    with pytest.raises(SettingError, match="nothing was done to it by hand"):
        uncorrect(kept, "a.txt")


def test_setting_what_was_read_is_no_correction(kept: Archive) -> None:
    before = document(kept)
    correct(kept, "a.txt", {"date": "2031-06-02"})
    assert before.date
    correct(kept, "a.txt", {"date": before.date.isoformat()})
    assert document(kept) == before
    assert kept.catalogue.by_hand() == {}


def test_the_folder_does_not_know_better_whose_a_document_is(
    archive: Archive, folder: Path
) -> None:
    write(folder, **{name: minutes(f"the {name} be mended") for name in ("lamp", "gate", "wall")})
    write(folder, notice="Notice\n\nThe kiosk on the green is shut for the winter.\n")
    ingest([folder], archive)
    council = document(archive, "lamp.txt").council
    assert document(archive, "notice.txt").council == council
    correct(archive, "notice.txt", {"council": ""})
    ingest([folder], archive)
    assert document(archive, "notice.txt").council is None
    correct(archive, "notice.txt", {"council": "Sallow Parish Council"})
    ingest([folder], archive)
    assert document(archive, "notice.txt").council == "Sallow Parish Council"


def test_the_original_can_be_shown_of_a_corrected_document(kept: Archive) -> None:
    correct(kept, "a.txt", GIVEN)
    one = kept.catalogue.document(document(kept).id)
    assert one
    record = kept.catalogue.source(str(Path(one.root, one.source)))
    assert find_original(one, record).read().startswith(one.text[:10].encode())


def test_correcting_the_kind_publishes_nothing(archive: Archive, folder: Path) -> None:
    write(
        folder,
        a=f"{minutes('the lamps be lit')}\n\n8. Confidential: the mill\n\nIt is to cost £7,412 "
        "and to be built by Messrs Quill.\n\n9. Paths\n\nThe path was mended.\n",
    )
    ingest([folder], archive)
    before = archive.catalogue.reviewed()
    assert before
    for kind in ("agenda", "decision", "other"):
        correct(archive, "a.txt", {"kind": kind})
        after = archive.catalogue.reviewed()
        assert {(one.start, one.end) for one in before} <= {(one.start, one.end) for one in after}


@pytest.mark.parametrize(
    "given",
    [
        {"date": "2024-13-01"},
        {"date": "yesterday"},
        {"date": "1 May 2024 or so"},
        {"date": "1 May 2024, 2 May 2024"},
        {"date": "0001-01-01"},
        {"kind": "novel"},
        {"kind": ""},
        {"title": ""},
        {"title": " … "},
        {"title": "a" * 301},
        {"committee": "Lamps\x07"},
        {"council": "\u202eCouncil"},
        {"colour": "red"},
        {"text": "other words"},
    ],
)
def test_what_no_fact_can_be_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(SettingError):
        checked(given)


def test_dates_are_read_as_people_write_them() -> None:
    for written in ("31 May 2024", "Friday 31st May 2024", "31/05/2024", "2024-05-31"):
        assert checked({"date": written}) == {"date": "2024-05-31"}


def test_what_is_not_there_cannot_be_corrected(kept: Archive, folder: Path) -> None:
    write(folder, empty="")
    ingest([folder], kept)
    with pytest.raises(SettingError, match="knows no such file"):
        correct(kept, "c.txt", GIVEN)
    with pytest.raises(SettingError, match="nothing was read from it"):
        correct(kept, "empty.txt", GIVEN)


def test_two_of_one_name_are_told_apart_by_their_paths(
    kept: Archive, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other, a=minutes("the weir be mended"))
    ingest([other], kept)
    with pytest.raises(SettingError, match="several files"):
        correct(kept, "a.txt", GIVEN)
    correct(kept, str(folder / "a.txt"), GIVEN)
    assert [Path(path).parent for path in kept.catalogue.by_hand()] == [folder]


def test_what_is_removed_stays_away_until_it_is_restored(kept: Archive, folder: Path) -> None:
    one = document(kept)
    assert remove(kept, ["a.txt"], by="Ann") == ["a.txt"]
    for _ in range(2):
        assert sources(kept) == ["b.txt"]
        assert kept.catalogue.document(one.id, restricted=True) is None
        assert {r.document.source for r in search(kept, "the lamps be lit")} <= {"b.txt"}
        assert "a.txt" not in {s.source for s in kept.catalogue.sources().values()}
        report = ingest([folder], kept)
        assert (report.kept_out, report.removed, report.complete) == (["a.txt"], 0, True)
        write(folder, a=minutes("the lamps be dimmed"))
    restore(kept, ["a.txt"])
    assert sources(kept) == ["a.txt", "b.txt"]
    assert any("dimmed" in one.passage.text for one in search(kept, "the lamps be dimmed"))
    assert check(kept) == []


def test_what_is_removed_stays_away_where_it_moves_to(kept: Archive, folder: Path) -> None:
    remove(kept, ["a.txt"])
    (folder / "a.txt").rename(folder / "z.txt")
    assert ingest([folder], kept).kept_out == ["z.txt"]
    assert sources(kept) == ["b.txt"]
    restore(kept, ["z.txt"])
    assert sources(kept) == ["b.txt", "z.txt"]


def test_one_of_two_copies_can_be_removed(kept: Archive, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    ingest([folder], kept)
    remove(kept, ["copy.txt"])
    ingest([folder], kept)
    assert sources(kept) == ["a.txt", "b.txt"]


def test_a_removal_that_a_crash_cut_short_is_finished(kept: Archive, folder: Path) -> None:
    remove(kept, ["a.txt"])
    done = list(kept.catalogue.by_hand().values())
    restore(kept, ["a.txt"])
    kept.catalogue.keep_by_hand(done)  # recorded, and then the power failed
    assert sources(kept) == ["a.txt", "b.txt"]
    ingest([folder], kept)
    assert sources(kept) == ["b.txt"]


def test_a_restored_document_is_as_it_was_corrected(kept: Archive) -> None:
    correct(kept, "a.txt", GIVEN)
    remove(kept, ["a.txt"])
    restore(kept, ["a.txt"])
    assert is_corrected(kept)


def test_a_file_that_came_to_nothing_can_be_left_out(kept: Archive, folder: Path) -> None:
    write(folder, empty="")
    assert ingest([folder], kept).empty == ["empty.txt"]
    remove(kept, ["empty.txt"])
    report = ingest([folder], kept)
    assert (report.empty, report.kept_out) == ([], ["empty.txt"])


def test_a_busy_archive_is_left_as_it_is(kept: Archive, model: EmbeddingModel) -> None:
    other = Archive(kept.folder, model)
    with other.held():
        for act in (lambda: correct(kept, "a.txt", GIVEN), lambda: remove(kept, ["a.txt"])):
            with pytest.raises(StoreBusy):
                act()
    other.close()
    assert kept.catalogue.by_hand() == {}


def test_the_commands_do_the_same(
    kept: Archive,
    model: EmbeddingModel,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, "EmbeddingModel", lambda name: model)

    def told(*given: str, ends: int = 0) -> str:
        capsys.readouterr()
        assert main([*given, "--store", str(kept.folder)]) == ends
        out, err = capsys.readouterr()
        return out if ends == 0 else err

    facts = [f"{field}={value}" for field, value in GIVEN.items()]
    assert told("--correct", "a.txt", *facts, "--by", "Ann") == "a.txt: corrected.\n"
    assert is_corrected(kept)
    rows = json.loads(told("--remove", "b.txt", "--json"))
    assert rows["done"] == [{"done": "removed", "target": "b.txt", "problems": []}]
    assert [row["source"] for row in rows["removed"]] == ["b.txt"]
    by_field = {row["field"]: row for row in rows["corrected"]}
    assert by_field["date"]["value"] == "2024-05-01"
    assert by_field["date"]["by"] == "Ann"
    assert by_field["date"]["read"]
    assert "b.txt: removed" in told("--by-hand")
    assert told("--restore", "b.txt") == "b.txt: restored.\n"
    assert told("--uncorrect", "a.txt") == f"{done('a.txt', AS_READ)}\n"
    assert told("--by-hand") == "Nothing was corrected or removed by hand.\n"
    assert "FACT=VALUE" in told("--correct", "a.txt", ends=2)
    told("--correct", "a.txt", "date=1 May 2024")
    assert "not removed" in told("--restore", "a.txt", ends=2)
