"""Passages: a document cut where its minutes are."""
