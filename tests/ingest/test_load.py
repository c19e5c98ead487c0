import os
from pathlib import Path

import pytest

from errors import SettingError, SourceError
from ingest import load
from ingest.load import SourceFile, find_files


def sources(*paths: Path) -> list[str]:
    return [file.source for file in find_files(paths)]


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
    (file,) = find_files([folder / "a.txt"])
    assert (file.root, file.source) == (str(folder), "a.txt")


def test_names_are_kept_byte_for_byte(folder: Path) -> None:
    for name in ("no\xa0break.txt", "Cafe\u0301.txt", "Café.txt", "Cllr O’Neill’s.txt"):
        (folder / name).touch()
    assert set(sources(folder)) == {path.name for path in folder.iterdir()}


def test_a_file_reached_twice_is_found_once(folder: Path) -> None:
    (folder / "a.txt").touch()
    assert len(find_files([folder, folder / "a.txt", folder.parent])) == 1


def test_a_folder_that_links_to_itself_ends(folder: Path) -> None:
    (folder / "a.txt").touch()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert sources(folder) == ["a.txt"]


def test_a_path_that_does_not_exist_is_named(folder: Path) -> None:
    with pytest.raises(SettingError, match="nowhere"):
        find_files([folder / "nowhere"])


@pytest.mark.parametrize(
    ("name", "readable"),
    [("a.txt", True), ("A.PDF", True), ("a.docx", True), ("a.doc", False), ("a", False)],
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
    (file,) = find_files([folder])
    with pytest.raises(SourceError, match="no file"):
        file.read()


def test_a_name_that_is_no_text_is_said_to_be(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))).write_text("words")
    (file,) = find_files([folder])
    with pytest.raises(SourceError, match="UTF-8"):
        file.read()
