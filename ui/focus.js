// Keeps the focus where a reader looks for it: in what opens over the page, on the link that the
// conversation was left by, and never under the question box.

const BODY = '[data-testid="stPopoverBody"]';
const OPENER = '[data-testid="stPopoverButton"]';
const USABLE = "a[href], button, input, textarea, select, summary, [tabindex]";
const BOX = ".st-key-atm-ask";
const FRAMES = 180;

const open = () => document.querySelector(`${OPENER}[aria-expanded="true"]`);

// The button may be drawn anew meanwhile, so it is not asked whether it is the same.
const whenOpen = (act, frames = FRAMES) => {
  const body = open() && document.querySelector(BODY);
  if (body) act(body);
  else if (frames) requestAnimationFrame(() => whenOpen(act, frames - 1));
};

// What opens stands at the document's end. It is gone into when it opens, as a dialog is.
const enter = (event) => {
  const button = event.target.closest?.(OPENER);
  if (!button || button === open()) return;
  whenOpen((body) => {
    body.tabIndex = -1;
    body.focus({ preventScroll: true });
  });
};

// Going on from its last control leads on from its button, and back from its first one to that.
const turn = (event) => {
  const body = event.key === "Tab" && document.querySelector(BODY);
  const button = open();
  if (!body || !button) return;
  const at = document.activeElement;
  if (at === button && !event.shiftKey) {
    event.preventDefault();
    body.focus({ preventScroll: true });
  }
  if (!body.contains(at)) return;
  const usable = [...body.querySelectorAll(USABLE)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
  const edges = event.shiftKey ? [body, usable[0]] : usable.slice(-1);
  if (!edges.includes(at)) return;
  if (event.shiftKey) event.preventDefault();
  button.click();
  button.focus();
};

// Which link the conversation is left by. A link to a source opens the panel first: the
// conversation is left when the document is opened from there.
const leave = (event) => {
  const link = event.target.closest?.("a[href*='source?']");
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere || !document.querySelector(BOX)) return;
  if (link.closest("[role=dialog]")) {
    if (window.atmLeft) window.atmLeft.gone = true;
    return;
  }
  const href = link.getAttribute("href");
  const same = [...document.links].filter((one) => one.getAttribute("href") === href);
  window.atmLeft = { href, nth: same.indexOf(link), gone: !link.hash };
};

// What comes later than an answer, and Streamlit's keeping a chat at its end, must not carry away
// what was reached by Tab. Whoever does anything else, or scrolls, is followed no longer.
let reached = false;
const follow = (event) => { reached = event.key === "Tab"; };
const keep = () => {
  const at = reached && document.activeElement;
  const box = document.querySelector(BOX);
  if (!at || !box || box.contains(at) || !at.closest(".stMain :focus")) return;
  at.scrollIntoView({ block: "nearest" });
};

// The question box stays at the window's foot: what is brought into sight is brought above it.
const watch = () => {
  const sizes = new ResizeObserver(([one]) => {
    const high = one.target.isConnected ? `${Math.ceil(one.borderBoxSize[0].blockSize)}px` : "";
    document.documentElement.style.setProperty("--atm-box", high);
    keep();
  });
  const contents = new ResizeObserver(keep);
  let watched = null;
  const look = () => {
    handOver();
    const box = document.querySelector(BOX);
    if (!box && window.atmLeft?.gone) window.atmLeft.away = true;  // by now it is really left
    if (box === watched) return;
    sizes.disconnect();
    contents.disconnect();
    watched = box;
    const content = document.querySelector(".stMainBlockContainer");
    if (content) contents.observe(content);
    if (box) sizes.observe(box);
    else document.documentElement.style.removeProperty("--atm-box");
  };
  const pages = new MutationObserver(look);
  pages.observe(document.body, { childList: true, subtree: true });
  look();
  return () => { pages.disconnect(); sizes.disconnect(); contents.disconnect(); };
};

// A control that its own use takes away, as a run's button gives way to its progress, leaves the
// focus to the part of the page that it stood in, and not to the top of the page.
const PART = '[class*="st-key-atm-"]';
let held = null;
const hold = ({ target }) => {
  const parts = [];
  for (let at = target.closest(PART); at; at = at.parentElement?.closest(PART)) {
    parts.push(`.${[...at.classList].find((name) => name.startsWith("st-key-atm-"))}`);
  }
  held = { target, parts };
};
const handOver = () => {
  if (!held || held.target.isConnected || document.activeElement !== document.body) return;
  const part = held.parts.map((one) => document.querySelector(one)).find((one) => one);
  held = null;
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
};

export default function () {
  const heard = [["click", enter], ["click", leave], ["keydown", turn], ["keydown", follow],
    ["wheel", follow], ["touchmove", follow], ["pointerdown", follow], ["scroll", keep],
    ["focusin", hold]];
  for (const [what, act] of heard) document.addEventListener(what, act, true);
  const unwatch = watch();
  return () => {
    for (const [what, act] of heard) document.removeEventListener(what, act, true);
    unwatch();
  };
}
