"""One grammar each of what English minutes write alike, used by all rooms above.

It knows words and offsets: no document, no question and no store.
"""
