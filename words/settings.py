"""What is said of a setting that cannot be used; each message names the setting."""

# The archive and the language model
NO_MODEL_NAMED = (
    "MINUTES_LLM does not name a language model. Write provider:model, for example "
    "openai:llama3.2 or anthropic:claude-haiku-4-5, or leave it empty."
)
NOT_A_BASE_ADDRESS = (
    "MINUTES_LLM_URL is not a base address. Write one such as http://localhost:11434/v1, with no "
    "user name, password or query; a key belongs in the provider's own variable."
)
NOT_A_CHROMA = (
    "MINUTES_CHROMA is not the address of a Chroma server. Write one such as "
    "http://localhost:8000, with no user name, password or query (they belong in "
    "MINUTES_CHROMA_KEY), or cloud for Chroma Cloud, or leave it empty."
)
NOT_A_CATALOGUE = (
    "MINUTES_CATALOGUE is not the address of a PostgreSQL database. Write one such as "
    "postgresql://user@host:5432/database (the password belongs in MINUTES_CATALOGUE_PASSWORD), or "
    "leave it empty for a catalogue in the archive's folder."
)

# Whose service it is
NOT_AN_ADDRESS = (
    "MINUTES_CONTACT is not an address. Give an email address such as clerk@example.org, or a web "
    "address that begins with https://."
)


def null(name: str) -> str:
    """Say that a folder's path cannot be so."""
    return f"{name} holds a null character; give a folder's path."


def not_of_chroma(name: str) -> str:
    """Say that a Chroma server's tenant, database or key cannot be so."""
    kinds = "letters, digits, dots, hyphens and underscores"
    if name.endswith("_KEY"):
        kinds = "the letters, digits and signs of ASCII, without spaces"
    return f"{name} cannot be used. Write it with {kinds}."


def cloud_needs(name: str) -> str:
    """Say what Chroma Cloud cannot be used without."""
    return (
        f"MINUTES_CHROMA is cloud, and {name} is not set. Chroma Cloud needs its tenant, database "
        "and key; its own pages show them."
    )


def not_seconds(given: str) -> str:
    """Say what a time-out is."""
    return f"MINUTES_LLM_TIMEOUT is {given!r}; give a number of seconds, above 0 and up to 3600."


def not_days(name: str, given: str) -> str:
    """Say what a number of days is."""
    return f"{name} is {given!r}; give a whole number of days up to 9999, or 0 to keep nothing."


def not_yes_or_no(name: str, given: str) -> str:
    """Say what a setting is that is on or off."""
    return f"{name} is {given!r}; give 1 for yes, or 0 or nothing for no."


def password_too_short(shortest: int) -> str:
    """Say how long a password is."""
    return (
        f"MINUTES_KEEPER_PASSWORD is too short; give at least {shortest} characters, or leave it "
        "empty."
    )


def not_strike_or_drop(given: str) -> str:
    """Say what can be done with sentences that are not supported."""
    return f"MINUTES_UNSUPPORTED is {given!r}; write strike or drop."


def not_lines_or_json(given: str) -> str:
    """Say how the log can be written."""
    return f"MINUTES_LOG is {given!r}; write lines or json."


def not_off_on_or_network(given: str) -> str:
    """Say who may read what is counted."""
    return (
        f"MINUTES_METRICS is {given!r}; write off, on (for this machine alone) or network (for "
        "every machine that reaches the server without a proxy)."
    )


def not_a_name(longest: int) -> str:
    """Say what the name of a council is."""
    return (
        "MINUTES_COUNCIL cannot be used as a heading. Write a name of up to "
        f"{longest} characters, on one line."
    )


def not_a_picture(given: str) -> str:
    """Say what a crest is."""
    return f"MINUTES_CREST: {given} is neither an SVG nor a PNG picture. Name one that is."


def not_a_colour(given: str) -> str:
    """Say how a colour is written."""
    return f"MINUTES_COLOUR is {given!r}; write a colour as #rrggbb."


def too_light(given: str, contrast: float, least: float) -> str:
    """Say that a colour cannot be read on white."""
    return (
        f"MINUTES_COLOUR {given} is too light to be read on white: its contrast is {contrast:.1f}, "
        f"and at least {least} is needed. Give a darker one."
    )


def not_a_statement(name: str) -> str:
    """Say what a notice is: an address or a file."""
    return (
        f"{name} is neither an address that begins with https:// nor the path of a Markdown or "
        "text file (.md, .txt)."
    )


def not_utf8(name: str, given: str) -> str:
    """Say that a file is not encoded as it should be."""
    return f"{name}: {given} is not written in UTF-8. Save it in UTF-8."


def empty_file(name: str, given: str) -> str:
    """Say that a notice says nothing."""
    return f"{name}: {given} is empty. Write the notice into it, or leave the setting empty."


def file_unreadable(name: str, given: str) -> str:
    """Say that a file cannot be read."""
    return f"{name}: {given!r} cannot be read. Check the path and the file's permissions."


def file_too_large(name: str, given: str, largest: int) -> str:
    """Say that a file is too large."""
    return f"{name}: {given} is larger than {largest:,} bytes. Give a smaller file."
