// Gives the focus back to the link by which the conversation was left for a document, once the
// page is drawn; whoever does something meanwhile is left alone.

const PATIENCE = 600;  // frames
let done = 0;
for (const event of ["keydown", "pointerdown", "wheel"]) {
  addEventListener(event, () => { done += 1; }, { capture: true, passive: true });
}

const find = ({ href, nth }) => {
  const same = [...document.links].filter((one) => one.getAttribute("href") === href);
  return document.querySelector('[data-test-script-state="notRunning"]') && same[nth];
};

const reach = (left, since, frames = PATIENCE) => {
  const link = since === done && find(left);
  if (link) {
    link.focus({ preventScroll: true });
    window.atmReached = link;  // the page is not scrolled away from it while it has the focus
    link.scrollIntoView({ block: "center" });
  }
  if (link || since !== done || !frames) window.atmLeft = null;
  else requestAnimationFrame(() => reach(left, since, frames - 1));
};

export default function () {
  const left = window.atmLeft;
  if (!left?.gone || left.reached) return;
  left.reached = true;
  reach(left, done);
}
