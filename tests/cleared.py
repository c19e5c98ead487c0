"""Take documents and passages that a test makes for what the gate lets out.

They are the test's own and hold nothing to keep back; unlike the gate's, they can be altered with
`dataclasses.replace`.
"""

from dataclasses import fields
from typing import Any, cast

from schema import ClearedDocument, ClearedPassage, Document, Passage


def document_of(made: Document) -> ClearedDocument:
    """Take a document for a cleared one."""
    return cast(ClearedDocument, made)


def passage_of(made: Passage) -> ClearedPassage:
    """Take a passage for a cleared one."""
    return cast(ClearedPassage, made)


def altered(document: ClearedDocument, **changes: Any) -> ClearedDocument:
    """Take a document that the gate let out for another one, with changes."""
    held = {one.name: getattr(document, one.name) for one in fields(Document)}
    return document_of(Document(**{**held, **changes}))
