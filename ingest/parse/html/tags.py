"""Read a tag's words and names as a browser and a style sheet do."""

from bs4 import Tag
from bs4.element import PageElement

from ingest.parse.mend_letters import mend_hyphens

BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figure figcaption "
    "h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption".split()
)
"""Tags before and after which a browser breaks the line."""
FEW = 50
"""Elements and stretches of text in a heading or a label."""


def classes(tag: Tag) -> str:
    """Return a tag's classes as one string."""
    return " ".join(str(name) for name in tag.get_attribute_list("class") if name)


def few_nodes(tag: Tag) -> list[PageElement]:
    """Return what a heading, a label or a link holds, in order; what holds much more is none.

    Nothing is returned for it, so that what stands in much is not gone through for each.
    """
    found: list[PageElement] = []
    stack: list[PageElement] = [tag]
    while stack and len(found) <= FEW:
        node = stack.pop()
        found.append(node)
        if isinstance(node, Tag):
            if len(node.contents) > FEW:
                return []
            stack.extend(reversed(node.contents))
    return [] if stack else found[1:]


def squeezed(text: str) -> str:
    """Fold white space as a browser does, and line breaks into spaces."""
    return " ".join(mend_hyphens(text).split())
