import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from errors import SettingError
from schema import Document, Filters, Mark, Passage, Span
from settings import CatalogueServer
from vectorstore.catalogue import CATALOGUE, Catalogue
from vectorstore.catalogue_review import Marked
from vectorstore.review_decisions import BY_DECISION, find_part

LINES = (
    "1. Lamps",
    "The lamps of Fen Lane are to be lit by June.",
    "2. Private session",
    "The tender of Messrs Quill came to £7,412.",
    "3. Paths",
    "The path at Sallow Bottom was mended.",
)
TEXT = "\n".join(LINES)
DOUBT = Mark(TEXT.index("2."), TEXT.index("3."), "Private session", "heading", sure=False)


def document(
    text: str = TEXT, *marks: Mark, name: str = "d1", version: str = "v1"
) -> tuple[Document, list[Passage]]:
    """Make a document of which every line is a passage."""
    made = Document(
        id=name,
        version=version,
        root="/minutes",
        source=f"{name}.txt",
        title="Minutes",
        kind="minutes",
        council="Pennick Parish Council",
        committee=None,
        date=None,
        access="public",
        text=text,
        marks=marks,
    )
    passages, start = [], 0
    for n, line in enumerate(text.split("\n")):
        end = start + len(line)
        passages.append(Passage(f"{version}-{n}", name, start, end, line, ""))
        start = end + 1
    return made, passages


def write(catalogue: Catalogue, *written: tuple[Document, list[Passage]]) -> None:
    catalogue.begin(written)
    catalogue.publish(one for one, _ in written)


def findable(catalogue: Catalogue) -> str:
    """Return all that the public can find."""
    held = catalogue.passages(catalogue.passage_ids())
    return "\n".join(held[one].text for one in sorted(held))


def only(catalogue: Catalogue, state: str) -> Marked:
    (found,) = (one for one in catalogue.reviewed() if one.state == state)
    return found


@pytest.fixture
def catalogue(place: Path | CatalogueServer) -> Iterator[Catalogue]:
    with contextlib.closing(Catalogue(place, model="m")) as catalogue:
        yield catalogue


@pytest.fixture
def doubtful(catalogue: Catalogue) -> Catalogue:
    write(catalogue, document(TEXT, DOUBT))
    return catalogue


def test_what_is_doubtful_is_held_back_and_listed(doubtful: Catalogue) -> None:
    assert "£7,412" not in findable(doubtful)
    assert "Sallow Bottom" in findable(doubtful)
    waits = only(doubtful, "waits")
    assert (waits.source, waits.words, waits.place, waits.sure) == (
        "d1.txt",
        "Private session",
        "heading",
        False,
    )
    assert (waits.start, waits.end, waits.whole) == (DOUBT.start, DOUBT.end, False)
    assert waits.characters == sum(not c.isspace() for c in TEXT[DOUBT.start : DOUBT.end])


def test_what_is_published_is_found_at_once_by_another_reader_too(
    doubtful: Catalogue, place: Path | CatalogueServer
) -> None:
    with contextlib.closing(Catalogue(place, model="m")) as running:
        assert "£7,412" not in findable(running)
        waits = only(doubtful, "waits")
        assert doubtful.decide(waits.id, "publish", by="A. Clerk") == ["d1.txt"]
        assert findable(running) == TEXT
        found = running.document("d1")
        assert found
        assert (found.text, found.restricted) == (TEXT, ())
    published = only(doubtful, "published")
    assert (published.id, published.by, published.at[:2]) == (waits.id, "A. Clerk", "20")


def test_what_is_withheld_stays_back_and_waits_no_more(doubtful: Catalogue) -> None:
    doubtful.decide(only(doubtful, "waits").id, "withhold")
    assert only(doubtful, "withheld").words == "Private session"
    assert "£7,412" not in findable(doubtful)


def test_a_decision_can_be_taken_back(doubtful: Catalogue) -> None:
    waits = only(doubtful, "waits")
    doubtful.decide(waits.id, "publish")
    assert doubtful.undo(waits.id) == ["d1.txt"]
    assert doubtful.reviewed() == [waits]
    assert "£7,412" not in findable(doubtful)


REREAD = {
    "as it was": TEXT,
    "with other white space": TEXT.replace("Quill came", "Quill\ncame").replace("\n3.", "\n\n\n3."),
    "with other signs": TEXT.replace("Messrs Quill", "*Messrs Quill*").replace("£7,412", "£7, 412"),
    "with a line added elsewhere": f"Minutes of a meeting\n{TEXT}\nThe meeting closed.",
    "in capitals": TEXT.replace("2. Private session", "2. PRIVATE SESSION"),
}


def reread(text: str, **about: str) -> tuple[Document, list[Passage]]:
    low = text.casefold().index("2. private")
    mark = Mark(low, text.index("3. Paths"), "Private session", "heading", sure=False)
    return document(text, mark, version="v2", **about)


@pytest.mark.parametrize("text", REREAD.values(), ids=REREAD)
@pytest.mark.parametrize("name", ["d1", "moved"])
def test_a_decision_survives_being_read_again(doubtful: Catalogue, text: str, name: str) -> None:
    doubtful.decide(only(doubtful, "waits").id, "publish")
    doubtful.retire(["d1"])
    doubtful.forget_unfinished()
    write(doubtful, reread(text, name=name))
    assert only(doubtful, "published")
    assert "412" in findable(doubtful)


def test_other_words_are_listed_again_as_new(doubtful: Catalogue) -> None:
    doubtful.decide(only(doubtful, "waits").id, "publish")
    write(doubtful, reread(TEXT.replace("£7,412", "£9,999")))
    waits = only(doubtful, "waits")
    assert waits.changed
    assert "9,999" not in findable(doubtful)


def test_a_document_without_a_mark_is_withheld_by_its_source(doubtful: Catalogue) -> None:
    assert doubtful.decide("d1.txt", "withhold", by="A. Clerk") == ["d1.txt"]
    assert findable(doubtful) == ""
    assert doubtful.document("d1") is None
    assert doubtful.counts() == (0, 0)
    assert doubtful.scope(Filters()).documents == 0
    withheld = only(doubtful, "withheld")
    assert (withheld.whole, withheld.place, withheld.by) == (True, BY_DECISION, "A. Clerk")
    doubtful.undo(withheld.id)
    assert "Fen Lane" in findable(doubtful)
    assert "£7,412" not in findable(doubtful)


@pytest.mark.parametrize("part", ["the PATH at  Sallow Bottom", "3. Paths … mended", "path at"])
def test_a_part_without_a_mark_is_withheld_by_its_words(doubtful: Catalogue, part: str) -> None:
    doubtful.decide("d1.txt", "withhold", part=part)
    assert "Sallow" not in findable(doubtful)
    assert "Fen Lane" in findable(doubtful)
    document = doubtful.document("d1")
    assert document
    assert "path at" not in document.text


def test_words_are_not_found_within_others() -> None:
    text = "Ann planned it. Joanna and Ann, Ann-Marie."
    found = [text[one.start : one.end] for one in find_part(text, "ann")]
    assert found == ["Ann", "Ann", "Ann"]
    assert next(iter(find_part(text, "ann"))).start == 0
    assert find_part(text, "plan") == find_part(text, "…") == find_part(text, "it … nowhere") == []
    (whole,) = find_part(text, "planned … Ann, Ann")
    assert text[whole.start : whole.end] == "planned it. Joanna and Ann, Ann"


def test_what_a_person_withheld_stays_back_when_it_is_read_again(doubtful: Catalogue) -> None:
    doubtful.decide("d1.txt", "withhold", part="The path at Sallow Bottom was mended.")
    write(doubtful, reread(TEXT.replace("Sallow Bottom", "Sallow\nBot-\ntom")))
    assert "Sallow" not in findable(doubtful)
    assert "Fen Lane" in findable(doubtful)


def test_all_is_held_back_where_a_part_that_was_withheld_is_not_found_any_more(
    doubtful: Catalogue,
) -> None:
    doubtful.decide("d1.txt", "withhold", part="The path at Sallow Bottom was mended.")
    write(doubtful, reread(TEXT.replace("Sallow Bottom", "S. Bottom")))
    assert findable(doubtful) == ""
    waits = next(one for one in doubtful.reviewed() if one.place == BY_DECISION)
    assert (waits.state, waits.changed, waits.whole) == ("waits", True, True)
    doubtful.decide(waits.id, "publish")
    assert "S. Bottom" in findable(doubtful)


def test_a_withheld_document_that_changed_stays_back_and_waits(doubtful: Catalogue) -> None:
    doubtful.decide("d1.txt", "withhold")
    write(doubtful, reread(f"{TEXT}\nMore was said."))
    assert findable(doubtful) == ""
    waits = next(one for one in doubtful.reviewed() if one.place == BY_DECISION)
    assert (waits.state, waits.changed) == ("waits", True)
    doubtful.decide(waits.id, "withhold")
    assert findable(doubtful) == ""
    (withheld,) = (one for one in doubtful.reviewed() if one.state == "withheld")
    assert not withheld.changed


def test_a_withheld_document_stays_back_at_another_place(doubtful: Catalogue) -> None:
    doubtful.decide("d1.txt", "withhold")
    doubtful.follow({"d9": "d1"})
    write(doubtful, reread(f"{TEXT}\nRead otherwise.", name="d9"))
    assert findable(doubtful) == ""


def test_the_same_leak_is_withheld_in_other_documents_too(doubtful: Catalogue) -> None:
    write(
        doubtful, document("Draft.\nThe path at Sallow Bottom was mended.", name="b", version="w")
    )
    about = doubtful.decide("d1.txt", "withhold", part="The path at Sallow Bottom was mended.")
    assert about == ["b.txt", "d1.txt"]
    assert "Sallow" not in findable(doubtful)


def test_a_decision_meets_a_document_that_is_just_being_written(doubtful: Catalogue) -> None:
    new = document("Draft.\nThe path at Sallow Bottom was mended.", name="b", version="w")
    doubtful.begin([new])
    doubtful.decide("d1.txt", "withhold", part="The path at Sallow Bottom was mended.")
    doubtful.publish([new[0]])
    assert "Sallow" not in findable(doubtful)


def test_what_another_mark_closes_stays_back(catalogue: Catalogue) -> None:
    stamp = Mark(0, len(TEXT), "RESTRICTED", "watermark")
    write(catalogue, document(TEXT, DOUBT, stamp))
    catalogue.decide(only(catalogue, "waits").id, "publish")
    assert findable(catalogue) == ""
    assert only(catalogue, "held").words == "RESTRICTED"
    catalogue.decide("d1.txt", "publish")
    assert findable(catalogue) == TEXT


def test_parts_that_make_up_all_of_a_document_withhold_it(catalogue: Catalogue) -> None:
    half = TEXT.index("3.")
    write(catalogue, document(TEXT, Mark(0, half, "x", "foot"), Mark(half, len(TEXT), "y", "foot")))
    assert catalogue.documents() == []
    first, _ = catalogue.reviewed()
    catalogue.decide(first.id, "publish")
    assert "£7,412" in findable(catalogue)
    assert "Sallow" not in findable(catalogue)


def test_what_is_restricted_without_a_mark_can_be_decided_on(catalogue: Catalogue) -> None:
    bare, passages = document()
    write(catalogue, (replace(bare, restricted=(Span(DOUBT.start, DOUBT.end),)), passages))
    held = only(catalogue, "held")
    assert (held.words, held.sure) == ("2. Private session", True)
    catalogue.decide(held.id, "publish")
    assert findable(catalogue) == TEXT
    catalogue.undo(held.id)
    assert "£7,412" not in findable(catalogue)


@pytest.mark.parametrize("target", ["nonesuch", "d9.txt", ""])
def test_what_is_not_there_cannot_be_decided_on(doubtful: Catalogue, target: str) -> None:
    for verdict in ("publish", "withhold"):
        with pytest.raises(SettingError, match="--review"):
            doubtful.decide(target, verdict)
    with pytest.raises(SettingError, match="--review"):
        doubtful.undo(target)


def test_a_part_that_does_not_stand_there_is_an_error_and_changes_nothing(
    doubtful: Catalogue,
) -> None:
    before = findable(doubtful)
    with pytest.raises(SettingError, match=r"d1\.txt does not hold"):
        doubtful.decide("d1.txt", "withhold", part="a word too many")
    assert findable(doubtful) == before


def test_a_source_that_several_documents_have_must_be_named_whole(doubtful: Catalogue) -> None:
    other, passages = document("Of another council.", name="d2", version="w")
    write(doubtful, (replace(other, root="/more", source="d1.txt"), passages))
    with pytest.raises(SettingError, match=r"/minutes/d1\.txt, /more/d1\.txt"):
        doubtful.decide("d1.txt", "withhold")
    assert doubtful.decide("/more/d1.txt", "withhold") == ["d1.txt"]
    assert "Fen Lane" in findable(doubtful)


def test_a_crash_leaves_no_decision_without_its_effect(
    doubtful: Catalogue, place: Path | CatalogueServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    waits = only(doubtful, "waits")
    monkeypatch.setattr(Catalogue, "_hold", crash)
    with pytest.raises(KeyboardInterrupt):
        doubtful.decide(waits.id, "publish")
    with contextlib.closing(Catalogue(place, model="m")) as other:
        assert other.reviewed() == [waits]
        assert "£7,412" not in findable(other)


def test_a_store_without_marks_is_brought_up_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / CATALOGUE
    bare, passages = document()
    part = replace(bare, restricted=(Span(DOUBT.start, DOUBT.end),))
    secret, own = document("All of it is secret.", name="d2", version="w")
    with contextlib.closing(Catalogue(path, model="m")) as catalogue:
        write(catalogue, (part, passages), (replace(secret, access="restricted"), own))
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("ALTER TABLE documents DROP COLUMN marks")
        db.execute("DROP TABLE decisions")
        db.execute("UPDATE about SET value = '3' WHERE key = 'schema'")
    with contextlib.closing(Catalogue(path, model="m")) as catalogue:
        assert [(one.source, one.whole) for one in catalogue.reviewed()] == [
            ("d1.txt", False),
            ("d2.txt", True),
        ]
        assert "£7,412" not in findable(catalogue)
        catalogue.decide("d1.txt", "publish")
        assert findable(catalogue) == TEXT
