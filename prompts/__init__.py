"""Templates as text files beside this one, filled by name; knows nothing of who uses them.

Every sentence that the product makes for people or for a language model out of a pattern
stands here as a file, so that it can be read and changed without reading code.
"""

from pathlib import Path
from string import Formatter

from errors import SettingError

FOLDER = Path(__file__).resolve().parent


def fill(name: str, **values: str) -> str:
    """Fill the template `name`.txt with values.

    A value is put in as it is: braces in it are no placeholders.

    Raises:
        SettingError: there is no such template, or values are missing or unknown.
    """
    path = FOLDER / f"{name}.txt"
    try:
        template = path.read_text("utf-8").strip()
    except OSError as error:
        raise SettingError(f"There is no template {path.name} in {FOLDER}.") from error
    wanted = {field for _, field, _, _ in Formatter().parse(template) if field}
    if wanted != set(values):
        missing = ", ".join(sorted(wanted - set(values))) or "none"
        unknown = ", ".join(sorted(set(values) - wanted)) or "none"
        raise SettingError(f"Template {path.name}: missing values: {missing}; unknown: {unknown}.")
    return template.format(**values)
