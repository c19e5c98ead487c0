"""The application as it is run as a service: behind an address, asked by proxies and by readers."""

import asyncio
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.load import Reader
from tests.serving import Served, served

QUESTION = "When will the samovar be bought?"
PATIENCE = 180
"""Seconds, only to end a test that hangs."""


@dataclass(frozen=True)
class Reply:
    status: int
    body: str
    headers: Message


@dataclass(frozen=True)
class Service:
    """A server below another address, and the file of its log."""

    server: Served
    log: Path

    def get(self, path: str, **headers: str) -> Reply:
        """Ask for an address; the names of headers are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = urllib.request.Request(f"{self.server.address}{path}", headers=named)
        try:
            with urllib.request.urlopen(asked) as answer:
                return Reply(answer.status, answer.read().decode(), answer.headers)
        except urllib.error.HTTPError as refused:
            return Reply(refused.code, refused.read().decode(), refused.headers)

    def figures(self) -> dict[str, float]:
        """Read what is counted as Prometheus does."""
        families = text_string_to_metric_families(self.get("/minutes/metrics").body)
        return {
            " ".join((sample.name, *sample.labels.values())): sample.value
            for family in families
            for sample in family.samples
        }

    def lines(self) -> list[dict[str, Any]]:
        """Return what the product logged."""
        written = self.log.read_text("utf-8").splitlines()
        return [json.loads(line) for line in written if line.startswith("{")]

    def ask(self, question: str, **headers: str) -> str:
        """Ask as a reader's browser does, through a proxy that adds these headers."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        below = replace(self.server, address=f"{self.server.address}/minutes")

        async def ask() -> str:
            reader = await Reader.come(below, named)
            await reader.ask(question)
            await reader.go()
            return reader.answer

        with ThreadPoolExecutor(1) as apart:  # a browser's loop may run in this thread
            return apart.submit(lambda: asyncio.run(ask())).result()


@pytest.fixture(scope="module")
def service(archive_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    with served(
        folder,
        MINUTES_STORE=str(archive_folder),
        MINUTES_LOG="json",
        MINUTES_METRICS="on",
        MINUTES_KEEPER_PASSWORD="stoat and sallow",
        STREAMLIT_SERVER_BASE_URL_PATH="minutes",
    ) as server:
        service = Service(server, folder / "log")
        ends = time.monotonic() + PATIENCE
        while service.get("/minutes/ready").status != 200:
            assert time.monotonic() < ends, service.get("/ready").body
            time.sleep(0.2)
        yield service


@pytest.mark.parametrize("path", ["/health", "/minutes/health", "/ready", "/minutes/ready"])
def test_it_says_that_it_is_well_at_both_addresses_and_to_a_browser_too(
    path: str, service: Service
) -> None:
    for accept in ("*/*", "text/html"):
        reply = service.get(path, accept=accept)
        assert reply.status == 200
        assert json.loads(reply.body) in ({"status": "alive"}, {"ready": True})
        assert "set-cookie" not in reply.headers


def test_pages_are_where_they_were_and_requests_are_named(service: Service) -> None:
    page = service.get("/minutes/", accept="text/html", X_Request_ID="proxy-1")
    assert page.status == 200
    assert page.headers["X-Request-ID"] == "proxy-1"
    assert service.get("/minutes/nowhere", accept="text/html").status == 404
    assert re.fullmatch(r"[0-9a-f]{16}", service.get("/health").headers["X-Request-ID"])


def test_a_question_is_counted_and_logged_by_its_request_without_a_word_of_it(
    service: Service,
) -> None:
    before = service.figures()
    begun = len(service.lines())
    for _ in range(2):
        assert service.ask(QUESTION, X_Request_ID="proxy-2")
    service.ask(QUESTION, X_Request_ID="what is this?")
    after = service.figures()
    lines = [one for one in service.lines()[begun:] if one["said"] == "question"]
    names = [one["request"] for one in lines]
    assert len(set(names)) == 3
    assert [one.startswith("proxy-2.") for one in names] == [True, True, False]
    assert re.fullmatch(r"[0-9a-f]{16}", names[2])
    assert all(set(one) >= {"at", "level", "room", "status", "steps_ms"} for one in lines)
    assert "samovar" not in service.log.read_text("utf-8").lower()
    count = "minutes_question_seconds_count"
    assert after[count] - before[count] == 3
    assert after["minutes_step_seconds_count weigh"] == after[count]
    assert after["minutes_archive_documents"] == before["minutes_archive_documents"] > 0
    assert after["minutes_questions_waiting"] == 0


def test_figures_are_not_for_readers(service: Service) -> None:
    for path in ("/metrics", "/minutes/metrics", "/minutes/_stcore/metrics"):
        assert service.get(path).status == 200
        assert service.get(path, X_Forwarded_For="127.0.0.1").status == 404
        assert service.get(path, Host="minutes.example.org").status == 404
    assert not re.search(r"samovar|proxy-", service.get("/metrics").body)
