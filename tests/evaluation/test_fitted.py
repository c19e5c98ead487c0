"""An archive that weights were fitted on is told from all others."""

import json
from pathlib import Path

import pytest

from answering import Answerer
from evaluation import fitted
from evaluation.fitted import fingerprint, main, was_fitted_on
from ingest import ingest
from tests.making import minutes, write
from vectorstore import Archive


def test_how_a_text_is_set_does_not_tell_it_from_another() -> None:
    text = "The lamps of Fen Lane\nbe mended by Friday 28 June. " * 20
    assert fingerprint(text) == fingerprint(text.replace("\n", "  ").upper())
    assert fingerprint(text) != fingerprint(text.replace("28", "29", 1))


def test_the_samples_were_not_fitted_on(samples_answerer: Answerer) -> None:
    assert not was_fitted_on(samples_answerer)


def test_what_questions_are_asked_of_to_fit_by_is_known_again(
    archive: Archive, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, a=minutes("the lamps be mended"), b=minutes("the bridge be painted"))
    ingest([folder], archive)
    answerer = Answerer(archive)
    kept = tmp_path / "fitted.txt"
    kept.write_text("")
    monkeypatch.setattr(fitted, "FITTED", kept)
    assert not was_fitted_on(answerer)

    asked = tmp_path / "asked.jsonl"
    rows = [{"source": "a.txt", "corpus": "fen", "part": part} for part in ("train", "dev")]
    asked.write_text("\n".join(json.dumps(row) for row in rows))
    store = str(archive.folder)
    answerer.close()
    assert main(["--asked", str(asked), "fen", store]) == 0
    assert len(kept.read_text().split()) == 1
    again = Answerer(Archive(archive.folder, archive.model, create=False))
    assert was_fitted_on(again)
    again.close()
