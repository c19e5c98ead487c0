"""Backups of an archive: one file that holds all that cannot be had again, and what speeds it."""
