"""What is sent: taken in safely, never written over another, and hostile archives kept harmless."""

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest import ingest
from ingest.by_hand.keeping import remove
from ingest.files import pipeline, unpacking, uploads
from ingest.files.amiss import amiss, folders
from ingest.files.safe_names import safe_name
from ingest.files.uploads import take
from tests.finding import search
from tests.here import Here
from tests.making import minutes, write
from vectorstore import Archive
from words import files


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Workers", Here)
    monkeypatch.setattr(uploads, "Unpackers", Here)


def zipped(members: Mapping[str, bytes | str], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def text(what: str) -> bytes:
    return minutes(what).encode()


def sources(archive: Archive) -> list[str]:
    return sorted(one.source for one, _ in archive.catalogue.documents())


def kept_files(archive: Archive) -> list[str]:
    folder = archive.folder / "uploads"
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_what_is_sent_is_found_at_once(archive: Archive) -> None:
    taken = take([("a.txt", text("the lych gate be hung"))], archive)
    assert (taken.report.added, taken.problems) == (1, [])
    found = search(archive, "the lych gate be hung")
    assert found[0].document.source == "a.txt"
    assert kept_files(archive) == ["a.txt"]
    assert [one.is_uploads for one in folders(archive)] == [True]


def test_nothing_is_written_over(archive: Archive) -> None:
    take([("a.txt", text("the lamps be lit"))], archive)
    again = take([("a.txt", text("the lamps be lit")), ("a.txt", text("the pond be dug"))], archive)
    assert again.there == {"a.txt": "a.txt"}
    assert again.renamed == {"a.txt": "a (2).txt"}
    assert sources(archive) == ["a (2).txt", "a.txt"]


def test_what_a_folder_on_the_server_holds_is_there_already(archive: Archive, folder: Path) -> None:
    write(folder, b=minutes("the lamps be lit"))
    ingest([folder], archive)
    taken = take([("other name.txt", (folder / "b.txt").read_bytes())], archive)
    assert taken.there == {"other name.txt": "b.txt"}
    assert sources(archive) == ["b.txt"]
    remove(archive, ["b.txt"])
    taken = take([("other name.txt", (folder / "b.txt").read_bytes())], archive)
    assert taken.kept_out == {"other name.txt": "b.txt"}
    assert sources(archive) == []


def test_an_archive_is_unpacked_with_its_folders(archive: Archive) -> None:
    pack = zipped({"x/2024/a.txt": text("the lamps be lit"), "b.txt": text("the pond be dug")})
    assert take([("the pack.ZIP", pack)], archive).report.added == 2
    assert sources(archive) == ["the pack/b.txt", "the pack/x/2024/a.txt"]
    assert take([("the pack.ZIP", pack)], archive).report.added == 0


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("../out.txt", b"x", "leads out"),
        ("a/../../out.txt", b"x", "leads out"),
        ("/out.txt", b"x", "leads out"),
        ("C:/out.txt", b"x", "leads out"),
        ("..\\out.txt", b"x", "leads out"),
        ("//server/out.txt", b"x", "leads out"),
        ("d/" * 11 + "out.txt", b"x", "folders deep"),
        ("within.zip", zipped({"a.txt": "x"}), "another"),
        ("picture.png", b"\x89PNG", "end in .png"),
        ("program.exe", b"MZ", "end in .exe"),
        ("no ending", b"x", "without an ending"),
    ],
)
def test_what_is_odd_in_an_archive_is_named_and_the_rest_goes_on(
    archive: Archive, name: str, data: bytes, said: str
) -> None:
    taken = take([("p.zip", zipped({name: data, "a.txt": text("the lamps be lit")}))], archive)
    (problem,) = taken.problems
    assert said in problem.reason
    assert problem.source.startswith("p.zip › ")
    assert kept_files(archive) == ["p/a.txt"]
    assert not list(archive.folder.parent.rglob("out.txt"))


def test_paths_within_an_archive_are_made_plain(archive: Archive) -> None:
    pack = {"./a.txt": text("the lamps be lit"), "x//b.txt": text("the pond be dug")}
    assert take([("p.zip", zipped(pack))], archive).problems == []
    assert kept_files(archive) == ["p/a.txt", "p/x/b.txt"]


def test_links_and_locked_files_are_not_unpacked(archive: Archive) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    locked = bytearray(zipped({"locked.txt": "x"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    taken = take([("l.zip", held.getvalue()), ("k.zip", bytes(locked))], archive)
    assert [one.reason.split(";")[0] for one in taken.problems] == [
        "it is a link, not a file",
        "it is protected by a password",
    ]
    assert kept_files(archive) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x05\x06" + bytes(18),
        zipped({"a.txt": "x"})[:-20],
        b"junk" * 100,
        zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
    ],
    ids=range(6),  # what an archive holds tells of the second it was made in
)
def test_what_is_no_archive_is_named_and_adds_nothing(archive: Archive, data: bytes) -> None:
    taken = take([("p.zip", data), ("a.txt", text("the lamps be lit"))], archive)
    assert [one.source for one in taken.problems] in (["p.zip"], [])
    assert sources(archive) == ["a.txt"]


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_given_up(tmp_path: Path, packed: int) -> None:
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(zipped({"a.txt": bytes(60_000_000), "b.txt": "fine"}, packed=packed))
    folder = tmp_path / "out"
    folder.mkdir()
    members = unpacking.unpack(None, (bomb, folder))
    assert not isinstance(members, str)
    first, second = members
    assert first.refused == files.ZIP_UNPACKS_TO_MORE
    assert second.path
    assert [path.name for path in folder.iterdir()] == ["1"]


def test_all_of_an_archive_counts_and_so_does_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 25)
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 3)
    (tmp_path / "out").mkdir()
    pack = tmp_path / "p.zip"
    pack.write_bytes(zipped(dict.fromkeys("abc", "0123456789")))
    members = unpacking.unpack(None, (pack, tmp_path / "out"))
    assert [bool(one.path) for one in members if not isinstance(one, str)] == [True, True, False]
    pack.write_bytes(zipped(dict.fromkeys("abcd", "x")))
    assert "more than 3 files" in str(unpacking.unpack(None, (pack, tmp_path / "out")))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("minutes 2024.pdf", "minutes 2024.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\minutes\\a.txt", "a.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b\n\u202ec.txt", "abc.txt"),
        ("<img src=x>:?.txt", "_img src=x___.txt"),
        ("con.txt", "con_.txt"),
        ("", "document"),
        ("...", "document"),
        (".txt", "txt"),
        ("é" * 200 + ".txt", "é" * 60 + ".txt"),
    ],
)
def test_names_are_made_safe(given: str, name: str) -> None:
    assert safe_name(given) == name


def test_more_than_is_taken_is_refused_file_by_file(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 1)
    monkeypatch.setattr(uploads, "MAX_BYTES", 10_000)
    big = ("big.txt", b"x" * 10_001)
    taken = take([big], archive)
    assert "larger than" in taken.problems[0].reason
    taken = take([("a.txt", text("the lamps be lit")), ("b.txt", text("the pond be dug"))], archive)
    assert "at once" in taken.problems[0].reason
    assert sources(archive) == ["a.txt"]


def test_a_file_that_is_called_as_a_folder_would_be_is_no_obstacle(archive: Archive) -> None:
    pack = zipped({"b.txt": text("the pond be dug")})
    taken = take([("a.txt", text("the lamps be lit")), ("a.txt.zip", pack)], archive)
    assert sources(archive) == ["a.txt", "b.txt"]
    assert taken.renamed == {"a.txt.zip › b.txt": "b.txt"}


def test_what_fails_is_listed_with_the_reason_and_tried_again_when_it_is_sent_again(
    archive: Archive,
) -> None:
    junk = ("junk.pdf", b"%PDF-1.4 nothing more")
    for _ in range(2):
        taken = take([junk, ("note.txt", b"")], archive)
        assert [one.source for one in taken.report.problems] == ["junk.pdf", "note.txt"]
    assert [(one.source, one.state) for one in amiss(archive)] == [
        ("junk.pdf", "failed"),
        ("note.txt", "empty"),
    ]
    assert kept_files(archive) == ["junk.pdf", "note.txt"]


def test_of_several_empty_files_each_is_said_to_be_empty(archive: Archive) -> None:
    packed = zipped({"c.txt": "", "d.txt": minutes("the kettle be descaled")})
    taken = take([("a.txt", b""), ("b.txt", b""), ("pack.zip", packed)], archive)
    assert not taken.there
    empty = [one.source for one in taken.report.problems if one.reason == "it is empty"]
    assert sorted(empty) == ["a.txt", "b.txt", "pack/c.txt"]


@pytest.mark.parametrize("count", [5, 6, 200])
def test_many_files_of_an_archive_that_are_refused_alike_are_one_line(
    count: int, archive: Archive
) -> None:
    odd = {f"../out{n}.txt": "x" for n in range(count)}
    taken = take([("pack.zip", zipped({**odd, "in.txt": minutes("the lamps be lit")}))], archive)
    assert len(taken.problems) == (count if count == 5 else 1)
    assert "../out0.txt" in taken.problems[0].source
    assert count == 5 or f"{count} files" in taken.problems[0].source
    assert [one.source for one in taken.files] == ["pack/in.txt"]


def test_what_is_held_back_as_a_whole_is_listed(archive: Archive) -> None:
    take([("s.txt", b"NOT FOR PUBLICATION\n\n" + text("the secret lamps be lit"))], archive)
    assert [(one.source, one.state) for one in amiss(archive)] == [("s.txt", "held back")]


def test_what_a_crash_left_is_cleared_away(archive: Archive) -> None:
    left = archive.folder / "uploads" / ".incoming" / "7"
    left.parent.mkdir(parents=True)
    left.write_text("half a file")
    take([("a.txt", text("the lamps be lit"))], archive)
    assert kept_files(archive) == ["a.txt"]


def test_folders_that_were_read_are_told_and_a_file_alone_is_none(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    write(tmp_path, alone=minutes("the pond be dug"))
    ingest([folder, tmp_path / "alone.txt"], archive)
    assert [(one.path, one.files, bool(one.read_at)) for one in folders(archive)] == [
        (str(folder), 1, True)
    ]
