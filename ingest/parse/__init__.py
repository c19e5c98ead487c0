"""Turn a file's bytes into text, blocks and page starts; one module a format.

A parser knows its format and nothing of councils, passages or stores.
"""

from ingest.parse.parsed import Block, Parsed
from ingest.parse.sniff import READABLE, parse

__all__ = ["READABLE", "Block", "Parsed", "parse"]
