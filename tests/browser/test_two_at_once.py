"""Two who ask at the same moment, each in a browser of their own, get each their own answer."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from tests.load import Reader
from tests.serving import Served

WHEN = "By when is the windmill to be painted?"
OTHER = "When is the bandstand to be opened?"


async def _both(server: Served) -> list[tuple[set[str], str]]:
    readers = [await Reader.come(server) for _ in range(2)]
    for reader in readers:
        await reader.is_ready()
    await asyncio.gather(readers[0].ask(WHEN), readers[1].ask(OTHER))
    shown = [(set(reader.questions), reader.answer) for reader in readers]
    for reader in readers:
        await reader.go()
    return shown


def test_each_gets_their_own(address: str) -> None:
    with ThreadPoolExecutor(1) as apart:  # this thread belongs to the browser
        first, second = apart.submit(lambda: asyncio.run(_both(Served(address, 0)))).result()
    assert (first[0], second[0]) == ({WHEN}, {OTHER})
    assert "9 July 2031" in first[1]
    assert "1 September 2024" in second[1]
