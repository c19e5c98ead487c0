"""The version of all that reads files; an archive that an earlier one read is read anew."""

READER_VERSION = "21"
"""Raise this when documents are read otherwise, so that archives are read anew."""
