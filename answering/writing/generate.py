"""Ask a language model to answer from passages, and check what it writes."""

import contextlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from answering.writing.check import check, common_words
from answering.writing.claims import read_claims, without_thought
from answering.writing.ground import Ground
from answering.writing.language_model import LanguageModel
from answering.writing.prompt import prompt_of, sendable, visible
from answering.writing.sources import cite_claims
from errors import LanguageModelError
from schema import Citation, Claim, SearchResult
from words import models as said

OnText = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model wrote, checked: its sentences, and the citations of those that stand."""

    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


def generate(
    question: str,
    results: Sequence[SearchResult],
    model: LanguageModel,
    *,
    on_text: OnText | None = None,
) -> Draft:
    """Let a model answer a question from passages, and check each of its sentences.

    Args:
        question: what is asked, to be understood alone.
        results: passages, best first; only public ones are sent.
        model: what writes.
        on_text: is called with the text so far, unchecked, whenever there is more of it.

    Returns:
        The checked sentences; none where the model declines, or there is no passage to send.

    Raises:
        LanguageModelError: the model gave no usable reply.
    """
    passages = sendable(results)
    if not passages:
        return Draft()
    reply = write(model.stream(prompt_of(question, passages)), on_text)
    if not reply:
        raise LanguageModelError(said.EMPTY)
    grounds = [Ground(result.passage) for result in passages]
    common = common_words(grounds)
    checked = [check(said, grounds, common) for said in read_claims(reply, len(passages))]
    return Draft(*cite_claims(checked, passages))


def write(pieces: Generator[str, None, None], on_text: OnText | None = None) -> str:
    """Put a reply together from its pieces, without what the model writes to itself.

    Whatever `on_text` raises, the request is ended.
    """
    reply = shown = ""
    with contextlib.closing(pieces):
        for piece in pieces:
            reply += visible(piece)
            text = without_thought(reply)
            if on_text and text != shown:
                on_text(text)
                shown = text
    return without_thought(reply).strip()
