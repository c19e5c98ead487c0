"""What the page says to readers of whether answers help, and of what is noted of questions."""

from words.numbers import number_of

HELPFUL = "Was this helpful?"
SAY_WHY = "Say why"
WHY = "Why was it not helpful?"
REASONS = {
    "place": "It quotes the wrong place",
    "missed": "It is there, but was not found",
    "outdated": "It is out of date",
    "other": "Something else",
}
MORE = "In your own words, if you like"
SEND = "Send"
THANKS = "Thank you."
READ = "Whoever looks after the archive can read this, but not who said it."
NOT_READ = "This is kept with your conversation."


def days(count: int) -> str:
    """Write a number of days."""
    return number_of(count, "day")


def noted_for(count: int, *, kept: bool) -> str:
    """Say that questions are noted, for how long and what of them is not.

    Args:
        count: days.
        kept: whether there are conversations that can be deleted.
    """
    said = (
        f"Questions are kept for {days(count)}, without who asked them, so that the archive can "
        "be looked after."
    )
    return f"{said} Deleting a conversation deletes its questions there too." if kept else said
