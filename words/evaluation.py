"""What is said by the commands that measure answers and train."""

FITTED = " (of an archive that weights were fitted on: these figures flatter)"
ONE_ARCHIVE = "--compare keeps the vectors of one archive; leave out --also."
NO_MODEL = "MINUTES_LLM is not set. Name the language model that is to write."
WHAT_TO_TRAIN_ON = "Give --questions, --asked, or both."
NO_DOCUMENTS = "The archive holds no public documents to compare answers on."


def missing(count: int, named: int, first: str) -> str:
    """Say that documents that questions name are not there."""
    return (
        f"{count} of the {named} documents that the questions name are not in the archive, for "
        f"example {first}. Their paths are those below the folder that was ingested."
    )


def wrong(question_id: str, status: str, question: str) -> str:
    """Name a question that was answered wrongly."""
    return f"wrong: {question_id} ({status}) {question}"


def questions_unreadable(path: object, why: object) -> str:
    """Say that a file of questions cannot be read."""
    return f"The questions in {path} cannot be read: {why}."


def no_gold(path: object) -> str:
    """Say that a file holds no questions."""
    return f"{path} holds no gold questions."


def no_questions(path: object, part: str, corpus: str) -> str:
    """Say that a file holds no questions of a kind."""
    return f"{path} holds no {part} questions on {corpus}."


NOTHING_TO_TELL_APART = (
    "The questions are too few: some must be answered rightly, and some that nothing answers must "
    "be answered all the same, for a weight to be fitted. Name questions on more archives with "
    "--asked."
)


def package_missing(option: str, why: object) -> str:
    """Say that an option needs what only developers install."""
    return (
        f"{option} needs a package of requirements-dev.txt ({why}). Run `make .venv/.dev`, or "
        "`pip install -r requirements-dev.txt`, and try again."
    )


def report_not_written(path: object, why: object) -> str:
    """Say that a report cannot be written."""
    return f"The report {path} cannot be written ({why}). Name another file with --report."


def folder_exists(folder: object) -> str:
    """Say that a folder must be new."""
    return f"--store {folder} exists already; name a new folder."


def no_server(address: str) -> str:
    """Say that no language model answers."""
    return f"No server answers at {address}. Start it, or set MINUTES_LLM_URL to its address."


def other_model(folder: object, made_with: str, model: str) -> str:
    """Say that vectors were made with another model."""
    return (
        f"{folder} was made with the embedding model {made_with}, and the archive with {model}. "
        "Name another folder with --compare."
    )


def tutorial_fails(folder: object, why: object) -> str:
    """Say that the vectors of the tutorial's pipeline cannot be used."""
    return (
        f"The folder {folder} of the tutorial's pipeline cannot be used ({why}). Delete it and run "
        "this again: it is made anew. Or name another folder."
    )


def by_hand(council: str, papers: int, share: float) -> str:
    """Say how much of a council is right by weights that were set by hand."""
    return f"{council}, {papers:,} papers: {share:.1%} by hand"


def by_weights(share: float) -> str:
    """Say how much of it is right by fitted weights."""
    return f"  {share:.1%} by weights fitted on the others"
