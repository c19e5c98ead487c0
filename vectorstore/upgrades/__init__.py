"""Archives of earlier formats, brought forward a format at a time.

Each step is a module `from_N` that makes format N + 1 of format N. Its tables and words are
written out in it, and are not today's: a step must do in years what it does now. Steps stand in
the list of `run`, in order.
"""
