"""Read a tag's words and names as a browser and a style sheet do."""

from bs4 import Tag

from ingest.parse.letters import mend_hyphens


def classes(tag: Tag) -> str:
    """Return a tag's classes as one string."""
    return " ".join(str(name) for name in tag.get_attribute_list("class") if name)


def squeezed(text: str) -> str:
    """Fold white space as a browser does, and line breaks into spaces."""
    return " ".join(mend_hyphens(text).split())
