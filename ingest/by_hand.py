"""What a keeper corrects and removes by hand, on the command line.

Nothing here is for the public: it names documents that were removed.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from errors import SettingError
from ingest.keeping import correct, remove, restore, uncorrect
from ingest.report import Report, in_a_line
from vectorstore.by_hand import ByHand

if TYPE_CHECKING:
    from vectorstore.archive import Archive

NOTHING = "Nothing was corrected or removed by hand."
WHAT_TO_DO = "--uncorrect SOURCE takes corrections back, --restore SOURCE a removal."
Done = tuple[str, str, Sequence[str]]
"""What was done, to what was named, and what went wrong in reading it again."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options to those of the command."""
    group = parser.add_argument_group("what is done by hand")
    group.add_argument(
        "--by-hand", action="store_true", help="list what was corrected and removed by hand"
    )
    group.add_argument(
        "--correct",
        nargs="+",
        default=[],
        metavar=("SOURCE", "FACT=VALUE"),
        help="correct a document's title, kind, council, committee or date (2024-05-31); an empty "
        "VALUE is unknown",
    )
    group.add_argument(
        "--uncorrect",
        nargs="+",
        default=[],
        metavar=("SOURCE", "FACT"),
        help="take corrections of a document back: of some facts, or all",
    )
    group.add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="SOURCE",
        help="take a document out until it is restored, even if its folder is read again",
    )
    group.add_argument(
        "--restore",
        action="append",
        default=[],
        metavar="SOURCE",
        help="take a removal back, and read the file again",
    )


def is_asked(options: argparse.Namespace) -> bool:
    """Tell whether anything is to be done or listed."""
    return bool(
        options.by_hand or options.correct or options.uncorrect or options.remove or options.restore
    )


def run(archive: "Archive", options: argparse.Namespace) -> tuple[str, int]:
    """Do what is asked, and tell of that, or of all that was done if nothing is.

    Returns:
        What to print, and 0, or 1 if some file could not be read again.

    Raises:
        SettingError: there is no such document or fact, or the fact cannot be so.
        StoreBusy: another process is writing to the archive.
    """
    done = _do(archive, options)
    code = 1 if any(problems for *_, problems in done) else 0
    touched = list(archive.catalogue.by_hand().values())
    if options.json:
        told = [{"done": verb, "target": on, "problems": list(of)} for verb, on, of in done]
        return json.dumps({"done": told, **as_json(touched)}, ensure_ascii=False), code
    if done:
        return "\n".join(line for one in done for line in _lines(*one)), code
    return "\n".join([*map(_line, touched), WHAT_TO_DO]) if touched else NOTHING, code


def as_json(touched: Sequence[ByHand]) -> dict[str, list[dict[str, object]]]:
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


def _do(archive: "Archive", options: argparse.Namespace) -> list[Done]:
    done: list[Done] = []
    if options.correct:
        source, *facts = options.correct
        report = correct(archive, source, _facts(facts), by=options.by)
        done.append(("corrected", source, _problems(report)))
    if options.uncorrect:
        source, *fields = options.uncorrect
        done.append(("as it was read", source, _problems(uncorrect(archive, source, fields))))
    if options.remove:
        remove(archive, options.remove, by=options.by)
        done += [("removed", source, ()) for source in options.remove]
    if options.restore:
        problems = _problems(restore(archive, options.restore))
        done += [("restored", source, problems) for source in options.restore]
    return done


def _facts(given: Sequence[str]) -> dict[str, str]:
    found = dict(one.partition("=")[::2] for one in given)
    if not given or not all("=" in one for one in given):
        raise SettingError(
            'Say what is corrected as FACT=VALUE, for example title="Budget meeting" or '
            "date=2024-05-31."
        )
    return found


def _problems(report: Report) -> list[str]:
    return [f"{in_a_line(one.source)}: {one.reason}" for one in report.problems]


def _lines(verb: str, on: str, problems: Sequence[str]) -> list[str]:
    return [f"{in_a_line(on)}: {verb}.", *(f"  {line}" for line in problems)]


def _line(one: ByHand) -> str:
    said = [
        f"{was.field} {was.value or 'unknown'!r}, read as {was.read or 'unknown'!r}"
        for was in one.corrected
    ]
    if one.removed:
        said.append(f"removed {one.removed.at[:10]} by {one.removed.by or 'somebody'}")
    return f"{in_a_line(one.source)}: {'; '.join(said)}"
