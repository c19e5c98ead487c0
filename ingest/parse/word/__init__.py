"""Read Word files: paragraphs as Word shows them, with their numbers, notes and tables."""

from ingest.parse.word.body import parse_word

__all__ = ["parse_word"]
