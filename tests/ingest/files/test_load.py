import os
import sys
from pathlib import Path

import pytest

from errors import SettingError, SourceError
from ingest.files import load
from ingest.files.load import SourceFile, find_files
from tests.making import no_access
from words import files as said


def sources(*paths: Path) -> list[str]:
    return [file.source for file in find_files(paths).files.values()]


def test_a_folder_is_walked_in_order_with_forward_slashes(folder: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.pdf", "picture.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    assert sources(folder) == ["b.txt", "picture.png", "a/z.md", "a/b/c.pdf"]


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    for name in (".hidden.txt", ".git/a.txt", "seen.txt"):
        (folder / name).touch()
    assert sources(folder) == ["seen.txt"]


def test_a_file_is_named_within_its_own_folder(folder: Path) -> None:
    (folder / "a.txt").touch()
    (file,) = find_files([folder / "a.txt"]).files.values()
    assert (file.root, file.source) == (str(folder), "a.txt")


def test_names_are_kept_byte_for_byte(folder: Path) -> None:
    for name in ("no\xa0break.txt", "Cafe\u0301.txt", "Café.txt", "Cllr O’Neill’s.txt"):
        (folder / name).touch()
    assert set(sources(folder)) == {path.name for path in folder.iterdir()}


def test_a_file_reached_twice_is_found_once(folder: Path) -> None:
    (folder / "a.txt").touch()
    assert len(find_files([folder, folder / "a.txt", folder.parent]).files) == 1


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    (folder / "a.txt").touch()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert sources(folder) == ["a.txt", "loop"]


def test_a_link_to_a_folder_is_named_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "2019").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (file,) = find_files([folder]).files.values()
    assert not file.readable
    assert "link to a folder" in file.unread_because


def test_links_that_lead_nowhere_cannot_be_read(folder: Path) -> None:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    for file in find_files([folder]).files.values():
        with pytest.raises(SourceError, match="cannot be read"):
            file.read()


@pytest.mark.parametrize(("name", "said"), [("a.xlsx", ".xlsx"), ("notes", "without an ending")])
def test_what_is_not_read_says_why_and_what_to_do(name: str, said: str, folder: Path) -> None:
    (folder / name).touch()
    (file,) = find_files([folder]).files.values()
    assert said in file.unread_because
    assert "save it as" in file.unread_because


def test_a_folder_below_that_cannot_be_listed_is_noted(folder: Path) -> None:
    (folder / "a.txt").touch()
    (folder / "locked").mkdir()
    with no_access(folder / "locked"):
        found = find_files([folder])
    assert [file.source for file in found.files.values()] == ["a.txt"]
    assert found.unlisted == {str(folder / "locked"): (str(folder), "Permission denied")}


def test_a_folder_that_cannot_be_listed_is_an_error(folder: Path) -> None:
    with no_access(folder), pytest.raises(SettingError, match="cannot be read"):
        find_files([folder])


def test_a_path_that_does_not_exist_is_named(folder: Path) -> None:
    with pytest.raises(SettingError, match="nowhere"):
        find_files([folder / "nowhere"])
    assert find_files([folder / "nowhere"], may_be_missing=True).missing == [
        str(folder / "nowhere")
    ]


@pytest.mark.parametrize(
    ("name", "readable"),
    [("a.txt", True), ("A.PDF", True), ("a.docx", True), ("a.xlsx", False), ("a", False)],
)
def test_the_ending_says_what_can_be_read(name: str, readable: bool) -> None:
    assert SourceFile("/", name).readable is readable


def test_a_file_that_has_gone_is_an_error_with_a_word(folder: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        SourceFile(str(folder), "gone.txt").read()


def test_a_file_that_is_too_large_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "MAX_BYTES", 10)
    (folder / "a.txt").write_text("more than ten bytes")
    with pytest.raises(SourceError, match="larger than"):
        SourceFile(str(folder), "a.txt").read()


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (file,) = find_files([folder]).files.values()
    with pytest.raises(SourceError, match=said.NOT_A_FILE):
        file.read()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/tty", "/dev/full"])
def test_a_link_to_a_device_is_not_read(device: str, folder: Path) -> None:
    (folder / "minutes.txt").symlink_to(device)
    (file,) = find_files([folder]).files.values()
    with pytest.raises(SourceError, match=rf"{said.NOT_A_FILE}|cannot be read"):
        file.read()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows itself as files")
@pytest.mark.parametrize("shown", ["/proc/self/environ", "/proc/self/status"])
def test_a_link_to_what_the_system_shows_of_itself_is_not_read(shown: str, folder: Path) -> None:
    assert Path(shown).exists()
    (folder / "minutes.txt").symlink_to(shown)
    with pytest.raises(SourceError, match=said.SYSTEM_FILE):
        SourceFile(str(folder), "minutes.txt").read()


def test_a_link_to_an_ordinary_file_elsewhere_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("The lamps were mended.")
    (folder / "minutes.txt").symlink_to(tmp_path / "elsewhere.txt")
    assert SourceFile(str(folder), "minutes.txt").read()[0] == b"The lamps were mended."


def test_a_link_that_is_turned_to_a_device_meanwhile_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "minutes.txt").symlink_to("/dev/zero")
    (folder / "file").write_text("words")
    (file,) = find_files([folder / "minutes.txt"]).files.values()
    monkeypatch.setattr("ingest.files.load.os.stat", lambda path: os.lstat(folder / "file"))
    with pytest.raises(SourceError, match=said.NOT_A_FILE):
        file.read()


ODD_NAMES = [
    *(
        "a" * 251 + ".txt",
        "é" * 125 + ".txt",
        "two\nlines.txt",
        "back\rwards.txt",
        "esc\x1b[31m.txt",
    ),
    *("a.txt.", "a.txt ", "A.TXT", "\u202etxt.exe.txt", "back\\slash.txt", "*?[].txt", "-rf.txt"),
    *("~.txt", "%s{0}.txt", "con.txt", "'\"`$(x).txt", "a" * 251 + ".odd"),
]


def test_no_name_is_dropped(folder: Path) -> None:
    for name in ODD_NAMES:
        (folder / name).write_text("words")
    found = find_files([folder]).files.values()
    assert sorted(file.source for file in found) == sorted(ODD_NAMES)
    assert all(file.readable or file.unread_because for file in found)
    assert all(file.read()[0] == b"words" for file in found)


def test_what_lies_too_deep_to_be_named_is_noted(folder: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(18):
        os.mkdir("d" * 240, dir_fd=here)
        below = os.open("d" * 240, os.O_RDONLY, dir_fd=here)
        os.close(here)
        os.close(os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=below))
        here = below
    os.close(here)
    found = find_files([folder])
    assert len(found.files) > 10
    assert [reason for _, reason in found.unlisted.values()] == ["File name too long"]


def test_a_name_that_is_no_text_is_said_to_be(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text("words")
    (file,) = find_files([folder]).files.values()
    with pytest.raises(SourceError, match="UTF-8"):
        file.read()


@pytest.mark.parametrize("named", ["data", "my archive", "deep/down/store"])
def test_an_archive_in_the_folder_is_no_part_of_it(named: str, folder: Path) -> None:
    (folder / named / "uploads").mkdir(parents=True)
    for name in ("catalogue.sqlite", "uploads/sent.txt"):
        (folder / named / name).touch()
    (folder / "minutes.txt").touch()
    assert sources(folder) == ["minutes.txt"]
    assert sources(folder / named / "uploads") == ["sent.txt"]


@pytest.mark.parametrize(
    "name",
    "site.css menu.js state.sqlite state.sqlite-wal cache.db mirror.lock sync.log m1.html.part "
    "Thumbs.db desktop.ini ~$minutes.docx page.TMP icon.ico font.woff2".split(),
)
def test_what_programs_keep_beside_papers_is_passed_over(name: str, folder: Path) -> None:
    (folder / name).write_text("0")
    (folder / "a.txt").write_text("a")
    assert [file.source for file in find_files([folder]).files.values()] == ["a.txt"]
    assert list(find_files([folder / name]).files) == [str(folder / name)]


@pytest.mark.parametrize(
    "name",
    "scan.png photo.jpg sums.xlsx slides.pptx minutes.pages old.wpd papers.zip round".split(),
)
def test_what_a_person_would_expect_to_be_read_is_told(name: str, folder: Path) -> None:
    (folder / name).write_text("0")
    (file,) = find_files([folder]).files.values()
    assert not file.readable
    assert file.unread_because
