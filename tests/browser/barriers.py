"""What of a page as it stands would keep people out, as axe-core finds it."""

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of those standards that colours alone can break: nothing else is other in the dark."""
GRAVE = ("serious", "critical")
WIDE, NARROW = 1400, 400
LOOKED_AT: tuple[tuple[Literal["light", "dark"], int, dict[str, object]], ...] = (
    ("light", WIDE, {"type": "tag", "values": STANDARDS}),
    ("light", NARROW, {"type": "tag", "values": STANDARDS}),
    ("dark", NARROW, {"type": "rule", "values": COLOURS}),
    ("dark", WIDE, {"type": "rule", "values": COLOURS}),
)
"""How a page is looked at, and by which rules; its width changes as seldom as can be, since all of
it is then laid out anew."""
STREAMLITS: dict[str, str] = {}
"""Part of a selector, by the rule that it breaks, which is Streamlit's alone: with its issue."""
STILL_MS = 3_000
"""So long at most is waited for what moves: a page that is not drawn never tells of an end."""
_STILL = """most => new Promise(done => {
    setTimeout(done, most);
    const roots = (root, found = [root]) => {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) { found.push(one.shadowRoot); roots(one.shadowRoot, found); }
        }
        return found;
    };
    const ends = one => one.effect && one.effect.getComputedTiming().endTime !== Infinity;
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const moving = roots(document).flatMap(root => root.getAnimations()).filter(ends);
        Promise.allSettled(moving.map(one => one.finished)).then(() => done());
    }));
})"""
"""A component's page within the page tells of its movements by itself, each its own."""


def barriers(page: Page, *, settled: bool = True) -> list[str]:
    """Return the grave barriers of a page, wide and narrow, light and dark.

    Args:
        page: which it is.
        settled: whether it is looked at when nothing more is drawn on it.
    """
    found: list[str] = []
    if settled:
        page.locator('[data-test-script-state="notRunning"]').wait_for()
    for scheme, width, rules in LOOKED_AT:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(_STILL, STILL_MS)
        found += [f"{scheme}, {width}: {one}" for one in _grave(_broken(page, rules))]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDE, "height": 900})
    return found


def _broken(page: Page, rules: dict[str, object]) -> dict[str, Any]:
    axe = Axe("") if page.evaluate("'axe' in window") else Axe()  # its script is half a megabyte
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    broken: dict[str, Any] = axe.run(page, options=options).response
    return broken


def _grave(result: dict[str, Any]) -> Iterator[str]:
    for rule in result["violations"]:
        for node in rule["nodes"]:
            where = str(node["target"])
            theirs = STREAMLITS.get(rule["id"])
            if rule["impact"] in GRAVE and not (theirs and theirs in where):
                yield f"{rule['id']}: {where} {node['html'][:200]} {node['failureSummary']}"
