"""Sites that minutes are fetched from, a room each. They know nothing of how a search works."""
