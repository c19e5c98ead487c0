"""Make both indexes of an archive afresh, of what its catalogue holds."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from vectorstore.archive import Archive
from vectorstore.embedding import EmbeddingModel


def make_indexes(folder: Path, model: EmbeddingModel) -> int:
    """Make the vectors and the word index; return how many texts were embedded for it.

    Raises:
        StoreError: they cannot be written.
    """
    with closing(Archive(folder, model, create=False)) as archive:
        catalogue = archive.catalogue
        before = catalogue.count_vectors()
        catalogue.index(replace(catalogue.indexed(), behind=True, written=0))
        with archive.writing():  # which fills the vectors with what they lack
            held = catalogue.passage_ids()
            archive.lexical.replace_all(archive.parts(held))
            catalogue.index(replace(catalogue.indexed(), written=len(held)))
            return catalogue.count_vectors() - before
