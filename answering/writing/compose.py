"""Put a language model's answer in place of the quoted one, or say why the quoted one stays."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from answering.writing.generate import Draft, OnText, generate
from answering.writing.language_model import LanguageModel
from errors import LanguageModelError
from schema import Answer, Claim, SearchResult
from settings import Unsupported

_log = logging.getLogger(__name__)


def compose(
    quoted: Answer,
    question: str,
    results: Sequence[SearchResult],
    model: LanguageModel,
    *,
    unsupported: Unsupported = "strike",
    on_text: OnText | None = None,
) -> Answer:
    """Answer by a language model, and by quotation where it gives no usable reply.

    Args:
        quoted: the answer by quotation, which stands in at once.
        question: what is asked, to be understood alone.
        results: passages, best first.
        model: what writes.
        unsupported: whether sentences that don't stand are kept, to be struck through.
        on_text: is called with the text so far, unchecked, whenever there is more of it.

    Returns:
        The model's answer with its checked claims; one that is not in the minutes, where it
        declines or nothing of what it says stands; or the quoted answer, with a notice. A vote
        that does not add up is only ever quoted: whoever retells it settles it.
    """
    if quoted.status == "passages_only" or not results or _is_doubted(quoted):
        return quoted
    try:
        draft = generate(question, results, model, on_text=on_text)
    except LanguageModelError as error:
        _log.warning("the language model gave no answer", extra={"told": {"why": str(error)}})
        return replace(quoted, notice=str(error))
    if all(claim.unsupported for claim in draft.claims):
        return _declined(quoted, model.name)
    return _answered(quoted, draft, model.name, unsupported)


def _answered(quoted: Answer, draft: Draft, name: str, unsupported: Unsupported) -> Answer:
    standing = tuple(claim for claim in draft.claims if not claim.unsupported)
    return replace(
        quoted,
        status="answered",
        text="\n".join(_line(claim) for claim in standing),
        citations=draft.citations,
        nearest=None,
        claims=standing if unsupported == "drop" else draft.claims,
        written_by=name,
        remarks=(),
        form="written",
    )


def _declined(quoted: Answer, name: str) -> Answer:
    """Say that it is not in the minutes; the nearest passage is the best that was quoted."""
    nearest = quoted.nearest or next(iter(quoted.citations), None)
    return replace(
        quoted,
        status="not_in_minutes",
        text="",
        citations=(),
        nearest=nearest,
        written_by=name,
        remarks=(),
        form="",
    )


def _is_doubted(quoted: Answer) -> bool:
    """Tell whether an answer quotes a vote that is said not to be relied on."""
    records = [citation.record for citation in quoted.citations]
    return bool(quoted.remarks) and any(one and one.sides and one.doubt for one in records)


def _line(claim: Claim) -> str:
    return f"{claim.text} {''.join(f'[{marker}]' for marker in claim.markers)}"
