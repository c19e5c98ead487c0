"""What of a page as it stands would keep people out, as axe-core finds it."""

from collections.abc import Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
OPTIONS = {"runOnly": {"type": "tag", "values": STANDARDS}, "resultTypes": ["violations"]}
GRAVE = ("serious", "critical")
WIDTHS = (1400, 400)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
STREAMLITS: dict[str, str] = {}
"""Part of a selector, by the rule that it breaks, which is Streamlit's alone: with its issue."""
STILL_MS = 3_000
"""So long at most is waited for what moves: a page that is not drawn never tells of an end."""
_STILL = """most => new Promise(done => {
    setTimeout(done, most);
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const ends = one => one.effect && one.effect.getComputedTiming().endTime !== Infinity;
        const moving = document.getAnimations().filter(ends).map(one => one.finished);
        Promise.allSettled(moving).then(() => done());
    }));
})"""


def barriers(page: Page, *, settled: bool = True) -> list[str]:
    """Return the grave barriers of a page, wide and narrow, light and dark.

    Args:
        page: which it is.
        settled: whether it is looked at when nothing more is drawn on it.
    """
    found: list[str] = []
    if settled:
        page.locator('[data-test-script-state="notRunning"]').wait_for()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(_STILL, STILL_MS)
            result = Axe().run(page, options=OPTIONS).response
            found += [f"{scheme}, {width}: {one}" for one in _grave(result)]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found


def _grave(result: dict[str, Any]) -> Iterator[str]:
    for rule in result["violations"]:
        for node in rule["nodes"]:
            where = str(node["target"])
            theirs = STREAMLITS.get(rule["id"])
            if rule["impact"] in GRAVE and not (theirs and theirs in where):
                yield f"{rule['id']}: {where} {node['html'][:200]} {node['failureSummary']}"
