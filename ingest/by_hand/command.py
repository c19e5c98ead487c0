"""What a keeper corrects and removes by hand, on the command line.

Nothing here is for the public: it names documents that were removed.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from errors import SettingError
from ingest.by_hand.keeping import correct, remove, restore, uncorrect
from ingest.files.report import Report, in_a_line
from vectorstore.by_hand import ByHand
from words import by_hand as said

if TYPE_CHECKING:
    from vectorstore.archive import Archive

VERBS = {
    "corrected": said.CORRECTED,
    "as it was read": said.AS_READ,
    "removed": said.REMOVED,
    "restored": said.RESTORED,
}
"""What was done, as the JSON names it and as it is said."""
Done = tuple[str, str, Sequence[str]]
"""What was done, to what was named, and what went wrong in reading it again."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done by hand.

    correct: a document's source, and what is so of it as FACT=VALUE.
    uncorrect: a document's source, and facts, or none for all of them.
    by: who does it.
    """

    correct: Sequence[str] = ()
    uncorrect: Sequence[str] = ()
    remove: Sequence[str] = ()
    restore: Sequence[str] = ()
    by: str = ""

    def __bool__(self) -> bool:
        return bool(self.correct or self.uncorrect or self.remove or self.restore)


def run(archive: "Archive", work: Work, *, as_json: bool) -> tuple[str, int]:
    """Do what is asked, and tell of that, or of all that was done if nothing is.

    Returns:
        What to print, and 0, or 1 if some file could not be read again.

    Raises:
        SettingError: there is no such document or fact, or the fact cannot be so.
        StoreBusy: another process is writing to the archive.
    """
    done = _do(archive, work)
    code = 1 if any(problems for *_, problems in done) else 0
    touched = list(archive.catalogue.by_hand().values())
    if as_json:
        told = [{"done": verb, "target": on, "problems": list(of)} for verb, on, of in done]
        return json.dumps({"done": told, **_as_json(touched)}, ensure_ascii=False), code
    if done:
        return "\n".join(line for one in done for line in _lines(*one)), code
    return "\n".join(
        [*map(_line, touched), said.HOW_TO_UNDO]
    ) if touched else said.NOTHING_DONE, code


def _as_json(touched: Sequence[ByHand]) -> dict[str, list[dict[str, object]]]:
    """Return what was done by hand as plain values."""
    return {
        "corrected": [
            {"root": one.root, "source": one.source, **asdict(was)}
            for one in touched
            for was in one.corrected
        ],
        "removed": [
            {"root": one.root, "source": one.source, **asdict(one.removed)}
            for one in touched
            if one.removed
        ],
    }


def _do(archive: "Archive", work: Work) -> list[Done]:
    done: list[Done] = []
    if work.correct:
        source, *facts = work.correct
        report = correct(archive, source, _facts(facts), by=work.by)
        done.append(("corrected", source, _problems(report)))
    if work.uncorrect:
        source, *fields = work.uncorrect
        done.append(("as it was read", source, _problems(uncorrect(archive, source, fields))))
    if work.remove:
        remove(archive, work.remove, by=work.by)
        done += [("removed", source, ()) for source in work.remove]
    if work.restore:
        problems = _problems(restore(archive, work.restore))
        done += [("restored", source, problems) for source in work.restore]
    return done


def _facts(given: Sequence[str]) -> dict[str, str]:
    found = dict(one.partition("=")[::2] for one in given)
    if not given or not all("=" in one for one in given):
        raise SettingError(said.HOW_TO_CORRECT)
    return found


def _problems(report: Report) -> list[str]:
    return [f"{in_a_line(one.source)}: {one.reason}" for one in report.problems]


def _lines(verb: str, on: str, problems: Sequence[str]) -> list[str]:
    return [said.done(in_a_line(on), VERBS[verb]), *(f"  {line}" for line in problems)]


def _line(one: ByHand) -> str:
    parts = [
        said.correction(was.field, was.value or said.UNKNOWN, was.read or said.UNKNOWN)
        for was in one.corrected
    ]
    if one.removed:
        parts.append(said.removal(one.removed.at[:10], one.removed.by or said.SOMEBODY))
    return f"{in_a_line(one.source)}: {'; '.join(parts)}"
