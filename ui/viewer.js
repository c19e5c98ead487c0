// Puts a document's blocks in as text and scrolls to its quotation, once for each place
// that is shown: drawing the page again must not move what somebody reads.

const part = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
};

const drawn = ({ heading, before, quote, after }) => {
  const block = part("section", "block", "");
  if (heading) block.append(part("h2", "page", heading));
  const words = part("div", "words", "");
  words.append(before);
  if (quote) words.append(part("mark", "quote", quote));
  words.append(after);
  block.append(words);
  return block;
};

// Moves the text within its frame, and the page only as far as it must.
const goTo = (quote, frame) => {
  const wanted = quote.getBoundingClientRect();
  const spare = Math.max(0, frame.clientHeight - wanted.height);
  frame.scrollTop += wanted.top - frame.getBoundingClientRect().top - spare / 2;
  quote.scrollIntoView({ block: "nearest" });
};

export default function ({ data, parentElement }) {
  const viewer = parentElement.querySelector(".atm-viewer");
  if (viewer.dataset.shown === data.shown) return;
  viewer.dataset.shown = data.shown;

  const frame = part("div", "frame", "");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", data.label);
  frame.append(...data.blocks.map(drawn));
  viewer.replaceChildren(frame);

  const quote = frame.querySelector("mark");
  if (!quote) return;
  const button = part("button", "to-quote", data.toQuote);
  button.type = "button";
  button.onclick = () => goTo(quote, frame);
  viewer.prepend(button);
  requestAnimationFrame(() => goTo(quote, frame));
}
