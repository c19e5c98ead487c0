"""Find the paragraphs that a label or a note beside them says are not for the public."""

import re
from collections.abc import Iterator, Sequence

from ingest.access.candidate_lines import Line, labels
from ingest.access.goings import abouts_of, goings_of
from ingest.access.likely import SURE_FROM, mark_of
from ingest.access.meaning import weigh
from ingest.access.reach import NONE, section_of
from ingest.access.sat_without_public import TELLS_WORDS
from ingest.parse import Block, Parsed
from schema import Mark, Span

NOTED = frozenset(("PUBLISH", "PRIVATE", "OUTSIDER", "MEMBER", "OFFICER"))
"""What a note is about that says that words are not for the public."""
AHEAD = re.compile(r"\b(?:next|following|from\s+here|below)\b", re.IGNORECASE)
"""How a note speaks of what is still to come."""
OPENING = " *_#([{<\"'“‘"
"""What may stand before the first letter of a sentence."""


def labelled(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Mark]:
    """Yield a doubt about a paragraph with a label: "Not for the published minutes: …"."""
    for line in labels(parsed, blocks, body):
        block = blocks[line.block]
        words = parsed.text[block.start : block.end]
        none = NONE.search(words) or NONE.search(words.partition(line.words)[2])
        if weigh(line.words, "line").closed >= SURE_FROM and not none:
            yield mark_of(line, Span(block.start, block.end), sure=False)


def noted(parsed: Parsed, blocks: Sequence[Block], body: int) -> Iterator[Mark]:
    """Yield a doubt about what a note says is not for the public: its block, or the one below."""
    for n, block in enumerate(blocks[body:], body):
        words = parsed.text[block.start : block.end]
        if block.role == "heading" or NONE.search(words):
            continue
        notes = [
            (start, end)
            for start, end, said in goings_of(words)
            if said.noted
            and not words[start:end].lstrip(OPENING)[:1].islower()  # the rest of a sentence
            and NOTED.intersection(abouts_of(words[start:end]))
        ]
        if not notes:
            continue
        alone = len(f"{words[: notes[0][0]]} {words[notes[-1][1] :]}".split()) < TELLS_WORDS
        end = block.end
        if alone and n + 1 < len(blocks) and blocks[n + 1].role != "heading":
            end = blocks[n + 1].end
        elif alone and n + 1 < len(blocks) and AHEAD.search(words):
            end = blocks[section_of(parsed.text, blocks, n + 1)[1] - 1].end
        line = Line(words[notes[0][0] : notes[0][1]], "line", "text", block.start, block.end, n)
        yield mark_of(line, Span(block.start, end), sure=False)
