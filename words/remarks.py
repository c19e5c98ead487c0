"""What is said beside an answer: as of when it is, that minutes differ, and the like."""

WHAT = {
    "lost": "a motion that was lost",
    "withdrawn": "a motion that was withdrawn",
    "deferred": "of a matter that was put off",
    "proposed": "a proposal",
    "recommendation": "a recommendation",
}
"""What a quotation is, by what it puts on record, that is no decision."""
SETTLED = ("lost", "withdrawn", "deferred")
"""What was decided by not being carried."""
DOUBTED = {
    "cut": (
        "The vote as it is recorded is cut short, so some names may be missing and it cannot be "
        "tallied."
    ),
    "does not add up": (
        "The names, numbers and result in the record of this vote do not agree, so it cannot be "
        "tallied."
    ),
    "not in attendance": (
        "The record of this vote names somebody who is not on the meeting's list of those present, "
        "so it cannot be tallied."
    ),
}
"""Why a recorded vote is shown whole, and no side of it alone."""
NONE_LISTED = "The vote as it is recorded lists nobody on the side that you asked about."


def undecided(key: str) -> str:
    """Say of a quotation that it records no decision, by a key of `WHAT`."""
    if key in SETTLED:
        return f"The first quotation is {WHAT[key]}."
    return f"The first quotation is {WHAT[key]}; it does not say what was decided."


def changed(day: str) -> str:
    """Say when what is quoted was changed."""
    return f"This was changed later, at the meeting of {day}."


def differ(first_day: str, first: str, second_day: str, second: str) -> str:
    """Say what the minutes of two meetings say of one thing."""
    return (
        f"The minutes differ: those of {first_day} say {first}; those of {second_day} say {second}."
    )


def latest(day: str) -> str:
    """Say as of when a position is the latest."""
    return f"This is the position as of {day}, the latest that was found."


def other_time(day: str) -> str:
    """Say that what is quoted is not of the time that was asked about."""
    return f"What is quoted is from the meeting of {day}, not from the time that you asked about."


def last_meeting(day: str, decisions: int) -> str:
    """Say which meeting is the last, and how many decisions were found in its minutes."""
    return (
        f"The last meeting found is that of {day}. Decisions found in its minutes: {decisions:,}."
    )
