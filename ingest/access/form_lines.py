"""Read a form's line: what it asks, what was answered, which of its boxes are ticked.

A form is a structure and no phrase: what is asked tells what the answer means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.access.wording import SECRETS, Wording

FORM = re.compile(
    r"(?P<asked>.*?) (?P<sign>[:¿-]|¿ [:-])(?: [(])? "
    r"(?P<answer>yes|no|na|neg(?= allowed$|$))(?P<rest>(?: .*)?)"
)
MOST_ASKED = 1
"""Words of what a form asks that are none of those that marks are made of."""
WITHHELD = 0.8
"""How surely a paper is closed that is said not to be for publication by a form's "no"."""
_BOX = re.compile(
    r"(?P<on>[☑☒✓✔✅🗹🗷⊠■◼●]|[\[(]\s?[xX✓✔√✗]\s?[\])])"
    r"|(?P<off>[☐□▢⬜◻❏❑○]|[\[(][ \u00a0_]{0,3}[\])])|(?P<cross>[✗✘❌])"
)
_BOXES_ALONE = frozenset("☑☒✓✔✅🗹🗷⊠☐✗✘❌")
"""Boxes that are no bullet and no numeral, even where a line has only one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """How likely a line says that something is closed to the public, or open to it."""

    closed: float
    open: float


def ticked(line: str) -> str | None:
    """Return a form's question with what is ticked of its answers: "Exempt? ☐ Yes ☒ No".

    Returns:
        Nothing where no answer is ticked; None where the line has no boxes.
    """
    boxes = list(_BOX.finditer(line))
    alone = [one for one in boxes if one[0] in _BOXES_ALONE or one[0].lower() in ("[x]", "[ ]")]
    if not alone and len(boxes) < 2:
        return None
    pieces = [_bare(piece) for piece in _between(line, boxes)]
    question = ""
    if pieces[-1]:
        question, *answers = pieces
    else:
        before, sign, first = _parted(pieces[0])
        question, answers = before + sign, [first, *pieces[1:-1]]
    said = [one for one, box in zip(answers, boxes, strict=True) if _is_on(box, boxes)]
    said = [one for one in said if one]
    if not said or not question:
        return "; ".join(said)
    return f"{question.rstrip(':')}: {', '.join(said)}"


def _between(line: str, boxes: list[re.Match[str]]) -> Iterator[str]:
    """Yield what stands before, between and after the boxes."""
    at = 0
    for box in boxes:
        yield line[at : box.start()]
        at = box.end()
    yield line[at:]


def _bare(piece: str) -> str:
    return " ".join(piece.strip(" \t\n|,;/([)]*_#-–—").split())


def _parted(piece: str) -> tuple[str, str, str]:
    """Part a question from the answer that its first box stands behind."""
    found = re.match(r"(.*)([?:])\s*(.*)", piece, re.DOTALL)
    return (found[1], found[2], found[3]) if found else ("", "", piece)


def _is_on(box: re.Match[str], boxes: list[re.Match[str]]) -> bool:
    """Tell whether a box is ticked; a cross ticks one where the others are empty."""
    if box["cross"]:
        return any(one["off"] for one in boxes) and not any(one["on"] for one in boxes)
    return box["on"] is not None


def answered(wording: Wording, *, boxed: bool = False) -> Meaning | None:
    """Return what the answer on a form says: "Exempt: No", "Open to the public? Yes".

    What is asked tells what the answer means; a line that is no such form has no answer.

    Args:
        wording: the line.
        boxed: whether the answer was ticked; "Public: none" without a box tells who came.
    """
    forms = list(_forms(wording))
    if len(forms) > 1:
        answers = [_answer(one, boxed=boxed) for one in forms]
        told = [one for one in answers if one is not None]
        return max(told, key=lambda one: one.closed) if told else None
    return _answer(wording, boxed=boxed)


def _forms(wording: Wording) -> Iterator[Wording]:
    """Yield the questions of a form that stand on one line, each with its answer."""
    first = 0
    for n, idea in enumerate(wording.ideas):
        if idea in ("yes", "no", "na") and n and wording.ideas[n - 1] in ":¿-":
            yield Wording(wording.words[first : n + 1], wording.ideas[first : n + 1])
            first = n + 1


def _answer(wording: Wording, *, boxed: bool) -> Meaning | None:
    """Return what one answer says; None where it is no form, or asks something else."""
    found = FORM.fullmatch(" ".join(wording.ideas))
    if not found or found["asked"].split().count("?") > MOST_ASKED:
        return None
    asked = set(found["asked"].split())
    secrets = asked & set(SECRETS)
    if any(word.startswith(("restriction", "exclusion")) for word in wording.words):
        secrets |= {"restrict"}
    if {"public", "exclude"} <= asked:
        secrets |= {"closed", "exclude"}
    if (
        asked & {"topic", "meta"}
        or (secrets <= {"closed"} and "?" in asked)
        or asked & {"session", "people"}
    ):
        return None
    if secrets:
        return Meaning(1.0, 0.0) if found["answer"] == "yes" else Meaning(0.0, 1.0)
    if found["answer"] != "yes" and found["rest"]:
        return None
    of_public = "public" in asked and (boxed or asked & {"label", "paper"})
    if not asked & {"publish", "open"} and not of_public:
        return None
    return Meaning(0.0, 1.0) if found["answer"] == "yes" else Meaning(WITHHELD, 0.0)
