"""Read what a Word file's properties say of it: its title, status, sensitivity label."""

from collections.abc import Iterator

from ingest.parse.word.package import Element, Package, at, attribute, letters_of

UNLABELLED = frozenset({"title", "subject", "keywords", "category", "description"})
"""Properties whose words say by themselves what they are about."""
CORE = (*sorted(UNLABELLED), "contentStatus", "contentType")
MOST = 200
"""Properties that a person or a program sets by hand are fewer."""


def title_of(package: Package) -> str:
    """Return the title in the file's properties, "" if there is none."""
    return next((words for name, words in _core(package) if name == "title"), "")


def properties(package: Package) -> Iterator[str]:
    """Yield what the properties say: words that speak for themselves, else "name: value"."""
    for name, words in _core(package):
        label = name.removeprefix("content").lower()
        yield words if name in UNLABELLED else f"{label}: {words}"
    for part in package.parts("", "custom-properties"):
        for one in list(part)[:MOST]:
            words = " ".join("".join(one.itertext()).split())
            if any(letter.isalpha() for letter in words):
                yield f"{attribute(one, 'name')}: {words}"


def _core(package: Package) -> Iterator[tuple[str, str]]:
    for part in package.parts("", "core-properties"):
        for name in CORE:
            if words := _text(at(part, name)):
                yield name, words


def _text(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def comments(package: Package) -> dict[str, str]:
    """Return what readers remarked in the margin, by the ids of their remarks."""
    return {
        attribute(one, "id"): _paragraphs(one)
        for part in package.parts(package.main, "comments")
        for one in part
    }


def _paragraphs(comment: Element) -> str:
    told = (" ".join(letters_of(one).split()) for one in comment)
    return "\n".join(words for words in told if words)
