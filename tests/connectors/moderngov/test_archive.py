"""What a sync brings into the archive, and how fast what becomes restricted leaves it."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path

from english.query import read_query
from searching import search
from tests.connectors.conftest import Fetch
from tests.connectors.fetching import Fetching
from tests.running import command
from vectorstore import Archive, EmbeddingModel


def documents(site: Fetching, model: EmbeddingModel) -> dict[str, str]:
    """Return the texts of the archive's documents, by the last part of their sources."""
    with closing(Archive(site.settings.store, model, create=False)) as archive:
        listed = [one for one, _ in archive.catalogue.documents(restricted=True)]
        held = archive.catalogue.documents_by_id([one.id for one in listed], restricted=True)
        return {one.source.rpartition("/")[2]: one.text for one in held.values()}


def found(site: Fetching, model: EmbeddingModel, words: str) -> list[str]:
    with closing(Archive(site.settings.store, model, create=False)) as archive:
        results = search(archive, read_query(words), count=10)
    return [one.passage.text for one in results]


def test_a_site_is_added_synced_and_taken_out_of_search(
    fetch: Fetch, model: EmbeddingModel
) -> None:
    site = fetch("restricted")
    site.add("Cabinet", papers=True, since=date(2026, 9, 1))
    first = site.night(ingest=True)
    assert first.ingest
    assert (first.code, first.ingest["added"]) == (0, len(site.files()))
    (item,) = [one for one in site.site.council.meeting(2021).items if one.id == 20214]  # type: ignore[union-attr]
    secret = item.decision.removeprefix("RESOLVED: ")
    assert any(secret in text for text in documents(site, model).values())
    second = site.night(ingest=True)
    assert (second.code, second.ingest) == (0, None)

    site.site.council.advance("restricted")
    third = site.night(ingest=True)
    assert {path.rpartition("/")[2] for path in third.restricted} >= {"m2021.html", "s50214.pdf"}
    asked = next(
        one for one in site.site.log if "MId=2021" in str(one["target"])
    )  # the next request comes when the archive has been changed
    later = site.site.log[site.site.log.index(asked) + 1]
    assert float(str(later["time"])) - float(str(asked["time"])) > 0.3
    held = documents(site, model)
    assert "s50214.pdf" not in held
    assert item.title not in held["m2021.html"]
    assert not any(secret in text for text in (*held.values(), *found(site, model, secret)))


def test_the_commands_tell_what_they_do(fetch: Fetch) -> None:
    site = fetch()
    store = ["--store", site.settings.store]
    test = {"ASK_THE_MINUTES_TEST_GAP": "0", "ASK_THE_MINUTES_TEST_DAY": "2026-11-16T03:00"}
    module = "connectors.moderngov"

    added = command(module, ["add", site.site.url, *store, "--from", "2026-08-01"], **test)
    assert added.returncode == 0, added.stderr
    assert "7 committees and" in added.stdout
    assert "The first sync makes about" in added.stdout
    assert not [one for one in site.site.log if "ieListDocuments" in str(one["target"])]

    dry = command(module, ["sync", *store, "--dry-run", "--json"], **test)
    (planned,) = json.loads(dry.stdout)
    assert planned["planned"]
    assert not [one for one in site.site.log if "ieListDocuments" in str(one["target"])]

    status = command(module, ["status", *store, "--json"], **test)
    (told,) = json.loads(status.stdout)
    assert (told["documents"], told["last_whole"], told["running"]) == (0, "", "")

    removed = command(module, ["remove", told["host"], *store], **test)
    assert removed.returncode == 0
    assert not Path(told["folder"]).exists()
    nothing = command(module, ["sync", told["host"], *store], **test)
    assert nothing.returncode == 2
    assert "was not added" in nothing.stderr


def test_a_site_that_is_none_is_told_and_ends_with_two(fetch: Fetch) -> None:
    site = fetch("other-site")
    test = {"ASK_THE_MINUTES_TEST_GAP": "0"}
    done = command(
        "connectors.moderngov", ["add", site.site.url, "--store", site.settings.store], **test
    )
    assert done.returncode == 2
    assert done.stderr.startswith("NotModernGov: ")
    assert "is the address right?" in done.stderr
