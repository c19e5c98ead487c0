"""Let many readers ask at once, and come and go: `make load`, for some quiet minutes.

    python -m tests.load [--at-once 20] [--come-and-go 200] [--expire 120]

Readers speak Streamlit's own protocol to a real server with the samples, as their browsers
would, without drawing anything. Prints what it measures; ends with 1 if a question fails, an
answer is not the one its reader gets alone, half the readers wait for more than three seconds,
or the server still holds what it held for readers who are gone.
"""

import argparse
import asyncio
import json
import re
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from ingest import ingest
from tests.conftest import ROOT
from tests.serving import Served, served
from vectorstore import Archive, EmbeddingModel

GOLD = ROOT / "evaluation" / "gold" / "samples.jsonl"
MEDIAN = 3.0
"""Seconds that half the readers may wait for their answers, all asking at once."""
GROWTH = 10 * 2**20
"""Bytes by which a server may have grown when as many readers again are gone."""
HANGS = 120
"""Seconds after which a reader gives up."""
TOGETHER = 5
"""Readers who come and go at the same time."""
_ANSWER = re.compile(r'class="atm-(?:answer|declined|passages|said)"|class="atm-notice"')
_QUESTION = re.compile(r'class="atm-question">([^<]*)<')
_QUOTE = re.compile(r'<span class="atm-quote">.*?</blockquote>')


@dataclass
class Reader:
    """A reader before a page: what the server has drawn for them so far."""

    server: Served
    socket: ClientConnection
    box: str = ""
    drawn: list[str] = field(default_factory=list)

    @classmethod
    async def come(cls, server: Served, headers: Mapping[str, str] = {}) -> "Reader":
        """Open the page as a browser that was never here does, with what a proxy adds to it."""
        cookie = await asyncio.to_thread(_cookie, server.address)
        socket = await connect(
            server.address.replace("http", "ws") + "/_stcore/stream",
            additional_headers={"Cookie": cookie, **headers},
            max_size=None,
        )
        reader = cls(server, socket)
        await reader._send(BackMsg(rerun_script=ClientState()))
        while not reader.box:
            await reader._receive()
        return reader

    async def is_ready(self) -> None:
        """Draw the page anew until the answerer is there, and says what it holds."""
        while not any('class="atm-holdings"' in one for one in self.drawn):
            self.drawn.clear()
            await self._send(BackMsg(rerun_script=ClientState()))
            while not await self._receive():
                pass
            await asyncio.sleep(0.5)

    async def ask(self, question: str) -> float:
        """Ask a question; return for how many seconds its answer was waited for."""
        self.drawn.clear()
        asked = BackMsg()
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.chat_input_value.data = self.box, question
        started = time.perf_counter()
        await self._send(asked)
        while not self.answer:
            await self._receive()
        took = time.perf_counter() - started
        while not await self._receive():
            pass
        return took

    @property
    def answer(self) -> str:
        """What answers the reader, empty as long as nothing does."""
        return next((one for one in self.drawn if _ANSWER.search(one)), "")

    @property
    def questions(self) -> list[str]:
        """The questions that this page shows."""
        return [unescape(one) for html in self.drawn for one in _QUESTION.findall(html)]

    async def go(self) -> None:
        """Close the page."""
        await self.socket.close()

    async def _send(self, message: BackMsg) -> None:
        await self.socket.send(message.SerializeToString())

    async def _receive(self) -> bool:
        """Take in what the server says next; tell whether it has drawn all."""
        said = ForwardMsg()
        async with asyncio.timeout(HANGS):
            said.ParseFromString(await self.socket.recv(decode=False))
        element = said.delta.new_element
        if element.WhichOneof("type") == "chat_input":
            self.box = element.chat_input.id
        elif element.WhichOneof("type") == "html":
            self.drawn.append(element.html.body)
        return said.WhichOneof("type") == "script_finished"


def _cookie(address: str) -> str:
    with urllib.request.urlopen(address) as page:
        return str(page.headers["set-cookie"]).split(";")[0]


def quoted(answer: str) -> list[str]:
    """Return what an answer quotes, without the ids of its page."""
    return [re.sub(r"<[^>]*>", "", one) for one in _QUOTE.findall(answer)] or [
        re.sub(r"<[^>]*>", " ", answer)
    ]


def questions() -> list[str]:
    """Return the questions of the samples that stand alone."""
    held = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [one["question"] for one in held if not one["history"]]


def memory(server: Served) -> int:
    """Return the bytes of memory that a server holds."""
    status = Path(f"/proc/{server.process}/status").read_text()
    (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB", status, re.M)
    return int(kilobytes) * 1024


def seconds_of_processor(server: Served) -> float:
    """Return for how many seconds a server has computed."""
    parts = Path(f"/proc/{server.process}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / 100


async def ask_alone(server: Served, asked: Sequence[str]) -> dict[str, list[str]]:
    """Return what each question gets where nobody else asks."""
    found, waits = {}, []
    for question in asked:
        reader = await Reader.come(server)
        waits.append(await reader.ask(question))
        found[question] = quoted(reader.answer)
        await reader.go()
    print(f"alone: median {statistics.median(waits):.2f} s, longest {max(waits):.2f} s")
    return found


async def ask_at_once(server: Served, alone: dict[str, list[str]]) -> bool:
    """Let each question be asked by a reader of its own, all at the same moment."""
    readers = [await Reader.come(server) for _ in alone]
    for reader in readers:
        await reader.is_ready()
    before = seconds_of_processor(server)
    took = await asyncio.gather(
        *(reader.ask(question) for reader, question in zip(readers, alone, strict=True)),
        return_exceptions=True,
    )
    spent = seconds_of_processor(server) - before
    good = True
    for reader, question, seconds in zip(readers, alone, took, strict=True):
        if isinstance(seconds, BaseException):
            good = not print(f"FAILED: {question}: {seconds!r}")
        elif set(reader.questions) != {question} or quoted(reader.answer) != alone[question]:
            good = not print(f"NOT THEIR OWN: {question}: {reader.questions}, {reader.answer}")
        await reader.go()
    waits = sorted(seconds for seconds in took if isinstance(seconds, float))
    median, most = statistics.median(waits), waits[int(len(waits) * 0.95)]
    print(
        f"{len(readers)} at once: median {median:.2f} s, 95% within {most:.2f} s, longest "
        f"{waits[-1]:.2f} s; {spent / len(readers):.2f} s of processor a question"
    )
    return good and median <= MEDIAN


async def come_and_go(server: Served, count: int, asked: Sequence[str]) -> None:
    """Let readers come, ask one question and go, a few at a time."""

    async def one(n: int) -> None:
        reader = await Reader.come(server)
        await reader.ask(asked[n % len(asked)])
        await reader.go()

    for low in range(0, count, TOGETHER):
        await asyncio.gather(*(one(n) for n in range(low, min(low + TOGETHER, count))))


async def returns(server: Served, count: int, expire: int, asked: Sequence[str]) -> bool:
    """Tell whether a server holds no more after readers are gone than it did before them."""
    held = [memory(server)]
    for _ in range(2):
        await come_and_go(server, count, asked)
        most = memory(server)
        await asyncio.sleep(expire + 2)
        await (await Reader.come(server)).go()  # who comes lets those fall who are long gone
        held.append(memory(server))
        print(f"{count} came and went: {_megabytes(most)}, later {_megabytes(held[-1])}")
    print(f"before them: {_megabytes(held[0])}")
    return held[2] - held[1] <= GROWTH


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"


async def run(server: Served, at_once: int, come: int, expire: int) -> bool:
    """Make both trials on a server."""
    asked = questions()
    first = await Reader.come(server)
    await first.is_ready()
    await first.go()
    alone = await ask_alone(server, asked[:at_once])
    quick = await ask_at_once(server, alone)
    return (not come or await returns(server, come, expire, asked)) and quick


def main() -> int:
    """Serve the samples to many readers, and print what comes of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=main.__doc__)
    for name, default in (("at-once", 20), ("come-and-go", 200), ("expire", 120)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--store", type=Path, help="of the samples, if there is one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as here:
        store = options.store or Path(here) / "store"
        if not options.store:
            archive = Archive(store, EmbeddingModel())
            ingest([ROOT / "samples" / "minutes"], archive)
            archive.close()
        environment = {
            "MINUTES_STORE": str(store),
            "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(options.expire),
        }
        with served(Path(here), cold=True, **environment) as server:
            tried = run(server, options.at_once, options.come_and_go, options.expire)
            return 0 if asyncio.run(tried) else 1


if __name__ == "__main__":
    sys.exit(main())
