// Gives the focus back to the link by which the conversation was left for a document, once the
// page is drawn; whoever does something meanwhile is left alone.

const PATIENCE_MS = 30_000;  // a page may be drawn as slowly as that, once and once more
let done = 0;
for (const event of ["keydown", "pointerdown", "wheel"]) {
  addEventListener(event, () => { done += 1; }, { capture: true, passive: true });
}

const find = ({ href, nth }) => {
  const same = [...document.links].filter((one) => one.getAttribute("href") === href);
  return document.querySelector('[data-test-script-state="notRunning"]') && same[nth];
};

const bring = (link) => {
  link.focus({ preventScroll: true });
  window.atmReached = link;  // the page is not scrolled away from it while it has the focus
  link.scrollIntoView({ block: "center" });
};

// The page may be drawn once more after the link is there, and a new link put in its place.
const reach = (left, since, until, reached = false) => {
  const link = since === done && find(left);
  const lost = !reached || document.activeElement === document.body;
  if (link && lost) bring(link);
  if (since === done && performance.now() < until)
    requestAnimationFrame(() => reach(left, since, until, reached || Boolean(link)));
  else if (window.atmLeft === left) window.atmLeft = null;
};

export default function () {
  const left = window.atmLeft;
  if (!left?.away || left.reached) return;
  left.reached = true;
  reach(left, done, performance.now() + PATIENCE_MS);
}
