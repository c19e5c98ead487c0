"""The words that end, or head, the name of a body.

Patterns are in small letters: they are for use where case is ignored.
"""

PART_OF_COUNCIL = (
    r"(?:(?:sub-?\s?)?committee|panel|board|forum|group|party|commission|cabinet|partnership)"
)
"""What a council sets up: a part of it, or a body beside it."""
BODY = rf"(?:council|executive|assembly|vestry|{PART_OF_COUNCIL})"
"""What meets and decides."""
OUTSIDE = r"(?:association|trust|club|society|federation|union|team|service|school|SPC)"
"""What has members and offices of its own, and is no part of a council."""
