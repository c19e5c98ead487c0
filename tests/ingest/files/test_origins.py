"""What a publisher says of papers counts, travels with them, and never makes less secret."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest import Report, ingest
from ingest.by_hand.corrected import Corrected
from ingest.files.origin_file import MOST_BYTES, NAME, is_web_address, key_of
from ingest.metadata.origin import Origin
from ingest.metadata.read import read_metadata
from ingest.parse import parse
from schema import ClearedDocument, Document
from tests.making import minutes, pdf, word_of, write
from vectorstore import Archive

URL = "https://minutes.oldmere.example/ieListDocuments.aspx?CId=114&MId=2021&Ver=4"


def say(folder: Path, **papers: Any) -> None:
    """Write what is said of papers; `a__txt` names a.txt."""
    said = {name.replace("__", "."): entry for name, entry in papers.items()}
    (folder / NAME).write_text(json.dumps(said))


def held(archive: Archive, name: str = "a.txt") -> ClearedDocument:
    documents = archive.catalogue.documents(restricted=True)
    (found,) = [one for one, _ in documents if one.source == name]
    return found


def public(archive: Archive) -> set[str]:
    return {document.source for document, _ in archive.catalogue.documents()}


def counts(report: Report) -> tuple[int, int, int]:
    return report.added, report.changed, report.unchanged


def test_an_address_travels_with_every_format(archive: Archive, folder: Path) -> None:
    said = "The lamps of Fen Lane were lit again in April."
    (folder / "a.txt").write_text(said)
    (folder / "b.md").write_text(f"# Lamps\n\n{said}")
    (folder / "c.html").write_text(f"<html><body><p>{said}</p></body></html>")
    (folder / "d.docx").write_bytes(word_of(said))
    (folder / "e.pdf").write_bytes(pdf([[said]]))
    names = "a__txt b__md c__html d__docx e__pdf".split()
    say(folder, **{name: {"url": f"{URL}#{name}"} for name in names})
    assert ingest([folder], archive).complete
    addresses = {one.source: one.url for one, _ in archive.catalogue.documents()}
    assert addresses == {name.replace("__", "."): f"{URL}#{name}" for name in names}


def test_what_is_said_counts_as_a_papers_own_facts(archive: Archive, folder: Path) -> None:
    (folder / "a.txt").write_text("The lamps of Fen Lane were lit again, it was said.")
    say(
        folder,
        a__txt={
            "council": "Oldmere Borough Council",
            "committee": "Street Lighting Committee",
            "date": "2026-03-14",
            "type": "minutes",
            "status": "draft",
        },
    )
    ingest([folder], archive)
    one = held(archive)
    assert (one.council, one.committee) == ("Oldmere Borough Council", "Street Lighting Committee")
    assert (str(one.date), one.kind, one.standing) == ("2026-03-14", "minutes", "draft")
    assert one.title == "Minutes of Street Lighting Committee, 14 March 2026"


def test_a_date_that_the_text_disagrees_with_is_told(archive: Archive, folder: Path) -> None:
    write(
        folder, a="Minutes of the meeting of the Parks Committee held on 4 May 2025\n\nPresent: X"
    )
    say(folder, a__txt={"date": "2025-05-11", "type": "minutes"})
    ingest([folder], archive)
    one = held(archive)
    assert str(one.date) == "2025-05-11"
    assert "its origin says 2025-05-11, the text 2025-05-04" in one.notes


@pytest.mark.parametrize(("said", "kind"), [("pack", "agenda"), ("report", "report")])
def test_a_pack_with_the_last_minutes_in_it_is_none(
    said: str, kind: str, archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    say(folder, a__txt={"type": said})
    ingest([folder], archive)
    assert held(archive).kind == kind


def test_only_what_changes_of_an_origin_is_a_change(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    assert counts(ingest([folder], archive)) == (2, 0, 0)
    say(folder, a__txt={"url": URL, "fetched": "2026-11-03T02:10:00+00:00"})
    assert counts(ingest([folder], archive)) == (0, 1, 1)
    assert (held(archive).url, str(held(archive).fetched)) == (URL, "2026-11-03")
    assert counts(ingest([folder], archive)) == (0, 0, 2)
    say(folder, a__txt={"url": f"{URL}#AI9", "fetched": "2026-11-03T02:10:00+00:00"})
    assert counts(ingest([folder], archive)) == (0, 1, 1)
    say(folder)
    assert counts(ingest([folder], archive)) == (0, 1, 1)
    assert (held(archive).url, held(archive).fetched) == (None, None)


def test_a_paper_that_was_fetched_again_says_so_and_is_not_read_again(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    say(folder, a__txt={"url": URL, "fetched": "2026-11-03T02:10:00+00:00"})
    ingest([folder], archive)
    version = held(archive).version
    say(folder, a__txt={"url": URL, "fetched": "2026-11-29T02:10:00+00:00"})
    report = ingest([folder], archive)
    assert (counts(report), report.encoded) == ((0, 0, 1), 0)
    assert (str(held(archive).fetched), held(archive).version) == ("2026-11-29", version)


def test_a_paper_that_could_not_be_read_again_is_as_of_when_it_was_read(
    archive: Archive, folder: Path
) -> None:
    (folder / "a.pdf").write_bytes(pdf([["The lamps of Fen Lane were lit again in April."]]))
    say(folder, a__pdf={"url": URL, "fetched": "2026-11-03T02:10:00+00:00"})
    ingest([folder], archive)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    say(folder, a__pdf={"url": URL, "fetched": "2026-11-29T02:10:00+00:00"})
    assert [name for name, _ in ingest([folder], archive).failed] == ["a.pdf"]
    assert str(held(archive, "a.pdf").fetched) == "2026-11-03"


def test_what_is_learnt_from_a_folder_and_when_it_was_fetched_do_not_stir_each_other(
    archive: Archive, folder: Path
) -> None:
    texts = {
        name: minutes("the lamps be lit", day=f"{n} May 2024") for n, name in enumerate("abcd", 6)
    }
    write(folder, **texts, e="The lamps of Fen Lane were lit again in April, it was said.")
    when = {"url": URL, "fetched": "2026-11-03T02:10:00+00:00"}
    say(folder, e__txt=when)
    ingest([folder], archive)
    say(folder, e__txt={**when, "fetched": "2026-11-29T02:10:00+00:00"})
    ingest([folder], archive)
    one = held(archive, "e.txt")
    assert (one.council, str(one.fetched)) == ("Pennick Parish Council", "2026-11-29")
    ingest([folder], archive)
    assert held(archive, "e.txt").notes == one.notes


@pytest.mark.parametrize(
    ("status", "standing"),
    [("draft", "draft"), ("Confirmed", "confirmed"), ("approved", "confirmed"), ("odd", None)],
)
def test_the_standing_of_minutes_is_what_their_publisher_says(
    status: str, standing: str | None, archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    say(folder, a__txt={"type": "minutes", "status": status})
    ingest([folder], archive)
    assert held(archive).standing == standing


def test_archives_without_origins_are_read_as_before(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    ingest([folder], archive)
    assert all("~" not in one.sha256 for one in archive.catalogue.sources().values())


def test_what_people_correct_is_laid_over_an_origin() -> None:
    parsed = parse(b"The lamps of Fen Lane were lit again.", ".txt")
    corrected = Corrected((("committee", "Bridges Committee"), ("kind", "news")))
    about = read_metadata(parsed, "a.txt", corrected, Origin(committee="Lamps", type="minutes"))
    assert (about.committee, about.kind) == ("Bridges Committee", "news")


# What is not public -----------------------------------------------------------------------


def test_what_its_publisher_restricts_is_held_back_as_a_whole(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    say(folder, a__txt={"url": URL, "restricted": True})
    report = ingest([folder], archive)
    assert public(archive) == {"b.txt"}
    assert (report.waiting, [one.whole for one in report.held_back]) == (0, [True])


def test_what_becomes_restricted_is_held_back_and_let_out_when_its_publisher_does(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    for restricted in (False, True, False):
        say(folder, a__txt={"url": URL, "restricted": restricted})
        ingest([folder], archive)
        assert public(archive) == (set() if restricted else {"a.txt"})


DAMAGED = [
    b"",
    b"{",
    b"[]",
    b'"a.txt"',
    b"null",
    b"\xff\xfe\x00{",
    b"[" * 200_000,
    b'{"a.txt": {"restricted": true}, "a.txt": {"restricted": false}}',
    b'{"a.txt": {"restricted": true, "restricted": false}}',
    b'{"a.txt": {"restricted": fals',
    b'{"n": ' + b"9" * 10_000 + b"}",
]


@pytest.mark.parametrize("damage", DAMAGED, ids=range(len(DAMAGED)))
def test_damage_is_told_and_opens_nothing(damage: bytes, archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    say(folder, a__txt={"restricted": True}, b__txt={"url": URL})
    ingest([folder], archive)
    (folder / NAME).write_bytes(damage)
    write(folder, c=minutes("the well be dug"))
    report = ingest([folder], archive)
    assert (report.unchanged, public(archive)) == (2, {"b.txt"})
    assert [name for name, _ in report.failed] == [str(folder / NAME), "c.txt"]
    assert not report.complete
    write(folder, a=minutes("the lamps be put out"), b=minutes("the lane be paved"))
    ingest([folder], archive)
    assert public(archive) == {"b.txt"}
    stays = archive.catalogue.document(held(archive, "b.txt").id)
    assert stays
    assert "the lane be closed" in stays.text
    say(folder, a__txt={"restricted": True}, b__txt={"url": URL})
    report = ingest([folder], archive)
    assert (report.complete, report.added, report.changed) == (True, 1, 2)
    assert public(archive) == {"b.txt", "c.txt"}


def test_a_file_of_origins_that_is_far_too_large_is_not_read(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    with (folder / NAME).open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    report = ingest([folder], archive)
    assert "30 MB" in dict(report.failed)[str(folder / NAME)]
    assert public(archive) == set()


def test_a_file_of_origins_that_is_no_file_is_told(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    (folder / NAME).mkdir()
    report = ingest([folder], archive)
    assert str(folder / NAME) in dict(report.failed)
    (folder / NAME).rmdir()
    (folder / NAME).symlink_to(folder / "nowhere")
    assert str(folder / NAME) in dict(ingest([folder], archive).failed)


@pytest.mark.parametrize("gone", [{}, None, {"other__txt": {"url": URL}}], ids=repr)
def test_a_paper_of_which_nothing_is_said_any_more_stays_held_back(
    gone: dict[str, Any] | None, archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    say(folder, a__txt={"restricted": True})
    ingest([folder], archive)
    (folder / NAME).unlink()
    if gone is not None:
        say(folder, **gone)
    for word in ("lit", "put out"):
        write(folder, a=minutes(f"the lamps be {word}"))
        ingest([folder], archive)
        assert public(archive) == set()


def test_a_copy_of_a_restricted_paper_is_held_back_wherever_it_is(
    archive: Archive, folder: Path
) -> None:
    (folder / "mirror").mkdir()
    write(folder / "mirror", a=minutes("the lamps be lit"))
    (folder / "mirror" / NAME).write_text(json.dumps({"a.txt": {"restricted": True}}))
    ingest([folder], archive)
    (folder / "mirror" / "a.txt").rename(folder / "moved.txt")
    ingest([folder], archive)
    assert public(archive) == set()
    write(folder, copy=minutes("the lamps be lit"))
    ingest([folder], archive, keep_missing=True)
    ingest([folder], archive)
    assert public(archive) == set()
    assert held(archive, "copy.txt").access == "restricted"


@pytest.mark.parametrize("root", ["above", "folder", "below", "file"])
def test_what_is_said_counts_from_wherever_papers_are_read(
    root: str, archive: Archive, folder: Path
) -> None:
    mirror = folder / "mirror"
    (mirror / "cabinet-114").mkdir(parents=True)
    write(mirror / "cabinet-114", m1=minutes("the lamps be lit"))
    (mirror / NAME).write_text(json.dumps({"cabinet-114/m1.txt": {"restricted": True}}))
    below = mirror / "cabinet-114"
    where = {"above": folder, "folder": mirror, "below": below, "file": below / "m1.txt"}
    ingest([where[root]], archive)
    assert (archive.catalogue.counts(restricted=True)[0], public(archive)) == (1, set())


def test_a_folder_within_cannot_open_what_the_one_around_it_closes(
    archive: Archive, folder: Path
) -> None:
    (folder / "in").mkdir()
    write(folder / "in", a=minutes("the lamps be lit"))
    (folder / NAME).write_text(json.dumps({"in/a.txt": {"restricted": True}}))
    (folder / "in" / NAME).write_text(json.dumps({"a.txt": {"restricted": False, "url": URL}}))
    ingest([folder], archive)
    assert public(archive) == set()


# What is wrong with single papers ----------------------------------------------------------


@pytest.mark.parametrize(
    "entry",
    [None, 7, "public", [], {"restricted": "no"}, {"restricted": 0}, {"restricted": None}],
    ids=repr,
)
def test_what_cannot_be_read_of_a_paper_may_be_that_it_is_not_public(
    entry: object, archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    say(folder, a__txt=entry, b__txt={"url": URL})
    report = ingest([folder], archive)
    assert (public(archive), report.waiting) == ({"b.txt"}, 1)
    assert report.partly == [str(folder / NAME)]


WRONG: list[dict[str, object]] = [
    {"url": "javascript:alert(1)"},
    {"url": "JaVaScRiPt:alert(1)"},
    {"url": "data:text/html,hello"},
    {"url": "file:///etc/hosts"},
    {"url": "//minutes.example/a"},
    {"url": "http://"},
    {"url": "http://clerk:word@minutes.example/"},
    {"url": "http://[broken/"},
    {"url": "https://minutes.example/\n\u0000"},
    {"url": 'https://minutes.example/"onmouseover="'},
    {"url": ["https://minutes.example/"]},
    {"url": "https://minutes.example/" + "a" * 3000},
    {"date": "14 March"},
    {"date": 20260314},
    {"committee": ["Parks"]},
    {"committee": "P" * 100_000},
    {"council": "\ud800"},
    {"fetched": "yesterday"},
    {"type": {}},
]


@pytest.mark.parametrize("entry", WRONG, ids=[str(n) for n in range(len(WRONG))])
def test_what_is_wrong_of_a_paper_is_left_out_and_told(
    entry: dict[str, object], archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    say(folder, a__txt={"status": "draft", **entry})
    report = ingest([folder], archive)
    one = held(archive)
    assert (one.url, one.fetched, one.standing, one.access) == (None, None, "draft", "public")
    ((path, reason),) = [(p.source, p.reason) for p in report.problems]
    assert path == str(folder / NAME)
    assert "a.txt" in reason
    assert next(iter(entry)) in reason


@pytest.mark.parametrize(
    "path", ["../a.txt", "/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt", ".", "", "a\0.txt"]
)
def test_a_path_that_leads_out_speaks_of_nothing(path: str, archive: Archive, folder: Path) -> None:
    (folder / "in").mkdir()
    write(folder, a=minutes("the lamps be lit"))
    write(folder / "in", b=minutes("the lane be closed"))
    (folder / "in" / NAME).write_text(json.dumps({path: {"url": URL}, "b.txt": {"url": URL}}))
    report = ingest([folder], archive)
    assert (held(archive).url, held(archive, "in/b.txt").url) == (None, URL)
    assert [one.source for one in report.problems] == [str(folder / "in" / NAME)]


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("a/b.txt", "a/b.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("x/../a.txt", "a.txt"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
        ("..", None),
    ],
)
def test_one_path_is_looked_for_in_one_way(path: str, key: str | None) -> None:
    assert key_of(path) == key


def test_two_entries_of_one_paper_that_disagree_hold_it_back(
    archive: Archive, folder: Path
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    said = {"a.txt": {"restricted": False}, "./a.txt": {"restricted": True}}
    (folder / NAME).write_text(json.dumps(said))
    ingest([folder], archive)
    assert public(archive) == set()


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        (URL, True),
        ("http://127.0.0.1:8080/a?b=c#AI7", True),
        ("ftp://minutes.example/a", False),
        ("https:minutes.example", False),
        ("https://minutes.example:99999/", False),
        ("", False),
    ],
)
def test_an_address_of_the_web_is_known(words: str, is_one: bool) -> None:
    assert is_web_address(words) == is_one


def test_a_note_that_is_no_time_says_nothing() -> None:
    facts: dict[str, Any] = dict.fromkeys(("council", "committee", "date"))
    one = Document("i", "v", "/", "a", "A", "other", **facts, access="public", text="")
    assert one.fetched is None
