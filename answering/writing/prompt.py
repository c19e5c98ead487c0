"""What a language model is given: rules, and passages as data that cannot pass for more.

A passage's text is put between tags. Its angle brackets are changed, so that it cannot
close them, and its square brackets, so that it holds nothing that looks like a marker.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prompts import fill, fill_chat
from schema import SearchResult
from schema.clearing import public_view

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

REFUSAL = "The passages do not answer this question."
"""What the model is told to write where they don't; read again in its reply."""
MAX_PASSAGES = 8
MAX_CHARACTERS = 12_000
"""Text in all passages together: about 3,000 tokens, which small models can take in."""

_LIKE = str.maketrans("<>[]＜＞［］【】〈〉", "‹›()‹›()()‹›")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))


def sendable(results: Sequence[SearchResult]) -> list[SearchResult]:
    """Return the passages that a model may be given, best first: public ones, and not too many.

    What is marked as not for publication stays here, whatever was searched.
    """
    public = [one for one in map(_public, results) if one][:MAX_PASSAGES]
    lengths = itertools.accumulate(len(result.passage.embedded_text) for result in public)
    return [one for one, sum_ in zip(public, lengths, strict=True) if sum_ <= MAX_CHARACTERS]


def prompt_of(question: str, passages: Sequence[SearchResult]) -> "list[BaseMessage]":
    """Return what the model is told, and what it is given: passages by number, from 1."""
    blocks = (
        fill("answer_passage", number=str(n), text=as_data(result.passage.embedded_text))
        for n, result in enumerate(passages, 1)
    )
    given = {"passages": "\n\n".join(blocks), "question": as_data(question)}
    return fill_chat("answer", refusal=REFUSAL, **given)


def as_data(text: str) -> str:
    """Make a text harmless between tags: no brackets of ours, nothing that cannot be seen."""
    return visible(text.translate(_LIKE)).strip()


def visible(text: str) -> str:
    """Leave out what cannot be seen and yet could change what is read; lines end with \\n."""
    lines = _LINE_ENDS.sub("\n", text)
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)


def _public(result: SearchResult) -> SearchResult | None:
    """Return a result as the public may read it, however much whoever searched may."""
    passage, document = result.passage, result.document
    if document.access == passage.access == "public" and not document.restricted:
        return result
    if any(
        part.start < span.end and span.start < part.end
        for part in document.restricted
        for span in passage.lead
    ):
        return None
    view = public_view(document, passage)
    return replace(result, document=view[0], passage=view[1]) if view else None
