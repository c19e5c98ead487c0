"""Find what a document says is not for publication, and what that closes.

`find` is the way in, `margin_marks` looks around the text. `candidate_lines` knows where marks
stand and `likely` which lines are some: `wording` reads their words, `gates` and `form_lines` judge
cheaply, `meaning` weighs what is left. `reach` tells what a mark closes. `goings` weighs what a
sentence says of the public's coming and going: `public_left` and `public_went` tell that they left,
`sitting_course` how the meeting went, `sat_without_public` what was done meanwhile, `notes` what is
not for them by a label or a note. `cover` puts all of them together. `private_titles` knows titles
that name what is private of another paper.
"""

from ingest.access.cover import held_back
from ingest.access.find import find_marks
from ingest.access.private_titles import without_exemption

__all__ = ["find_marks", "held_back", "without_exemption"]
