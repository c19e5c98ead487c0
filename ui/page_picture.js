// Shows the picture of a page with boxes over what is quoted, and the way to the pages beside it.

const part = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const said = (words, n, all) => words.replace("{n}", n).replace("{all}", all);

export default function ({ data, parentElement, setStateValue }) {
  const { words, page, pages } = data;
  const viewer = parentElement.querySelector(".atm-page");
  const tools = part("div", "tools");
  const control = (label, sign, to) => {
    const button = part("button", "control", sign);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.title = label;
    button.disabled = to < 1 || to > pages;
    button.onclick = () => setStateValue("page", [to, Date.now()]);
    return button;
  };
  const name = part("span", "name", said(words.page, page, pages));
  name.setAttribute("aria-live", "polite");
  tools.append(control(words.before, "‹", page - 1), name, control(words.after, "›", page + 1));
  if (data.file) {
    const open = part("a", "open", said(words.open, page));
    Object.assign(open, { href: data.file, target: "_blank", rel: "noopener noreferrer" });
    tools.append(open);
  }

  const sheet = part("div", "sheet");
  const picture = part("img", "");
  picture.alt = said(words.alt, page, pages);
  [picture.width, picture.height] = data.size;
  picture.src = data.src;
  sheet.append(picture);
  for (const { box, current } of data.boxes) {
    const [left, top, width, height] = box.map((share) => `${100 * share}%`);
    const frame = part("span", current ? "box current" : "box");
    Object.assign(frame.style, { left, top, width, height });
    frame.setAttribute("aria-hidden", "true");
    sheet.append(frame);
  }
  viewer.replaceChildren(tools, sheet);
}
