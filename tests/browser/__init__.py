"""Tests in a browser."""

SAID_BY = "OPENED_AS_SAID_BY"
"""The environment's name for the file that says how the archive of `opened_later.py` is. That is
run by Streamlit alone: a test that imported it would open every other archive so too."""
