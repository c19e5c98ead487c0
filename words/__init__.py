"""Every sentence that the product says of its own accord, on its pages and its command lines.

One module for each place or matter. What stands here is plain British English, as a clerk would
write it: what happened, and what to do next. Knows nothing of who says it.
"""
