"""Numbers of things, in words."""


def number_of(count: int, thing: str) -> str:
    """Count things of one kind, named in the singular."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
