"""`python -m ingest PATH... [--store DIR] [--json]`: bring the archive in step with files."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import asdict

from commands import AsJson, Command, Context, Store, show
from ingest import options
from ingest.by_hand import command as by_hand
from ingest.by_hand.review import Decisions, review
from ingest.files.pipeline import ingest
from ingest.files.progress import shown_progress
from settings import Settings
from vectorstore import Archive, EmbeddingModel
from vectorstore.catalogue import Catalogue, holds_documents_of, place_of
from vectorstore.check import check, repair
from vectorstore.on_ray import cluster_model
from words import ingest as said


def bring_in_step(
    ctx: Context,
    paths: options.Paths = None,
    store: Store = None,
    as_json: AsJson = False,
    if_empty: options.IfEmpty = False,
    keep_missing: options.KeepMissing = False,
    allow_removal: options.AllowRemoval = False,
    engine: options.Engine = "here",
    checking: options.Check = False,
    repairing: options.Repair = False,
    reviewing: options.Review = False,
    publish: options.Publish = None,
    withhold: options.Withhold = None,
    undo: options.Undo = None,
    part: options.Part = "",
    by: options.By = "",
    listing: options.ByHand = False,
    correct: options.Correct = None,
    uncorrect: options.Uncorrect = None,
    remove: options.Remove = None,
    restore: options.Restore = None,
) -> int:
    """Bring the archive in step with files and folders, check it, or look after its documents.

    Ends with 0 if all is well, 1 if some file failed or the archive was not as it should be,
    2 if nothing could be done.
    """
    decided = Decisions(publish or (), withhold or (), undo or (), part, by)
    work = by_hand.Work(correct or (), uncorrect or (), remove or (), restore or (), by)
    listing, reviewing = listing or bool(work), reviewing or bool(decided)
    if bool(paths) == (checking or repairing or reviewing or listing):
        ctx.fail(said.WHAT_TO_GIVE)
    settings = Settings.from_environment().with_store(store)
    if if_empty and holds_documents_of(settings):
        return 0
    if reviewing:
        return _review(settings, decided, as_json=as_json)
    with _opened(settings, engine, create=bool(paths)) as archive:
        if paths:
            how = {"keep_missing": keep_missing, "allow_removal": allow_removal}
            return _ingest(archive, paths, as_json=as_json, **how)
        if listing:
            return _by_hand(archive, work, as_json=as_json)
        return _check(archive, mend=repairing, as_json=as_json)


@contextmanager
def _opened(settings: Settings, engine: str, *, create: bool) -> Iterator[Archive]:
    """Open the archive, with a model that embeds here or on a cluster."""
    name = settings.embedding_model
    here = nullcontext(EmbeddingModel(name))
    with (
        cluster_model(name) if engine == "ray" else here as model,
        closing(Archive.open(settings, model, create=create)) as archive,
    ):
        yield archive


def _ingest(archive: Archive, paths: Sequence[str], *, as_json: bool, **how: bool) -> int:
    with shown_progress() as progress:
        report = ingest(paths, archive, on_progress=progress, **how)
    show(report.as_json() if as_json else report.summary())
    return 0 if report.complete else 1


def _review(settings: Settings, decided: Decisions, *, as_json: bool) -> int:
    """Say what is held back, or record a decision: neither needs the files or the indexes."""
    model = EmbeddingModel(settings.embedding_model).name
    with closing(Catalogue(place_of(settings), model=model, create=False)) as catalogue:
        show(review(catalogue, decided, as_json=as_json))
    return 0


def _by_hand(archive: Archive, work: by_hand.Work, *, as_json: bool) -> int:
    told, code = by_hand.run(archive, work, as_json=as_json)
    show(told)
    return code


def _check(archive: Archive, *, mend: bool, as_json: bool) -> int:
    """Say what differs, and mend it if that is asked: 1 only for what is left as it was."""
    found = repair(archive) if mend else check(archive)
    if as_json:
        told = json.dumps([asdict(one) for one in found], ensure_ascii=False)
    elif found:
        verdict = said.mended(len(found)) if mend else said.differ(len(found))
        told = "\n".join([*(f"{one.kind}: {one.said}" for one in found), verdict])
    else:
        told = said.AGREE
    show(told)
    return 1 if found and not mend else 0


main = Command("python -m ingest", bring_in_step)

if __name__ == "__main__":
    sys.exit(main())
