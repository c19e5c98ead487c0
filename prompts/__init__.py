"""Templates as text files beside this one, filled by name; knows nothing of who uses them.

What is sent to a language model stands here as files, so that it can be read and changed without
reading code; what is said to people stands in `words`.
"""

from collections.abc import Mapping
from pathlib import Path
from string import Formatter

from langchain_core.messages import BaseMessage
from langchain_core.prompts import ChatPromptTemplate

from errors import SettingError
from words import models as said

FOLDER = Path(__file__).resolve().parent


def fill(name: str, **values: str) -> str:
    """Fill the template `name`.txt with values.

    A value is put in as it is: braces in it are no placeholders.

    Raises:
        SettingError: there is no such template, or values are missing or unknown.
    """
    template = _read(name)
    _check(f"{name}.txt", _fields(template), values)
    return template.format(**values)


def fill_chat(name: str, **values: str) -> list[BaseMessage]:
    """Fill what a language model is told, `name`_system.txt, and given, `name`_user.txt.

    A value is put in as it is: braces in it are no placeholders.

    Raises:
        SettingError: there is no such template, or values are missing or unknown.
    """
    template = load_chat(name)
    _check(f"{name}_….txt", set(template.input_variables), values)
    return template.format_messages(**values)


def load_chat(name: str) -> ChatPromptTemplate:
    """Load what a language model is told and given as a template of LangChain's.

    Raises:
        SettingError: there is no such template.
    """
    parts = {"system": _read(f"{name}_system"), "human": _read(f"{name}_user")}
    return ChatPromptTemplate.from_messages(list(parts.items()))


def _read(name: str) -> str:
    path = FOLDER / f"{name}.txt"
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise SettingError(said.no_template(path.name, FOLDER)) from error


def _fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}


def _check(name: str, wanted: set[str], values: Mapping[str, str]) -> None:
    if wanted != set(values):
        missing = ", ".join(sorted(wanted - set(values))) or "none"
        unknown = ", ".join(sorted(set(values) - wanted)) or "none"
        raise SettingError(said.bad_template(name, missing, unknown))
