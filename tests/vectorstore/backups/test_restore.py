"""An archive is put back as it was, or not at all."""

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from errors import MinutesError, SettingError, StoreBusy, StoreError
from ingest import ingest
from ingest.files.uploads import take
from tests.finding import search
from tests.stores import bring, contents, paper
from tests.vectorstore.earlier import LINES, make_earlier
from tests.vectorstore.test_crash import files_no_larger_than
from vectorstore import Archive, EmbeddingModel
from vectorstore.backups import restore as restoring
from vectorstore.backups.make import back_up
from vectorstore.backups.manifest import MANIFEST
from vectorstore.backups.restore import restore
from vectorstore.by_hand import ByHand, Correction, Removal
from vectorstore.catalogue import CATALOGUE

PAPERS = [
    paper("lamps", "The lamps of Fen Lane were lit.", "A lamp was broken."),
    paper("hedges", "The hedge was cut.", "The hedge of plot 4 was not."),
]
LEFT = [paper("drains", "The drains of Mill Lane were cleared.", "A lamp was lent to the fair.")]
Change = Callable[[dict[str, bytes], dict[str, Any]], None]


@pytest.fixture(scope="module")
def store(model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive on which people worked, and from which something is gone."""
    folder = tmp_path_factory.mktemp("made") / "store"
    with contextlib.closing(Archive(folder, model)) as archive:
        bring(archive, [*PAPERS, *LEFT])
        bring(archive, PAPERS)
        corrected = (Correction("date", "2024-05-14", None, "me", "now"),)
        catalogue = archive.catalogue
        catalogue.keep_by_hand(
            [
                ByHand("lamps", "/minutes/lamps.txt", "/minutes", "lamps.txt", 1, "a", corrected),
                ByHand("old", "/old.txt", "/", "old.txt", 1, "b", (), Removal("me", "now")),
            ]
        )
        assert catalogue.decide("hedges.txt", "withhold", part="The hedge of plot 4 was not.")
        catalogue.record_folders(["/minutes"])
    return folder


@pytest.fixture(scope="module")
def backup(store: Path, model: EmbeddingModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return back_up(store, tmp_path_factory.mktemp("kept") / "b.zip", model=model.name).file


def altered(backup: Path, file: Path, change: Change) -> Path:
    """Write a backup anew, changed: its parts by their places, and its manifest."""
    with zipfile.ZipFile(backup) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(parts.pop(MANIFEST))
    change(parts, manifest)
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
        packed.writestr(MANIFEST, json.dumps(manifest))
    return file


def test_all_of_it_is_as_it_was(
    store: Path, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    restore(backup, tmp_path / "back", model)
    queries = ("lamps of Fen Lane", "the hedge", "a broken lamp", "drains", "plot 4")
    with (
        contextlib.closing(Archive(store, model)) as one,
        contextlib.closing(Archive(tmp_path / "back", model)) as back,
    ):
        assert contents(back) == contents(one)
        assert back.catalogue.by_hand() == one.catalogue.by_hand()
        assert back.catalogue.folders() == one.catalogue.folders()
        for query in queries:
            found = [(r.passage.id, r.score, r.rank) for r in search(one, query)]
            assert [(r.passage.id, r.score, r.rank) for r in search(back, query)] == found


def test_every_row_of_the_catalogue_is_the_same(
    store: Path, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    restore(backup, tmp_path / "back", model)
    dumps = []
    for folder in (store, tmp_path / "back"):
        with contextlib.closing(sqlite3.connect(folder / CATALOGUE)) as db:
            dumps.append(list(db.iterdump()))
    assert dumps[0] == dumps[1]
    assert any("withhold" in line for line in dumps[0])


def test_what_is_restored_can_be_written_and_backed_up(
    backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    restore(backup, tmp_path / "back", model)
    with contextlib.closing(Archive(tmp_path / "back", model)) as back:
        bring(back, [*PAPERS, paper("pumps", "The pump was oiled.")])
        assert search(back, "the pump")[0].document.id == "pumps"
        expected = contents(back)
    again = back_up(tmp_path / "back", tmp_path / "again.zip", model=model.name)
    restore(again.file, tmp_path / "third", model)
    with contextlib.closing(Archive(tmp_path / "third", model)) as third:
        assert contents(third) == expected


def test_an_archive_is_never_written_over(
    store: Path, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    there = Path(shutil.copytree(store, tmp_path / "there"))
    with pytest.raises(SettingError, match="never written over"):
        restore(backup, there, model)
    (tmp_path / "half" / "words").mkdir(parents=True)
    with pytest.raises(SettingError, match="'words'"):
        restore(backup, tmp_path / "half", model)


def test_a_folder_that_is_held_by_another_is_left_alone(
    backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    (tmp_path / "back").mkdir()
    with FileLock(tmp_path / "back" / "lock"), pytest.raises(StoreBusy):
        restore(backup, tmp_path / "back", model)


def left_in(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name != "lock") if folder.exists() else []


@pytest.mark.parametrize("keep", [0, 1, 100, 0.5, 0.9, -1, -30])
def test_a_backup_that_is_cut_is_told_to_be(
    keep: float, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    data = backup.read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: int(keep * len(data)) if 0 < keep < 1 else int(keep)])
    with pytest.raises(StoreError, match=r"cut\.zip.*(not all of one|altered or damaged)"):
        restore(tmp_path / "cut.zip", tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []


def a_byte_that_counts(deflated: bytes) -> int:
    """Where a change says something else: of many zeros, another distance back says the same."""
    said = zlib.decompress(deflated, wbits=-zlib.MAX_WBITS)
    for at in range(len(deflated) // 2, len(deflated)):
        other = bytearray(deflated)
        other[at] ^= 0x55
        try:
            if zlib.decompressobj(wbits=-zlib.MAX_WBITS).decompress(bytes(other)) != said:
                return at
        except zlib.error:
            return at
    raise AssertionError("every change says the same")


@pytest.mark.parametrize("size_rank", range(6))
def test_a_byte_that_changed_is_noticed(
    size_rank: int, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with zipfile.ZipFile(backup) as packed:
        by_size = sorted(packed.infolist(), key=lambda one: -one.compress_size)
    part = by_size[size_rank]
    data = bytearray(backup.read_bytes())
    header = 30 + int.from_bytes(data[part.header_offset + 26 :][:2], "little")
    header += int.from_bytes(data[part.header_offset + 28 :][:2], "little")
    begins = part.header_offset + header
    packed_bytes = bytes(data[begins : begins + part.compress_size])
    data[begins + a_byte_that_counts(packed_bytes)] ^= 0x55
    (tmp_path / "bad.zip").write_bytes(data)
    with pytest.raises(StoreError, match=r"bad\.zip"):
        restore(tmp_path / "bad.zip", tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []


def test_whatever_byte_of_its_end_changed_is_told_in_our_own_words(
    backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    """The end of a zip file says where its parts are: a reader falls over it in many ways."""
    whole, drawn = backup.read_bytes(), random.Random(4)
    for _ in range(150):
        data = bytearray(whole)
        data[-drawn.randrange(1, 2500)] ^= drawn.randrange(1, 256)
        (tmp_path / "bad.zip").write_bytes(data)
        back = tmp_path / "back"
        try:
            restore(tmp_path / "bad.zip", back, model)
        except MinutesError as error:
            assert "bad.zip" in str(error) or str(back) in str(error)  # noqa: PT017
            assert left_in(back) == []
        shutil.rmtree(back, ignore_errors=True)


def _other_text(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts[CATALOGUE] = parts[CATALOGUE].replace(b"lamps of Fen", b"lamps of Gen")


def _longer(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts["words/meta.json"] += b" " * 5000


def _part_missing(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del parts["words/meta.json"]


def _part_unlisted(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts["words/more"] = b""


def _no_catalogue(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del parts[CATALOGUE]
    manifest["parts"] = [one for one in manifest["parts"] if one["path"] != CATALOGUE]


def _listed_twice(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["parts"].append(manifest["parts"][0])


def _other_catalogue(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    parts[CATALOGUE] = b"no database at all"
    (one,) = [one for one in manifest["parts"] if one["path"] == CATALOGUE]
    one |= {"bytes": 18, "sha256": hashlib.sha256(parts[CATALOGUE]).hexdigest()}


def _not_a_number(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["documents"] = "many"


def _no_format(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del manifest["format"]


def _newer(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest.clear()
    manifest |= {"format": 2, "all": "different"}


def _newer_archive(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["archive_format"] = "77"


def _other_model(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["model"] = "another"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_other_text, r"catalogue\.sqlite is not what was backed up"),
        (_longer, r"words/meta\.json is not what was backed up"),
        (_part_missing, "parts are not those"),
        (_part_unlisted, "parts are not those"),
        (_no_catalogue, "parts are not those"),
        (_listed_twice, "parts are not those"),
        (_other_catalogue, "cannot be used"),
        (_not_a_number, "altered or damaged.*documents"),
        (_no_format, "altered or damaged.*format"),
        (_newer, "later version.*format is 2;.*Install that version"),
        (_newer_archive, "later version.*format is 77;.*Install that version"),
        (_other_model, "embedding model 'another'.*MINUTES_EMBEDDING_MODEL"),
    ],
)
def test_what_is_not_a_whole_backup_for_this_program_is_refused(
    change: Change, told: str, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    file = altered(backup, tmp_path / "bad.zip", change)
    with pytest.raises(StoreError, match=told):
        restore(file, tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []


@pytest.mark.parametrize(
    "place",
    [
        "../escaped.txt",
        "uploads/../../escaped.txt",
        "/tmp/escaped.txt",
        "uploads//escaped.txt",
        "uploads/./escaped.txt",
        "..\\escaped.txt",
        "uploads\\..\\..\\escaped.txt",
        "C:/escaped.txt",
        "app.py",
        "lock",
        "elsewhere/escaped.txt",
        "vectors-1x/escaped.txt",
        "uploads",
    ],
)
def test_a_part_that_leads_elsewhere_is_refused(
    place: str, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    def add(parts: dict[str, bytes], manifest: dict[str, Any]) -> None:
        empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        parts[place] = b""
        manifest["parts"].append({"path": place, "bytes": 0, "sha256": empty})

    file = altered(backup, tmp_path / "bad.zip", add)
    with pytest.raises(StoreError, match=r"no part of an archive|parts are not those"):
        restore(file, tmp_path / "here" / "back", model)
    assert not list(tmp_path.rglob("escaped.txt"))
    assert left_in(tmp_path / "here" / "back") == []


@pytest.mark.parametrize("what", ["missing", "folder", "text", "another zip"])
def test_what_is_no_backup_is_told_to_be_none(
    what: str, model: EmbeddingModel, tmp_path: Path
) -> None:
    file = tmp_path / "b.zip"
    if what == "folder":
        file.mkdir()
    elif what == "text":
        file.write_text("minutes of a meeting")
    elif what == "another zip":
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("minutes.txt", "of a meeting")
    with pytest.raises(MinutesError, match=r"b\.zip"):
        restore(file, tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []


@pytest.mark.parametrize("size", [100, 20_000, 60_000])
def test_a_full_disk_is_told_and_leaves_nothing(
    size: int, backup: Path, model: EmbeddingModel, tmp_path: Path
) -> None:
    with files_no_larger_than(size), pytest.raises(StoreError, match="back"):
        restore(backup, tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []
    restore(backup, tmp_path / "back", model)


def test_a_disk_that_is_too_small_is_told_before(
    backup: Path, model: EmbeddingModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "SPARE_BYTES", 10**18)
    with pytest.raises(StoreError, match="MB are needed"):
        restore(backup, tmp_path / "back", model)
    assert left_in(tmp_path / "back") == []


def test_a_backup_of_an_earlier_format_is_brought_forward(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    make_earlier(tmp_path / "old", model, "3")
    text = (tmp_path / "old" / CATALOGUE).read_bytes()
    part = {"path": CATALOGUE, "bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()}
    told = {"format": 1, "archive_format": "3", "program": "0.1", "model": model.name}
    told |= {"readers": [], "made": "then", "folder": "/old", "documents": 3, "passages": 5}
    told |= {"vectors": 4, "parts": [part]}
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as packed:
        packed.writestr(CATALOGUE, text)
        packed.writestr(MANIFEST, json.dumps(told))
    assert restore(tmp_path / "b.zip", tmp_path / "back", model).indexes_made
    with contextlib.closing(Archive(tmp_path / "back", model, create=False)) as back:
        assert contents(back)["differences"] == []
        assert search(back, "lamps at dusk")[0].passage.text == LINES[0][3]


def test_files_that_were_sent_are_known_at_their_new_place_once_they_are_read(
    model: EmbeddingModel, tmp_path: Path
) -> None:
    text = b"Holm Parish Council\n\nMinutes of 14 May 2024\n\nRESOLVED: That the ferry be painted."
    with contextlib.closing(Archive(tmp_path / "store", model)) as archive:
        assert take([("ferry.txt", text)], archive).report.added == 1
    file = back_up(tmp_path / "store", tmp_path / "b.zip", model=model.name).file
    assert restore(file, tmp_path / "moved", model).uploads_were == str(tmp_path / "store/uploads")
    shutil.rmtree(tmp_path / "store")
    with contextlib.closing(Archive(tmp_path / "moved", model)) as back:
        assert search(back, "ferry")[0].document.root == str(tmp_path / "store/uploads")
        places = [tmp_path / "moved" / "uploads", tmp_path / "store" / "uploads"]
        report = ingest(places, back, allow_removal=True)
        assert (report.moved, report.added, report.encoded) == (1, 0, 0)
        assert search(back, "ferry")[0].document.root == str(places[0])
    shutil.rmtree(tmp_path / "moved")
    assert restore(file, tmp_path / "store", model).uploads_were is None
