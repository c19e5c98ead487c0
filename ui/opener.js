// Opens the sidebar by Streamlit's own button, which lies over the page and is not shown, and
// takes the focus along: into the sidebar, and back when that is closed.

const THEIRS = '[data-testid="stExpandSidebarButton"]';
const CLOSER = '[data-testid="stSidebarCollapseButton"]';
const FRAMES = 60;

const reach = (find, frames = FRAMES) => {
  const found = find();
  if (found && found.checkVisibility()) found.focus({ preventScroll: true });
  else if (frames) requestAnimationFrame(() => reach(find, frames - 1));
};

export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  button.onclick = () => {
    document.querySelector(THEIRS)?.click();
    reach(() => document.querySelector(`${CLOSER} button`));
  };
  const closed = (event) => {
    if (event.target.closest?.(CLOSER)) reach(() => button);
  };
  document.addEventListener("click", closed, true);
  return () => document.removeEventListener("click", closed, true);
}
