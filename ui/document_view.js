// Draws a document from what it is given, all words as text; scrolls to the quotation that was
// asked for, once for each place that is shown; finds words. Drawing the page again must not
// move what somebody reads.

const BOLD = 1, SLANTED = 2, MARKED = 8, WITHHELD = 16;
const MOST_FOUND = 2000;

const part = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const said = (words, n, all) => words.replace("{n}", n).replace("{all}", all);

// One run of words, within an element for each way in which it is shown.
const drawnRun = (run) => {
  if (typeof run === "string") return document.createTextNode(run);
  const [words, look, , href] = run;
  let made = document.createTextNode(words);
  const within = (tag, className) => {
    const outer = part(tag, className);
    outer.append(made);
    made = outer;
    return outer;
  };
  if (look & SLANTED) within("em");
  if (look & (BOLD | MARKED)) within("strong", look & MARKED ? "decisive" : "");
  if (look & WITHHELD) within("span", "withheld");
  if (href) Object.assign(within("a"), { href, rel: "noopener noreferrer", target: "_blank" });
  return made;
};

// Puts the runs of a cell into an element, those of one quotation within one mark.
const filled = (element, cell) => {
  let mark = null;
  for (const run of cell) {
    const quote = typeof run === "string" ? 0 : run[2];
    if (!quote) mark = null;
    else if (!mark || mark.dataset.quote !== String(quote)) {
      mark = part("mark", "quote");
      mark.dataset.quote = quote;
      element.append(mark);
    }
    (mark || element).append(drawnRun(run));
  }
  return element;
};

// Draws the parts of a section; rows of one table and items of one list come together.
const drawnParts = (parts, state, into, labels) => {
  let table = null, list = null;
  for (const one of parts) {
    if (one.role !== "row") table = null;
    if (one.role !== "item") list = null;
    let made;
    if (one.role === "heading") {
      state.level = Math.min(state.level + 1, state.base + one.level - 1, 6);
      made = filled(part(`h${state.level}`, "heading"), one.cells[0]);
      into.append(made);
    } else if (one.role === "item") {
      if (!list) into.append((list = part("ul", "list")));
      made = filled(part("li", one.bullet ? "bullet" : ""), one.cells[0]);
      made.style.setProperty("--depth", one.level || 0);
      list.append(made);
    } else if (one.role === "row") {
      if (!table || table.number !== one.table) {
        const columns = Math.max(...parts.filter((p) => p.table === one.table).map((p) => p.cells.length));
        const scroller = part("div", "scroller");
        if (columns > 4) {
          scroller.tabIndex = 0;
          scroller.setAttribute("role", "group");
          scroller.setAttribute("aria-label", labels.table);
        }
        table = { number: one.table, columns, element: part("table", "") };
        table.element.style.setProperty("--columns", columns);
        scroller.append(table.element);
        into.append(scroller);
      }
      made = part("tr", "");
      if (one.header && one.cells.length < table.columns) {
        // Which columns it names is not known: it stands over all of them.
        const over = part("th", "");
        over.colSpan = table.columns;
        over.append(...one.cells.map((cell) => filled(part("span", "apart"), cell)));
        made.append(over);
      } else one.cells.forEach((cell, n) => {
        const held = filled(part(one.header ? "th" : "td", ""), cell);
        if (one.header) held.scope = "col";
        if (one.cells.length < table.columns && n === one.cells.length - 1) {
          held.colSpan = table.columns - n;
        }
        made.append(held);
      });
      table.element.append(made);
    } else {
      made = filled(part("p", one.role === "rest" ? "rest" : ""), one.cells[0]);
      into.append(made);
    }
    if (one.goes_on) made.classList.add("goes-on");
    if (one.at !== undefined) state.places.set(one.at, made);
  }
};

const lettersOf = (parts) =>
  parts.reduce((sum, one) => sum + 60 + one.cells.flat().reduce(
    (more, run) => more + (typeof run === "string" ? run : run[0]).length, 0), 0);

const drawnSection = (section, state, data, show) => {
  const block = part("section", section.page ? "page" : "block");
  block.style.containIntrinsicSize = `auto ${Math.round(80 + lettersOf(section.parts) * 0.33)}px`;
  if (section.page) {
    state.level = 2;
    const head = part("div", "page-head");
    head.append(part("h2", "page-name", section.heading));
    if (data.pictured) {
      const button = part("button", "picture", said(data.words.picture, section.page));
      button.type = "button";
      button.onclick = () => show(section.page);
      head.append(button);
    }
    block.append(head);
  }
  block.dataset.page = section.page;
  drawnParts(section.parts, state, block, data.words);
  return block;
};

// Brings an element into sight. What was never drawn has a guessed height, so that the place is
// looked for again until nothing around it has moved it for a while, or the reader moves on.
const FRAMES = 60, STILL = 8;
let moved = 0;
for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  addEventListener(event, () => { moved += 1; }, { capture: true, passive: true });
}

const goTo = (element, frames = FRAMES, still = 0, top = NaN, since = moved) => {
  if (since !== moved) return;
  still = Math.abs(element.getBoundingClientRect().top - top) < 2 ? still + 1 : 0;
  if (!still) element.scrollIntoView({ block: "center" });
  if (frames > 1 && still < STILL) {
    const now = element.getBoundingClientRect().top;
    requestAnimationFrame(() => goTo(element, frames - 1, still, now, since));
  }
};

const control = (label, sign, act) => {
  const button = part("button", "control", sign);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.onclick = act;
  return button;
};

// The quotations, one after the other; `show` is told the page of each that is gone to.
const quoteTools = (data, frame, show) => {
  const words = data.words;
  const tools = part("div", "tool quotes");
  const first = (n) => frame.querySelector(`mark[data-quote="${n}"]`);
  let at = data.asked || 1;
  const here = control(words.toQuote, "", () => go(at));
  here.classList.add("to-quote");
  here.removeAttribute("aria-label");
  here.setAttribute("aria-live", "polite");
  const go = (n, focus = true) => {
    at = ((n - 1 + data.quotes) % data.quotes) + 1;
    here.textContent = data.quotes > 1 ? said(words.quote, at, data.quotes) : words.toQuote;
    frame.querySelectorAll("mark.current").forEach((one) => one.classList.remove("current"));
    frame.querySelectorAll(`mark[data-quote="${at}"]`).forEach((one) => one.classList.add("current"));
    const quote = first(at);
    if (!quote) return;
    goTo(quote);
    if (focus) {
      quote.tabIndex = -1;
      quote.focus({ preventScroll: true });
    }
    show(Number(quote.closest("section").dataset.page), true);
  };
  if (data.quotes > 1) tools.append(control(words.before, "‹", () => go(at - 1)));
  tools.append(here);
  if (data.quotes > 1) tools.append(control(words.after, "›", () => go(at + 1)));
  return { tools, begin: () => go(at) };
};

const contentsTools = (data, state) => {
  const tools = part("details", "tool contents");
  tools.append(part("summary", "", data.words.contents));
  const list = part("ol", "");
  for (const [at, level, title] of data.contents) {
    const place = state.places.get(at);
    if (!place) continue;
    const button = part("button", "entry", title);
    button.type = "button";
    button.onclick = () => {
      tools.open = false;
      goTo(place);
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const item = part("li", "");
    item.style.setProperty("--depth", Math.min(level, 4) - 1);
    item.append(button);
    list.append(item);
  }
  tools.append(list);
  tools.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      tools.open = false;
      tools.querySelector("summary").focus();
    }
  });
  return list.children.length > 1 ? tools : null;
};

// All the words of the document as one string, and where each stretch of it is in the page.
const textOf = (frame) => {
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".page-head") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const starts = [], nodes = [];
  let text = "", block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const own = node.parentElement.closest("p, li, td, th, h2, h3, h4, h5, h6");
    if (own !== block) text += "\n";
    block = own;
    starts.push(text.length);
    nodes.push(node);
    text += node.data;
  }
  return { text, starts, nodes };
};

const rangeOf = ({ starts, nodes }, low, high) => {
  const nodeAt = (offset) => {
    let a = 0, b = starts.length - 1;
    while (a < b) {
      const middle = (a + b + 1) >> 1;
      if (starts[middle] <= offset) a = middle;
      else b = middle - 1;
    }
    return a;
  };
  const first = nodeAt(low), last = nodeAt(high - 1);
  const range = document.createRange();
  range.setStart(nodes[first], Math.min(low - starts[first], nodes[first].length));
  range.setEnd(nodes[last], Math.min(high - starts[last], nodes[last].length));
  return range;
};

const findTools = (data, frame) => {
  const words = data.words;
  const tools = part("form", "tool find");
  tools.setAttribute("role", "search");
  const box = part("input", "");
  Object.assign(box, { type: "search", placeholder: words.find, maxLength: 200 });
  box.setAttribute("aria-label", words.find);
  const count = part("span", "count", "");
  count.setAttribute("role", "status");
  let index = null, found = [], at = -1, timer = 0;
  const paint = (name, ranges) => {
    if (!globalThis.CSS?.highlights) return;
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  };
  const go = (n) => {
    if (!found.length) return;
    at = (n + found.length) % found.length;
    count.textContent = said(words.found, at + 1, found.length);
    paint("atm-found-here", [found[at]]);
    goTo(found[at].startContainer.parentElement);
  };
  const look = () => {
    const asked = box.value.trim().split(/\s+/).filter(Boolean);
    found = [];
    at = -1;
    if (asked.join("").length > 1) {
      index = index || textOf(frame);
      const escaped = asked.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
      for (const one of index.text.matchAll(new RegExp(escaped.join("\\s+"), "gi"))) {
        if (found.push(rangeOf(index, one.index, one.index + one[0].length)) >= MOST_FOUND) break;
      }
    }
    paint("atm-found", found);
    paint("atm-found-here", []);
    for (const one of [back, on]) one.disabled = !found.length;
    count.textContent = found.length || asked.join("").length < 2 ? "" : words.notFound;
    go(0);
  };
  const back = control(words.findBefore, "‹", () => go(at - 1));
  const on = control(words.findAfter, "›", () => go(at + 1));
  back.disabled = on.disabled = true;
  box.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150);
  };
  tools.onsubmit = (event) => {
    event.preventDefault();
    go(at + 1);
  };
  tools.append(box, back, on, count);
  return tools;
};

export default function ({ data, parentElement, setStateValue }) {
  const viewer = parentElement.querySelector(".atm-viewer");
  if (viewer.dataset.shown === data.shown) return;
  viewer.dataset.shown = data.shown;

  let page = data.page;
  const show = (wanted, onlyIfOther = false) => {
    if (!data.pictured || !wanted || (onlyIfOther && wanted === page)) return;
    page = wanted;
    setStateValue("page", [wanted, Date.now()]);
    // Where there is no room beside the text, the picture stands above it.
    if (!onlyIfOther && innerWidth <= 1100) {
      document.querySelector(".st-key-atm-page")?.scrollIntoView({ block: "start" });
    }
  };
  const frame = part("div", "frame");
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", data.words.label);
  const state = { level: 1, base: data.base, places: new Map() };
  frame.append(...data.sections.map((section) => drawnSection(section, state, data, show)));

  const tools = part("div", "tools");
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", data.words.tools);
  const quotes = data.quotes ? quoteTools(data, frame, show) : null;
  const contents = contentsTools(data, state);
  tools.append(...[quotes?.tools, contents, findTools(data, frame)].filter(Boolean));
  viewer.replaceChildren(tools, frame);
  if (quotes && data.asked) requestAnimationFrame(quotes.begin);
}
