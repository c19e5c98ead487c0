"""The review: what is held back, told to the person who decides, and what they decide.

Nothing here is for the public: it names what is withheld.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from errors import SettingError
from ingest.files.report import in_a_line
from vectorstore.catalogue import Catalogue
from vectorstore.catalogue_review import Marked, State
from words import by_hand as said

HEADINGS: dict[State, str] = {
    "waits": said.WAITS,
    "held": said.HELD,
    "withheld": said.WITHHELD,
    "published": said.PUBLISHED,
}
WORDS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Decisions:
    """What somebody decides: marks by their ids, and documents by their sources.

    part: of the one document that is withheld, only these words.
    by: who decides.
    """

    publish: Sequence[str] = ()
    withhold: Sequence[str] = ()
    undo: Sequence[str] = ()
    part: str = ""
    by: str = ""

    def __bool__(self) -> bool:
        return bool(self.publish or self.withhold or self.undo)


def review(catalogue: Catalogue, made: Decisions, *, as_json: bool) -> str:
    """Record what was decided, and tell of that, or of all that is held back if nothing was.

    Raises:
        SettingError: there is no such mark, document, part or decision.
        StoreError: the archive cannot be read or written.
    """
    if made.part and len(made.withhold) != 1:
        raise SettingError(said.PART_ALONE)
    done = [
        *(("undone", one, catalogue.undo(one)) for one in made.undo),
        *(("published", one, catalogue.decide(one, "publish", by=made.by)) for one in made.publish),
        *(
            ("withheld", one, catalogue.decide(one, "withhold", by=made.by, part=made.part))
            for one in made.withhold
        ),
    ]
    marked = catalogue.reviewed()
    if as_json:
        decided = [{"done": what, "target": on, "sources": of} for what, on, of in done]
        return json.dumps({"decided": decided, **_as_json(marked)}, ensure_ascii=False)
    if done:
        lines = [
            said.decided(on, what, ", ".join(map(in_a_line, of)) or said.NO_DOCUMENT)
            for what, on, of in done
        ]
        return "\n".join([*lines, *_still_held(marked, {one for _, _, of in done for one in of})])
    return "\n".join(_lines(marked))


def _as_json(marked: Sequence[Marked]) -> dict[str, object]:
    return {
        "waiting": sum(one.state == "waits" for one in marked),
        "marks": [asdict(one) for one in marked],
    }


def _lines(marked: Sequence[Marked]) -> list[str]:
    lines = []
    for state, heading in HEADINGS.items():
        found = [one for one in marked if one.state == state]
        if found:
            lines += [f"{heading} ({len(found)}):", *map(line_of, found), ""]
    return [*lines, said.HOW_TO_DECIDE] if lines else [said.NOTHING_HELD]


def _still_held(marked: Sequence[Marked], sources: set[str]) -> list[str]:
    """Say what of the documents that were decided on is held back all the same."""
    found = [one for one in marked if one.source in sources and one.state in ("waits", "held")]
    return [said.STILL_HELD, *map(line_of, found)] if found else []


def line_of(one: Marked) -> str:
    """Return a mark in one line: its id, where it stands, its words and how much it closes."""
    closes = said.WHOLE if one.whole else f"{one.characters:,} characters"
    page = f" · page {one.page}" if one.page and not one.whole else ""
    words = " ".join(one.words.split())[:WORDS_SHOWN]
    quoted = f" · “{words}”" if words else ""
    by = f" · {one.by or said.SOMEBODY}, {one.at[:10]}" if one.at else ""
    changed = f" · {said.CHANGED}" if one.changed else ""
    return (
        f"  {one.id}  {in_a_line(one.source)}{page} · {one.place}{quoted} · {closes}{by}{changed}"
    )
