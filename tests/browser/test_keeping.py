"""A keeper's work in a browser: adding files, correcting one, removing it and taking that back."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from ingest.by_hand.keeping import remove
from tests.browser.conftest import Watched
from tests.making import minutes
from vectorstore import Archive, EmbeddingModel
from words import keeping as words
from words import library as said

LYCH, WEIR, MILL = (f"the {what} be mended by 3 July 2031" for what in ("lych", "weir", "mill"))


@pytest.fixture(autouse=True)
def _left_as_it_was(store: Path, model: EmbeddingModel) -> Iterator[None]:
    """Take what was added out again: other tests share the archive."""
    yield
    archive = Archive(store, model)
    sent = [p for p, one in archive.catalogue.sources().items() if one.root.endswith("uploads")]
    remove(archive, sent)
    archive.close()


def files() -> list[FilePayload]:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as pack:
        pack.writestr("2031/mill.txt", minutes(MILL))
        pack.writestr("../out.txt", "x")
    named = {
        "lych.txt": minutes(LYCH).encode(),
        "weir.txt": minutes(WEIR).encode(),
        "pack.zip": held.getvalue(),
        "junk.pdf": b"%PDF-1.4 nothing more",
    }
    kind = "application/octet-stream"
    return [{"name": name, "mimeType": kind, "buffer": data} for name, data in named.items()]


def choose(page: Page, wanted: str) -> None:
    """Find a document by its words, and choose its row."""
    find = page.get_by_label(said.FIND)
    find.fill(wanted)
    find.press("Enter")
    expect(page.get_by_text(re.compile(r"^1 of \d+ documents"))).to_be_visible()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()  # it is drawn anew for what was found
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 18, box["y"] + 52)
    expect(page.get_by_role("button", name=words.CORRECT)).to_be_visible()


def test_a_keeper_adds_corrects_removes_and_brings_back(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}/documents")
    page.get_by_text(words.ADD, exact=True).click()
    page.locator("input[type=file]").set_input_files(files())
    page.get_by_role("button", name=words.SEND).click()
    came = page.locator(".st-key-atm-errand")
    expect(came).to_contain_text("3 added, 1 failed, 1 not taken")
    expect(came).to_contain_text("junk.pdf: it is damaged")
    expect(came).to_contain_text("pack.zip › ../out.txt: its name leads out")

    choose(page, "lych")
    page.get_by_role("button", name=words.CORRECT).click()
    page.get_by_role("textbox", name=words.DATE).fill("31 June 2031")
    page.get_by_role("button", name=words.SAVE).click()
    expect(page.get_by_role("alert")).to_contain_text("The date cannot be")
    page.get_by_role("textbox", name=words.DATE).fill("30 June 2031")
    page.get_by_role("button", name=words.SAVE).click()
    expect(came).to_contain_text(words.corrected("lych.txt"))
    expect(page.get_by_text("2031-06-30").first).to_be_attached()

    choose(page, "lych")
    page.get_by_role("button", name=words.REMOVE).click()
    page.get_by_role("dialog").get_by_role("button", name=words.REMOVE).click()
    expect(came).to_contain_text("Removed: ")
    expect(page.get_by_text(said.NONE_FITS)).to_be_visible()
    page.get_by_role("button", name=words.UNDO).click()
    expect(came).to_contain_text(words.brought_back(["lych.txt"]))
    expect(page.get_by_text("2031-06-30").first).to_be_attached()
