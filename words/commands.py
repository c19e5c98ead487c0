"""How messages name a command of the product, and what its command lines have in common."""

import os

CALLED = "ASK_THE_MINUTES_CALLED"
"""The variable of the environment that says by what name the product was called, if by any; what
it starts knows it too."""
_MODULES = {
    "run": "streamlit run app.py",
    "ingest": "python -m ingest",
    "check": "python -m ingest --check",
    "search": "python -m vectorstore search",
    "documents": "python -m vectorstore documents",
    "ask": "python -m answering",
    "evaluate": "python -m evaluation",
    "train": "python -m training",
}


def command(name: str, arguments: str = "") -> str:
    """Write a command, in quotation marks, as the product was called: by its name or as modules."""
    program = os.environ.get(CALLED)
    called = f"{program} {name}" if program else _MODULES[name]
    return f"“{called} {arguments}”" if arguments else f"“{called}”"


def path(place: object) -> str:
    """Write a path as it is typed: in quotation marks if there are spaces in it."""
    written = str(place)
    return f'"{written}"' if " " in written else written
