"""Find what a document says is not for publication, and what that closes.

`find` is the way in, `beside` looks around the text. `lines` knows where marks stand and `likely`
which lines are some: `wording` reads their words, `gates` and `forms` judge cheaply, `meaning`
weighs what is left. `reach` tells what a mark closes, `sitting` that the public left, `cover` puts
all of them together. `private_titles` knows titles that name what is private of another paper.
"""

from ingest.access.cover import held_back
from ingest.access.find import find_marks
from ingest.access.private_titles import without_exemption

__all__ = ["find_marks", "held_back", "without_exemption"]
