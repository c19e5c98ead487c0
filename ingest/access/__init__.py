"""Find what a document says is not for publication, and what that closes.

`find` is the way in; `meaning` weighs a line, `wording` reads its words, `lines` knows where marks
stand, `reach` what they close.
"""

from ingest.access.find import find_marks
from ingest.access.reach import held_back

__all__ = ["find_marks", "held_back"]
