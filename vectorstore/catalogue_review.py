"""What is held back, for a person to decide on, and the decisions, which take effect at once.

A decision and all that follows from it in the catalogue are one change: a crash leaves both or
neither, and nothing has to be read or embedded again. It knows no command.
"""

import contextlib
import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from errors import SettingError
from schema import Document, Mark, Span
from vectorstore.catalogue_survey import CatalogueSurvey
from vectorstore.records import DECISION, DOCUMENT, INSERT_DECISION
from vectorstore.review_decisions import (
    BY_DECISION,
    FROM_TO,
    About,
    Decision,
    Decisions,
    Ruling,
    Verdict,
    access_of,
    find_part,
    hold,
    id_of,
    longest_word,
)
from words import by_hand as said

State = Literal["waits", "held", "withheld", "published"]
"""Of a mark: it waits for a decision, is sure and holds its part back, or was decided on."""
_MARKED = "(marks != '[]' OR restricted != '[]' OR access = 'restricted')"


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark in the archive: where it stands, how much it closes, and what was decided on it.

    `id` names it in commands; the same words with the same mark have one id wherever they stand.
    `end` is exclusive; `characters` counts what it closes, `whole` says that this is all of the
    document. `changed` says that one like it was decided on, and the text is another now.
    """

    id: str
    root: str
    source: str
    words: str
    place: str
    sure: bool
    whole: bool
    page: int | None
    start: int
    end: int
    characters: int
    state: State
    changed: bool
    by: str
    at: str


class CatalogueReviewer(CatalogueSurvey):
    """What is held back, and what people decide on it."""

    def decisions(self) -> Decisions:
        """Return every decision that was made."""
        return Decisions(self._decided())

    def reviewed(self) -> list[Marked]:
        """Return every mark of the ready documents, those that people made among them."""
        return [
            _marked(document, ruling) for document, rulings in self._rulings() for ruling in rulings
        ]

    def decide(self, target: str, verdict: Verdict, *, by: str = "", part: str = "") -> list[str]:
        """Record a decision, and let it take effect; return the sources that it is about.

        Args:
            target: the id of a mark; or a document's source, or whole path, for all of its marks
                or to withhold it.
            verdict: "publish" or "withhold".
            by: who decided.
            part: the words to withhold, of a document that is not to be withheld as a whole;
                or its first and last words with "…" between.

        Raises:
            SettingError: there is no such mark, document or part.
            StoreBusy: another process is writing just then.
        """
        with self._deciding():
            documents = self._named(target)
            if documents and verdict == "withhold":
                before: list[Decision] = []
                made = [_new(document, part) for document in documents]
            elif part:
                raise SettingError(said.part_of_a_mark(target))
            else:
                before, made = self._settled(target, {one.id for one in documents}, verdict)
            at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            made = [replace(one, by=by, at=at) for one in made]
            self._do("DELETE FROM decisions WHERE id = :id", [{"id": one.id} for one in before])
            self._do(INSERT_DECISION, [DECISION.row(one) for one in made])
            return self._apply([*before, *made])

    def undo(self, decision_id: str) -> list[str]:
        """Take a decision back; return the sources that it was about.

        Raises:
            SettingError: there is no such decision.
        """
        with self._deciding():
            made = [one for one in self._decided() if one.id == decision_id]
            if not made:
                raise SettingError(said.nothing_decided(decision_id))
            self._do("DELETE FROM decisions WHERE id = :id", {"id": decision_id})
            return self._apply(made)

    def follow(self, moved: Mapping[str, str]) -> None:
        """Let decisions follow documents to new ids, as when files have moved: new id → old."""
        with self._changing():
            self._do(
                "UPDATE decisions SET document_id = :now WHERE document_id = :before",
                [{"now": now, "before": before} for now, before in moved.items()],
            )

    def _deciding(self) -> contextlib.AbstractContextManager[None]:
        """Make a change that not even a power cut takes back."""
        return self._changing(surely=True)

    def _decided(self) -> list[Decision]:
        return [
            DECISION.thing(row) for row in self._all(f"SELECT {DECISION.listed} FROM decisions")
        ]

    def _rulings(self) -> Iterator[tuple[Document, list[Ruling]]]:
        decisions = self.decisions()
        rows = self._all(
            f"SELECT id FROM documents WHERE state = 'ready' AND {_MARKED} ORDER BY root, source"
        )
        for (document_id,) in rows:
            for document in self.stored_documents([document_id]).values():
                yield document, decisions.rulings(document)

    def _named(self, target: str) -> list[Document]:
        """Return the document that a source or a whole path names, if one does.

        Raises:
            SettingError: several have that source.
        """
        found = self._all(
            "SELECT id, root || '/' || source FROM documents WHERE state = 'ready' "
            "AND (source = :target OR root || '/' || source = :target)",
            target=target,
        )
        if len(found) > 1:
            paths = ", ".join(row[1] for row in found)
            raise SettingError(said.several_called(target, paths))
        return list(self.stored_documents(row[0] for row in found).values())

    def _settled(
        self, target: str, ids: Collection[str], verdict: Verdict
    ) -> tuple[list[Decision], list[Decision]]:
        """Decide on the mark of an id, or on all marks of documents.

        Returns:
            The decisions that fall away, and those that are made.
        """
        found = {
            ruling.id: (document, ruling)
            for document, rulings in self._rulings()
            for ruling in rulings
            if ruling.id == target or document.id in ids
        }
        if not found:
            raise SettingError(said.nothing_marked(target))
        before, made = [], []
        for document, ruling in found.values():
            own, mark = ruling.decision, ruling.mark
            if own is None or own.about == "mark":
                made.append(_decision(ruling.id, "mark", verdict, document, mark))
            elif verdict == "publish" or ruling.changed:  # what a person withheld, as it was then
                before.append(own)
                made += [_new(document, "")] if verdict == "withhold" else []
        return before, made

    def _apply(self, decisions: Collection[Decision]) -> list[str]:
        """Hold back what is to be held back now; return the sources of what was decided on."""
        everything, ids = self.decisions(), {one.id for one in decisions}
        about = set()
        for version in self._met_by(decisions):
            (row,) = self._all(
                f"SELECT {DOCUMENT.listed} FROM documents WHERE version = :version",
                version=version,
            )
            stored = DOCUMENT.thing(row)
            rulings = everything.rulings(stored)
            judged = hold(stored, rulings)
            if judged != stored:
                self._hold(judged)
            if judged != stored or any(one.id in ids for one in rulings):
                about.add(stored.source)
        return sorted(about)

    def _met_by(self, decisions: Iterable[Decision]) -> list[str]:
        """Return the versions of documents that decisions may be about, half written ones too."""
        found: set[str] = set()
        for one in decisions:
            met, given = _MARKED, {}
            if one.about == "document":
                met = "(id = :id OR text_hash IN (SELECT text_hash FROM documents WHERE id = :id))"
                given = {"id": one.document_id}
            elif one.about == "part":
                met = "(id = :id OR lower(text) LIKE '%' || :word || '%')"
                given = {"id": one.document_id, "word": longest_word(one.words).lower()}
            sql = f"SELECT version FROM documents WHERE state != 'gone' AND {met}"
            found |= {row[0] for row in self._all(sql, **given)}
        return sorted(found)

    def _hold(self, judged: Document) -> None:
        """Record what of a document, and which of its passages, are held back."""
        self._do(
            "UPDATE documents SET access = :access, restricted = :restricted "
            "WHERE version = :version",
            {k: DOCUMENT.row(judged)[k] for k in ("access", "restricted", "version")},
        )
        bounds = self._all(
            'SELECT "start", "end", id FROM passages WHERE version = :version',
            version=judged.version,
        )
        self._do(
            "UPDATE passages SET access = :access WHERE id = :id",
            [
                {"access": access_of(judged, Span(start, end)), "id": one}
                for start, end, one in bounds
            ],
        )


def _new(document: Document, part: str) -> Decision:
    """Withhold a document, or a part of it, that has no mark.

    Raises:
        SettingError: the part does not stand in the document.
    """
    whole = Mark(0, len(document.text), "", BY_DECISION)
    if not part:
        return _decision(id_of(document, whole), "document", "withhold", document, whole)
    spans = find_part(document.text, part)
    if not spans:
        raise SettingError(said.words_missing(document.source, part, FROM_TO))
    mark = Mark(spans[0].start, spans[0].end, " ".join(part.split()), BY_DECISION)
    return _decision(id_of(document, mark), "part", "withhold", document, mark)


def _decision(key: str, about: About, verdict: Verdict, document: Document, mark: Mark) -> Decision:
    return Decision(key, about, verdict, document.id, mark.words, mark.place, "", "")


def _marked(document: Document, ruling: Ruling) -> Marked:
    mark, decision = ruling.mark, ruling.decision
    held: State = "held" if mark.sure else "waits"
    if decision is not None and not ruling.changed:
        held = "published" if decision.verdict == "publish" else "withheld"
    closed = document.text[mark.start : mark.end]
    return Marked(
        id=ruling.id,
        root=document.root,
        source=document.source,
        words=mark.words,
        place=mark.place,
        sure=mark.sure,
        whole=mark.start == 0 and mark.end >= len(document.text),
        page=document.page_at(mark.start),
        start=mark.start,
        end=mark.end,
        characters=sum(not char.isspace() for char in closed),
        state=held,
        changed=ruling.changed,
        by=decision.by if decision else "",
        at=decision.at if decision else "",
    )
